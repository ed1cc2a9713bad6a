import * as Plot from "@observablehq/plot";
import { count, decimal, percentText, withheldMark, withheldText } from "../lib/format.ts";
import type { Figure } from "../model/figure.ts";
import { draw, lines, rowTexts } from "./draw.ts";
import { type Grid, gridOf } from "./grid.ts";
import { gridTable } from "./native/table.ts";
import { noteTexts, withheldNotes } from "./notes.ts";
import { type Entry, type Layout, type Line, layoutOf, placeRows, showsBases, withheldLine } from "./rows.ts";
import { shadesOf } from "./shade.ts";
import { distributionTable } from "./table.ts";
import { measure, wrap } from "./text.ts";
import type { ChartType } from "./type.ts";
import { describeWith } from "./words.ts";

/** A heat table whose cells hold their numbers: items by groups, or rows by categories. */
export const matrix: ChartType = {
  draws: "cells",

  check(figure) {
    const isCrossed = figure.rows.some(({ cross }) => cross !== undefined);
    if (figure.statistic === "mean" && !isCrossed)
      return "Eine Matrix von Mittelwerten braucht mehrere Teilfragen und Gruppen (by); sonst chart: dot.";
    if (!isCrossed && figure.categories.length < 2)
      return "Eine Matrix braucht mehrere Kategorien oder Gruppen; sonst chart: bar.";
    const { columns } = gridOf(figure);
    return columns.length > 8
      ? `Eine Matrix bleibt bis 8 Spalten lesbar, hier sind es ${columns.length}.`
      : undefined;
  },

  svg(figure, options) {
    const { theme, width } = options;
    const grid = gridOf(figure);
    const entries = entriesOf(figure, grid);
    const layout = layoutOf(entries, width, theme.size);
    const { small } = layout;
    const columns = columnPlaces(grid, layout);
    const head = headLines(grid, columns, layout);
    const cell = layout.wide ? 32 : 28;
    const tight = { ...layout, gap: layout.wide ? 3 : 10 };
    const { rows, data, bottom } = placeRows(entries, tight, { y: head.height + 8, data: cell, inset: 0 });
    const values = grid.rows.flatMap(({ cells }) =>
      cells.flatMap((each) => (each.kind === "value" ? [each.value] : [])),
    );
    const shade = shadesOf(values, figure, theme);
    const cells = grid.rows.flatMap((row, i) =>
      row.cells.flatMap((each, k) => {
        const [place, column] = [data[i], columns[k]];
        return place && column ? [{ ...each, ...place, x1: column.x1, x2: column.x2 }] : [];
      }),
    );
    const released = cells.flatMap((each) =>
      each.kind === "value" ? [{ ...each, ...shade(each.value), text: textOf(figure, each.value) }] : [],
    );
    const withheld = cells.filter(({ kind }) => kind === "suppressed");
    const reasons = new Set(cells.flatMap((each) => (each.kind === "suppressed" ? [each.reason] : [])));
    const notes = withheldNotes(
      [...reasons].map((reason) => [withheldLine(reason)]),
      { y: bottom, width, small },
    );
    const px = (name: "x1" | "x2") => ({ value: name, scale: null });
    const middle = { value: ({ x1, x2 }: { x1: number; x2: number }) => (x1 + x2) / 2, scale: null };
    return draw(figure, options, {
      layout,
      height: notes.bottom + 3,
      domain: [0, 1],
      marks: [
        lines(head.labels, { textAnchor: "middle", fontSize: small }),
        lines(head.bases, { textAnchor: "middle", fontSize: small, fill: theme.muted }),
        rowTexts(rows, entries, layout, theme),
        [...Map.groupBy(released, ({ fill }) => fill)].map(([fill, own]) => [
          Plot.rect(own, { x1: px("x1"), x2: px("x2"), y1: "top", y2: "bottom", fill }),
          Plot.text(own, {
            x: middle,
            y: ({ top, bottom: foot }) => (top + foot) / 2,
            text: "text",
            fill: own[0]?.on ?? theme.text,
          }),
        ]),
        Plot.text(withheld, {
          x: middle,
          y: ({ top, bottom: foot }) => (top + foot) / 2,
          text: () => withheldMark,
          fontWeight: 600,
          fontSize: small + 4,
        }),
        noteTexts(notes, small, theme),
      ],
    });
  },

  isEmpty: (figure) =>
    gridOf(figure).rows.every(({ cells }) => cells.every(({ kind }) => kind === "suppressed")),
  legend: () => [],

  describe(figure) {
    const grid = gridOf(figure);
    const named = figure.categories[figure.shareIndex];
    const isShare = grid.rows.length > 0 && figure.rows[0]?.cross && figure.categories.length > 1;
    const unit =
      figure.statistic === "mean"
        ? ["Gezeigt sind Mittelwerte."]
        : isShare && named
          ? [`Gezeigt ist der Anteil „${named.label}“.`]
          : [];
    const sentences = grid.rows.map(({ label, cells, base }) => {
      const told = base && showsBases(figure) ? ` (${base})` : "";
      const said = cells.map((each, i) => {
        const value = each.kind === "value" ? spoken(figure, each.value) : withheldText;
        return `${grid.columns[i]?.label}: ${value}`;
      });
      return `${label}${told} – ${said.join("; ")}.`;
    });
    return describeWith(figure, [...unit, ...sentences]);
  },

  table: distributionTable,
  native: gridTable,
};

const textOf = ({ statistic }: Figure, value: number): string =>
  statistic === "mean" ? decimal(value) : count(value);

const spoken = ({ statistic }: Figure, value: number): string =>
  statistic === "mean" ? decimal(value) : percentText(value);

function entriesOf(figure: Figure, grid: Grid): Entry[] {
  const withBases = showsBases(figure);
  return grid.rows.map(({ label, total, base }) => ({
    label,
    total,
    base: withBases && base !== "" ? base : undefined,
  }));
}

/** Left and right edges of the columns in px; the total stands a little apart from the groups. */
function columnPlaces({ columns }: Grid, { left, right }: Layout): { x1: number; x2: number }[] {
  const apart = columns[0]?.total && columns.length > 1 ? 8 : 0;
  const gap = 3;
  const width = (right - left - apart - gap * (columns.length - 1)) / columns.length;
  return columns.map((_, i) => {
    const x1 = left + i * (width + gap) + (i > 0 ? apart : 0);
    return { x1, x2: x1 + width };
  });
}

/** The headings of the columns, standing on one line above the cells, with their bases. */
function headLines(
  { columns }: Grid,
  places: readonly { x1: number; x2: number }[],
  { small }: Layout,
): { labels: Line[]; bases: Line[]; height: number } {
  const lineHeight = Math.round(small * 1.2);
  const texts = columns.map(({ label, base }, i) => {
    const place = places[i] ?? { x1: 0, x2: 0 };
    const room = place.x2 - place.x1 - 2;
    return {
      x: (place.x1 + place.x2) / 2,
      label: wrap(label, room, small),
      base:
        base === ""
          ? []
          : wrap(measure(base, small) <= room ? base : base.replace(/\u00a0bis/, " bis"), room, small),
    };
  });
  const most = Math.max(...texts.map(({ label, base }) => label.length + base.length));
  const height = most * lineHeight;
  const place = (lines: readonly string[], x: number, last: number): Line[] =>
    lines.map((text, i) => ({ text, x, y: height - (last + lines.length - i - 0.5) * lineHeight }));
  return {
    labels: texts.flatMap(({ label, base, x }) => place(label, x, base.length)),
    bases: texts.flatMap(({ base, x }) => place(base, x, 0)),
    height,
  };
}
