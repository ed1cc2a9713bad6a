import { decimal, intervalName, levelText, span, withheldText } from "../lib/format.ts";
import type { Figure } from "../model/figure.ts";
import type { Analysis, Estimate } from "../model/result.ts";
import type { Reason } from "../model/table.ts";
import { numberCell, personsCell } from "./cell.ts";
import { noteList } from "./table.ts";
import type { FigureTable, TableCell } from "./type.ts";
import { describeWith } from "./words.ts";

/** One estimate as charts and tables show it. */
export interface EstimateRow {
  label: string;
  block?: string | undefined;
  /** True for the first row of its block. */
  opens: boolean;
  /** Absent for a withheld row, which has a reason. */
  estimate?: Estimate;
  reason?: Reason;
  /** Persons; absent for a withheld row. */
  n?: number;
}

/** The rows of a figure of estimates. */
export function estimateRows({ rows }: Figure): EstimateRow[] {
  return rows.map(({ label, block, result }, i) => {
    const row = { label, block, opens: i === 0 || rows[i - 1]?.block !== block };
    if (result.kind === "suppressed") return { ...row, reason: result.reason };
    // `check` of the chart refuses such a figure.
    if (result.estimate === undefined) throw new Error(`row "${label}" has no estimate`);
    return { ...row, estimate: result.estimate, n: result.n };
  });
}

/** An interval as it follows its estimate: „(0,15 bis 0,69)“; empty where there is none. */
export function spanOf({ interval }: Estimate, { analysis }: Figure): string {
  return interval === undefined ? "" : `(${span(interval, analysis?.digits ?? 0)})`;
}

/** What is shown, then all estimates with their intervals, in German sentences. */
export function describeEstimates(figure: Figure): string {
  const rows = estimateRows(figure);
  const released = rows.some(({ estimate }) => estimate !== undefined);
  const { analysis } = figure;
  const sentences = rows.map(({ label, block, opens, estimate }) => {
    const head = opens && block !== undefined ? `${block} – ` : "";
    if (estimate === undefined) return `${head}${label}: ${withheldText}.`;
    const digits = analysis?.digits ?? 0;
    const ends = estimate.interval === undefined ? "" : ` (${span(estimate.interval, digits)})`;
    return `${head}${label}: ${decimal(estimate.value, digits)}${ends}.`;
  });
  return describeWith(figure, [...(released && analysis ? [shownIn(analysis, rows)] : []), ...sentences]);
}

/** „Gezeigt ist der Regressionskoeffizient, in Klammern das 95-%-Intervall; die Bezugslinie steht bei 0,0 …“ */
function shownIn(
  { measure, level, reference, referenceLabel, digits }: Analysis,
  rows: EstimateRow[],
): string {
  const hasInterval = rows.some(({ estimate }) => estimate?.interval !== undefined);
  const ends = hasInterval && level !== undefined ? `, in Klammern: ${intervalName(level)}` : "";
  const meaning = referenceLabel && ` (${referenceLabel})`;
  const line = reference === undefined ? "" : `; Bezugslinie: ${decimal(reference, digits)}${meaning}`;
  return `Gezeigt ist je Zeile: ${measure}${ends}${line}.`;
}

/** Estimates with both ends of their intervals; bases of their own only where there are any. */
export function estimateTable(figure: Figure): FigureTable {
  const notes = noteList();
  const rows = estimateRows(figure);
  const digits = figure.analysis?.digits ?? 0;
  const level = figure.analysis?.level;
  const hasIntervals = rows.some(({ estimate }) => estimate?.interval !== undefined);
  const hasBases = new Set(rows.flatMap(({ n }) => n ?? [])).size > 1;
  const at = level === undefined ? "" : ` (${levelText(level)})`;
  const header = [
    figure.rowHeading,
    "Schätzwert",
    ...(hasIntervals ? [`untere Grenze${at}`, `obere Grenze${at}`] : []),
    ...(hasBases ? ["n"] : []),
  ];
  const cellsOf = ({ estimate, n, reason }: EstimateRow): TableCell[] => {
    const number = (value: number | undefined) => numberCell(value, digits);
    const withheld = reason && notes.withheld(reason);
    return [
      withheld ?? number(estimate?.value),
      ...(hasIntervals ? [number(estimate?.interval?.low), number(estimate?.interval?.high)] : []).map(
        (cell) => withheld ?? cell,
      ),
      ...(hasBases ? [withheld ?? (n === undefined ? numberCell(n) : personsCell(n))] : []),
    ];
  };
  return {
    header,
    rows: rows.map((row) => ({
      label: row.label,
      total: false,
      cells: cellsOf(row),
      ...(row.block === undefined ? {} : { block: row.block }),
    })),
    notes: notes.texts,
  };
}
