import type { Test } from "./kruskal-wallis.ts";
import { chiSquareTail } from "./tails.ts";

/** Persons who answered, and persons they were drawn from; absent where nobody knows how many. */
export interface Drawn {
  n: number;
  size?: number;
}

/**
 * The part of the variance of a difference between two groups that remains when they are drawn without replacement from
 * so many persons each: (f₁/n₁ + f₂/n₂) / (1/n₁ + 1/n₂) with f = (N − n)/(N − 1) (Cochran, Sampling Techniques, 1977);
 * 1 where nothing is known, 0 where everybody answered.
 */
export function remainingVariance(first: Drawn, second: Drawn): number {
  const part = ({ n, size }: Drawn) =>
    size === undefined || size <= 1 ? (size === 1 ? 0 : 1) : (size - n) / (size - 1);
  const [a, b] = [1 / first.n, 1 / second.n];
  return (part(first) * a + part(second) * b) / (a + b);
}

/** A test of two groups with what remains of its variance; where nothing does, every difference is one. */
export function corrected({ chi2, df }: Test, remaining: number): Test {
  if (chi2 === 0) return { chi2, df, p: 1 };
  const larger = chi2 / remaining;
  return { chi2: larger, df, p: remaining === 0 ? 0 : chiSquareTail(larger, df) };
}
