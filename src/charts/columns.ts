import { medianWords } from "../lib/ordered.ts";
import { intervalHeading } from "../lib/uncertainty.ts";
import { type Figure, type FigureRow, type Ordered, splitKey } from "../model/figure.ts";
import type { Interval } from "../model/result.ts";
import { numberCell, percentCell } from "./cell.ts";
import type { TableCell } from "./type.ts";

/** What a figure tells of a row beside its shares. */
export type Value = Extract<FigureRow["result"], { kind: "value" }>;

/** A column of a table, but for withheld rows. */
export interface Column {
  label: string;
  cell(value: Value): TableCell;
}

const empty: TableCell = { text: "–" };

/** The columns that have something to tell in at least one row. */
function tellingOf(
  { rows }: Figure,
  columns: readonly (Column & { tells(value: Value): boolean })[],
): Column[] {
  return columns.filter(({ tells }) => rows.some(({ result }) => result.kind === "value" && tells(result)));
}

/** Mean and median of numbers; median and share of the two highest answers of a scale. */
export function statisticColumns(figure: Figure): Column[] {
  return tellingOf(figure, [
    { label: "Mittelwert", tells: ({ mean }) => mean !== undefined, cell: ({ mean }) => numberCell(mean) },
    {
      label: "Median",
      tells: ({ median, ordered }) => median !== undefined || ordered !== undefined,
      cell: ({ median, ordered }) => (ordered ? medianCell(ordered) : numberCell(median)),
    },
    {
      label: "obere zwei",
      tells: ({ ordered }) => ordered?.topTwo !== undefined && !isShown(figure),
      cell: ({ ordered }) =>
        ordered?.topTwo?.kind === "value" ? percentCell(ordered.topTwo.percent) : empty,
    },
  ]);
}

/** The answer in the middle; of a scale whose answers are numbers, as a number. */
function medianCell(ordered: Ordered): TableCell {
  const [label = ""] = ordered.median;
  const isNumber = ordered.median.length === 1 && /^\d+$/.test(label);
  return isNumber ? numberCell(Number(label), 0) : { text: medianWords(ordered) };
}

/** Most categories whose intervals all stand in a table; of a longer scale, the one of its two highest answers does. */
const most = 3;

/** Both ends of intervals, each a column: of every share, or of the two highest answers where there are many. */
export function intervalColumns(figure: Figure): Column[] {
  const { uncertainty, categories, rows } = figure;
  if (uncertainty === undefined) return [];
  const heading = intervalHeading[uncertainty];
  const hasTop = rows.some(({ result }) => result.kind === "value" && result.ordered?.interval !== undefined);
  if (categories.length > most && hasTop) return endsOf("obere zwei", ({ ordered }) => ordered?.interval);
  return categories.flatMap(({ key, label }, i) =>
    endsOf(key === splitKey || categories.length === 1 ? heading : label, ({ intervals }) => intervals?.[i]),
  );
}

function endsOf(label: string, interval: (value: Value) => Interval | undefined): Column[] {
  return (["low", "high"] as const).map((end) => ({
    label: `${label}, ${end === "low" ? "von" : "bis"}`,
    cell: (value) => {
      const own = interval(value);
      return own === undefined ? empty : percentCell(own[end]);
    },
  }));
}

/** True where one of the categories is what the two highest answers are together. */
function isShown({ rows, categories }: Figure): boolean {
  return categories.some((_, i) =>
    rows.every(({ result }) => {
      if (result.kind === "suppressed") return true;
      const [share, top] = [result.shares[i], result.ordered?.topTwo];
      return share?.kind === "value" && top?.kind === "value" && share.count === top.count;
    }),
  );
}
