import { AuthorError } from "../../src/lib/errors.ts";
import type { Batch, Cell } from "./csv.ts";
import type { SourceFile } from "./source.ts";
import { cleanHeading, firstRows, type Table } from "./table.ts";
import { local, unescaped, type Workbook, workbookOf } from "./workbook.ts";
import { type Handlers, readXml } from "./xml.ts";

/** More than a table of LimeSurvey's can have in any database (MySQL: 4,096). */
const mostColumns = 5000;

/** True for what looks like an Excel workbook. */
export function isXlsx(head: string): boolean {
  return head.startsWith("PK\x03\x04") && head.includes("xl/");
}

/**
 * The first sheet of an Excel workbook (LimeSurvey's `ExcelWriter`, or any program that saved it again), with the
 * headings in its first row. A cell that was not shown and one without answer are both just empty in Excel.
 */
export function openXlsx(file: SourceFile): Table {
  const book = workbookOf(file);
  const [first] = batchesOf(file, book);
  const headings = (first?.rows[0] ?? []).map(cleanHeading);
  const [name = "", ...others] = book.names;
  return {
    file: file.name,
    headings,
    nullIsNotShown: false,
    losesZeros: true,
    isSheet: true,
    dialect: "Excel (.xlsx)",
    sample: firstRows(batchesOf(file, book, headings.length), headings.length).slice(1),
    notes: others.length > 0 ? [`${file.name}: gelesen wurde das erste Tabellenblatt „${name}“.`] : [],
    *batches() {
      let isFirst = true;
      for (const { rows, lines } of batchesOf(file, book, headings.length)) {
        yield isFirst ? { rows: rows.slice(1), lines: lines.slice(1) } : { rows, lines };
        isFirst = false;
      }
    },
  };
}

/**
 * All rows of the sheet that have a cell. A formula without a result is an answer that began with "=".
 * @param width number of headings, to which every row is filled up; without it, rows are as long as they are
 */
function* batchesOf(file: SourceFile, { sheet, strings }: Workbook, width?: number): Generator<Batch> {
  let batch: Batch = { rows: [], lines: [] };
  let row: Cell[] = [];
  let used = 0;
  let line = 0;
  let at = 0;
  let kind = "";
  let value = "";
  let formula = "";
  let wide = false;
  const handlers: Handlers = {
    open(name, { r, t = "n" }) {
      const element = local(name);
      if (element === "row") {
        line = r === undefined ? line + 1 : Number(r);
        row = [];
        used = 0;
        at = -1;
      } else if (element === "c") {
        at = r === undefined ? at + 1 : columnOf(r);
        kind = t;
        value = "";
        formula = "";
      }
    },
    close(name, text) {
      const element = local(name);
      if (element === "v" || element === "t") value += text;
      else if (element === "f") formula = text;
      else if (element === "c" && (value !== "" || formula !== "")) {
        wide ||= !(at < mostColumns);
        if (wide) return;
        used = Math.max(used, at + 1);
        if (at < (width ?? mostColumns)) row[at] = value === "" ? formula : cellOf(kind, value, strings);
      } else if (element === "row" && used > 0) {
        const full = width ?? used;
        for (let i = 0; i < full; i++) row[i] ??= null;
        // A cell beyond the headings makes the row too long, which is reported.
        row.length = Math.max(full, used);
        batch.rows.push(row);
        batch.lines.push(line);
      }
    },
  };
  // A few letters make a row of thousands of cells: the wider it is, the fewer go into a batch.
  for (const _ of readXml(sheet, handlers, (width ?? 0) > 1000 ? 1024 : undefined)) {
    if (wide) throw tooWide(file);
    if (batch.rows.length === 0) continue;
    yield batch;
    batch = { rows: [], lines: [] };
  }
  if (wide) throw tooWide(file);
  if (batch.rows.length > 0) yield batch;
}

/** 0-based column of a cell's address ("AB12"). */
function columnOf(address: string): number {
  let column = 0;
  for (const letter of /^[A-Z]+/.exec(address)?.[0] ?? "") column = column * 26 + letter.charCodeAt(0) - 64;
  return column > 0 ? column - 1 : Number.NaN;
}

/** What a cell shows; numbers as short as JavaScript writes them, texts without LimeSurvey's mask ("'="). */
function cellOf(kind: string, value: string, strings: readonly string[]): string {
  if (kind === "s") return (strings[Number(value)] ?? "").replace(/^'=/, "=");
  if (kind === "n") return Number.isNaN(Number(value)) ? value : String(Number(value));
  return unescaped(value).replace(/^'=/, "=");
}

function tooWide({ name }: SourceFile): AuthorError {
  const hint = "Die Antworten in LimeSurvey neu exportieren und unverändert ablegen.";
  return new AuthorError([{ file: name, what: "das Tabellenblatt hat mehr als 5.000 Spalten", hint }]);
}
