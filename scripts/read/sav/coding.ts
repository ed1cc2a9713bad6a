import type { Category, Question } from "../../../src/model/codebook.ts";
import type { Answer, Variable } from "../../dataset.ts";
import { numberOf } from "../cells.ts";
import { yearInSpss, yearOf } from "../dates.ts";
import { holdsText, otherCode } from "../options.ts";
import { type Case, isGivenIn, readerOf } from "./cases.ts";
import type { Dictionary } from "./dictionary.ts";
import { missingLabels } from "./values.ts";
import type { SavVariable, Value } from "./variables.ts";

/** What is no answer of the question. */
export interface Stray {
  stray: Value;
}

/** Reads the answer of a case, or what should not be there. */
export type Coder = (of: Case) => Answer | Stray;

/** A variable of a file that is a column of a survey. */
export interface Column {
  source: SavVariable;
  variable: Variable;
  question: Question;
}

/** LimeSurvey gives "other" of a list with numeric codes this number (pull request 1791). */
const otherNumber = 666666;

/** Numbers that LimeSurvey's exports to SPSS have in place of letters: of the syntax, and of its older plugin. */
const numbered: Readonly<Record<string, Readonly<Record<number, string>>>> = {
  Y: { 1: "Y", 2: "N", 0: "N" },
  C: { 1: "Y", 2: "N", 0: "N", 3: "U", 9: "U" },
  E: { 1: "I", 2: "S", 0: "S", 3: "D", [-1]: "D" },
};

/** Women are 1 of 2 in one export, and 0 of 1 in another: the labels tell. */
const gender = { fromZero: { 0: "F", 1: "M" }, fromOne: { 1: "F", 2: "M" } } as const;

const yes = new Set<Value>(["Y", "J", "1", 1]);
const no = new Set<Value>(["N", "0", "2", 0, 2]);

/**
 * The coder of a column, by LimeSurvey's answer codes; undefined where the numbers of a file can mean two things.
 * @param blank what a mark that is not set means: not chosen, or, where "not chosen" is a value of its own, not shown
 */
export function coderOf(column: Column, dictionary: Dictionary, blank: 0 | undefined): Coder | undefined {
  const { source, variable, question } = column;
  switch (variable.coding) {
    case "category":
    case "rank": {
      const index = indexOf(column);
      return index && choosing(source, index, dictionary);
    }
    case "mark": {
      if (holdsText(question, variable.part)) {
        const isGiven = isGivenIn(source, dictionary);
        return (of) => (isGiven(of) ? 1 : blank);
      }
      const read = readerOf(source, dictionary);
      // Checkboxes of an array have no value of their own where they are not set.
      const none = question.kind === "grid" ? 0 : blank;
      return (of) => {
        const value = read(of);
        if (value === null) return none;
        return yes.has(value) ? 1 : no.has(value) ? 0 : { stray: value };
      };
    }
    case "date": {
      const read = readerOf(source, dictionary);
      return (of) => {
        const value = read(of);
        if (value === null) return null;
        const year = typeof value === "number" ? yearInSpss(value) : yearOf(value);
        return year === undefined ? { stray: value } : year;
      };
    }
    case "number": {
      const read = readerOf(source, dictionary);
      return (of) => {
        const value = read(of);
        if (typeof value !== "string") return value;
        const number = numberOf(value);
        return number === undefined ? { stray: value } : number;
      };
    }
    case "answered": {
      if (question.type !== "|") {
        const isGiven = isGivenIn(source, dictionary);
        return (of) => (isGiven(of) ? 1 : null);
      }
      // An upload without files is an empty list.
      const read = readerOf(source, dictionary);
      return (of) => ((read(of) ?? "[]") === "[]" ? null : 1);
    }
  }
}

/** True for a value that says "not chosen". */
export function isNo(value: Value | null): boolean {
  return value !== null && no.has(value);
}

