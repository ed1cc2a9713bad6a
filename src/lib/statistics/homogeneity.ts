import type { Test } from "./kruskal-wallis.ts";
import { sum } from "./superiority.ts";
import { chiSquareTail } from "./tails.ts";

/**
 * Whether two groups divide alike among answers that have no order: Pearson's χ² (1900). Answers that nobody gave
 * count for nothing.
 * @param first, second persons per answer, each person in one
 */
export function homogeneity(first: readonly number[], second: readonly number[]): Test {
  const [a, b] = [sum(first), sum(second)];
  const given = first.flatMap((x, i) => (x + (second[i] ?? 0) > 0 ? [[x, second[i] ?? 0] as const] : []));
  const df = given.length - 1;
  if (df < 1) return { chi2: 0, df: 0, p: 1 };
  const chi2 = sum(given.map(([x, y]) => (x / a - y / b) ** 2 / ((x + y) / (a + b)))) / (1 / a + 1 / b);
  return { chi2, df, p: chiSquareTail(chi2, df) };
}

/**
 * Whether two groups have the same share, by the difference of their shares with Yates's correction for continuity
 * (1934), which keeps the test on the careful side.
 */
export function twoShares(first: { count: number; n: number }, second: { count: number; n: number }): Test {
  const [a, b] = [first.n, second.n];
  const both = (first.count + second.count) / (a + b);
  const steps = 1 / a + 1 / b;
  const difference = Math.abs(first.count / a - second.count / b) - steps / 2;
  if (difference <= 0 || both === 0 || both === 1) return { chi2: 0, df: 1, p: 1 };
  const chi2 = difference ** 2 / (both * (1 - both) * steps);
  return { chi2, df: 1, p: chiSquareTail(chi2, 1) };
}
