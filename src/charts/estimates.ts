import * as Plot from "@observablehq/plot";
import { onAxis, type Scale, type Tick, ticksOf } from "../lib/axis.ts";
import { decimal } from "../lib/format.ts";
import type { Figure } from "../model/figure.ts";
import { crossLines, draw, lines, rowTexts } from "./draw.ts";
import { describeEstimates, estimateRows, estimateTable, spanOf } from "./estimate-words.ts";
import type { NativeAxis } from "./native/type.ts";
import { beside } from "./native/type.ts";
import {
  crossings,
  type Entry,
  type Layout,
  type Line,
  layoutOf,
  placeRows,
  withHeadings,
  withheldLine,
} from "./rows.ts";
import { measure, wrap } from "./text.ts";
import type { ChartType } from "./type.ts";

const radius = 6;

/** Estimates that were computed elsewhere: a point each, its interval as a line, held against a reference. */
export const estimates: ChartType = {
  draws: "estimate",

  check({ statistic, analysis, range: [low, high], rows }) {
    if (statistic !== "estimate" || analysis === undefined)
      return "estimates zeigt Ergebnisse aus data/results (result: statt question:).";
    if (low >= high) return "Die Enden der Achse (range) müssen aufsteigen, zum Beispiel [-1, 1].";
    if (analysis.scale === "log" && low <= 0)
      return "Eine Achse mit scale: log beginnt über 0 (range), zum Beispiel [0.25, 4].";
    const values = rows.flatMap(({ result }) => {
      const estimate = result.kind === "value" ? result.estimate : undefined;
      return estimate === undefined ? [] : [estimate.value, ...Object.values(estimate.interval ?? {})];
    });
    const { reference } = analysis;
    const shown = reference === undefined ? values : [...values, reference];
    if (shown.some((value) => value < low || value > high))
      return "Ein Schätzwert, ein Intervall oder die Bezugslinie liegt außerhalb der Achse (range).";
    return undefined;
  },

  svg(figure, options) {
    const { theme, width } = options;
    const scale = figure.analysis?.scale ?? "linear";
    const rows = estimateRows(figure);
    const wide = width >= 600;
    const entries = entriesOf(figure, wide);
    const outer = layoutOf(entries, width, theme.size);
    const column = wide ? columnOf(figure, outer) : { value: 0, span: 0 };
    const domain = figure.range.map((end) => onAxis(end, scale)) as [number, number];

    const room = outer.right - (column.value + column.span) - outer.left;
    const ticks = fittingTicks(figure.range, scale, room, outer.small);
    // Ticks may stand at the very ends of the axis.
    const overhang = Math.ceil(
      Math.max(radius + 1, ...ticks.map((tick) => measure(tickText(tick), outer.small) / 2)),
    );
    const layout: Layout = {
      ...outer,
      left: outer.left + overhang,
      right: outer.left + room - overhang,
    };
    const x = (value: number): number =>
      layout.left +
      ((onAxis(value, scale) - domain[0]) / (domain[1] - domain[0])) * (layout.right - layout.left);

    const reference = referenceLines(figure, x, outer, width);
    const head = Math.round(outer.small * 1.2);
    const axis = reference.height + head;
    const placed = placeRows(
      entries,
      { ...outer, right: outer.left + room },
      {
        y: axis + (wide ? 12 : 8),
        data: wide ? 22 : 20,
        inset: overhang,
      },
    );
    const withData = placed.data;
    const drawn = rows.flatMap(({ estimate }, i) => {
      const place = withData[i];
      if (estimate === undefined || place === undefined) return [];
      return [{ ...estimate, y: (place.top + place.bottom) / 2 }];
    });
    const across = (value: number) =>
      crossings(onAxis(value, scale), withData, outer, [axis + 3, placed.bottom + 3]);
    const numbers = wide ? drawn.map((each) => ({ ...each, span: spanOf(each, figure) })) : [];
    const at = (end: number) => ({ value: () => end, scale: null });
    return draw(figure, options, {
      layout,
      height: placed.bottom + 3,
      domain,
      marks: [
        crossLines(
          ticks.flatMap(({ value }) => across(value)),
          theme.rule,
        ),
        crossLines(reference.values.flatMap(across), theme.muted),
        lines(
          ticks.map((tick) => ({ text: tickText(tick), x: x(tick.value), y: reference.height + head / 2 })),
          { textAnchor: "middle", fill: theme.muted, fontSize: outer.small },
        ),
        lines(reference.lines, { textAnchor: "middle", fill: theme.muted, fontSize: outer.small }),
        rowTexts(placed.rows, entries, outer, theme),
        Plot.ruleY(
          drawn.flatMap(({ interval, y }) => (interval === undefined ? [] : [{ ...interval, y }])),
          {
            x1: ({ low }) => onAxis(low, scale),
            x2: ({ high }) => onAxis(high, scale),
            y: "y",
            stroke: theme.sequential[3] ?? theme.muted,
            strokeWidth: 3,
          },
        ),
        Plot.dot(drawn, { x: ({ value }) => onAxis(value, scale), y: "y", r: radius, fill: theme.accent }),
        Plot.text(numbers, {
          x: at(width - column.span),
          y: "y",
          text: ({ value }) => decimal(value, digitsOf(figure)),
          textAnchor: "end",
          fontWeight: 600,
        }),
        Plot.text(numbers, {
          x: at(width),
          y: "y",
          text: "span",
          textAnchor: "end",
          fill: theme.muted,
          fontSize: outer.small,
        }),
      ],
    });
  },

  isEmpty: ({ rows }) => rows.every(({ result }) => result.kind === "suppressed"),
  legend: () => [],
  describe: describeEstimates,
  table: estimateTable,

  native(figure) {
    const own = estimateRows(figure);
    const rows = entriesOf(figure, true);
    const { analysis, range } = figure;
    const [low, high] = range;
    const axis: NativeAxis = { low, high, unit: "number", decimals: digitsOf(figure) };
    const reasons = own.flatMap(({ reason }) => (reason === undefined ? [] : [withheldLine(reason)]));
    return {
      kind: "points",
      rows,
      name: analysis?.measure ?? "Schätzwert",
      values: beside(
        rows,
        own.map(({ estimate }) => estimate?.value),
      ),
      intervals: beside(
        rows,
        own.map(({ estimate }) => estimate?.interval),
      ),
      axis: analysis?.scale === "log" ? { ...axis, log: true } : axis,
      ...(analysis?.reference === undefined ? {} : { reference: analysis.reference }),
      referenceLabel: analysis?.referenceLabel ?? "",
      withheld: [...new Set(reasons)],
    };
  },
};

