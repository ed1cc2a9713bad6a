import type { FigureTable, TableCell } from "../charts/type.ts";
import type { Unit } from "../charts/unit.ts";
import type { Published } from "./type.ts";

/** A cell of a file: a number, a text, a number that is withheld, or none. */
export type SheetCell =
  | { kind: "number"; value: number; unit: Unit; decimals: number }
  | { kind: "text"; text: string }
  /** Neither 0 nor empty: it says that it is withheld. */
  | { kind: "withheld"; text: string }
  | { kind: "empty" };

/** The table of a figure as files of rows and columns hold it: the numbers themselves, each column with its unit. */
export interface Sheet {
  header: string[];
  rows: SheetCell[][];
}

/** What stands in a file where a number is withheld. */
export const withheldWord = "nicht veröffentlicht";

/** The table of a figure, as it stands on the page, with numbers in the place of their texts. */
export function sheetOf({ figure: { mark }, table }: Pick<Published, "figure" | "table">): Sheet {
  const hasBlocks = table.rows.some(({ block }) => block !== undefined);
  const units = unitsOf(table);
  const [heading = "", ...columns] = table.header;
  const text = (value: string): SheetCell =>
    value === "" ? { kind: "empty" } : { kind: "text", text: value };
  return {
    header: [
      ...(hasBlocks ? ["Block"] : []),
      heading,
      ...columns.map((label, i) => (units[i] === "percent" ? `${label} (%)` : label)),
      // A file goes its own way: every row says what is not to be taken for real.
      ...(mark === "" ? [] : ["Hinweis"]),
    ],
    rows: table.rows.map(({ label, block, cells }) => [
      ...(hasBlocks ? [text(block ?? "")] : []),
      text(label),
      // A row that is withheld as a whole may have one cell for all its columns.
      ...columns.map((_, i) => cellOf(cells[i] ?? cells.at(-1) ?? { text: "" })),
      ...(mark === "" ? [] : [text(mark)]),
    ]),
  };
}

/** Units of the columns after the first, told by their numbers; undefined where all are withheld. */
export function unitsOf({ header, rows }: FigureTable): (Unit | undefined)[] {
  return header
    .slice(1)
    .map((_, i) => rows.find(({ cells }) => cells[i]?.unit !== undefined)?.cells[i]?.unit);
}

function cellOf({ text, value, unit = "number", note }: TableCell): SheetCell {
  if (note !== undefined) return { kind: "withheld", text: withheldWord };
  if (value === undefined) return text === "" || text === "–" ? { kind: "empty" } : { kind: "text", text };
  return { kind: "number", value, unit, decimals: /,(\d+)/.exec(text)?.[1]?.length ?? 0 };
}

/** A text that a spreadsheet would take for a formula, made harmless by an apostrophe. */
export function harmless(text: string): string {
  return isFormula(text) ? `'${text}` : text;
}

/** True for a text that a spreadsheet would take for a formula. */
export function isFormula(text: string): boolean {
  return /^[=+\-@\t\r]/.test(text);
}
