import type { Figure, FigureCategory } from "../../model/figure.ts";
import { baseRange } from "../dumbbell.ts";
import { showsBases, withheldLine } from "../rows.ts";
import { entriesOf, valueRows } from "../words.ts";
import { beside, type Native, type NativeAxis, type NativeSeries } from "./type.ts";

/** One number per row as bars from the lower end of the axis; where they have intervals, with these. */
export function valueBars(
  figure: Figure,
  { upright = false, intervals = false, bases = showsBases(figure) } = {},
): Native {
  const values = valueRows(figure);
  const rows = entriesOf(values, bases);
  const numbers = values.map(({ result }) => (result.kind === "value" ? result.value : undefined));
  const ends = values.map(({ result }) => (result.kind === "value" ? result.interval : undefined));
  const hasEnds = intervals && ends.some((end) => end !== undefined);
  const series: NativeSeries = {
    name: nameOf(figure),
    values: beside(rows, numbers),
    // Lines of intervals must be seen on their bars.
    ink: hasEnds ? { scale: "sequential", step: 2 } : { scale: "accent" },
    ...(hasEnds ? { intervals: beside(rows, ends) } : {}),
  };
  const tops = [...numbers, ...(hasEnds ? ends.map((end) => end?.high) : [])];
  return {
    kind: "bars",
    upright,
    arrangement: "beside",
    series: [series],
    rows,
    axis: axisOf(figure, tops),
    key: [],
    withheld: reasonsOf(values),
  };
}

/** Several items by two groups: both have their bars beside each other, under the item. */
export function pairBars(figure: Figure, groups: readonly FigureCategory[]): Native {
  const values = valueRows(figure);
  const items = [
    ...new Map(figure.rows.flatMap(({ cross }) => cross ?? []).map(({ item }) => [item.key, item])),
  ];
  const found = (item: string, group: string) =>
    values[figure.rows.findIndex(({ cross }) => cross?.item.key === item && cross.group.key === group)];
  const series = groups.map(({ key, label }, at): NativeSeries => {
    const own = items.map(([item]) => found(item, key));
    const bases = own.flatMap((row) => (row?.result.kind === "value" && row.n !== undefined ? [row.n] : []));
    return {
      name: `${label}${baseRange(bases)}`,
      values: own.map((row) => (row?.result.kind === "value" ? row.result.value : undefined)),
      ink: at === 0 ? { scale: "accent" } : { scale: "sequential", step: 2 },
    };
  });
  return {
    kind: "bars",
    upright: false,
    arrangement: "beside",
    series,
    rows: items.map(([key, { label }]) => {
      const missing = groups.filter((group) => found(key, group.key)?.result.kind !== "value");
      const whose = missing.length < groups.length ? missing.map((group) => group.label).join(", ") : "";
      return { label, total: false, ...(missing.length === 0 ? {} : { withheld: whose }) };
    }),
    axis: axisOf(
      figure,
      series.flatMap((each) => each.values),
    ),
    key: series.map(({ name, ink }) => ({ label: name, ink })),
    withheld: reasonsOf(values),
  };
}

function nameOf({ statistic, categories, shareIndex }: Figure): string {
  return statistic === "mean" ? "Mittelwert" : (categories[shareIndex]?.label ?? "Anteil");
}

/** As long as the values need, at least half of all; of means, the whole range. */
function axisOf({ statistic, range }: Figure, tops: readonly (number | undefined)[]): NativeAxis {
  if (statistic === "mean")
    return { low: range[0], high: range[1], unit: "number", decimals: 1, isShown: true };
  const high = Math.max(10, ...tops.map((top) => top ?? 0));
  return { low: 0, high, unit: "percent", decimals: 0 };
}

/** Why numbers of these rows are withheld, each reason once. */
export function reasonsOf(rows: readonly Pick<ReturnType<typeof valueRows>[number], "result">[]): string[] {
  const texts = rows.flatMap(({ result }) =>
    result.kind === "suppressed" ? [withheldLine(result.reason)] : [],
  );
  return [...new Set(texts)];
}
