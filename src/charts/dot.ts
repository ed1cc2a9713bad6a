import * as Plot from "@observablehq/plot";
import type { Figure } from "../model/figure.ts";
import { crossLines, dotTexts, draw, half, rowTexts } from "./draw.ts";
import { dumbbell, isDumbbell, pairOf } from "./dumbbell.ts";
import { pairBars, valueBars } from "./native/values.ts";
import { crossings, type Entry, type Layout, layoutOf, placeRows, showsBases } from "./rows.ts";
import { distributionTable } from "./table.ts";
import { measure } from "./text.ts";
import type { ChartType } from "./type.ts";
import { valueAxis } from "./value-axis.ts";
import {
  describeValues,
  entriesOf,
  intervalText,
  releasedRows,
  type ValueRow,
  valueRows,
  valueText,
} from "./words.ts";

const radius = 6;

/**
 * One share or mean per row as a dot on a common axis, its interval as a line; the total as a grey diamond that the
 * groups are held against. Several items by two groups have both dots in one row.
 */
export const dot: ChartType = {
  draws: "value",

  check(figure) {
    const { statistic, range, rows, categories } = figure;
    if (statistic === "share") {
      return categories.length === 0
        ? "Ein Punktdiagramm von Anteilen braucht Kategorien, diese Frage hat keine."
        : undefined;
    }
    const means = rows.flatMap(({ result }) => (result.kind === "value" ? [result.mean] : []));
    if (means.includes(undefined))
      return "Ein Punktdiagramm von Mittelwerten braucht eine Frage mit Zahlen als Antwort.";
    if (range[0] >= range[1]) return "Die Enden der Achse (range) müssen aufsteigen, zum Beispiel [0, 10].";
    const outside = means.some((mean) => mean !== undefined && (mean < range[0] || mean > range[1]));
    return outside ? "Ein Mittelwert liegt außerhalb der Achse (range)." : undefined;
  },

  svg(figure, options) {
    if (isDumbbell(figure)) return dumbbell(figure, options);
    const { theme, width } = options;
    const values = valueRows(figure);
    const wide = width >= 600;
    const hasIntervals = values.some(({ result }) => intervalOf(result) !== undefined);
    const entries = hasIntervals && !wide ? withNumbers(figure, values) : baseEntries(figure, values);
    const outer = layoutOf(entries, width, theme.size);
    // Where there are intervals, numbers stand in columns of their own: no line may run through them.
    const column = hasIntervals && wide ? columnOf(figure, values, outer) : { value: 0, span: 0 };
    const axis = valueAxis(figure, { ...outer, right: outer.right - column.value - column.span }, radius);
    const { layout, px } = axis;
    const [low, high] = axis.domain;
    const head = Math.round(outer.small * 1.2);
    const { rows, data, bottom } = placeRows(
      entries,
      { ...outer, right: outer.right - column.value - column.span },
      {
        y: head + (outer.wide ? 12 : 8),
        data: outer.wide ? 22 : 20,
        inset: layout.left - outer.left,
      },
    );

    const dots = releasedRows(values, data).map((each) => ({ ...each, y: (each.top + each.bottom) / 2 }));
    const groups = dots.filter((each) => !each.total);
    const totals = dots.filter((each) => each.total);
    // One total is a line through all rows; of several, each stands in its own block.
    const total = totals.length === 1 ? totals[0]?.value : undefined;
    const placed = dots.map((each) => {
      const text = valueText(figure, each.value);
      const room = radius + 6 + measure(text, outer.size, 600);
      // The number stands on the side away from the total, so that the total's line does not cross it, if there is room.
      const fitsLeft = px(each.value) >= room;
      const fitsRight = px(each.value) + room <= outer.right - layout.left;
      const toLeft = fitsLeft && (!fitsRight || (total !== undefined && each.value < total));
      return { ...each, text, toLeft };
    });
    const across = (value: number) => crossings(value, data, outer, [head + 3, bottom + 3]);
    const at = (end: number) => ({ value: () => end, scale: null });
    return draw(figure, options, {
      layout,
      height: bottom + 3,
      domain: [low, high],
      marks: [
        crossLines(axis.ticks.flatMap(across), theme.rule),
        Plot.ruleY(dots, { dy: half, x1: low, x2: high, y: "y", stroke: theme.rule }),
        Plot.text(axis.ticks, {
          x: (tick: number) => tick,
          y: () => head / 2,
          text: axis.text,
          fill: theme.muted,
          fontSize: outer.small,
        }),
        crossLines(total === undefined ? [] : across(total), theme.muted),
        rowTexts(rows, entries, outer, theme),
        Plot.ruleY(
          dots.flatMap(({ interval, y }) => (interval === undefined ? [] : [{ ...interval, y }])),
          { x1: "low", x2: "high", y: "y", stroke: theme.sequential[3] ?? theme.muted, strokeWidth: 3 },
        ),
        Plot.dot(totals, { x: "value", y: "y", r: radius, symbol: "diamond", fill: theme.muted }),
        Plot.dot(groups, { x: "value", y: "y", r: radius, fill: theme.accent }),
        hasIntervals
          ? [
              Plot.text(wide ? dots : [], {
                x: at(width - column.span),
                y: "y",
                text: ({ value }) => valueText(figure, value),
                textAnchor: "end",
                fontWeight: 600,
              }),
              Plot.text(wide ? dots : [], {
                x: at(width),
                y: "y",
                text: ({ interval }) => intervalText(figure, interval),
                textAnchor: "end",
                fill: theme.muted,
                fontSize: outer.small,
              }),
            ]
          : dotTexts(placed, radius, theme),
      ],
    });
  },

  isEmpty: (figure) => valueRows(figure).every(({ result }) => result.kind === "suppressed"),
  legend: () => [],
  describe: (figure) => describeValues(figure, valueRows(figure), showsBases(figure)),
  table: distributionTable,
  // No program draws dots beside labels of rows: bars say the same from the lower end of the axis.
  native(figure) {
    const pair = pairOf(figure);
    return pair === undefined ? valueBars(figure, { intervals: true }) : pairBars(figure, pair);
  },
};

const intervalOf = (result: ValueRow["result"]) => (result.kind === "value" ? result.interval : undefined);

const baseEntries = (figure: Figure, values: readonly ValueRow[]): Entry[] =>
  entriesOf(values, showsBases(figure));

/** Where labels stand above the data, the numbers follow them. */
function withNumbers(figure: Figure, values: readonly ValueRow[]): Entry[] {
  const numbers = values.flatMap(({ result }) =>
    result.kind === "value"
      ? [[valueText(figure, result.value), intervalText(figure, result.interval)].filter(Boolean).join(" ")]
      : [],
  );
  return baseEntries(figure, values).map((entry) => {
    if (entry.heading || entry.withheld !== undefined) return entry;
    const base = [numbers.shift(), entry.base].filter(Boolean).join(" · ");
    return { ...entry, base };
  });
}

/** Widths in px of the two columns of numbers at the right edge, each with the space before it. */
function columnOf(
  figure: Figure,
  values: readonly ValueRow[],
  { size, small }: Layout,
): { value: number; span: number } {
  const shown = values.flatMap(({ result }) => (result.kind === "value" ? [result] : []));
  const widths = (texts: string[], px: number, weight: 400 | 600): number =>
    Math.ceil(Math.max(0, ...texts.map((text) => measure(text, px, weight))));
  const value = widths(
    shown.map((each) => valueText(figure, each.value)),
    size,
    600,
  );
  const span = widths(
    shown.map((each) => intervalText(figure, each.interval)),
    small,
    400,
  );
  return { value: value + 14, span: span + 10 };
}
