import { nearest } from "../../../src/lib/errors.ts";
import type { Problem } from "../../../src/model/problem.ts";
import { resemblesCode, spokenCell } from "../faults.ts";
import type { WrittenQuestion } from "./types.ts";
import { couldBeThousands } from "./values.ts";

/** What went wrong while a table was read by a written codebook, put together at the end. */
export interface Faults {
  /** A cell that means nothing in its question; of several answers in one cell the unknown one, and the whole. */
  cell(question: WrittenQuestion, column: string, cell: string, line: number, whole?: string): void;
  /** A row that is not as long as the headings. */
  row(line: number, found: number): void;
  /** A record that is no CSV. */
  record(line: number, what: string): void;
  problems(): Problem[];
}

interface Fault {
  question: WrittenQuestion;
  column: string;
  line: number;
  count: number;
  /** Different cells, as many as are shown. */
  cells: Set<string>;
  /** The same as they may be named. */
  spoken: Set<string>;
}

/** Different cells of one column that are named; the rest is counted. */
const mostShown = 5;

/**
 * An empty collection of faults.
 * @param columns number of headings
 */
export function faultsOf(file: string, codebook: string, columns: number): Faults {
  const faults = new Map<string, Fault>();
  let rows: { line: number; found: number; count: number } | undefined;
  let record: Problem | undefined;
  return {
    cell(question, column, cell, line, whole = cell) {
      const fault = faults.get(column) ?? {
        question,
        column,
        line,
        count: 0,
        cells: new Set(),
        spoken: new Set(),
      };
      faults.set(column, fault);
      fault.count++;
      if (fault.cells.size >= mostShown) return;
      const text = cell.trim();
      fault.cells.add(text);
      // A short word can be a part of somebody's own words: the whole cell has to look like a code.
      const isSpoken = whole === cell || resemblesCode(whole.trim());
      const words = `${/\p{L}/u.test(text) ? "ein Text" : "eine Angabe"} von ${text.length} Zeichen`;
      fault.spoken.add(isSpoken ? spokenCell(text, question.type === "date") : words);
    },
    row(line, found) {
      rows ??= { line, found, count: 0 };
      rows.count++;
    },
    record(line, what) {
      // One unclosed quote upsets all that follows: the first is the one to mend.
      const hint =
        "Die Anführungszeichen in dieser Zeile berichtigen, oder die Tabelle neu als CSV speichern.";
      record ??= { file, line, what, hint };
    },
    problems() {
      const found = [...faults.values()].map((fault) => problemOf(file, codebook, fault));
      if (record) found.push(record);
      if (rows) {
        const { line, count } = rows;
        const who = count === 1 ? "eine Zeile hat" : `${count} Zeilen haben`;
        const what = `${who} nicht ${columns} Spalten wie die Überschrift, sondern etwa ${rows.found}`;
        const hint =
          "Steht das Trennzeichen in einem Text, gehört er in Anführungszeichen; am besten neu als CSV speichern.";
        found.push({ file, line, what, hint });
      }
      return found.sort((a, b) => (a.line ?? 0) - (b.line ?? 0));
    },
  };
}

function problemOf(
  file: string,
  codebook: string,
  { question, column, line, count, cells, spoken }: Fault,
): Problem {
  const { code, type, separator, parts, answers } = question;
  const shown = [...spoken];
  const own = parts.length === 1 && column === code ? "" : `, Spalte ${column}`;
  const where = `Frage ${code}${own.length > 80 ? `${own.slice(0, 80)}…` : own}`;
  const number = count === 1 ? "eine Zelle" : `${count} Zellen`;
  const what = `${where}: ${shown.join(", ")} ${meaningOf(question, shown.length === 1)} (${number})`;
  const at = `${codebook}:${question.line}`;
  const [first = ""] = cells;
  const problem = (hint: string): Problem => ({ file, line, what, hint });
  if (type === "number") {
    return couldBeThousands(first)
      ? problem(
          `Ob das Tausender oder Nachkommastellen sind, ist offen: in ${codebook} decimal: "," oder decimal: "." angeben.`,
        )
      : problem(`Die Zelle berichtigen, oder den Wert bei der Frage unter missing nennen (${at}).`);
  }
  if (type === "date") return problem("Ein Datum steht als 2024-12-31 oder 31.12.2024.");
  if (type === "multiple" && separator === undefined)
    return problem(
      `Bei der Frage unter chosen nennen, was „gewählt“ heißt, und unter unchosen, was „nicht gewählt“ heißt (${at}).`,
    );
  if (type === "ranking" && answers.length === 0)
    return problem(
      `In den Spalten stehen Ränge von 1 bis ${parts.length}, jeder einmal; „ohne Rang“ unter missing nennen (${at}).`,
    );
  const near = nearest(
    first,
    answers.flatMap(({ code, label }) => [code, label]),
  );
  const ask = near === undefined ? "" : `meinten Sie ${near}? Sonst `;
  return problem(`${ask}${ask ? "bei" : "Bei"} der Frage unter answers oder missing ergänzen (${at}).`);
}

/** What cells are not. */
function meaningOf({ type, separator, answers }: WrittenQuestion, isOne: boolean): string {
  const is = isOne ? "ist" : "sind";
  if (type === "number") return isOne ? "ist keine Zahl" : "sind keine Zahlen";
  if (type === "date") return `${is} kein Datum`;
  if (type === "ranking" && answers.length === 0) return `${is} kein Rang, oder einer steht zweimal`;
  return type === "multiple" && separator === undefined
    ? `${isOne ? "heißt" : "heißen"} weder „gewählt“ noch „nicht gewählt“`
    : `${is} keine der Antworten`;
}
