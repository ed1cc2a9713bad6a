import type { Question } from "../../src/model/codebook.ts";
import type { Problem } from "../../src/model/problem.ts";
import type { Answer, Response } from "../dataset.ts";
import type { Pair } from "./agreement.ts";
import type { Codes } from "./codes.ts";
import type { Open } from "./open.ts";

/** One coded question. */
export interface Column {
  /** Its code: the key in `study.yaml`. */
  code: string;
  file: string;
  open: Open;
  question: Question;
  codes: Codes;
}

/** What is found out about a coded question while the responses are read. */
export interface Progress {
  /** Responses whose row was found, by key: their number. */
  seen: Map<string, number>;
  /** Lines whose response has no open answer. */
  idle: number[];
  /** Used responses with an answer that nobody assigned. */
  open: number;
  /** Used responses that only the second person assigned, or only the first where there is a second. */
  halves: number;
  pairs: Pair[];
}

/** The categories of a response's open answer; null where it has none or nobody assigned it, undefined where not asked. */
export function assign(
  { open, codes }: Column,
  { id, answers }: Response,
  isUsed: boolean,
  progress: Progress,
): ReadonlySet<number> | Exclude<Answer, number> {
  const given = open.given(answers);
  const row = codes.answers.get(id.trim());
  if (row === undefined) {
    if (given === 1 && isUsed) progress.open++;
    return given === undefined ? undefined : null;
  }
  progress.seen.set(id.trim(), (progress.seen.get(id.trim()) ?? 0) + 1);
  const isThere = given === 1 || (given === null && open.unsure);
  if (!isThere) {
    progress.idle.push(row.line);
    return given === undefined ? undefined : null;
  }
  const { first, second } = row;
  if (isUsed) {
    if (first.size === 0) progress.open++;
    if (first.size === 0 || second === undefined) progress.halves++;
    else progress.pairs.push([first, second]);
  }
  return first.size > 0 ? first : null;
}

/** What is wrong with an export whose responses have no key. */
export function withoutKeys(file: string): Problem {
  return {
    file,
    what: "codings: ohne Kennung lassen sich Codierungen nicht zuordnen",
    hint: "Die Antworten in LimeSurvey mit der Spalte id exportieren (Antwort-ID).",
  };
}

/** Rows that belong to no open answer of the export, each with its line. */
export function lateProblems({ file, codes }: Column, { seen, idle }: Progress): Problem[] {
  const at = (lines: readonly number[], what: string, hint: string) =>
    lines.length === 0
      ? []
      : [
          {
            file,
            line: lines[0] ?? 1,
            what: lines.length === 1 ? what : `${what} (${linesText(lines)})`,
            hint,
          },
        ];
  const rows = [...codes.answers];
  const unknown = rows.filter(([id]) => !seen.has(id)).map(([, { line }]) => line);
  const repeated = rows.filter(([id]) => (seen.get(id) ?? 0) > 1).map(([, { line }]) => line);
  return [
    ...at(unknown, "die Kennung kommt im Export nicht vor", sameExport),
    ...at(repeated, "die Kennung kommt im Export mehrmals vor", sameExport),
    ...at(
      [...new Set(idle)].sort((a, b) => a - b),
      "wer diese Kennung hat, gab hier keine offene Antwort",
      "Prüfen, ob die Zeilen verrutscht sind; Zeilen ohne offene Antwort bleiben leer.",
    ),
  ];
}

const sameExport = "Codierungen und Antworten müssen aus demselben Export stammen.";

function linesText(lines: readonly number[]): string {
  return `Zeilen ${lines.slice(0, 10).join(", ")}${lines.length > 10 ? " …" : ""}`;
}

/** How far the work is: what is not assigned yet, and who assigned alone. Small numbers are not told. */
export function notesOn(
  { code, codes }: Column,
  { open, halves, pairs }: Progress,
  threshold: number,
): string[] {
  const some = (n: number) => (n < threshold ? "einzelne" : String(n));
  const isDouble = [...codes.answers.values()].some(({ second }) => second !== undefined);
  const enough = pairs.length >= threshold;
  return [
    ...(open === 0 ? [] : [`${code}: ${some(open)} Antworten sind noch keiner Kategorie zugeordnet.`]),
    ...(isDouble && enough && halves > 0
      ? [`${code}: ${some(halves)} Antworten hat nur eine von zwei Personen zugeordnet.`]
      : []),
    ...(isDouble && !enough
      ? [`${code}: Zu wenige Antworten wurden zweimal zugeordnet, um die Übereinstimmung zu nennen.`]
      : []),
  ];
}
