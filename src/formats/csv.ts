import { harmless, type SheetCell, sheetOf } from "./sheet.ts";
import { type Format, type Published, utf8 } from "./type.ts";

/** How a table is written as text. */
interface Dialect {
  separator: "," | ";";
  decimal: "." | ",";
  /** A byte order mark tells Excel that the file is in UTF-8. */
  start: "" | "\uFEFF";
}

/** A table as in RFC 4180: a line of headings, fields in quotation marks where they need them, lines ending in CR LF. */
function csvOf(published: Published, { separator, decimal, start }: Dialect): string {
  const { header, rows } = sheetOf(published);
  const field = (text: string): string =>
    text.includes(separator) || /["\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  const written = (cell: SheetCell): string => {
    if (cell.kind === "number") return field(String(cell.value).replace(".", decimal));
    return cell.kind === "empty" ? "" : field(harmless(cell.text));
  };
  const lines = [header.map((text) => field(harmless(text))), ...rows.map((row) => row.map(written))];
  return start + lines.map((line) => `${line.join(separator)}\r\n`).join("");
}

export const csv: Format = {
  ending: ".csv",
  type: "text/csv; charset=utf-8; header=present",
  name: "CSV",
  use: "R, Python, SPSS und andere Programme",
  group: "data",
  bytes: (published) => utf8(csvOf(published, { separator: ",", decimal: ".", start: "" })),
};

export const excelCsv: Format = {
  ending: "-excel.csv",
  type: "text/csv; charset=utf-8; header=present",
  name: "CSV für Excel",
  use: "deutsches Excel: Semikolon und Dezimalkomma",
  group: "data",
  bytes: (published) => utf8(csvOf(published, { separator: ";", decimal: ",", start: "\uFEFF" })),
};
