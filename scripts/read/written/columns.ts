import { suggest } from "../../../src/lib/errors.ts";
import type { Problem } from "../../../src/model/problem.ts";
import type { Wanted } from "../../dataset.ts";
import type { Table } from "../table.ts";
import type { Written } from "./types.ts";

/** Where the columns of a codebook stand in a table. */
export interface Places {
  /** Index of a column by its heading as the codebook spells it. */
  at(column: string): number;
  /** Headings of columns that are no questions. */
  ignored: string[];
  problems: Problem[];
}

/** Headings whose case or blanks differ are the same. */
function key(heading: string): string {
  return heading.normalize("NFC").replace(/\s+/g, " ").trim().toLowerCase();
}

/** A place of the codebook that names columns. */
interface Demand {
  who: string;
  line: number;
  columns: string[];
}

function demandsOf({ id, complete, lines, questions }: Written): Demand[] {
  return [
    ...(id === undefined ? [] : [{ who: "id", line: lines.id, columns: [id] }]),
    ...(complete === undefined
      ? []
      : [{ who: "complete", line: lines.complete, columns: [complete.column] }]),
    ...questions.map(({ code, line, parts }) => ({
      who: `Frage ${code}`,
      line,
      columns: parts.map(({ column }) => column),
    })),
  ];
}

/** A file that may be the table of a codebook. */
export interface Candidate {
  name: string;
  headings: readonly string[];
  open(): Table;
}

/**
 * The tables that a codebook describes: those with at least half of its columns, else the only one that has any.
 * @param written undefined where the codebook is faulty: then the first table is taken for it
 */
export function describedIn(tables: readonly Candidate[], written: Written | undefined): Candidate[] {
  if (written === undefined) return tables.slice(0, 1);
  const columns = demandsOf(written).flatMap((demand) => demand.columns);
  const count = ({ headings }: Candidate) => {
    const given = new Set(headings.map(key));
    return columns.filter((column) => given.has(key(column))).length;
  };
  const half = tables.filter((table) => count(table) * 2 >= columns.length);
  const any = tables.filter((table) => count(table) > 0);
  return half.length > 0 ? half : any.length === 1 ? any : [];
}

/** What an author is told where a codebook lies there without its table. */
export function withoutTable(codebook: string, tables: readonly Candidate[]): Problem {
  const names = tables.map(({ name }) => name);
  const what =
    names.length === 0
      ? "daneben liegt keine Tabelle mit Antworten"
      : `die Spalten des Codebuchs stehen in keiner Tabelle daneben (${names.join(", ")})`;
  const hint =
    "Die Antworten als .csv (in Excel: „CSV UTF-8“) oder .xlsx daneben legen; in der ersten Zeile stehen die Überschriften, in Excel auf dem ersten Tabellenblatt.";
  return { file: codebook, what, hint };
}

/**
 * Finds the columns of a codebook in a table, exactly or but for case and blanks, and says what is missing, what stands
 * there twice and what nobody described.
 * @param wanted what the study says of columns that are no questions
 */
export function placesOf(table: Table, written: Written, { ignore, weights }: Wanted): Places {
  const { file, headings, sample } = table;
  const exact = indicesBy(headings, (heading) => heading);
  const loose = indicesBy(headings, key);
  const find = (column: string) => exact.get(column) ?? loose.get(key(column)) ?? [];
  const problems: Problem[] = [];
  const used = new Set<number>();
  const twice = new Set<string>();
  const demands = demandsOf(written);
  for (const index of demands.flatMap(({ columns }) => columns.flatMap(find))) used.add(index);
  const free = headings.filter((heading, index) => heading !== "" && !used.has(index));
  for (const { who, line, columns } of demands) {
    const absent = columns.filter((column) => find(column).length === 0);
    const [first] = absent;
    if (first !== undefined) {
      const what =
        absent.length === 1
          ? `die Spalte ${shown(first)} gibt es in ${file} nicht`
          : `die Spalten ${absent.map(shown).join(", ")} gibt es in ${file} nicht`;
      problems.push({
        file: written.file,
        line,
        what: `${who}: ${what}`,
        hint: suggest(first, free.map(shown)),
      });
    }
    for (const column of columns) if (find(column).length > 1) twice.add(column);
  }
  for (const column of twice) {
    const hint = "Eine der beiden Spalten löschen oder umbenennen.";
    problems.push({ file, line: 1, what: `die Spalte ${shown(column)} kommt zweimal vor`, hint });
  }

  const ignored: string[] = [];
  const unknown = headings.flatMap((heading, index) => {
    if (used.has(index) || heading === weights) return [];
    if ([...ignore, ...written.ignore].some((pattern) => fits(heading, pattern))) {
      ignored.push(heading);
      return [];
    }
    if (heading !== "") return [heading];
    // Row numbers of R and Python, and columns that a spreadsheet left behind.
    const cells = sample.slice(written.skip).map((row) => row[index]?.trim() ?? "");
    const isBlank = cells.every((cell) => cell === "");
    if (isBlank || (index === 0 && cells.every((cell) => /^\d+$/.test(cell)))) return [];
    const hint = "Eine Überschrift geben oder die Spalte löschen.";
    problems.push({ file, line: 1, what: `Spalte ${index + 1} hat keine Überschrift`, hint });
    return [];
  });
  if (unknown.length > 0) problems.push(unknownColumns(file, written.file, unknown));
  return { at: (column) => find(column)[0] ?? -1, ignored, problems };
}

function indicesBy(headings: readonly string[], by: (heading: string) => string): Map<string, number[]> {
  const indices = new Map<string, number[]>();
  for (const [index, heading] of headings.entries()) {
    const found = indices.get(by(heading));
    if (found) found.push(index);
    else indices.set(by(heading), [index]);
  }
  return indices;
}

/** One message for all of them, with a line to copy. */
function unknownColumns(file: string, codebook: string, columns: readonly string[]): Problem {
  const what =
    columns.length === 1
      ? `die Spalte ${shown(columns[0] ?? "")} steht nicht im Codebuch`
      : `${columns.length} Spalten stehen nicht im Codebuch: ${columns.map(shown).join(", ")}`;
  const list = columns.map((column) => (/^[A-Za-z]\w*$/.test(column) ? column : JSON.stringify(column)));
  const where = columns.length === 1 ? "Ist sie keine Frage" : "Sind sie keine Fragen";
  const hint = `${where}, in ${codebook} ignore: [${list.join(", ")}] ergänzen oder in study.yaml unter responses.ignore nennen.`;
  const weight = columns.find((column) => /^(?:gew|w|wt)$|gewicht|weight/i.test(column));
  const weighs =
    weight === undefined
      ? ""
      : ` Enthält ${shown(weight)} Gewichte, in study.yaml unter responses.weights nennen.`;
  return { file, line: 1, what, hint: `${hint}${weighs}` };
}

function fits(heading: string, pattern: string): boolean {
  if (pattern.endsWith("*")) return key(heading).startsWith(key(pattern.slice(0, -1)));
  return key(heading) === key(pattern);
}

/** Headings of online forms are whole questions. */
function shown(heading: string): string {
  return heading.length > 60 ? `${heading.slice(0, 60)}…` : heading;
}
