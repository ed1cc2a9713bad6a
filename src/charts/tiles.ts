import * as Plot from "@observablehq/plot";
import { withheldMark } from "../lib/format.ts";
import type { Figure } from "../model/figure.ts";
import { draw, lines } from "./draw.ts";
import type { Ink } from "./native/type.ts";
import { reasonsOf } from "./native/values.ts";
import { noteTexts, withheldNotes } from "./notes.ts";
import { baseText, type Line, showsBases, withheldLine } from "./rows.ts";
import { shadesOf, stepsOf } from "./shade.ts";
import { distributionTable } from "./table.ts";
import { measure, wrap } from "./text.ts";
import type { ChartType } from "./type.ts";
import { describeValues, type ValueRow, valueRows, valueText } from "./words.ts";

/** One number per group on a map of equal tiles, whose places the study gives; the total stands above it. */
export const tiles: ChartType = {
  draws: "value",

  check(figure) {
    const { tiles: map, rows } = figure;
    if (map === undefined || rows.some(({ cross }) => cross !== undefined))
      return "Eine Karte aus Kacheln braucht eine Frage, eine Gruppierung (by) und die Plätze der Gruppen (tiles).";
    const placed = map.flat().filter((key) => key !== withheldMark);
    const groups = rows.filter(({ total }) => !total).map(({ key }) => key);
    const unknown = placed.find((key) => !groups.includes(key));
    if (unknown !== undefined && figure.undivided === undefined)
      return `tiles nennt eine Gruppe, die es hier nicht gibt: ${unknown}.`;
    const missing = groups.find((key) => !placed.includes(key));
    if (missing !== undefined) return `In tiles fehlt der Platz der Gruppe ${missing}.`;
    return new Set(placed).size < placed.length ? "In tiles steht eine Gruppe zweimal." : undefined;
  },

  svg(figure, options) {
    const { theme, width } = options;
    const wide = width >= 600;
    const size = wide ? theme.size : theme.size - 1;
    const small = size - 1;
    const lineHeight = Math.round(small * 1.2);
    const values = valueRows(figure);
    const total = values.find((row) => row.total);
    const head = total === undefined ? [] : wrap(totalText(figure, total), width, size);
    const top = head.length === 0 ? 0 : head.length * Math.round(size * 1.3) + 10;
    const placed = placeTiles(figure, values, { width, top, small, lineHeight });
    const shown = placed.tiles.flatMap(({ row }) => (row.result.kind === "value" ? [row.result.value] : []));
    const shade = shadesOf(shown, figure, theme);
    const drawn = placed.tiles.map((tile) => ({
      ...tile,
      ...(tile.row.result.kind === "value"
        ? shade(tile.row.result.value)
        : { fill: "none", on: theme.text, stroke: theme.muted }),
    }));
    const reasons = new Set(
      values.flatMap(({ result }) => (result.kind === "suppressed" ? [withheldLine(result.reason)] : [])),
    );
    const notes = withheldNotes(
      [...reasons].map((text) => [text]),
      { y: placed.bottom, width, small },
    );
    const px = (name: "x1" | "x2") => ({ value: name, scale: null });
    return draw(figure, options, {
      layout: { wide, size, small, left: 0, right: width },
      height: notes.bottom + 3,
      domain: [0, 1],
      marks: [
        lines(head.map((text, i) => ({ text, x: 0, y: (i + 0.5) * Math.round(size * 1.3) }))),
        [...Map.groupBy(drawn, ({ fill }) => fill)].map(([fill, own]) => {
          const on = own[0]?.on ?? theme.text;
          return [
            Plot.rect(own, {
              x1: px("x1"),
              x2: px("x2"),
              y1: "y1",
              y2: "y2",
              fill,
              ...(fill === "none" ? { stroke: theme.muted, inset: 0.5 } : {}),
            }),
            lines(
              own.flatMap(({ label }) => label),
              { fill: on, fontSize: small },
            ),
            lines(
              own.flatMap(({ number }) => number),
              { fill: on, fontSize: size + 5, fontWeight: 600 },
            ),
            lines(
              own.flatMap(({ base }) => base),
              { fill: on, fontSize: small },
            ),
          ];
        }),
        noteTexts(notes, small, theme),
      ],
    });
  },

  isEmpty: (figure) => valueRows(figure).every(({ result }) => result.kind === "suppressed"),
  legend: () => [],
  describe: (figure) => describeValues(figure, valueRows(figure), showsBases(figure)),
  table: distributionTable,

  native(figure) {
    const values = valueRows(figure);
    const total = values.find((row) => row.total);
    const groups = values.flatMap((row) =>
      row.total || row.result.kind !== "value" ? [] : [row.result.value],
    );
    const stepOf = stepsOf(groups, figure);
    const inkOf = ({ result }: ValueRow): { ink?: Ink } =>
      result.kind === "value" ? { ink: { scale: "sequential", step: stepOf(result.value) } } : {};
    return {
      kind: "tiles",
      total: total === undefined ? "" : totalText(figure, total),
      tiles: placesOf(figure, values).map(({ row, ...place }) => ({
        ...place,
        label: row.label,
        text: numberText(figure, row),
        base: row.n === undefined ? "" : baseText(row.n),
        ...inkOf(row),
      })),
      withheld: reasonsOf(values),
    };
  },
};

