import type { Question } from "../../src/model/codebook.ts";
import type { Answer, Variable } from "../dataset.ts";
import { add, addSum, type MeasureTally } from "./measures.ts";

/**
 * Adds one person's answers to the tallies of a question.
 * @param member slots that count the person
 * @param weight whole weight; not looked at in an unweighted study
 */
export type Fold = (answers: readonly Answer[], member: Int32Array, weight: number) => void;

/** A variable and its place among a person's answers. */
export interface Located {
  variable: Variable;
  at: number;
}

/** How the answers to a question are counted, as its kind says. */
export function foldOf(question: Question, own: readonly Located[], measures: readonly MeasureTally[]): Fold {
  switch (question.kind) {
    case "display":
      return () => {};
    case "multiple":
      return foldMarks(own, measures, ({ variable }) => ({ row: 0, category: variable.part }));
    case "grid":
      return foldMarks(own, measures, ({ variable }) => ({
        row: variable.scale * question.items.length + variable.part,
        category: variable.option ?? 0,
      }));
    case "ranking":
      return foldRanking(own, measures);
    default:
      return foldEach(own, measures, question);
  }
}

/** Where no answer counts: not shown, or shown and left empty. */
function skip(tally: MeasureTally, answer: null | undefined, member: Int32Array): void {
  const into = answer === undefined ? tally.notShown : tally.noAnswer;
  for (const slot of member) add(into, slot);
}

/** A person with a valid answer. */
function addPerson(tally: MeasureTally, member: Int32Array, weight: number): void {
  for (const slot of member) add(tally.n, slot);
  if (tally.weighted) addSum(tally.weighted.sums, tally.categories, weight);
}

/** A category that the person chose. */
function addChoice(tally: MeasureTally, category: number, member: Int32Array, weight: number): void {
  for (const slot of member) add(tally.counts, slot * tally.categories + category);
  if (tally.weighted) addSum(tally.weighted.sums, category, weight);
}

/** A number that the person gave. */
function addValue(
  { values, weighted }: MeasureTally,
  value: number,
  member: Int32Array,
  weight: number,
): void {
  for (const slot of member) {
    const own = values?.[slot];
    own?.set(value, (own.get(value) ?? 0) + 1);
  }
  const total = weighted?.values;
  total?.set(value, (total.get(value) ?? 0) + weight);
}

/** One column, one measure: single choices, arrays, numbers, dates, texts. */
function foldEach(own: readonly Located[], measures: readonly MeasureTally[], question: Question): Fold {
  const pairs = own.flatMap(({ variable, at }) => {
    const index = variable.scale * question.items.length + variable.part;
    const tally = measures[index];
    return tally ? [{ at, tally }] : [];
  });
  return (answers, member, weight) => {
    for (const { at, tally } of pairs) {
      const answer = answers[at];
      if (answer == null) {
        skip(tally, answer, member);
        continue;
      }
      addPerson(tally, member, weight);
      if (tally.values) addValue(tally, answer, member, weight);
      else if (tally.categories > 0) addChoice(tally, answer, member, weight);
    }
  };
}

/**
 * Boxes to tick: the columns of a measure are its categories. A person without any mark in them gave no answer: the
 * base is persons with at least one.
 */
function foldMarks(
  own: readonly Located[],
  measures: readonly MeasureTally[],
  placeOf: (located: Located) => { row: number; category: number },
): Fold {
  const boxes = own.map((located) => ({ at: located.at, ...placeOf(located) }));
  const rows = [...Map.groupBy(boxes, ({ row }) => row)].flatMap(([row, columns]) => {
    const tally = measures[row];
    return tally ? [{ tally, columns }] : [];
  });
  return (answers, member, weight) => {
    for (const { tally, columns } of rows) {
      let isShown = false;
      let isMarked = false;
      for (const { at } of columns) {
        if (answers[at] !== undefined) isShown = true;
        if (answers[at] === 1) isMarked = true;
      }
      if (!isMarked) {
        skip(tally, isShown ? null : undefined, member);
        continue;
      }
      addPerson(tally, member, weight);
      for (const { at, category } of columns) {
        if (answers[at] === 1) addChoice(tally, category, member, weight);
      }
    }
  };
}

/** Column = rank, cell = option; one measure per option whose categories are the ranks. */
function foldRanking(own: readonly Located[], measures: readonly MeasureTally[]): Fold {
  return (answers, member, weight) => {
    const isShown = own.some(({ at }) => answers[at] !== undefined);
    const isRanked = own.some(({ at }) => answers[at] != null);
    for (const tally of measures) {
      if (isRanked) addPerson(tally, member, weight);
      else skip(tally, isShown ? null : undefined, member);
    }
    if (!isRanked) return;
    for (const { variable, at } of own) {
      const option = answers[at];
      const tally = option == null ? undefined : measures[option];
      if (tally) addChoice(tally, variable.part, member, weight);
    }
  };
}
