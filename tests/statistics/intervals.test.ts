import { csvParse } from "d3";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { worstCase } from "../../src/lib/statistics/bounds.ts";
import { exactSpan, upperTail } from "../../src/lib/statistics/hypergeometric.ts";
import { finiteSize, wilsonInterval } from "../../src/lib/statistics/wilson.ts";
import { haveReference, reference, title } from "./reference.ts";

/** A row of the reference, with what it computed as text. */
interface Row {
  [column: string]: string | number;
  id: string;
  n: number;
  x: number;
  size: number;
  effective: number;
  p: number;
}
const rows = csvParse(reference("ci_reference.csv")).map(
  (row): Row => ({
    ...row,
    id: row.id ?? "",
    n: Number(row.n),
    x: Number(row.x),
    size: row.N === "Inf" ? Number.POSITIVE_INFINITY : Number(row.N),
    // Unweighted rows give n itself.
    effective: Number(row.kish_neff),
    p: Number(row.p),
  }),
);
const number = (text: string | number | undefined) =>
  text === "Inf" ? Number.POSITIVE_INFINITY : Number(text);

describe.skipIf(!haveReference)(title("Intervals that R computed are met to nine decimals."), () => {
  test.each(rows)("$id: Wilson's", ({ p, effective, wilson_lo, wilson_hi }) => {
    const { low, high } = wilsonInterval(p, effective);
    expect(low).toBeCloseTo(number(wilson_lo), 9);
    expect(high).toBeCloseTo(number(wilson_hi), 9);
  });

  test.each(rows.filter(({ size }) => Number.isFinite(size)))(
    "$id: Wilson's of a finite population",
    (row) => {
      const size = finiteSize(row.effective, row.n, row.size);
      const given = number(row.n_eff_fpc);
      if (Number.isFinite(given)) expect(size / given).toBeCloseTo(1, 9);
      else expect(size).toBe(given);
      const { low, high } = wilsonInterval(row.p, size);
      expect(low).toBeCloseTo(number(row.wilson_fpc_lo), 9);
      expect(high).toBeCloseTo(number(row.wilson_fpc_hi), 9);
    },
  );

  test.each(rows.filter(({ hyper_exact_lo }) => hyper_exact_lo !== "NA"))(
    "$id: exact, in whole persons",
    (row) => {
      const { low, high } = exactSpan(row.x, row.n, row.size);
      expect(low).toBe(Math.round(number(row.hyper_exact_lo) * row.size));
      expect(high).toBe(Math.round(number(row.hyper_exact_hi) * row.size));
      expect(low / row.size).toBeCloseTo(number(row.hyper_exact_lo), 9);
      expect(high / row.size).toBeCloseTo(number(row.hyper_exact_hi), 9);
    },
  );
});

const binomial = (n: number, k: number): bigint => {
  let product = 1n;
  for (let i = 1; i <= k; i++) product = (product * BigInt(n - k + i)) / BigInt(i);
  return k < 0 || k > n ? 0n : product;
};
/** The tail in whole numbers: numerator and denominator. */
const exactTail = (count: number, total: number, n: number, size: number): number => {
  let ways = 0n;
  for (let k = Math.max(count, 0); k <= Math.min(n, total); k++)
    ways += binomial(total, k) * binomial(size - total, n - k);
  return Number((ways * 10n ** 18n) / binomial(size, n)) / 1e18;
};
const draws = fc
  .integer({ min: 1, max: 90 })
  .chain((size) =>
    fc.tuple(fc.constant(size), fc.integer({ min: 1, max: size }), fc.integer({ min: 0, max: size })),
  )
  .chain(([size, n, total]) => fc.tuple(fc.constant({ size, n, total }), fc.integer({ min: 0, max: n })));

