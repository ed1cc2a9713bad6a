import { AuthorError, suggest } from "../../src/lib/errors.ts";
import { parseYaml } from "../../src/lib/yaml.ts";
import type { Problem } from "../../src/model/problem.ts";
import { type ResultHead, type ResultRow, resultHead } from "../../src/model/result.ts";
import { dialectOf, rowsOf } from "./csv.ts";
import { numberOf, rounded, type Written, writtenNumber } from "./decimal.ts";
import { encodingOf, type SourceFile, textOf } from "./source.ts";

/** A result as its file has it, rounded as its head says; who answers for it stands elsewhere. */
export interface ReadResult {
  head: ResultHead;
  rows: ResultRow[];
  /** True where numbers had more decimals than are published. */
  cut: boolean;
  /** Line of a field of the head. */
  lineOf(field: keyof ResultHead): number;
}

const required = ["term", "label", "estimate"] as const;
const columns = [...required, "low", "high", "group", "n"] as const;
type Column = (typeof columns)[number];

/** One row of the table: the trimmed texts of its columns, empty where there is none. */
type Cells = Record<Column, string>;

/**
 * Reads a file of `data/results`: a head in YAML between two lines `---`, then a table. Throws `AuthorError` with
 * everything that is wrong in it.
 * @param threshold least number of persons that a row may rest on
 */
export function readResult(file: SourceFile, threshold: number): ReadResult {
  const { name } = file;
  const text = [...textOf(file, encodingOf(file))]
    .join("")
    .replace(/^\uFEFF/, "")
    .replace(/\r\n?/g, "\n");
  const match = /^---[ \t]*\n((?:.*\n)*?)---[ \t]*(?:\n|$)/.exec(text);
  if (match === null) {
    const hint =
      "Der Kopf steht zwischen zwei Zeilen, die nur --- enthalten (data/README.md); in einem Texteditor ergänzen, denn Excel hängt Trennzeichen an.";
    throw new AuthorError([{ file: name, line: 1, what: "die Datei beginnt nicht mit ihrem Kopf", hint }]);
  }
  const [before, headText = ""] = match;
  const parsed = parseYaml(headText, name, resultHead, 2);
  const problems = parsed.ok ? [] : [...parsed.problems];
  const lineOf = (field: string) =>
    headText.split("\n").findIndex((line) => line.startsWith(`${field}:`)) + 2;
  const table = tableOf(text.slice(before.length), before.split("\n").length, name, problems);
  const head = parsed.ok ? parsed.value : undefined;
  const context = { file: name, head, threshold, problems };
  const rows = table === undefined ? [] : rowsIn(table, context);
  if (head?.level === undefined && parsed.ok && rows.some(({ row }) => row.interval !== undefined)) {
    const hint = "Das Niveau in Prozent nennen, zum Beispiel level: 95.";
    problems.push({ file: name, line: 1, what: "Intervalle ohne Niveau: level fehlt", hint });
  }
  if (table !== undefined && rows.length === 0 && problems.length === 0) {
    problems.push({ file: name, what: "die Tabelle hat keine Zeilen", hint: "Je Schätzwert eine Zeile." });
  }
  if (head === undefined || problems.length > 0) throw new AuthorError(problems);
  return { head, rows: rows.map(({ row }) => row), cut: rows.some(({ cut }) => cut), lineOf };
}

/** The table under the head: its rows with their lines; undefined where its columns are not what they must be. */
function tableOf(
  body: string,
  firstLine: number,
  file: string,
  problems: Problem[],
): { cells: Cells; line: number }[] | undefined {
  const blank = /^(?:[ \t]*\n)*/.exec(body)?.[0] ?? "";
  const text = body.slice(blank.length);
  const start = firstLine + blank.split("\n").length - 2;
  const asTable = "Die Tabelle mit Semikolon trennen; Texte mit Semikolon gehören in Anführungszeichen.";
  const batches = rowsOf([text], dialectOf(text), (line, what) =>
    problems.push({ file, line: line + start, what, hint: asTable }),
  );
  const records = [...batches].flatMap(({ rows, lines }) =>
    rows.map((row, i) => ({ row: row.map((cell) => (cell ?? "").trim()), line: (lines[i] ?? 0) + start })),
  );
  const [header, ...rest] = records;
  const names = header?.row.map((cell) => cell.toLowerCase()) ?? [];
  const faults = columnFaults(names);
  problems.push(...faults.map((fault) => ({ file, line: header?.line ?? start + 1, ...fault })));
  if (faults.length > 0) return undefined;
  return rest.flatMap(({ row, line }) => {
    if (row.every((cell) => cell === "")) return [];
    if (row.length !== names.length) {
      const what = `die Zeile hat ${row.length} Spalten, nicht ${names.length}`;
      const hint = "Zahlen mit Komma vertragen kein Komma als Trennzeichen: mit Semikolon trennen.";
      problems.push({ file, line, what, hint });
      return [];
    }
    const cells = Object.fromEntries(columns.map((name) => [name, row[names.indexOf(name)] ?? ""]));
    return [{ cells: cells as Cells, line }];
  });
}

