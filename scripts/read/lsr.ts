import { AuthorError } from "../../src/lib/errors.ts";
import type { Batch, Cell } from "./csv.ts";
import type { SourceFile } from "./source.ts";
import { firstRows, type Table } from "./table.ts";
import { readXml } from "./xml.ts";

/**
 * The responses of a `.lsr` file as LimeSurvey's archive holds them (`export_helper.php`, `buildXMLFromQuery`): raw
 * values under the names of database columns; a NULL has no element, and was not shown. The columns are those listed
 * in `<fields>`; an element's name has "_" before a digit, and "-" for "#".
 */
export function openLsr(file: SourceFile): Table {
  const headings = headingsOf(file);
  if (headings.length === 0) {
    throw new AuthorError([
      {
        file: file.name,
        what: "die Datei enthält keine Antworten",
        hint: "Erst exportieren, wenn Antworten da sind, oder die Datei aus dem Ordner entfernen.",
      },
    ]);
  }
  return {
    file: file.name,
    headings,
    nullIsNotShown: true,
    dialect: "XML (.lsr)",
    database: true,
    sample: firstRows(batchesOf(file, headings), headings.length),
    notes: [],
    batches: () => batchesOf(file, headings),
  };
}

/** More than a table of LimeSurvey's can have in any database (MySQL: 4,096). */
const mostColumns = 5000;

/** Name of a column's element. */
function elementOf(column: string): string {
  return (/^\d/.test(column) ? `_${column}` : column).replaceAll("#", "-");
}

/** The columns, from the beginning of the file. */
function headingsOf(file: SourceFile): string[] {
  const headings: string[] = [];
  let done = false;
  const reader = readXml(file, {
    open(name) {
      if (name === "rows") done = true;
    },
    close(name, text) {
      if (name === "fieldname" && !done) headings.push(text);
      if (headings.length > mostColumns) throw tooWide(file);
    },
  });
  for (const _ of reader) if (done) break;
  return headings;
}

function tooWide({ name }: SourceFile): AuthorError {
  const hint = "Die Antworten in LimeSurvey neu exportieren und unverändert ablegen.";
  return new AuthorError([{ file: name, what: "die Datei hat mehr als 5.000 Spalten", hint }]);
}

/** All rows: document › responses › rows › row › column. */
function* batchesOf(file: SourceFile, headings: string[]): Generator<Batch> {
  const place = new Map(headings.map((heading, index) => [elementOf(heading), index]));
  let batch: Batch = { rows: [], lines: [] };
  let row: Cell[] | undefined;
  let start = 0;
  const reader = readXml(file, {
    open(name, _, depth, line) {
      if (depth !== 4 || name !== "row") return;
      row = new Array<Cell>(headings.length).fill(null);
      start = line;
    },
    close(name, text, depth) {
      if (row === undefined) return;
      if (depth === 5) {
        const index = place.get(name);
        // A column that is not listed makes the row too long, which is reported.
        if (index === undefined) row.push(text);
        else row[index] = text;
      } else if (depth === 4) {
        batch.rows.push(row);
        batch.lines.push(start);
        row = undefined;
      }
    },
  });
  for (const _ of reader) {
    if (batch.rows.length === 0) continue;
    yield batch;
    batch = { rows: [], lines: [] };
  }
  if (batch.rows.length > 0) yield batch;
}