test("The tail of the hypergeometric distribution is that of whole numbers.", () => {
  fc.assert(
    fc.property(draws, ([draw, count]) => {
      const { total, n, size } = draw;
      expect(upperTail(count, draw)).toBeCloseTo(exactTail(count, total, n, size), 12);
    }),
  );
});

test("A tail that is nearly everything or nearly nothing is not lost in large numbers.", () => {
  const draw = { total: 500_000, n: 100_000, size: 1_000_000 };
  expect(upperTail(1, draw)).toBe(1);
  expect(upperTail(99_000, draw)).toBe(0);
  expect(upperTail(50_000, draw)).toBeCloseTo(0.5, 2);
});

test("The tea tasting lady: three or four of four cups are told by chance in 17 of 70 draws (Fisher, 1935).", () => {
  const cups = { total: 4, n: 4, size: 8 };
  expect(upperTail(3, cups)).toBeCloseTo(17 / 70, 12);
  expect(upperTail(4, cups)).toBeCloseTo(1 / 70, 12);
});

test("Wilson's interval of 81 of 263 and of 15 of 148 is that of Newcombe's table (1998).", () => {
  const { low, high } = wilsonInterval(81 / 263, 263);
  expect([low.toFixed(4), high.toFixed(4)]).toEqual(["0.2553", "0.3662"]);
  const second = wilsonInterval(15 / 148, 148);
  expect([second.low.toFixed(4), second.high.toFixed(4)]).toEqual(["0.0624", "0.1605"]);
});

describe("Whatever the true total is,", () => {
  // Every sample that can come from every population of these sizes: no simulation.
  test.each([
    [12, 5],
    [20, 16],
    [30, 9],
    [40, 35],
  ])(
    "the exact interval of %i persons, %i of whom answer, holds it in at least 95 of 100 samples.",
    (size, n) => {
      const spans = Array.from({ length: n + 1 }, (_, count) => exactSpan(count, n, size));
      for (let total = 0; total <= size; total++) {
        let covered = 0n;
        for (const [count, { low, high }] of spans.entries())
          if (low <= total && total <= high)
            covered += binomial(total, count) * binomial(size - total, n - count);
        expect(Number((covered * 10_000n) / binomial(size, n))).toBeGreaterThanOrEqual(9_500);
      }
    },
  );

  test("the worst cases hold it always.", () => {
    fc.assert(
      fc.property(draws, fc.integer({ min: 0, max: 90 }), ([{ size, n }, count], others) => {
        const total = count + Math.min(others, size - n);
        const { low, high } = worstCase(count, n, size);
        expect(low).toBeLessThanOrEqual(total);
        expect(high).toBeGreaterThanOrEqual(total);
      }),
    );
  });
});

test("An exact interval lies within the worst cases, holds the share, and moves up with the count.", () => {
  fc.assert(
    fc.property(draws, ([{ size, n }, count]) => {
      const span = exactSpan(count, n, size);
      const worst = worstCase(count, n, size);
      expect(span.low).toBeGreaterThanOrEqual(worst.low);
      expect(span.high).toBeLessThanOrEqual(worst.high);
      // Totals are whole persons: of 81, of whom 80 answered and one said yes, two are unlikely, and one is 1/81.
      expect(span.low).toBeLessThanOrEqual(Math.ceil((count * size) / n));
      expect(span.high).toBeGreaterThanOrEqual(Math.floor((count * size) / n));
      if (count === n) return;
      const next = exactSpan(count + 1, n, size);
      expect(next.low).toBeGreaterThanOrEqual(span.low);
      expect(next.high).toBeGreaterThanOrEqual(span.high);
    }),
  );
});

test("Where everybody answered, nothing is uncertain.", () => {
  expect(exactSpan(30, 75, 75)).toEqual({ low: 30, high: 30 });
  expect(worstCase(30, 75, 75)).toEqual({ low: 30, high: 30 });
  expect(wilsonInterval(0.4, finiteSize(75, 75, 75))).toEqual({ low: 0.4, high: 0.4 });
});
