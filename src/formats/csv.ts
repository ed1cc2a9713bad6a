import { stateText } from "../lib/source-digest.ts";
import { harmless, type Sheet, type SheetCell, sheetOf } from "./sheet.ts";
import { type Format, type Published, utf8 } from "./type.ts";

/** How a table is written as text. */
export interface Dialect {
  separator: "," | ";";
  decimal: "." | ",";
  /** A byte order mark tells Excel that the file is in UTF-8. */
  start: "" | "\uFEFF";
}

/** A table as in RFC 4180: a line of headings, fields in quotation marks where they need them, lines ending in CR LF. */
export function csvOf({ header, rows }: Sheet, { separator, decimal, start }: Dialect): string {
  const field = (text: string): string =>
    text.includes(separator) || /["\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  const written = (cell: SheetCell): string => {
    if (cell.kind === "number") return field(String(cell.value).replace(".", decimal));
    return cell.kind === "empty" ? "" : field(harmless(cell.text));
  };
  const lines = [header.map((text) => field(harmless(text))), ...rows.map((row) => row.map(written))];
  return start + lines.map((line) => `${line.join(separator)}\r\n`).join("");
}

/** As programs read it. */
export const plain: Dialect = { separator: ",", decimal: ".", start: "" };
/** As German Excel reads it. */
export const german: Dialect = { separator: ";", decimal: ",", start: "\uFEFF" };

/** The table of a figure; every row says which release it is from, since rows go their own way. */
function figureCsv(published: Published, dialect: Dialect): Uint8Array {
  const { header, rows } = sheetOf(published);
  const state: SheetCell = { kind: "text", text: stateText(published.study, published.digest) };
  const sheet = { header: [...header, "Fassung"], rows: rows.map((row) => [...row, state]) };
  return utf8(csvOf(sheet, dialect));
}

export const csv: Format = {
  ending: ".csv",
  type: "text/csv; charset=utf-8; header=present",
  name: "CSV",
  use: "R, Python, SPSS und andere Programme",
  group: "data",
  bytes: (published) => figureCsv(published, plain),
};

export const excelCsv: Format = {
  ending: "-excel.csv",
  type: "text/csv; charset=utf-8; header=present",
  name: "CSV für Excel",
  use: "deutsches Excel: Semikolon und Dezimalkomma",
  group: "data",
  bytes: (published) => figureCsv(published, german),
};
