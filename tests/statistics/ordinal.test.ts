import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { corrected, remainingVariance } from "../../src/lib/statistics/finite.ts";
import { holm } from "../../src/lib/statistics/holm.ts";
import { homogeneity, twoShares } from "../../src/lib/statistics/homogeneity.ts";
import { kruskalWallis } from "../../src/lib/statistics/kruskal-wallis.ts";
import { middleOf } from "../../src/lib/statistics/ordinal.ts";
import { superiority } from "../../src/lib/statistics/superiority.ts";
import { chiSquareTail, normalTails } from "../../src/lib/statistics/tails.ts";
import { haveReference, reference, title } from "./reference.ts";

/** Persons per answer from 1 to 5. */
const counted = (answers: readonly number[]) =>
  [1, 2, 3, 4, 5].map((k) => answers.filter((a) => a === k).length);

describe.skipIf(!haveReference)(
  title("Comparisons of ordered answers that R computed are met to nine decimals:"),
  () => {
    const { LK, KS, KA, ...given } = haveReference
      ? JSON.parse(reference("ordinal_reference.json"))
      : {
          LK: [],
          KS: [],
          KA: [],
          kruskal: {},
          prob_superiority: {},
          pairwise_wilcox_holm_normal_approx_no_continuity: {},
        };
    const groups: Record<string, number[]> = { LK: counted(LK), KS: counted(KS), KA: counted(KA) };
    const pair = (name: string, sign: string) =>
      name.split(sign).map((key) => groups[key] ?? []) as [number[], number[]];

    test("Kruskal and Wallis's test with ties", () => {
      const { chi2, df, p } = kruskalWallis(Object.values(groups));
      expect(chi2).toBeCloseTo(given.kruskal.chi2, 9);
      expect(df).toBe(given.kruskal.df);
      expect(p).toBeCloseTo(given.kruskal.p, 9);
    });

    test("probability of superiority", () => {
      for (const [name, value] of Object.entries<number>(given.prob_superiority))
        expect(superiority(...pair(name, ">"))).toBeCloseTo(value, 9);
    });

    test("Wilcoxon's test of pairs, with Holm", () => {
      const family = Object.entries<number>(given.pairwise_wilcox_holm_normal_approx_no_continuity);
      const adjusted = holm(family.map(([name]) => kruskalWallis(pair(name, "-")).p));
      for (const [i, [, value]] of family.entries()) expect(adjusted[i]).toBeCloseTo(value, 9);
    });
  },
);

test("Tails are those of the tables: 1.96 and 2.576 of the normal distribution, 3.841, 5.991 and 18.307 of χ².", () => {
  expect(normalTails(1.959963984540054)).toBeCloseTo(0.05, 12);
  expect(normalTails(-2.5758293035489004)).toBeCloseTo(0.01, 12);
  expect(chiSquareTail(3.841458820694124, 1)).toBeCloseTo(0.05, 12);
  expect(chiSquareTail(5.991464547107979, 2)).toBeCloseTo(0.05, 12);
  expect(chiSquareTail(18.307038053275146, 10)).toBeCloseTo(0.05, 12);
  expect(chiSquareTail(11.070497693516351, 5)).toBeCloseTo(0.05, 12);
});

test("A tail far out keeps its digits: ten standard deviations are 1.5e-23.", () => {
  expect(normalTails(10) / 1.523970604832094e-23).toBeCloseTo(1, 9);
  // e^-50, the closed form of two degrees of freedom.
  expect(chiSquareTail(100, 2) / Math.exp(-50)).toBeCloseTo(1, 12);
  expect(chiSquareTail(0, 3)).toBe(1);
});

test("Either way of computing the normal tail meets the other where they change places.", () => {
  const x = 2.5 * Math.SQRT2;
  expect(normalTails(x - 1e-9) / normalTails(x + 1e-9)).toBeCloseTo(1, 7);
});

// Siegel and Castellan's and R's own example are of many digits; this one is Hollander and Wolfe's (1973), table 6.1:
// mucociliary efficiency of three groups of subjects, no ties, H = 0.7714.
test("Kruskal and Wallis's H of Hollander and Wolfe's example is 0.7714, p = 0.68.", () => {
  const groups = [
    [2.9, 3.0, 2.5, 2.6, 3.2],
    [3.8, 2.7, 4.0, 2.4],
    [2.8, 3.4, 3.7, 2.2, 2.0],
  ];
  const values = groups.flat().sort((a, b) => a - b);
  const { chi2, df, p } = kruskalWallis(
    groups.map((own) => values.map((value) => (own.includes(value) ? 1 : 0))),
  );
  expect(chi2).toBeCloseTo(0.7714285714, 9);
  expect(df).toBe(2);
  expect(p).toBeCloseTo(0.6799647735, 9);
});

test("Holm's adjustment of four p values is that of his rule, step by step.", () => {
  const adjusted = holm([0.01, 0.04, 0.03, 0.005]);
  for (const [i, value] of [0.03, 0.06, 0.06, 0.02].entries()) expect(adjusted[i]).toBeCloseTo(value, 12);
  expect(holm([0.9, 0.8])).toEqual([1, 1]);
});

test("χ² of 2 × 2 with 10, 20, 30, 40 is 0.7937, and 0.4464 with Yates's correction.", () => {
  expect(homogeneity([10, 20], [30, 40]).chi2).toBeCloseTo(
    (100 * (10 * 40 - 20 * 30) ** 2) / (30 * 70 * 40 * 60),
    9,
  );
  const yates = (100 * (Math.abs(10 * 40 - 20 * 30) - 50) ** 2) / (30 * 70 * 40 * 60);
  expect(twoShares({ count: 10, n: 30 }, { count: 30, n: 70 }).chi2).toBeCloseTo(yates, 9);
});