/** True where the value labels of a variable say another answer than its codes: it was recoded in SPSS. */
export function isRecoded(column: Column): boolean {
  const { source, question } = column;
  if (question.type in numbered || question.type === "G") return false;
  const [byCode, byLabel] = [indexByCode(column), indexByLabel(column)];
  return source.labels.some(({ value }) => {
    const [code, label] = [byCode.get(value), byLabel.get(value)];
    return label !== undefined && code !== undefined && label !== code;
  });
}

/**
 * Answers that a variable declares to be missing: those of the survey by their code, and others that have a label.
 * Nobody has them any more.
 */
export function missingIn(column: Column): Category[] {
  const { source } = column;
  const index = new Map([...indexByCode(column), ...indexByLabel(column)]);
  const categories = categoriesOf(column);
  const labelled = missingLabels(source);
  const values = new Set([...source.missing.values, ...labelled.map(({ value }) => value)]);
  return [...values].flatMap((value) => {
    const known = categories[index.get(value) ?? -1];
    const label = labelled.find((of) => of.value === value)?.label;
    if (known !== undefined) return [known];
    return label ? [{ code: String(value), label }] : [];
  });
}

/** Place of the category of each value; a value label that is worded like an answer counts more than the code. */
function indexOf(column: Column): Map<Value, number> | undefined {
  const { source, question } = column;
  const byLabel = indexByLabel(column);
  const byCode = indexByCode(column);
  if (question.type === "G" && source.width === 0 && byLabel.size === 0) {
    const labelled = source.labels.map(({ value }) => value);
    const numbers = labelled.includes(0)
      ? gender.fromZero
      : labelled.includes(2)
        ? gender.fromOne
        : undefined;
    if (numbers === undefined) return undefined;
    put(byCode, numbers, categoriesOf(column));
  }
  return new Map([...byCode, ...byLabel]);
}

function indexByCode(column: Column): Map<Value, number> {
  const { question } = column;
  const categories = categoriesOf(column);
  const index = new Map<Value, number>();
  put(index, numbered[question.type] ?? {}, categories);
  for (const [at, { code }] of categories.entries()) {
    index.set(code, at);
    // SPSS has no leading zeros: 01 is 1, unless that is a code of its own.
    const number = /^-?\d+(?:\.\d+)?$/.test(code) ? Number(code) : Number.NaN;
    if (String(number) === code || !index.has(number)) index.set(number, at);
    if (code === otherCode) index.set(otherNumber, at);
  }
  index.delete(Number.NaN);
  return index;
}

/** Numbers and their text, both as code of the same category. */
function put(
  index: Map<Value, number>,
  numbers: Readonly<Record<number, string>>,
  categories: Category[],
): void {
  for (const [number, letter] of Object.entries(numbers)) {
    const at = categories.findIndex(({ code }) => code === letter);
    if (at >= 0) index.set(Number(number), at).set(number, at);
  }
}

/**
 * Values whose label is worded like exactly one answer. Not for dual scales, whose labels LimeSurvey's plugin mixes,
 * nor for texts, whose labels it puts on numbers that do not occur.
 */
function indexByLabel(column: Column): Map<Value, number> {
  const { source, question } = column;
  const index = new Map<Value, number>();
  if (question.type === "1" || source.width > 0) return index;
  const worded = Map.groupBy(categoriesOf(column).entries(), ([, { label }]) => letters(label));
  for (const { value, label } of source.labels) {
    const [one, second] = worded.get(letters(label)) ?? [];
    if (one !== undefined && second === undefined) index.set(value, one[0]);
  }
  return index;
}

function letters(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, "");
}

function categoriesOf({ question, variable }: Column): Category[] {
  return question.scales[variable.scale]?.categories ?? [];
}

function choosing(source: SavVariable, index: ReadonlyMap<Value, number>, dictionary: Dictionary): Coder {
  const read = readerOf(source, dictionary);
  return (of) => {
    const value = read(of);
    if (value === null) return null;
    const at = index.get(value);
    return at === undefined ? { stray: value } : at;
  };
}
