import fc from "fast-check";
import type { MadeSurvey } from "../survey.ts";
import { type Column, columnsIn } from "./columns.ts";
import { anySurvey } from "./surveys.ts";
import { storedText } from "./texts.ts";

/** A cell as LimeSurvey's database has it; null: not shown. */
export type Stored = string | null;

export interface Person {
  complete: boolean;
  /** In the order of the columns. */
  cells: Stored[];
}

/** A survey, the columns of its export and what some persons answered. */
export interface Answered {
  survey: MadeSurvey;
  columns: Column[];
  persons: Person[];
}

const numbers = fc.oneof(
  fc.integer({ min: -9, max: 200 }).map(String),
  fc.integer({ min: -99_999, max: 99_999 }).map((number) => (number / 100).toFixed(10)),
  fc.constantFrom("0", "-0", ".5", "7.", "007", "+3", "12345678901234567890"),
);

const two = (number: number) => String(number).padStart(2, "0");
const dates = fc
  .tuple(
    fc.integer({ min: 1900, max: 2100 }),
    fc.integer({ min: 1, max: 12 }),
    fc.integer({ min: 1, max: 31 }),
  )
  .map(([year, month, day]) => `${year}-${two(month)}-${two(day)} 00:00:00`);

/** What can stand in a column whose question was shown. */
function cellOf({ holds, codes }: Column): fc.Arbitrary<Stored> {
  switch (holds) {
    case "code":
      return fc.oneof({ weight: 6, arbitrary: fc.constantFrom(...codes) }, fc.constantFrom("", null));
    case "mark":
      return fc.constantFrom("Y", "");
    case "box":
      return fc.constantFrom("1", "", "", "0");
    case "date":
      return fc.oneof({ weight: 4, arbitrary: dates }, fc.constantFrom("", null));
    case "number":
      return fc.oneof({ weight: 4, arbitrary: numbers }, fc.constantFrom("", null));
    case "files":
      return fc.constantFrom("", "[]", '[{"name":"a,b;\\"c\\".txt","size":"1"}]');
    default:
      return fc.oneof(storedText, fc.constant(""));
  }
}

/** The answers to one question: not shown, or a cell for each of its columns; a ranking puts each answer once. */
function answersTo(columns: readonly Column[]): fc.Arbitrary<Stored[]> {
  const [first] = columns;
  const notShown = fc.constant(columns.map((): Stored => null));
  const shown: fc.Arbitrary<Stored[]> =
    first?.holds === "rank"
      ? fc
          .shuffledSubarray(first.codes, { maxLength: columns.length })
          .map((ranked) => columns.map((_, rank) => ranked[rank] ?? ""))
      : fc.tuple(...columns.map(cellOf));
  return fc.oneof({ weight: 6, arbitrary: shown }, notShown);
}

/** Any answers to a survey: persons who answered all, some or nothing, and some who broke off. */
export function answersFor(survey: MadeSurvey): fc.Arbitrary<Answered> {
  const columns = columnsIn(survey);
  const byQuestion = survey.questions.map((_, index) => columns.filter(({ question }) => question === index));
  const person = fc.record({
    complete: fc.boolean(),
    cells: fc.tuple(...byQuestion.map(answersTo)).map((parts) => parts.flat()),
  });
  return fc.array(person, { minLength: 1, maxLength: 12 }).map((persons) => ({ survey, columns, persons }));
}

/** Any survey with any answers to it. */
export const anyAnswered: fc.Arbitrary<Answered> = anySurvey.chain(answersFor);