const counts = fc
  .array(fc.nat({ max: 30 }), { minLength: 5, maxLength: 5 })
  .filter((own) => own.some((c) => c > 0));

describe("Whatever the answers,", () => {
  test("the rank-sum statistic computed from ranks of single persons is the one from counts.", () => {
    fc.assert(
      fc.property(counts, counts, (a, b) => {
        const people = [a, b].flatMap((own, group) =>
          own.flatMap((c, answer) => Array.from({ length: c }, () => ({ answer, group }))),
        );
        const rank = (answer: number) =>
          people.filter((each) => each.answer < answer).length +
          (people.filter((each) => each.answer === answer).length + 1) / 2;
        const n = people.length;
        const [na, nb] = [0, 1].map((g) => people.filter(({ group }) => group === g).length) as [
          number,
          number,
        ];
        const w = people
          .filter(({ group }) => group === 0)
          .reduce((all, { answer }) => all + rank(answer), 0);
        const mean = (na * (n + 1)) / 2;
        const ties = [0, 1, 2, 3, 4].map((k) => people.filter(({ answer }) => answer === k).length);
        const variance =
          ((na * nb) / 12) * (n + 1 - ties.reduce((all, t) => all + t ** 3 - t, 0) / (n * (n - 1)));
        const { chi2, p } = kruskalWallis([a, b]);
        if (!(variance > 1e-9)) return expect(p).toBe(1);
        const z = (w - mean) / Math.sqrt(variance);
        expect(chi2).toBeCloseTo(z * z, 6);
        expect(p).toBeCloseTo(normalTails(z), 9);
      }),
    );
  });

  test("the probability of superiority is that of all pairs of persons, and turns round with the groups.", () => {
    fc.assert(
      fc.property(counts, counts, (a, b) => {
        let wins = 0;
        for (const [i, x] of a.entries())
          for (const [j, y] of b.entries()) wins += x * y * (i > j ? 1 : i === j ? 0.5 : 0);
        const pairs = a.reduce((s, c) => s + c, 0) * b.reduce((s, c) => s + c, 0);
        expect(superiority(a, b)).toBeCloseTo(wins / pairs, 12);
        expect(superiority(a, b) + superiority(b, a)).toBeCloseTo(1, 12);
      }),
    );
  });

  test("the median has at least half of the persons on either side.", () => {
    fc.assert(
      fc.property(counts, (own) => {
        const { lower, upper } = middleOf(own) ?? { lower: -1, upper: -1 };
        const n = own.reduce((s, c) => s + c, 0);
        const upTo = (k: number) => own.slice(0, k + 1).reduce((s, c) => s + c, 0);
        for (const k of [lower, upper]) {
          expect(2 * upTo(k)).toBeGreaterThanOrEqual(n);
          expect(2 * (n - upTo(k - 1))).toBeGreaterThanOrEqual(n);
        }
      }),
    );
  });

  test("Holm's p values are no less than given, no more than Bonferroni's, and in the same order.", () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1, maxLength: 40 }),
        (ps) => {
          const adjusted = holm(ps);
          for (const [i, p] of ps.entries()) {
            expect(adjusted[i]).toBeGreaterThanOrEqual(p);
            expect(adjusted[i]).toBeLessThanOrEqual(Math.min(1, p * ps.length) + 1e-15);
            for (const [j, q] of ps.entries())
              if (p < q) expect(adjusted[i]).toBeLessThanOrEqual(adjusted[j] ?? 0);
          }
        },
      ),
    );
  });
});

test("A median between two answers is both of them, over an answer that nobody gave.", () => {
  expect(middleOf([2, 3, 0, 5, 0])).toEqual({ lower: 1, upper: 3 });
  expect(middleOf([0, 0])).toBeUndefined();
});

test("Two groups that answered in full differ for certain, or not at all.", () => {
  const all = remainingVariance({ n: 10, size: 10 }, { n: 5, size: 5 });
  expect(all).toBe(0);
  expect(corrected(twoShares({ count: 9, n: 10 }, { count: 1, n: 5 }), all).p).toBe(0);
  expect(corrected({ chi2: 0, df: 1, p: 1 }, all).p).toBe(1);
  expect(remainingVariance({ n: 10 }, { n: 5 })).toBe(1);
});

// Simulated in whole numbers would need hours; drawn, the rate of false findings shows all the same.
test("Where two populations do not differ, at most 5 of 100 draws from them are found to differ.", () => {
  let state = 7;
  const random = () => {
    state = (state * 1_664_525 + 1_013_904_223) % 4_294_967_296;
    return state / 4_294_967_296;
  };
  const draw = (total: number, n: number, size: number) => {
    let [left, trait, count] = [size, total, 0];
    for (let i = 0; i < n; i++, left--)
      if (random() < trait / left) {
        count++;
        trait--;
      }
    return { count, n };
  };
  let found = 0;
  const remaining = remainingVariance({ n: 60, size: 120 }, { n: 40, size: 100 });
  for (let i = 0; i < 4000; i++) {
    const test = twoShares(draw(36, 60, 120), draw(30, 40, 100));
    if (corrected(test, remaining).p <= 0.05) found++;
  }
  expect(found / 4000).toBeLessThanOrEqual(0.05);
  expect(found / 4000).toBeGreaterThan(0.01);
});
