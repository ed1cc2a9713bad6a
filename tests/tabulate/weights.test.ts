import fc from "fast-check";
import { expect, test } from "vitest";
import type { Answer } from "../../scripts/dataset.ts";
import { medianOf } from "../../scripts/protect/numbers.ts";
import { wholeWeight } from "../../scripts/tabulate/weights.ts";
import type { Released } from "../../src/model/table.ts";
import { cellsOf, dataset, question, type Row, release, times } from "./dataset.ts";

const weighted = { responses: { weights: "gewicht" } };
const choice = question("Q", "single", { answers: ["a", "b", "c"] });
const total = (questions: Parameters<typeof dataset>[0], rows: Row[], code = "Q") => {
  const { tables } = release(dataset(questions, rows), weighted);
  return tables.questions[code]?.[0]?.total as Released;
};

test("a weighted total has parts of 1 000 of the weighted base, and the persons as its n", () => {
  // 20 × 0.5 = 10 of 30, and 10 × 2 = 20 of 30; the squares are 20 × 0.25 + 10 × 4 = 45, and 30² / 45 = 20.
  const rows = [...times(20, [0], { weight: 0.5 }), ...times(10, [1], { weight: 2 })];
  const { tables } = release(dataset([choice], rows), weighted);
  const released = tables.questions.Q?.[0]?.total;
  expect(released).toMatchObject({ n: 30, whole: 1000, noAnswer: 0, notShown: 0 });
  expect(cellsOf(released)).toEqual([333, 667, 0]);
  expect(tables.effective).toBe(20);
});

test("who gave no answer is in no weighted base, and is counted unweighted", () => {
  const rows = [
    ...times(12, [0], { weight: 1 }),
    ...times(12, [1], { weight: 3 }),
    ...times(5, [null], { weight: 9 }),
    ...times(4, [undefined], { weight: 9 }),
  ];
  const released = total([choice], rows);
  expect(released).toMatchObject({ n: 24, noAnswer: 5, notShown: 4 });
  expect(cellsOf(released)).toEqual([250, 750, 0]);
});

test("mean and median are weighted, and the median lies between two numbers where half the weight lies below", () => {
  const number = question("Q", "numeric");
  // (10 × 1 + 20 × 4) / 30 = 3
  const rows = [...times(20, [1], { weight: 0.5 }), ...times(10, [4], { weight: 2 })];
  expect(total([number], rows)).toMatchObject({ mean: 3, median: 4 });
  const even = [...times(20, [1], { weight: 0.5 }), ...times(10, [4], { weight: 1 })];
  expect(total([number], even)).toMatchObject({ mean: 2.5, median: 2.5 });
});

test("several answers of a person have the person's weight each, in a multiple response, a grid and a ranking", () => {
  const several = question("Q", "multiple", { items: ["a", "b"] });
  const rows = (first: Answer[], second: Answer[]) => [
    ...times(10, first, { weight: 1 }),
    ...times(10, second, { weight: 4 }),
  ];
  expect(cellsOf(total([several], rows([1, 1], [0, 1])))).toEqual([200, 1000]);
  const grid = question("Q", "grid", { items: ["r"], answers: ["a", "b"] });
  expect(cellsOf(total([grid], rows([1, 1], [0, 1])))).toEqual([200, 1000]);
  const ranking = question("Q", "ranking", { answers: ["a", "b"] });
  expect(cellsOf(total([ranking], rows([0, 1], [1, 0])))).toEqual([200, 800]);
});

test("equal weights change no share: the effective number is that of the persons", () => {
  const rows = [...times(10, [0], { weight: 1 / 3 }), ...times(30, [1], { weight: 1 / 3 })];
  const { tables } = release(dataset([choice], rows), weighted);
  expect(cellsOf(tables.questions.Q?.[0]?.total)).toEqual([250, 750, 0]);
  expect(tables.effective).toBe(40);
});

