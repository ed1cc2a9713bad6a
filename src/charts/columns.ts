import { medianWords } from "../lib/ordered.ts";
import { intervalHeading } from "../lib/uncertainty.ts";
import { type Figure, type FigureRow, splitKey } from "../model/figure.ts";
import { intervalCell, numberCell, percentCell } from "./cell.ts";
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
      cell: ({ median, ordered }) => (ordered ? { text: medianWords(ordered) } : numberCell(median)),
    },
    {
      label: "obere zwei",
      tells: ({ ordered }) => ordered?.topTwo !== undefined && !isShown(figure),
      cell: ({ ordered }) =>
        ordered?.topTwo?.kind === "value" ? percentCell(ordered.topTwo.percent) : empty,
    },
  ]);
}

/** The interval of each share, or of each one category in its own column. */
export function intervalColumns(figure: Figure): Column[] {
  const { uncertainty, categories } = figure;
  if (uncertainty === undefined) return [];
  const heading = intervalHeading[uncertainty];
  return categories.map(({ key, label }, i) => ({
    label: key === splitKey || categories.length === 1 ? heading : `${label}: ${heading}`,
    cell: ({ intervals }) => intervalCell(intervals?.[i]),
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
