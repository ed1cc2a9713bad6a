import { nearest, suggest } from "../../src/lib/errors.ts";
import type { Problem } from "../../src/model/problem.ts";
import type { Note } from "../dataset.ts";
import { type Cell, dialectOf, rowsOf } from "../read/csv.ts";
import { encodingOf, headText, type SourceFile, textOf } from "../read/source.ts";

/** The categories (indices) that one open answer was assigned to. */
export interface Assigned {
  /** Line of the file. */
  line: number;
  first: ReadonlySet<number>;
  /** By a second person; absent where there was none. */
  second?: ReadonlySet<number>;
}

/** A table of assigned answers. */
export interface Codes {
  /** Key of the response → categories; rows without any are left out. */
  answers: Map<string, Assigned>;
  problems: Problem[];
  notes: Note[];
}

const separators = /[\s,|]+/;

/**
 * The categories that people assigned to open answers: columns `id` and `codes`, of a second person `codes2`; several
 * codes in a cell are separated by blank, comma or bar. Problems name lines and codes, never a response's key.
 * @param categories codes of the categories
 */
export function readCodes(file: SourceFile, categories: readonly string[]): Codes {
  const { name } = file;
  const found: Codes = { answers: new Map(), problems: [], notes: [] };
  const report = (line: number, what: string, hint: string) =>
    found.problems.push({ file: name, line, what, hint });
  const dialect = dialectOf(headText(file));
  const batches = rowsOf(textOf(file, encodingOf(file)), dialect, (line, what) =>
    report(line, what, "Die Tabelle im Tabellenprogramm neu als CSV speichern."),
  );
  const unknown = new Map<string, { line: number; count: number }>();
  const codesIn = (cell: Cell | undefined, line: number): Set<number> => {
    const codes = (cell ?? "").split(separators).filter((code) => code !== "");
    return new Set(
      codes.flatMap((code) => {
        const at = categories.indexOf(code);
        if (at >= 0) return at;
        const before = unknown.get(code);
        unknown.set(code, { line: before?.line ?? line, count: (before?.count ?? 0) + 1 });
        return [];
      }),
    );
  };

  let columns: Columns | undefined;
  for (const { rows, lines } of batches) {
    for (const [i, row] of rows.entries()) {
      const line = lines[i] ?? 0;
      if (columns === undefined) {
        columns = columnsOf(row, name, found, report);
        if (columns === undefined) return found;
        continue;
      }
      if (row.slice(columns.width).some((cell) => cell?.trim()))
        report(line, "mehr Felder als Überschriften", severalCodes);
      const id = row[columns.id]?.trim() ?? "";
      const first = codesIn(row[columns.first], line);
      const second = codesIn(row[columns.second], line);
      if (first.size + second.size === 0) continue;
      const twin = found.answers.get(id);
      if (id === "") report(line, "die Kennung fehlt", "In die Spalte id gehört die id aus dem Export.");
      else if (twin !== undefined)
        report(line, `dieselbe Kennung wie in Zeile ${twin.line}`, "Jede Antwort steht in einer Zeile.");
      else found.answers.set(id, { line, first, ...(second.size > 0 ? { second } : {}) });
    }
  }
  if (columns === undefined) report(1, "die Tabelle ist leer", "Sie braucht die Spalten id und codes.");
  for (const [code, { line, count }] of [...unknown].slice(0, mostUnknown)) {
    const rows = count === 1 ? "eine Zeile" : `${count} Zeilen`;
    report(line, `unbekannte Kategorie: ${shown(code)} (${rows})`, suggest(code, categories));
  }
  if (unknown.size > mostUnknown) {
    const { line } = [...unknown.values()][mostUnknown] ?? { line: 1 };
    report(line, `${unknown.size - mostUnknown} weitere unbekannte Kategorien`, onlyCodes);
  }
  return found;
}

/** Unknown codes that are named one by one; many of them are no codes but an answer's words. */
const mostUnknown = 8;
const onlyCodes = "In die Spalten codes und codes2 gehören nur Kategorien aus study.yaml, keine Texte.";
const severalCodes = "Mehrere Kategorien in einer Zelle mit Leerzeichen trennen.";

/** Longer than any code: what could be somebody's own words is not repeated in a message. */
function shown(code: string): string {
  return code.length > 12 ? `ein Text von ${code.length} Zeichen` : code;
}

interface Columns {
  id: number;
  first: number;
  /** Beyond the width where there is none. */
  second: number;
  width: number;
}

/** The columns by their headings; undefined where one is missing. Others are not read, and a note says so. */
function columnsOf(
  row: readonly Cell[],
  file: string,
  { notes }: Codes,
  report: (line: number, what: string, hint: string) => void,
): Columns | undefined {
  const headings = row.map((cell) => cell?.trim().toLowerCase() ?? "");
  const [id, first, second] = ["id", "codes", "codes2"].map((name) => headings.indexOf(name));
  if (id === undefined || first === undefined || second === undefined) return undefined;
  for (const [at, name] of [
    [id, "id"],
    [first, "codes"],
  ] as const) {
    if (at < 0) report(1, `Spalte ${name} fehlt`, "Die erste Zeile lautet id;codes oder id;codes;codes2.");
  }
  const others = headings.filter((heading, at) => heading !== "" && ![id, first, second].includes(at));
  for (const heading of others) {
    const near = second < 0 ? nearest(heading, ["codes2"]) : undefined;
    if (near !== undefined) report(1, `unbekannte Spalte: ${heading}`, `meinten Sie ${near}?`);
    else notes.push(`${file}: die Spalte ${shown(heading)} wird nicht gelesen.`);
  }
  if (id < 0 || first < 0) return undefined;
  return { id, first, second: second < 0 ? headings.length : second, width: headings.length };
}