test.each([[null], [undefined], [0], [-1], [Number.NaN]])(
  "a used response with the weight %s is refused",
  (weight) => {
    const rows = [...times(20, [0], { weight: 1 }), { answers: [1], weight } as Row];
    expect(() => release(dataset([choice], rows), weighted)).toThrow(
      "data/study.yaml: responses.weights: 1 Antwort ohne Gewicht",
    );
  },
);

test("a weight is taken to the nearest millionth, whatever the machine makes of its decimals", () => {
  expect([8.2, 0.57, 1 / 3, 2 / 3, 0.0000005].map((weight) => wholeWeight({ weight }))).toEqual([
    8_200_000, 570_000, 333_333, 666_667, 1,
  ]);
});

test("responses that are not used need no weight", () => {
  const rows = [
    ...times(20, [0], { weight: 1 }),
    ...times(2, [1], { complete: false }),
    ...times(2, [1], { excluded: true }),
  ];
  expect(total([choice], rows).n).toBe(20);
});

test("weights whose sum no number holds exactly are refused", () => {
  const rows = times(20, [0], { weight: 1e9 });
  expect(() => release(dataset([choice], rows), weighted)).toThrow("die Summe der Gewichte ist zu groß");
});

/** A weight of whole millionths, and an answer. */
const person = fc.record({
  millionths: fc.integer({ min: 1, max: 30_000_000 }),
  answer: fc.constantFrom(0, 1, 2, null, undefined),
});
const persons = fc.array(person, { minLength: 10, maxLength: 50 });

test("any weighted share is the nearest part of 1 000, half up, of sums made without rounding", () => {
  fc.assert(
    fc.property(persons, (all) => {
      const rows = all.map(({ millionths, answer }) => ({ answers: [answer], weight: millionths / 1e6 }));
      const answered = all.filter(({ answer }) => answer != null);
      fc.pre(answered.length >= 10);
      const sum = (some: typeof all) => some.reduce((s, { millionths }) => s + BigInt(millionths), 0n);
      const { tables } = release(dataset([choice], rows), weighted);
      const base = sum(answered);
      for (const [k, part] of cellsOf(tables.questions.Q?.[0]?.total).entries()) {
        const thousandfold = 1000n * sum(answered.filter(({ answer }) => answer === k));
        const error = 2n * (thousandfold - BigInt(part) * base);
        expect(-base <= error && error < base).toBe(true);
      }
      const squares = all.reduce((s, { millionths }) => s + BigInt(millionths) ** 2n, 0n);
      const error = 2n * (sum(all) ** 2n - BigInt(tables.effective ?? 0) * squares);
      expect(-squares <= error && error < squares).toBe(true);
    }),
  );
});

test("any weighted mean and median are those of a list in which each answer stands as often as it weighs", () => {
  const entry = fc.tuple(fc.integer({ min: -50, max: 200 }), fc.integer({ min: 1, max: 9 }));
  const number = question("Q", "numeric");
  fc.assert(
    fc.property(fc.array(entry, { minLength: 10, maxLength: 40 }), (entries) => {
      const rows = entries.map(([value, times]) => ({ answers: [value], weight: times / 4 }));
      const list = entries.flatMap(([value, times]) => Array<number>(times).fill(value));
      const sorted = list.toSorted((a, b) => a - b);
      const middle =
        ((sorted[Math.floor((list.length - 1) / 2)] ?? 0) + (sorted[Math.floor(list.length / 2)] ?? 0)) / 2;
      const mean = list.reduce((sum, value) => sum + value, 0) / list.length;
      const released = total([number], rows);
      expect(released.median).toBe(Math.floor(middle * 10 + 0.5) / 10);
      expect(Math.abs((released.mean ?? Number.NaN) - mean)).toBeLessThanOrEqual(0.05 + 1e-9);
      expect(
        medianOf(
          new Map(
            Map.groupBy(list, (v) => v)
              .entries()
              .map(([v, all]) => [v, all.length]),
          ),
        ),
      ).toBe(released.median);
    }),
  );
});
