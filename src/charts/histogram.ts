import * as Plot from "@observablehq/plot";
import { count, decimal, percent, withheldMark } from "../lib/format.ts";
import { type Figure, splitKey } from "../model/figure.ts";
import { draw, half, lines } from "./draw.ts";
import { valueBars } from "./native/values.ts";
import { type Line, withheldLine } from "./rows.ts";
import { distributionTable } from "./table.ts";
import { measure, wrap } from "./text.ts";
import type { ChartType } from "./type.ts";
import { describeValues, describeWith, valueRows } from "./words.ts";

/** The distribution of a number as columns over its values or classes, with its median and mean in words. */
export const histogram: ChartType = {
  draws: "answers",

  check({ categories, rows, multiple, statistic }) {
    const isSplit = categories.length === 1 && categories[0]?.key === splitKey;
    if (!isSplit || multiple || statistic !== "share" || rows.some(({ cross }) => cross !== undefined))
      return "Ein Histogramm zeigt die Verteilung der Antworten auf eine Frage: ohne by, share und range.";
    return rows.length < 2 ? "Ein Histogramm braucht mindestens zwei Klassen." : undefined;
  },

  svg(figure, options) {
    const { theme, width } = options;
    const wide = width >= 600;
    const size = wide ? theme.size : theme.size - 1;
    const small = size - 1;
    const lineHeight = Math.round(small * 1.2);
    const values = valueRows(figure);
    const band = width / values.length;
    const shown = values.map(({ result }) => (result.kind === "value" ? result.value : undefined));
    const largest = Math.max(10, ...shown.map((value) => value ?? 0));
    const head = lineHeight + 4;
    const foot = head + (wide ? 190 : 150);
    const y = (value: number): number => foot - (value / largest) * (foot - head);
    const isRoomy = band >= measure(percent(100), size) + 6;
    const labels = values.flatMap(({ label }, i) =>
      wrap(label, band - 4, small).map((text, k) => ({
        text,
        x: (i + 0.5) * band,
        y: foot + 6 + (k + 0.5) * lineHeight,
      })),
    );
    const below = Math.max(...labels.map((line) => line.y)) + lineHeight / 2;
    const remarks = [statisticsOf(figure), ...reasonsOf(figure)].filter((text) => text !== "");
    const remarkLines = remarks
      .flatMap((text) => wrap(text, width, small))
      .map((text, i): Line => ({ text, x: 0, y: below + 12 + (i + 0.5) * lineHeight }));
    const columns = shown.flatMap((value, i) =>
      value === undefined ? [] : [{ value, start: i, end: i + 1, y: y(value) }],
    );
    const withheld = shown.flatMap((value, i) => (value === undefined ? [i + 0.5] : []));
    return draw(figure, options, {
      layout: { wide, size, small, left: 0, right: width },
      height: below + (remarkLines.length > 0 ? 12 + remarkLines.length * lineHeight : 0) + 3,
      domain: [0, values.length],
      marks: [
        Plot.rect(columns, {
          x1: "start",
          x2: "end",
          y1: "y",
          y2: () => foot,
          insetLeft: 1,
          insetRight: 1,
          fill: theme.accent,
        }),
        Plot.ruleY([foot], { y: (value: number) => value, dy: half, stroke: theme.muted }),
        Plot.text(columns, {
          x: ({ start }) => start + 0.5,
          y: (column) => column.y - lineHeight / 2 - 2,
          text: ({ value }) => (isRoomy ? percent(value) : count(value)),
          fontSize: isRoomy ? size : small,
        }),
        Plot.text(withheld, {
          x: (at: number) => at,
          y: () => foot - lineHeight / 2 - 2,
          text: () => withheldMark,
          fontWeight: 600,
          fontSize: small + 4,
        }),
        lines(labels, { textAnchor: "middle", fontSize: small }),
        lines(remarkLines, { fill: theme.muted, fontSize: small }),
      ],
    });
  },

  isEmpty: (figure) => valueRows(figure).every(({ result }) => result.kind === "suppressed"),
  legend: () => [],

  describe(figure) {
    const statistics = statisticsOf(figure);
    if (statistics === "") return describeValues(figure, valueRows(figure), false);
    const said = describeValues({ ...figure, alt: "" }, valueRows(figure), false);
    return describeWith(figure, [said.replace(/^\. /, ""), `${statistics}.`]);
  },

  table: distributionTable,
  native: (figure) => valueBars(figure, { upright: true, bases: false }),
};

/** „Median 6,0; Mittelwert 5,8“: of the number whose classes are shown; empty where there are none. */
function statisticsOf({ rows }: Figure): string {
  const result = rows.map((row) => row.result).find(({ kind }) => kind === "value");
  if (result?.kind !== "value") return "";
  const { median, mean } = result;
  return [
    median === undefined ? "" : `Median\u00a0${decimal(median)}`,
    mean === undefined ? "" : `Mittelwert\u00a0${decimal(mean)}`,
  ]
    .filter(Boolean)
    .join("; ");
}

/** Why columns are missing, each reason once, behind the mark that stands in their places. */
function reasonsOf(figure: Figure): string[] {
  const reasons = valueRows(figure).flatMap(({ result }) =>
    result.kind === "suppressed" ? [withheldLine(result.reason)] : [],
  );
  return [...new Set(reasons)];
}
