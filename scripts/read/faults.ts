import { suggest } from "../../src/lib/errors.ts";
import type { Question } from "../../src/model/codebook.ts";
import type { Problem } from "../../src/model/problem.ts";
import type { Variable } from "../dataset.ts";
import type { CellFault } from "./cells.ts";

interface Fault {
  kind: CellFault;
  variable: Pick<Variable, "name" | "question" | "scale">;
  /** First line and cell. */
  line: number;
  cell: string;
  count: number;
}

/** What went wrong while the responses were read, put together to few problems at the end. */
export interface Faults {
  cell(kind: CellFault, variable: Variable, line: number, cell: string): void;
  weight(name: string, line: number, cell: string): void;
  row(line: number, columns: number): void;
  record(line: number, what: string): void;
  /** Everything that was reported, in the order of the file. */
  problems(): Problem[];
}

const asExported = "Die Datei so ablegen, wie LimeSurvey sie exportiert hat.";

/**
 * An empty collection of faults.
 * @param columns number of columns of the header
 */
export function faultsOf(file: string, questions: Question[], columns: number): Faults {
  const cells = new Map<string, Fault>();
  const rows: { line: number; columns: number }[] = [];
  let rowCount = 0;
  const records: Problem[] = [];
  const put = (kind: CellFault, variable: Fault["variable"], line: number, cell: string) => {
    const key = `${variable.name} ${kind}`;
    const fault = cells.get(key);
    if (fault) fault.count++;
    else cells.set(key, { kind, variable, line, cell, count: 1 });
  };

  return {
    cell: put,
    weight: (name, line, cell) => put("weight", { name, question: -1, scale: 0 }, line, cell),
    row(line, columns) {
      rowCount++;
      if (rows.length === 0) rows.push({ line, columns });
    },
    record(line, what) {
      // One unclosed quote upsets all that follows: the first is the one to mend.
      if (records.length === 0) records.push({ file, line, what, hint: asExported });
    },
    problems() {
      const widths = rows.map(({ line, columns: found }): Problem => {
        const who = rowCount === 1 ? "eine Zeile hat" : `${rowCount} Zeilen haben`;
        return {
          file,
          line,
          what: `${who} nicht ${columns} Spalten, sondern etwa ${found}`,
          hint: asExported,
        };
      });
      const found = [...records, ...widths, ...cellProblems(file, [...cells.values()], questions)];
      return found.sort((a, b) => (a.line ?? 0) - (b.line ?? 0));
    },
  };
}

/** One problem where the answers were exported as texts, else one per column and kind. */
function cellProblems(file: string, faults: Fault[], questions: Question[]): Problem[] {
  const sum = (of: Fault[]) => of.reduce((total, { count }) => total + count, 0);
  const texts = faults.filter(({ kind }) => kind === "text");
  const [first] = texts;
  // One stray text is a fault of its own; only many say that the whole export holds texts.
  const isExportOfTexts = sum(texts) * 2 >= sum(faults) && (texts.length > 1 || sum(texts) > 2);
  if (first !== undefined && isExportOfTexts) {
    return [
      {
        file,
        line: first.line,
        what: `die Zellen enthalten Antworttexte statt Antwortcodes, zuerst in Spalte ${first.variable.name}`,
        hint: "In LimeSurvey neu exportieren mit „Antworten: Antwortcodes“.",
      },
    ];
  }
  return faults.map((fault) => problemOf(file, fault, questions));
}

/** Longer cells are no codes. */
const longestCode = 6;

/** True for a cell that nobody would take for somebody's own words, name or number. */
export function resemblesCode(cell: string): boolean {
  return cell.length <= longestCode && !/[\s@]/.test(cell);
}

/**
 * A faulty cell as a message may name it: a message may be kept in a log, and what could be somebody's own words, a
 * telephone number or a birthday is not repeated there. Of numbers their form is enough.
 */
export function spokenCell(cell: string, isDate = false): string {
  const isForm = cell.length <= 24 && /^[\d.,:/+-]+$/.test(cell);
  if (!resemblesCode(cell) && !isForm)
    return `${/\p{L}/u.test(cell) ? "ein Text" : "eine Angabe"} von ${cell.length} Zeichen`;
  const digits = cell.replace(/\D/g, "").length;
  return `„${isDate || digits > 3 || !resemblesCode(cell) ? cell.replace(/\d/g, "9") : cell}“`;
}

function problemOf(
  file: string,
  { kind, variable, line, cell, count }: Fault,
  questions: Question[],
): Problem {
  const { name, question, scale } = variable;
  const shown = spokenCell(cell, kind === "date");
  const cells = count === 1 ? "eine Zelle" : `${count} Zellen`;
  const at = { file, line };
  if (kind === "number") {
    return {
      ...at,
      what: `Spalte ${name}: ${shown} ist keine Zahl (${cells})`,
      hint: "Zahlen stehen im Export ohne Tausenderzeichen und mit Punkt: 1234.5",
    };
  }
  if (kind === "date") {
    return {
      ...at,
      what: `Spalte ${name}: ${shown} ist kein Datum (${cells})`,
      hint: "Ein Datum steht im Export als 2026-02-01; gelesen wird auch 1.2.2026, mit vier Ziffern für das Jahr.",
    };
  }
  if (kind === "weight") {
    return {
      ...at,
      what: `Spalte ${name}: ${shown} ist kein Gewicht (${cells})`,
      hint: "Gewichte sind Zahlen ab 0, mit Punkt oder Komma: 0.85; ohne Gewicht bleibt die Zelle leer.",
    };
  }
  if (kind === "label" || kind === "ambiguous") {
    const what =
      kind === "label"
        ? `unbekannter Antworttext: ${shown} (${cells})`
        : // A label of the survey itself is nobody's own words.
          `der Antworttext „${cell}“ steht für mehrere Antworten (${cells})`;
    return {
      ...at,
      what: `Spalte ${name}: ${what}`,
      hint: "In LimeSurvey neu exportieren mit „Antworten: Antwortcodes“.",
    };
  }
  if (kind === "mark") {
    return {
      ...at,
      what: `Spalte ${name}: ${shown} ist weder Ja noch Nein (${cells})`,
      hint: "In LimeSurvey neu exportieren und dabei das Umwandeln von Y und N ausschalten.",
    };
  }
  const codes = questions[question]?.scales[scale]?.categories.map(({ code }) => code) ?? [];
  return {
    ...at,
    what: `Spalte ${name}: unbekannter Antwortcode ${shown} (${cells})`,
    hint: suggest(cell, codes),
  };
}
