import fc from "fast-check";
import { expect, test } from "vitest";
import type { Answer } from "../../scripts/dataset.ts";
import { tabulate } from "../../scripts/tabulate/index.ts";
import { dataset, question, type Row, release, times } from "./dataset.ts";

const items = (n: number) => Array.from({ length: n }, (_, i) => `i${i}`);
const ten = question("A", "array", { items: items(10), answers: ["1", "2", "3"] });
const answers = (...last: Answer[]): Answer[] => [...Array(10 - last.length).fill(1), ...last];
const duplicatesOf = (rows: Row[]) => tabulate(dataset([ten], rows), [], "completed").duplicates;

test("each response that equals an earlier one in every answer counts once", () => {
  expect(duplicatesOf([...times(3, answers()), ...times(2, answers(2)), ...times(1, answers(0))])).toBe(3);
});

test("responses that differ in one answer, or in whether a question was shown, are no duplicates", () => {
  const long = question("A", "array", { items: items(11), answers: ["1", "2", "3"] });
  const rows = [0, 1, 2, null, undefined].map((last) => ({ answers: [...answers(), last] }));
  expect(tabulate(dataset([long], rows), [], "completed").duplicates).toBe(0);
});

test("responses with fewer than ten answers are never duplicates: they are alike by chance", () => {
  expect(duplicatesOf(times(5, answers(null)))).toBe(0);
  expect(duplicatesOf(times(5, answers(0)))).toBe(4);
});

test("boxes that were left empty are no answers", () => {
  const boxes = question("M", "multiple", { items: items(12) });
  const few = times(3, [1, 1, ...Array<Answer>(10).fill(0)]);
  const many = times(3, [...Array<Answer>(10).fill(1), 0, 0]);
  expect(tabulate(dataset([boxes], few), [], "completed").duplicates).toBe(0);
  expect(tabulate(dataset([boxes], many), [], "completed").duplicates).toBe(2);
});

test("responses that are not used are no duplicates of others", () => {
  const rows = [
    ...times(20, answers(2)),
    ...times(2, answers(), { complete: false }),
    ...times(2, answers(), { excluded: true }),
    ...times(1, answers()),
  ];
  expect(duplicatesOf(rows)).toBe(19);
});

test("a survey of fewer than ten columns has no number of duplicates", () => {
  const nine = question("A", "array", { items: items(9), answers: ["1", "2"] });
  expect(release(dataset([nine], times(20, Array(9).fill(0)))).tables).not.toHaveProperty("duplicates");
  expect(release(dataset([ten], times(20, answers()))).tables.duplicates).toBe(19);
});

test("any responses have as many duplicates as there are fewer different ones", () => {
  const number = fc.constantFrom(0, 1, 2, -1, 28, 29, 30, 31, 0.5, 1e10, -0.25, null, undefined);
  const wide = question("N", "numeric", { items: items(14) });
  const person = fc.array(number, { minLength: 2, maxLength: 2 });
  fc.assert(
    fc.property(fc.array(person, { maxLength: 60 }), (persons) => {
      const rows = persons.map((two) => ({ answers: [...Array(12).fill(7), ...two] }));
      const different = new Set(persons.map((two) => two.map(String).join())).size;
      expect(tabulate(dataset([wide], rows), [], "completed").duplicates).toBe(persons.length - different);
    }),
  );
});

test("a response is remembered however many come after it", () => {
  const wide = question("N", "numeric", { items: items(10) });
  const once = Array.from({ length: 5000 }, (_, i): Row => ({ answers: [...Array<Answer>(9).fill(1), i] }));
  expect(tabulate(dataset([wide], [...once, ...once]), [], "completed").duplicates).toBe(5000);
});

test("of 200 000 responses that all differ a little none is taken for another", () => {
  const wide = question("N", "numeric", { items: items(12) });
  const data = dataset([wide], []);
  const responses = function* () {
    for (let i = 0; i < 200_000; i++) {
      const digits = [i % 7, Math.floor(i / 7) % 7, Math.floor(i / 49)];
      yield { complete: true, id: "", answers: [...Array<Answer>(9).fill(1), ...digits] };
    }
  };
  expect(tabulate({ ...data, responses }, [], "completed").duplicates).toBe(0);
});
