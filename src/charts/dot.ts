import * as Plot from "@observablehq/plot";
import { count, percent } from "../lib/format.ts";
import { crossLines, draw, half, rim, rowTexts } from "./draw.ts";
import { crossings, layoutOf, placeRows, showsBases } from "./rows.ts";
import { distributionTable } from "./table.ts";
import { measure } from "./text.ts";
import type { ChartType } from "./type.ts";
import { describeValues, entriesOf, releasedRows, valueRows, valueText } from "./words.ts";

const radius = 6;

/** One share or mean per row as a dot on a common axis; the total as a grey diamond that the groups are held against. */
export const dot: ChartType = {
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
    const { theme, width } = options;
    const values = valueRows(figure);
    const entries = entriesOf(values, showsBases(figure));
    const outer = layoutOf(entries, width, theme.size);
    const [low, high] = figure.statistic === "mean" ? figure.range : [0, 100];
    const tickText = (tick: number): string => (figure.statistic === "mean" ? count(tick) : percent(tick));
    const overhang = (tick: number): number =>
      Math.ceil(Math.max(radius + 1, measure(tickText(tick), outer.small) / 2));
    const layout = { ...outer, left: outer.left + overhang(low), right: outer.right - overhang(high) };
    const ticks = ticksOf(low, high, Math.floor((layout.right - layout.left) / 56));
    const head = Math.round(outer.small * 1.2);
    const { rows, bottom } = placeRows(entries, outer, {
      y: head + (outer.wide ? 12 : 8),
      data: outer.wide ? 22 : 20,
      inset: layout.left - outer.left,
    });

    const dots = releasedRows(values, rows).map((each) => ({ ...each, y: (each.top + each.bottom) / 2 }));
    const groups = dots.filter((each) => !each.total);
    const totals = dots.filter((each) => each.total);
    const total = totals[0]?.value;
    const px = (value: number): number => ((value - low) / (high - low)) * (layout.right - layout.left);
    const placed = dots.map((each) => {
      const text = valueText(figure, each.value);
      const room = radius + 6 + measure(text, outer.size, 600);
      // The number stands on the side away from the total, so that the total's line does not cross it, if there is room.
      const fitsLeft = px(each.value) >= room;
      const fitsRight = px(each.value) + room <= outer.right - layout.left;
      const toLeft = fitsLeft && (!fitsRight || (total !== undefined && each.value < total));
      return { ...each, text, toLeft };
    });
    const across = (value: number) => crossings(value, rows, outer, [head + 3, bottom + 3]);
    return draw(figure, options, {
      layout,
      height: bottom + 3,
      domain: [low, high],
      marks: [
        crossLines(ticks.flatMap(across), theme.rule),
        Plot.ruleY(dots, { dy: half, x1: low, x2: high, y: "y", stroke: theme.rule }),
        Plot.text(ticks, {
          x: (tick: number) => tick,
          y: () => head / 2,
          text: tickText,
          fill: theme.muted,
          fontSize: outer.small,
        }),
        crossLines(total === undefined ? [] : across(total), theme.muted),
        rowTexts(rows, entries, outer, theme),
        Plot.dot(totals, { x: "value", y: "y", r: radius, symbol: "diamond", fill: theme.muted }),
        Plot.dot(groups, { x: "value", y: "y", r: radius, fill: theme.accent }),
        [true, false].map((toLeft) =>
          Plot.text(
            placed.filter((each) => each.toLeft === toLeft),
            {
              x: "value",
              y: "y",
              text: "text",
              ...rim(theme),
              textAnchor: toLeft ? "end" : "start",
              dx: (radius + 5) * (toLeft ? -1 : 1),
            },
          ),
        ),
      ],
    });
  },

  isEmpty: (figure) => valueRows(figure).every(({ result }) => result.kind === "suppressed"),
  legend: () => [],
  describe: (figure) => describeValues(figure, valueRows(figure), showsBases(figure)),
  table: distributionTable,
};

/** Round numbers from the lower end on, at most `steps` steps apart from each other. */
function ticksOf(low: number, high: number, steps: number): number[] {
  const step = [1, 2, 5, 10, 25, 50, 100].find((size) => (high - low) / size <= steps) ?? (high - low) / 2;
  return Array.from({ length: Math.floor((high - low) / step) + 1 }, (_, i) => low + i * step);
}
