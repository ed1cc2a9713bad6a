import { decimal, percent, withheldMark } from "../../lib/format.ts";
import type { Figure } from "../../model/figure.ts";
import { type Grid, gridOf } from "../grid.ts";
import { showsBases, withheldLine } from "../rows.ts";
import { stepsOf } from "../shade.ts";
import type { FigureTable } from "../type.ts";
import type { NativeCell, NativeTable } from "./type.ts";

/** A grid of numbers as a table whose cells are darker for more. */
export function gridTable(figure: Figure): NativeTable {
  const grid: Grid = gridOf(figure);
  const values = grid.rows.flatMap(({ cells }) =>
    cells.flatMap((cell) => (cell.kind === "value" ? [cell.value] : [])),
  );
  const stepOf = stepsOf(values, figure);
  const withBases = showsBases(figure);
  const textOf = figure.statistic === "mean" ? decimal : percent;
  const reasons = grid.rows.flatMap(({ cells }) =>
    cells.flatMap((cell) => (cell.kind === "suppressed" ? [withheldLine(cell.reason)] : [])),
  );
  return {
    kind: "table",
    header: [
      { label: figure.rowHeading, base: "" },
      ...grid.columns.map(({ label, base }) => ({ label, base })),
    ],
    rows: grid.rows.map(({ label, total, base, cells }) => ({
      label,
      total,
      base: withBases ? base : "",
      cells: cells.map(
        (cell): NativeCell =>
          cell.kind === "value"
            ? {
                text: textOf(cell.value),
                ink: { scale: "sequential", step: stepOf(cell.value) },
                isNumber: true,
              }
            : { text: withheldMark, isNumber: true },
      ),
    })),
    withheld: [...new Set(reasons)],
  };
}

/** A figure's table without its intervals: what a chart is shown as that says nothing of how it is drawn. */
export function plainTable({ header, rows, notes, intervals }: FigureTable): NativeTable {
  const end = intervals?.from ?? header.length;
  return {
    kind: "table",
    header: header.slice(0, end).map((label) => ({ label, base: "" })),
    rows: rows.flatMap(({ label, block, total, cells }, i) => {
      const row = {
        label,
        total,
        base: "",
        cells: cells
          .slice(0, end - 1)
          .map(({ text, value, note }) => ({ text, isNumber: value !== undefined || note !== undefined })),
      };
      const opens = block !== undefined && (i === 0 || rows[i - 1]?.block !== block);
      return opens
        ? [{ label: block, base: "", heading: true as const, total: true, cells: [] }, row]
        : [row];
    }),
    withheld: notes,
  };
}
