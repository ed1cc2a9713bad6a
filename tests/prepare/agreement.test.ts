import fc from "fast-check";
import { expect, test } from "vitest";
import { agreementOf, type Pair } from "../../scripts/prepare/agreement.ts";

/** Pairs written as "0 1|1": categories of the first person, a bar, those of the second; as often as said. */
const pairs = (spelled: Record<string, number>): Pair[] =>
  Object.entries(spelled).flatMap(([text, times]) => {
    const [first = "", second = ""] = text.split("|");
    const codes = (part: string) => new Set(part.split(" ").map(Number));
    return Array.from({ length: times }, (): Pair => [codes(first), codes(second)]);
  });

test("one category each gives Cohen's kappa: of 50 answers 35 alike where 25 were to be expected is 0.40", () => {
  expect(agreementOf(pairs({ "0|0": 20, "0|1": 5, "1|0": 10, "1|1": 15 }), 2)).toEqual({
    n: 50,
    percent: 70,
    kappa: 0.4,
  });
});

test("Cohen's kappa over three categories: (0.78 − 0.344) / 0.656 is 0.66", () => {
  // Frequencies of the first 20, 15, 15; of the second 22, 16, 12.
  const spelled = { "0|0": 18, "0|1": 2, "1|0": 2, "1|1": 11, "1|2": 2, "2|0": 2, "2|1": 3, "2|2": 10 };
  expect(agreementOf(pairs(spelled), 3)).toEqual({ n: 50, percent: 78, kappa: 0.66 });
});

test("several categories give the pooled kappa: mean observed 0.8333, mean expected 0.5467 is 0.63", () => {
  // Category 0: 4 both, 5 and 5; category 1: 2 both, 3 and 2; category 2: 3 both, 4 and 4. The mean of the three kappas
  // would be 0.64.
  const spelled = { "0|0": 3, "0 1|0 1": 1, "0|2": 1, "2|0": 1, "1|1": 1, "1 2|2": 1, "2|2": 2 };
  expect(agreementOf(pairs(spelled), 3)).toEqual({ n: 10, percent: 70, kappa: 0.63 });
});

test("agreement as by chance is 0, and less than by chance is below", () => {
  expect(agreementOf(pairs({ "0|0": 5, "0|1": 5, "1|0": 5, "1|1": 5 }), 2)).toMatchObject({ kappa: 0 });
  expect(agreementOf(pairs({ "0|1": 5, "1|0": 5 }), 2)).toEqual({ n: 10, percent: 0, kappa: -1 });
});

test("where both only ever used one category there is no kappa", () => {
  expect(agreementOf(pairs({ "1|1": 12 }), 3)).toEqual({ n: 12, percent: 100 });
});

test("whole per cent are rounded half up", () => {
  expect(agreementOf(pairs({ "0|0": 1, "1|0": 7 }), 2)).toMatchObject({ percent: 13 });
});

const codes = fc.uniqueArray(fc.nat(3), { minLength: 1, maxLength: 3 }).map((list) => new Set(list));
const several = fc.array(fc.tuple(codes, codes), { minLength: 1, maxLength: 30 });
const single = fc.nat(3).map((code) => new Set([code]));
const ones = fc.array(fc.tuple(single, single), { minLength: 1, maxLength: 30 });

test("who is called the first of the two makes no difference, nor does a category that nobody used", () => {
  fc.assert(
    fc.property(fc.oneof(several, ones), (some) => {
      const turned = some.map(([first, second]): Pair => [second, first]);
      expect(agreementOf(turned, 4)).toEqual(agreementOf(some, 4));
      expect(agreementOf(some, 9)).toEqual(agreementOf(some, 4));
    }),
  );
});

test("kappa is 1 where all answers are alike, and never above", () => {
  fc.assert(
    fc.property(fc.oneof(several, ones), (some) => {
      expect(agreementOf(some, 4).kappa ?? 1).toBeLessThanOrEqual(1);
      const alike = some.map(([first]): Pair => [first, first]);
      expect(agreementOf(alike, 4)).toMatchObject({ percent: 100 });
      expect(agreementOf(alike, 4).kappa ?? 1).toBe(1);
    }),
  );
});
