import { crossLines, draw, rowTexts } from "./draw.ts";
import { rect, text } from "./marks.ts";
import { valueBars } from "./native/values.ts";
import { crossings, layoutOf, placeRows, showsBases } from "./rows.ts";
import { distributionTable } from "./table.ts";
import { measure } from "./text.ts";
import type { ChartType } from "./type.ts";
import { describeValues, entriesOf, releasedRows, valueRows, valueText } from "./words.ts";

/** One share per row as a bar from 0, in the order of the figure. */
export const bar: ChartType = {
  draws: "answers",

  check(figure) {
    if (figure.statistic === "mean") {
      return "Ein Balkendiagramm zeigt Anteile; für Mittelwerte gibt es das Punktdiagramm (chart: dot).";
    }
    if (figure.categories.length === 0)
      return "Ein Balkendiagramm braucht Kategorien, diese Frage hat keine.";
    return undefined;
  },

  svg(figure, options) {
    const { theme, width } = options;
    const values = valueRows(figure);
    const entries = entriesOf(values, showsBases(figure));
    const layout = layoutOf(entries, width, theme.size);
    const { rows, data, bottom } = placeRows(entries, layout, {
      y: 3,
      data: layout.wide ? 22 : 20,
      inset: 6,
    });
    const bars = releasedRows(values, data);
    const largest = Math.max(50, ...bars.map(({ value }) => value));
    const label = Math.max(0, ...bars.map(({ value }) => measure(valueText(figure, value), layout.size))) + 6;
    const of = (total: boolean) => bars.filter((each) => each.total === total);
    const placed = { x1: 0, x2: "value", y1: "top", y2: "bottom" };
    return draw(figure, options, {
      layout: { ...layout, right: layout.right - label },
      height: bottom + 3,
      domain: [0, largest],
      marks: [
        crossLines(crossings(0, data, layout, [0, bottom + 3]), theme.muted),
        rowTexts(rows, entries, layout, theme),
        rect(of(false), { ...placed, fill: theme.accent }),
        rect(of(true), { ...placed, fill: theme.muted }),
        text(bars, {
          x: "value",
          y: ({ top, bottom: foot }) => (top + foot) / 2,
          text: ({ value }) => valueText(figure, value),
          textAnchor: "start",
          dx: 6,
        }),
      ],
    });
  },

  isEmpty: (figure) => valueRows(figure).every(({ result }) => result.kind === "suppressed"),
  legend: () => [],
  describe: (figure) => describeValues(figure, valueRows(figure), showsBases(figure)),
  table: distributionTable,
  native: (figure) => valueBars(figure),
};