const digitsOf = ({ analysis }: Figure): number => analysis?.digits ?? 0;

const tickText = ({ value, decimals }: Tick): string => decimal(value, decimals);

/** As many round numbers on an axis of about `room` px as leave a gap between their texts. */
function fittingTicks(range: [number, number], scale: Scale, room: number, size: number): Tick[] {
  const [low, high] = range.map((end) => onAxis(end, scale)) as [number, number];
  const x = (tick: Tick) => ((onAxis(tick.value, scale) - low) / (high - low)) * (room - 40);
  const fits = (one: Tick, next: Tick) =>
    x(next) - x(one) >= (measure(tickText(one), size) + measure(tickText(next), size)) / 2 + 12;
  for (let most = Math.floor(room / 56); most > 1; most--) {
    const ticks = ticksOf(range, most, scale);
    if (ticks.every((tick, i) => i === 0 || fits(ticks[i - 1] ?? tick, tick))) return ticks;
  }
  const kept: Tick[] = [];
  for (const tick of ticksOf(range, 1, scale)) {
    const last = kept.at(-1);
    if (last === undefined || fits(last, tick)) kept.push(tick);
  }
  return kept;
}

/** What rows say beside their data, headed by their blocks; where labels stand above, the numbers follow them. */
function entriesOf(figure: Figure, wide: boolean): Entry[] {
  return withHeadings(estimateRows(figure), ({ label, estimate, reason }): Entry => {
    if (estimate === undefined) return { label, total: false, withheld: withheldLine(reason ?? "protected") };
    const numbers = [decimal(estimate.value, digitsOf(figure)), spanOf(estimate, figure)].filter(Boolean);
    return { label, total: false, base: wide ? undefined : numbers.join(" ") };
  });
}

/** Widths in px of the two columns of numbers at the right edge, each with the space before it. */
function columnOf(figure: Figure, { size, small }: Layout): { value: number; span: number } {
  const shown = estimateRows(figure).flatMap(({ estimate }) => estimate ?? []);
  const widest = (texts: string[], px: number, weight: 400 | 600) =>
    Math.ceil(Math.max(0, ...texts.map((text) => measure(text, px, weight))));
  const value = widest(
    shown.map((each) => decimal(each.value, digitsOf(figure))),
    size,
    600,
  );
  const span = widest(
    shown.map((each) => spanOf(each, figure)),
    small,
    400,
  );
  return { value: value && value + 14, span: span && span + 10 };
}

/** What the reference means, over its tick and within the drawing; and where its line stands. */
function referenceLines(
  { analysis }: Figure,
  x: (value: number) => number,
  { small }: Layout,
  width: number,
): { values: number[]; lines: Line[]; height: number } {
  if (analysis?.reference === undefined) return { values: [], lines: [], height: 0 };
  const values = [analysis.reference];
  if (analysis.referenceLabel === "") return { values, lines: [], height: 0 };
  const texts = wrap(analysis.referenceLabel, Math.min(width, 240), small);
  const half = Math.max(...texts.map((text) => measure(text, small))) / 2 + 1;
  const middle = Math.min(Math.max(x(analysis.reference), half), width - half);
  const lineHeight = Math.round(small * 1.2);
  return {
    values,
    lines: texts.map((text, i) => ({ text, x: middle, y: (i + 0.5) * lineHeight })),
    height: texts.length * lineHeight + 2,
  };
}
