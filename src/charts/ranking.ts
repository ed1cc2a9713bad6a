import * as Plot from "@observablehq/plot";
import { count, percent, percentText, wholePercent, withheldText } from "../lib/format.ts";
import type { Figure, FigureRow } from "../model/figure.ts";
import { crossLines, draw, rowTexts } from "./draw.ts";
import { entryOf, sharesOf } from "./likert.ts";
import { partBars } from "./native/stack.ts";
import { baseText, crossings, layoutOf, placeRows, showsBases, withHeadings } from "./rows.ts";
import { distributionTable } from "./table.ts";
import { measure } from "./text.ts";
import type { ChartType } from "./type.ts";
import { describeWith, nameOf } from "./words.ts";

/** Steps of the sequential palette by number of ranks, the first rank in the strongest. */
const stepsByCount: Record<number, readonly number[]> = {
  1: [4],
  2: [5, 2],
  3: [5, 3, 1],
  4: [5, 4, 2, 1],
  5: [5, 4, 3, 2, 1],
};
const stepsOf = ({ categories }: Figure): readonly number[] => stepsByCount[categories.length] ?? [];

/** Shares of the first, second and further ranks laid end to end from 0, and what they add up to. */
export const ranking: ChartType = {
  draws: "parts",

  check(figure) {
    if (figure.multiple || figure.statistic !== "share")
      return "Ein Rangdiagramm zeigt Anteile von Rangplätzen, die sich nicht überschneiden.";
    return stepsOf(figure).length > 0
      ? undefined
      : `Ein Rangdiagramm braucht 1 bis 5 Ränge, hier sind es ${figure.categories.length}.`;
  },

  svg(figure, options) {
    const { theme, width } = options;
    const bars = figure.rows.map(sharesOf);
    const entries = withHeadings(figure.rows, (row, i) =>
      entryOf(row, bars[i] === undefined, showsBases(figure)),
    );
    const layout = layoutOf(entries, width, theme.size);
    const { rows, data, bottom } = placeRows(entries, layout, {
      y: 3,
      data: layout.wide ? 24 : 22,
      inset: 6,
    });
    const sums = bars.flatMap((shares, i) => {
      const place = data[i];
      const together = togetherOf(figure.rows[i]);
      if (shares === undefined || place === undefined || together === undefined) return [];
      return [{ ...place, sum: sumOf(shares), together }];
    });
    const largest = Math.max(50, ...sums.map(({ sum }) => sum));
    const label = measure(percent(100), layout.size, 600) + 8;
    const right = layout.right - label;
    const scale = (right - layout.left) / largest;
    const segments = bars.flatMap((shares, i) => {
      const place = data[i];
      if (shares === undefined || place === undefined) return [];
      return shares.map((value, category) => ({
        ...place,
        category,
        value,
        start: sumOf(shares.slice(0, category)),
        end: sumOf(shares.slice(0, category + 1)),
      }));
    });
    return draw(figure, options, {
      layout: { ...layout, right },
      height: bottom + 3,
      domain: [0, largest],
      marks: [
        crossLines(crossings(0, data, layout, [0, bottom + 3]), theme.muted),
        rowTexts(rows, entries, layout, theme),
        stepsOf(figure).map((step, at) => {
          const own = segments.filter(({ category, value }) => category === at && value > 0);
          return [
            Plot.rect(own, {
              x1: "start",
              x2: "end",
              y1: "top",
              y2: "bottom",
              // The ground shows between neighbours.
              insetLeft: at === 0 ? 0 : 1,
              fill: theme.sequential[step] ?? theme.muted,
            }),
            Plot.text(
              own.filter(({ value }) => value * scale >= measure(count(value), layout.small) + 8),
              {
                x: ({ start, end }) => (start + end) / 2,
                y: ({ top, bottom: foot }) => (top + foot) / 2,
                text: ({ value }) => count(value),
                fill: theme.onSequential[step] ?? theme.text,
                fontSize: layout.small,
              },
            ),
          ];
        }),
        Plot.text(figure.categories.length > 1 ? sums : [], {
          x: "sum",
          y: ({ top, bottom: foot }) => (top + foot) / 2,
          text: ({ together }) => percent(together),
          textAnchor: "start",
          fontWeight: 600,
          dx: 6,
        }),
      ],
    });
  },

  isEmpty: ({ rows }) => rows.every((row) => sharesOf(row) === undefined),

  legend: (figure) =>
    stepsOf(figure).map((step, i) => ({
      label: figure.categories[i]?.label ?? "",
      fillIndex: step,
      sequential: true,
    })),

  describe: (figure) =>
    describeWith(
      figure,
      figure.rows.map((row) => sentenceOf(figure, row)),
    ),

  table: distributionTable,

  native(figure) {
    const inks = stepsOf(figure).map((step) => ({ scale: "sequential" as const, step }));
    return partBars(figure, { shares: figure.rows.map(sharesOf), entryOf, inks });
  },
};

const sumOf = (shares: readonly number[]): number => shares.reduce((sum, share) => sum + share, 0);

/**
 * The share of all ranks together in whole per cent, from the persons: rounded shares need not add up to it. Weighted
 * shares are added as they stand. Undefined where one is withheld.
 */
function togetherOf(row: FigureRow | undefined): number | undefined {
  if (row?.result.kind !== "value") return undefined;
  const { n, shares } = row.result;
  const values = shares.flatMap((share) => (share.kind === "value" ? [share] : []));
  if (values.length < shares.length) return undefined;
  const isOfPersons = values.every(({ count, percent }) => wholePercent(count, n) === percent);
  return isOfPersons
    ? wholePercent(sumOf(values.map(({ count }) => count)), n)
    : sumOf(values.map(({ percent }) => percent));
}

function sentenceOf(figure: Figure, row: FigureRow): string {
  const name = nameOf(row);
  if (row.result.kind === "suppressed") return `${name}: ${withheldText}.`;
  const base = showsBases(figure) ? ` (${baseText(row.result.n)})` : "";
  const shares = row.result.shares.map((share, i) => {
    const said = share.kind === "value" ? percentText(share.percent) : withheldText;
    return `${figure.categories[i]?.label}: ${said}`;
  });
  const together = shares.length > 1 ? togetherOf(row) : undefined;
  const sum = together === undefined ? [] : [`zusammen: ${percentText(together)}`];
  return `${name}${base} – ${[...shares, ...sum].join("; ")}.`;
}
