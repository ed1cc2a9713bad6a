import type { Question } from "../../src/model/codebook.ts";
import type { Answer, Variable } from "../dataset.ts";
import { yearOf } from "./dates.ts";
import { holdsText } from "./options.ts";
import type { RCoding, YesNo } from "./rcoding.ts";

/**
 * What is wrong with a cell. `text`: a full answer where a code belongs; `mark`: neither yes nor no; `label`: a full
 * answer that is none of the question's; `ambiguous`: one that several of its answers have; `weight`: no weight.
 */
export type CellFault = "text" | "code" | "mark" | "number" | "date" | "label" | "ambiguous" | "weight";

/** Reads the cells of one column. */
export interface Decoder {
  /** Answers by cell, as far as they are known; grows with the numbers that occur. */
  known: Map<string, Answer>;
  /** The answer of a cell that is not among the known ones, or what is wrong with it. */
  read(cell: string): Answer | CellFault;
}

/** Longer cells than LimeSurvey's answer codes (five characters) are taken for texts. */
const longestCode = 5;

/** Distinct numbers that are remembered; beyond, they are read again. */
const remembered = 10_000;

/** As LimeSurvey stores them, and as its export dialog converts them. */
const asExported: YesNo = { yes: ["Y", "1", "J"], no: ["N", "0", "2"] };

/** Checkboxes of an array: numbers in every export, which nobody converts. */
const inGrid: YesNo = { yes: ["1", "Y"], no: ["0", "N"] };

/** Types whose codes are single letters: anything longer is a text. */
const lettered = "YCEG";

/** How R exports number the answers of the other types that have letters (`RDataWriter`). */
const inR: Readonly<Record<string, Record<string, string>>> = {
  C: { "1": "Y", "2": "N", "3": "U" },
  E: { "1": "I", "2": "S", "3": "D" },
  G: { "1": "F", "2": "M" },
};

/**
 * The decoder of a variable's column.
 * @param r coding of an R export, which numbers letters and leaves empty what was not shown; absent for other files
 */
export function decoderOf(variable: Variable, question: Question, r?: RCoding | undefined): Decoder {
  const { categories = [] } = question.scales[variable.scale] ?? {};
  switch (variable.coding) {
    case "category":
    case "rank": {
      const known = new Map<string, Answer>([["", null]]);
      const put = (cells: string[], code: string) => {
        const index = categories.findIndex((category) => category.code === code);
        for (const cell of cells) known.set(cell, index);
      };
      for (const { code } of categories) put([code], code);
      if (r) for (const [number, code] of Object.entries(inR[question.type] ?? {})) put([number], code);
      if (question.type === "Y") {
        const { yes, no } = r?.yesNo ?? asExported;
        put(yes, "Y");
        put(no, "N");
      }
      const labels = new Set(categories.map(({ label }) => label));
      const isLettered = lettered.includes(question.type);
      const otherwise = question.type === "Y" ? "mark" : "code";
      return {
        known,
        read: (cell) => ((isLettered && cell.length > 1) || isText(cell, labels) ? "text" : otherwise),
      };
    }
    case "mark": {
      const isGrid = question.kind === "grid";
      const unmarked = r && !isGrid ? undefined : 0;
      if (holdsText(question, variable.part)) {
        return { known: new Map([["", unmarked]]), read: (cell) => (cell.trim() === "" ? unmarked : 1) };
      }
      const known = new Map<string, Answer>([["", unmarked]]);
      const { yes, no } = isGrid ? inGrid : (r?.mark ?? asExported);
      for (const cell of yes) known.set(cell, 1);
      for (const cell of no) known.set(cell, 0);
      return { known, read: (cell) => (cell.length > 1 ? "text" : "mark") };
    }
    case "date":
    case "number": {
      const { coding } = variable;
      const known = new Map<string, Answer>([["", null]]);
      const read = (cell: string): Answer | CellFault => {
        const number = coding === "date" ? yearOf(cell) : numberOf(cell);
        if (number === undefined) return coding;
        if (known.size < remembered) known.set(cell, number);
        return number;
      };
      return { known, read };
    }
    case "answered": {
      // An upload without files is an empty list.
      const empty = new Set(question.type === "|" ? ["", "[]"] : [""]);
      return { known: new Map([["", null]]), read: (cell) => (empty.has(cell.trim()) ? null : 1) };
    }
  }
}

/** LimeSurvey keeps 30 digits, ten of them decimals; longer ones would not be counted exactly. */
const longestNumber = 24;

/**
 * The number in a cell, null for blanks, undefined where it is none. A decimal comma counts where it cannot be one
 * between thousands ("1,234" is refused).
 */
export function numberOf(cell: string): number | null | undefined {
  const text = cell.trim();
  if (text === "") return null;
  if (text.length > longestNumber) return undefined;
  if (/^[+-]?(?:\d+\.?\d*|\.\d+)$/.test(text)) return Number(text);
  if (/^[+-]?\d*,\d+$/.test(text) && !/^[+-]?[1-9]\d{0,2},\d{3}$/.test(text))
    return Number(text.replace(",", "."));
  return undefined;
}

function isText(cell: string, labels: ReadonlySet<string>): boolean {
  return labels.has(cell.trim()) || (cell.length > longestCode && /\p{L}/u.test(cell));
}
