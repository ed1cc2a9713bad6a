import type { Note } from "../dataset.ts";
import { type Batch, type Cell, dialectOf, type OnFault, rowsOf } from "./csv.ts";
import { encodingOf, headText, type SourceFile, textOf } from "./source.ts";

/** Responses as they stand in a file, whatever its format: headings, and rows as a stream. */
export interface Table {
  file: string;
  headings: string[];
  /** True where a null cell is one that LimeSurvey did not show, false where it is just an empty one. */
  nullIsNotShown: boolean;
  /** The rows at the beginning, without the header. */
  sample: Cell[][];
  notes: Note[];
  /** All rows but the header, read anew on every call. */
  batches(onFault: OnFault): Iterable<Batch>;
}

/** The headings at the beginning of a delimited text; fewer than two where it is none. */
export function headingsIn(head: string): string[] {
  if (head.includes("\0")) return [];
  const [batch] = rowsOf([head], dialectOf(head), () => {});
  return batch?.rows[0]?.map(cleanHeading) ?? [];
}

/** A delimited file opened for reading. */
export function openCsv(file: SourceFile): Table {
  const encoding = encodingOf(file);
  const dialect = dialectOf(headText(file));
  const notes: Note[] = [];
  if (encoding !== "utf-8") {
    notes.push(`${file.name} ist nicht in UTF-8 gespeichert und wurde als Windows-1252 gelesen.`);
  }
  if (!dialect.quoted) {
    notes.push(
      `${file.name} wurde von einem anderen Programm gespeichert: „nicht gezeigt“ ist von „keine Angabe“ nicht zu unterscheiden.`,
    );
  }
  const [first] = rowsOf(textOf(file, encoding), dialect, () => {});
  const [header = [], ...sample] = first?.rows ?? [];
  return {
    file: file.name,
    headings: header.map(cleanHeading),
    nullIsNotShown: dialect.quoted,
    sample: sample.slice(0, 500),
    notes,
    *batches(onFault) {
      let isFirst = true;
      for (const { rows, lines } of rowsOf(textOf(file, encoding), dialect, onFault)) {
        yield isFirst ? { rows: rows.slice(1), lines: lines.slice(1) } : { rows, lines };
        isFirst = false;
      }
    },
  };
}

function cleanHeading(cell: Cell): string {
  return (cell ?? "").replace(/^\uFEFF/, "").trim();
}
