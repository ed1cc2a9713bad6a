import type { MadeQuestion } from "../survey.ts";
import type { Answered, Person } from "./answers.ts";
import { codesOf, hasBoxes, ranksOf } from "./columns.ts";

/** Counts of one row of a question's table among some persons. */
export interface NaiveMeasure {
  n: number;
  noAnswer: number;
  notShown: number;
  counts: number[];
  /** Of a number: [value, persons], sorted by value. */
  values?: [number, number][];
}

/**
 * The counts of every question as one would make them by hand, cell by cell: slow, and with nothing in common with
 * `tabulate` but what a codebook says of the base of each kind of question.
 */
export function naiveCounts({ survey, columns }: Answered, persons: readonly Person[]): NaiveMeasure[][] {
  const { questions, languages = ["de"] } = survey;
  return questions.map((question, index) => {
    const own = columns
      .map((column, at) => ({ ...column, at }))
      .filter((column) => column.question === index && column.holds !== "aside");
    const measures = emptyMeasures(question, languages);
    for (const { cells, complete } of persons) {
      const given = own.map(({ at }) => cells[at] ?? null);
      const put = (measure: NaiveMeasure, isAnswered: boolean, isShown: boolean) => {
        if (isAnswered) measure.n++;
        else if (isShown) measure.noAnswer++;
        else measure.notShown++;
      };
      const isShown = given.some((cell) => cell !== null);
      if (question.type === "M" || question.type === "P") {
        const [measure] = measures as [NaiveMeasure];
        const chosen = own.filter(({ holds, at }) =>
          holds === "mark" ? cells[at] === "Y" : (cells[at] ?? "").trim() !== "",
        );
        put(measure, chosen.length > 0, isShown);
        for (const column of chosen) raise(measure.counts, column.measure);
      } else if (hasBoxes(question)) {
        for (const [row, measure] of measures.entries()) {
          const boxes = own.filter((column) => column.measure === row);
          const ticked = boxes.filter(({ at }) => cells[at] === "1");
          put(
            measure,
            ticked.length > 0,
            boxes.some(({ at }) => typeof cells[at] === "string"),
          );
          for (const { option = 0 } of ticked) raise(measure.counts, option);
        }
      } else if (question.type === "R") {
        const isRanked = given.some((cell) => cell);
        for (const measure of measures) put(measure, isRanked, isShown);
        for (const { at, codes, measure: rank } of own) {
          const option = measures[codes.indexOf(cells[at] ?? "")];
          if (option) raise(option.counts, rank);
        }
      } else {
        for (const { at, measure: row, codes, holds } of own) {
          const measure = measures[row] as NaiveMeasure;
          const cell = cells[at] ?? null;
          const text = (cell ?? "").trim();
          // Columns of numbers and dates cannot hold an empty text: who came to the end and left one blank has nothing there.
          const isBlank = complete && "NKD".includes(question.type);
          put(measure, text !== "" && !(holds === "files" && text === "[]"), cell !== null || isBlank);
          if (holds === "code" && cell) raise(measure.counts, codes.indexOf(cell));
          if (holds === "number" && text !== "") measure.values?.push([Number(text), 1]);
          if (holds === "date" && text !== "") measure.values?.push([Number(text.slice(0, 4)), 1]);
        }
      }
    }
    return measures.map((measure) =>
      measure.values ? { ...measure, values: gathered(measure.values) } : measure,
    );
  });
}

/** Pairs with the same value put together, sorted by value. */
export function gathered(pairs: Iterable<readonly [number, number]>): [number, number][] {
  const sums = new Map<number, number>();
  for (const [value, persons] of pairs) sums.set(value, (sums.get(value) ?? 0) + persons);
  return [...sums].sort(([a], [b]) => a - b);
}

function raise(counts: number[], at: number): void {
  counts[at] = (counts[at] ?? 0) + 1;
}

function emptyMeasures(question: MadeQuestion, languages: readonly string[]): NaiveMeasure[] {
  const { type, items = {}, columns = {}, other = false } = question;
  const rows = Object.keys(items).length;
  const some = (count: number, categories: number, isNumber = false): NaiveMeasure[] =>
    Array.from({ length: count }, () => ({
      n: 0,
      noAnswer: 0,
      notShown: 0,
      counts: new Array<number>(categories).fill(0),
      ...(isNumber ? { values: [] } : {}),
    }));
  const codes = codesOf(question, languages).length;
  if (type === "X") return [];
  if (type === "M" || type === "P") return some(1, rows + (other ? 1 : 0));
  if (type === "R") return some(codes, ranksOf(question));
  if (type === "1") return [...some(rows, codes), ...some(rows, Object.keys(question.answers2 ?? {}).length)];
  if (type === "N" || type === "K" || type === "D") return some(Math.max(1, rows), 0, true);
  if (hasBoxes(question)) return some(rows, Object.keys(columns).length);
  if (type === ";" || type === ":") return some(rows * Object.keys(columns).length, 0, type === ":");
  if (["Q", "S", "T", "U", "*", "|"].includes(type)) return some(Math.max(1, rows), 0);
  return some(Math.max(1, rows), codes);
}
