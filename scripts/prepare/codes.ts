import leven from "leven";
import { nearest } from "../../src/lib/errors.ts";
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
 * codes in a cell are separated by blank, comma or bar. Problems name lines and misspelt codes, never a response's key,
 * nor a word that could be somebody's own: the column with the texts is easily called `codes`.
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
  const unknown = new Map<number, string[]>();
  const codesIn = (cell: Cell | undefined, line: number): Set<number> => {
    const codes = (cell ?? "").split(separators).filter((code) => code !== "");
    return new Set(
      codes.flatMap((code) => {
        const at = categories.indexOf(code);
        if (at >= 0) return at;
        unknown.set(line, [...(unknown.get(line) ?? []), code]);
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
  for (const { line, what, hint } of unknownProblems(unknown, categories)) report(line, what, hint);
  return found;
}

/** Lines that are named one by one; more of them have one cause. */
const mostUnknown = 8;
const onlyCodes = "In die Spalten codes und codes2 gehören nur Kategorien aus study.yaml, keine Texte";
const severalCodes = "Mehrere Kategorien in einer Zelle mit Leerzeichen trennen.";

interface Unknown {
  line: number;
  what: string;
  hint: string;
}

/**
 * What is said of entries that are no category, at most once a line: the word itself only where all unknown ones of the
 * table are misspelt codes, else how many there are.
 */
function unknownProblems(
  unknown: ReadonlyMap<number, readonly string[]>,
  categories: readonly string[],
): Unknown[] {
  const misspelt = new Map<string, { line: number; count: number; meant: string }>();
  const foreign: Unknown[] = [];
  const listed = `${categories.slice(0, 12).join(", ")}${categories.length > 12 ? " …" : ""}`;
  // One entry that is no code at all, and the column may hold texts: then no word of it is shown.
  const isForeign = (word: string) => misspeltOf(word, categories) === undefined;
  const hasTexts = [...unknown.values()].some((words) => words.some(isForeign));
  for (const [line, words] of unknown) {
    const own = [...new Set(words)];
    const meant = own.flatMap((word) => misspeltOf(word, categories) ?? []);
    if (!hasTexts) {
      const key = own.join(", ");
      const before = misspelt.get(key);
      const suggested = [...new Set(meant)].join(", ");
      misspelt.set(key, { line: before?.line ?? line, count: (before?.count ?? 0) + 1, meant: suggested });
      continue;
    }
    const what = words.length === 1 ? "ein unbekannter Eintrag" : `${words.length} unbekannte Einträge`;
    foreign.push({ line, what, hint: `${onlyCodes}; es gibt: ${listed}` });
  }
  const named = [...misspelt].map(([key, { line, count, meant }]): Unknown => {
    const rows = count === 1 ? "eine Zeile" : `${count} Zeilen`;
    return { line, what: `unbekannte Kategorie: ${key} (${rows})`, hint: `meinten Sie ${meant}?` };
  });
  return [named, foreign].flatMap((problems) => {
    const [next] = problems.slice(mostUnknown);
    if (next === undefined) return problems;
    const left = problems.length - mostUnknown;
    const what = `${left} weitere ${left === 1 ? "Zeile" : "Zeilen"} mit unbekannten Einträgen`;
    return [...problems.slice(0, mostUnknown), { line: next.line, what, hint: `${onlyCodes}.` }];
  });
}

/**
 * The category that a word is a misspelling of. Stricter than a suggestion has to be: the word is shown, and names and
 * everyday words are soon like a code of few letters.
 */
function misspeltOf(word: string, categories: readonly string[]): string | undefined {
  return categories.find((code) => {
    const most = Math.min(2, Math.floor(Math.min(word.length, code.length) / 3));
    // Before it is compared: what stands there in place of a code can be very long.
    if (Math.abs(word.length - code.length) > most) return false;
    return leven(word.toLowerCase(), code.toLowerCase()) <= most;
  });
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
  }
  // Without both headings the first row may be somebody's answer.
  if (id < 0 || first < 0) return undefined;
  for (const heading of others) notes.push(`${file}: die Spalte ${shown(heading)} wird nicht gelesen.`);
  return { id, first, second: second < 0 ? headings.length : second, width: headings.length };
}

/** A heading that is longer than any name of a column is rather an answer, and not repeated. */
function shown(heading: string): string {
  return heading.length > 12 ? `mit einer Überschrift von ${heading.length} Zeichen` : heading;
}