/** „Alle Befragten: 62 % (n = 214)“. */
function totalText(figure: Figure, row: ValueRow): string {
  return `${row.label}: ${numberText(figure, row)}${row.n === undefined ? "" : ` (${baseText(row.n)})`}`;
}

function numberText(figure: Figure, { result }: ValueRow): string {
  return result.kind === "value" ? valueText(figure, result.value) : withheldMark;
}

/** The groups with their places on the map, row by row. */
function placesOf(
  figure: Figure,
  values: readonly ValueRow[],
): { row: ValueRow; down: number; across: number }[] {
  return (figure.tiles ?? []).flatMap((keys, down) =>
    keys.flatMap((key, across) => {
      const row = values[figure.rows.findIndex((own) => own.key === key && !own.total)];
      return row === undefined ? [] : [{ row, down, across }];
    }),
  );
}

interface Tile {
  row: ValueRow;
  x1: number;
  x2: number;
  y1: number;
  y2: number;
  label: Line[];
  number: Line[];
  base: Line[];
}

/** Tiles with their texts in px, all of one size: as high as the longest label asks for. */
function placeTiles(
  figure: Figure,
  values: readonly ValueRow[],
  { width, top, small, lineHeight }: { width: number; top: number; small: number; lineHeight: number },
): { tiles: Tile[]; bottom: number } {
  const map = figure.tiles ?? [];
  const columns = Math.max(1, ...map.map((row) => row.length));
  const gap = 4;
  const pad = 8;
  const side = Math.min(168, (width - gap * (columns - 1)) / columns);
  const found = placesOf(figure, values).map((place) => ({
    ...place,
    texts: wrap(place.row.label, side - 2 * pad, small),
  }));
  const most = Math.max(0, ...found.map(({ texts }) => texts.length));
  const height = 2 * pad + most * lineHeight + 28 + lineHeight;
  const tiles = found.map(({ row, down, across, texts }): Tile => {
    const x1 = across * (side + gap);
    const y1 = top + down * (height + gap);
    const x = x1 + pad;
    const text = numberText(figure, row);
    const foot = y1 + height - pad;
    const base = row.n === undefined ? "" : baseText(row.n);
    return {
      row,
      x1,
      x2: x1 + side,
      y1,
      y2: y1 + height,
      label: texts.map((line, i) => ({ text: line, x, y: y1 + pad + (i + 0.5) * lineHeight })),
      number: [{ text, x, y: foot - lineHeight - 14 }],
      base:
        base === "" || measure(base, small) > side - pad ? [] : [{ text: base, x, y: foot - lineHeight / 2 }],
    };
  });
  return { tiles, bottom: Math.max(top, ...tiles.map(({ y2 }) => y2)) };
}
