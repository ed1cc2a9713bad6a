import { AuthorError } from "../../src/lib/errors.ts";
import type { Problem } from "../../src/model/problem.ts";
import type { Note } from "../dataset.ts";
import { type Bare, bareIn } from "./bare.ts";
import { type Batch, type Cell, type Dialect, dialectOf, type OnFault, rowsOf } from "./csv.ts";
import { asExported, type Encoding, encodingOf, headText, type SourceFile, textOf } from "./source.ts";

/** Responses as they stand in a file, whatever its format: headings, and rows as a stream. */
export interface Table {
  file: string;
  headings: string[];
  /** True where a null cell is one that LimeSurvey did not show, false where it is just an empty one. */
  nullIsNotShown: boolean;
  /** How the file is written, in German ("CSV mit Semikolon, UTF-8"). */
  dialect: string;
  /** True where the columns have the names of LimeSurvey's database. */
  database?: boolean;
  /** True where the program that wrote the file takes codes for numbers: "01" is "1" there. */
  losesZeros?: boolean;
  /** True for a sheet, where numbers have a point and days may be counted; absent for texts. */
  isSheet?: boolean;
  /** The table with `NA` read as empty; there only where a program without quotes wrote it, so that it may be a code. */
  withoutNa?(): Table;
  /** The rows at the beginning, without the header. */
  sample: Cell[][];
  notes: Note[];
  /** All rows but the header, read anew on every call. */
  batches(onFault: OnFault): Iterable<Batch>;
}

const separators = { ",": "Komma", ";": "Semikolon", "\t": "Tabulator" } as const;

/** The headings at the beginning of a delimited text; fewer than two where it is none. */
export function headingsIn(head: string): string[] {
  if (head.includes("\0")) return [];
  const dialect = dialectOf(head);
  const [batch] = rowsOf([head], dialect, () => {});
  if (batch !== undefined) return batch.rows[0]?.map(cleanHeading) ?? [];
  // The beginning ends within a heading: those before it tell enough.
  const whole = head.slice(0, head.lastIndexOf(`"${dialect.separator}"`) + 1);
  const [part] = rowsOf([whole], dialect, () => {});
  return part?.rows[0]?.map(cleanHeading) ?? [];
}

/** A delimited file opened for reading. */
export function openCsv(file: SourceFile): Table {
  const encoding = encodingOf(file);
  const dialect = dialectOf(headText(file));
  const notes: Note[] = [];
  if (encoding !== "utf-8") {
    notes.push(`${file.name} ist nicht in UTF-8 gespeichert und wurde als Windows-1252 gelesen.`);
  }
  // The headings alone prove nothing: R and LibreOffice quote texts, and leave numbers and empty cells bare.
  const bare = bareIn(file, dialect.separator);
  const isOwn = dialect.quoted && bare === "nothing";
  if (!isOwn) notes.push(`${file.name} wurde von einem anderen Programm als LimeSurvey gespeichert.`);
  return delimited(file, encoding, dialect, isOwn, bare, notes);
}

/** A delimited file whose origin is known. */
function delimited(
  file: SourceFile,
  encoding: Encoding,
  given: Dialect,
  isOwn: boolean,
  bare: Bare,
  notes: Note[],
): Table {
  // Where texts are quoted, a bare NA is none: R writes missing values so.
  const na = given.na === true || (bare === "NA" && given.quoted);
  const dialect: Dialect = { ...given, na };
  const ofR = `${file.name} enthält fehlende Angaben als NA, wie R sie speichert; sie wurden als leere Zellen gelesen.`;
  const [header = [], ...sample] = beginningOf(file, encoding, dialect, 1);
  const width = header.length;
  const isLeft = (row: Cell[]) => row.length === width || row.some((cell) => cell?.trim());
  return {
    file: file.name,
    headings: header.map(cleanHeading),
    nullIsNotShown: isOwn,
    losesZeros: !isOwn,
    ...(bare === "NA" && !na
      ? { withoutNa: () => delimited(file, encoding, { ...given, na: true }, isOwn, bare, notes) }
      : {}),
    dialect: `CSV mit ${separators[dialect.separator]}, ${encoding === "utf-8" ? "UTF-8" : "Windows-1252"}`,
    sample: sample.filter(isLeft),
    notes: na ? [...notes, ofR] : notes,
    *batches(onFault) {
      let isFirst = true;
      for (const batch of rowsOf(textOf(file, encoding), dialect, onFault)) {
        const { rows, lines } = isFirst ? { rows: batch.rows.slice(1), lines: batch.lines.slice(1) } : batch;
        isFirst = false;
        // Spreadsheets leave rows of separators behind, of a width of their own.
        if (rows.every(isLeft)) yield { rows, lines };
        else yield { rows: rows.filter(isLeft), lines: lines.filter((_, at) => isLeft(rows[at] ?? [])) };
      }
    },
  };
}

/**
 * The rows at the beginning of a delimited file; throws `AuthorError` where one of its headers is no record, so that
 * the row below would be taken for it.
 */
export function beginningOf(
  file: SourceFile,
  encoding: Encoding,
  dialect: Dialect,
  headers: number,
): Cell[][] {
  const faults: Problem[] = [];
  const onFault = (line: number, what: string) => {
    faults.push({ file: file.name, line, what, hint: asExported });
  };
  const rows = firstRows(rowsOf(textOf(file, encoding), dialect, onFault));
  const [fault] = faults;
  if (fault && (rows.length < headers || fault.line === 1)) throw new AuthorError([fault]);
  return rows;
}

/** Rows to judge a file by; fewer where they are very wide. */
const enough = 502;
const enoughCells = 2_000_000;

/**
 * The rows at the beginning of a file.
 * @param width number of its columns
 */
export function firstRows(batches: Iterable<Batch>, width = 1): Cell[][] {
  const first: Cell[][] = [];
  const count = Math.max(20, Math.min(enough, Math.floor(enoughCells / Math.max(1, width))));
  for (const { rows } of batches) {
    first.push(...rows.slice(0, count - first.length));
    if (first.length >= count) break;
  }
  return first;
}

/** A heading without byte order mark and blanks around it. */
export function cleanHeading(cell: Cell): string {
  return (cell ?? "").replace(/^\uFEFF/, "").trim();
}
