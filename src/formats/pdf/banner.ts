import type { CrossTable, ResultColumn } from "../../lib/cross-table.ts";
import { mostShort, type Row, tableCode } from "./table.ts";
import { type Code, call, text } from "./typst.ts";

/** Groups side by side: what stands over them, and the columns, the first of which is all respondents. */
export interface Banner {
  spans: { label: string; columns: number }[];
  columns: ResultColumn[];
}

/** The results of a question for all respondents and groups, under two lines of heads. */
export function crossCode({ shows, rows, base }: CrossTable, { spans, columns }: Banner): Code {
  const lines = rows.flatMap(({ label, block, cells }, i): Row[] => {
    const row: Row = {
      cells: [{ content: text(label) }, ...cells.map((cell) => ({ content: text(cell.text) }))],
      kind: "body",
    };
    if (block === undefined || block === rows[i - 1]?.block) return [row];
    return [{ cells: [{ content: text(block), span: columns.length + 1 }], kind: "block" }, row];
  });
  const total: Row = {
    cells: [
      { content: text("Befragte mit Angabe (n)") },
      ...base.map((cell) => ({ content: text(cell.text) })),
    ],
    kind: "total",
  };
  const table = tableCode({
    over: [
      { content: text(""), span: 2 },
      ...spans.map(({ label, columns }) => ({ content: text(label), span: columns })),
    ],
    head: [text("Antwort"), ...columns.map(({ label }) => text(label))],
    rows: [...lines, total],
    widths: [Math.max(3.2, columns.length * 0.42), ...columns.map(() => 1)],
    right: [false, ...columns.map(() => true)],
  });
  const title = `Nach Gruppen: ${shows}`;
  return call("titled-table", [text(title), String(lines.length < mostShort), table]);
}