function columnFaults(names: readonly string[]): Pick<Problem, "what" | "hint">[] {
  const known: readonly string[] = columns;
  const all = `Die Spalten heißen: ${columns.join(";")}`;
  const absent = required.filter((name) => !names.includes(name));
  const half = names.includes("low") !== names.includes("high");
  return [
    ...absent.map((name) => ({ what: `Spalte ${name} fehlt`, hint: `${all}.` })),
    ...(half
      ? [{ what: "nur eine der Spalten low und high", hint: "Ein Intervall hat beide Grenzen." }]
      : []),
    ...names.flatMap((name, i) => {
      if (names.indexOf(name) < i) return [{ what: `Spalte ${name} steht zweimal`, hint: "Eine löschen." }];
      if (known.includes(name)) return [];
      return [
        { what: `unbekannte Spalte: ${name}`, hint: `Umbenennen oder löschen; ${suggest(name, known)}` },
      ];
    }),
  ];
}

interface Context {
  file: string;
  /** Undefined where it is faulty; the rows are looked at all the same. */
  head: ResultHead | undefined;
  threshold: number;
  problems: Problem[];
}

function rowsIn(
  table: readonly { cells: Cells; line: number }[],
  { file, head, threshold, problems }: Context,
): { row: ResultRow; cut: boolean }[] {
  const seen = new Map<string, number>();
  const signs = new Set<string>();
  return table.flatMap(({ cells, line }) => {
    const before = problems.length;
    const report = (what: string, hint: string) => problems.push({ file, line, what, hint });
    const number = (column: "estimate" | "low" | "high"): Written | undefined => {
      const written = writtenNumber(cells[column]);
      if (written === undefined) {
        const plain = "Nur Ziffern mit Komma oder Punkt, ohne Tausenderzeichen, Sterne und Klammern.";
        report(
          `${column}: ${cells[column] === "" ? "die Zahl fehlt" : `„${cells[column]}“ ist keine Zahl`}`,
          plain,
        );
        return undefined;
      }
      if (written.sign !== undefined && !signs.has(written.sign) && signs.size === 1)
        report(
          "Zahlen mit Komma und mit Punkt gemischt",
          "In der ganzen Datei dasselbe Dezimalzeichen, keine Tausenderzeichen.",
        );
      if (written.sign !== undefined) signs.add(written.sign);
      if (head?.scale === "log" && numberOf(written) <= 0)
        report(
          `${column}: mit scale: log sind alle Zahlen größer als 0`,
          "scale: linear, oder die Zahl berichtigen.",
        );
      return written;
    };

    termFault(cells.term, line, seen, report);
    if (cells.label === "") report("label ist leer", "So heißt die Zeile in der Abbildung.");
    const value = number("estimate");
    const half = (cells.low === "") !== (cells.high === "");
    if (half) report("nur eine Grenze des Intervalls", "low und high nennen, oder beide leer lassen.");
    const has = cells.low !== "" && cells.high !== "";
    const [low, high] = has ? [number("low"), number("high")] : [];
    if (value && low && high && (numberOf(low) > numberOf(value) || numberOf(value) > numberOf(high)))
      report(
        "das Intervall enthält seinen Schätzwert nicht",
        "Spalten und Vorzeichen prüfen: low ≤ estimate ≤ high.",
      );
    const n = personsFault(cells.n, threshold, head?.n, report);
    if (problems.length > before || value === undefined) return [];

    const parts = [value, low, high].map((part) => part && rounded(part, head?.digits ?? 0));
    const [middle, from, to] = parts.map((part) => part?.value);
    if (head?.scale === "log" && parts.some((part) => part?.value === 0)) {
      report(
        "auf digits gerundet wird eine Zahl zu 0, die scale: log nicht zeigen kann",
        "Mehr digits angeben.",
      );
      return [];
    }
    const row: ResultRow = {
      term: cells.term,
      label: cells.label,
      value: middle ?? 0,
      ...(from === undefined || to === undefined ? {} : { interval: { low: from, high: to } }),
      ...(cells.group === "" ? {} : { group: cells.group }),
      ...(n === undefined ? {} : { n }),
    };
    return [{ row, cut: parts.some((part) => part?.cut) }];
  });
}

type Report = (what: string, hint: string) => void;

function termFault(term: string, line: number, seen: Map<string, number>, report: Report): void {
  const form = "Buchstaben ohne Umlaute, Ziffern, - und _: So heißt der Wert in Texten.";
  if (!/^[A-Za-z0-9_-]+$/.test(term)) report(`term: „${term}“ taugt nicht als Name`, form);
  else if (term.toLowerCase() === "n") report("term: n heißt schon die Zahl der Personen", "Anders nennen.");
  const earlier = seen.get(term.toLowerCase());
  if (earlier === undefined) seen.set(term.toLowerCase(), line);
  else if (term !== "")
    report(
      `term: ${term} steht schon in Zeile ${earlier}`,
      "Jeder Name kommt einmal vor; in mehreren Modellen zum Beispiel alter-1 und alter-2.",
    );
}

/** The persons of a row, where it names them; how many they are is not repeated where they are too few. */
function personsFault(
  cell: string,
  threshold: number,
  all: number | undefined,
  report: Report,
): number | undefined {
  if (cell === "") return undefined;
  if (!/^\d{1,9}$/.test(cell))
    report(`n: „${cell}“ ist keine ganze Zahl`, "Die Zahl der Personen dieser Zeile, oder leer.");
  else if (Number(cell) < threshold)
    report(
      "n liegt unter der Schwelle (policy.threshold)",
      "Die Zeile löschen oder mit anderen zusammen rechnen.",
    );
  else if (all !== undefined && Number(cell) > all)
    report(
      "n ist größer als n im Kopf",
      "Eine Zeile beruht auf höchstens so vielen Personen wie das ganze Ergebnis.",
    );
  else return Number(cell);
  return undefined;
}
