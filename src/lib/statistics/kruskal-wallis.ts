import { sum } from "./superiority.ts";
import { chiSquareTail } from "./tails.ts";

/** A test statistic that is χ² distributed where groups do not differ, and the probability of one as large. */
export interface Test {
  chi2: number;
  df: number;
  p: number;
}

/**
 * Whether groups of ordered answers differ in how high they lie: Kruskal and Wallis's H with its correction for ties
 * (JASA 47, 1952). Of two groups it is the square of Wilcoxon's rank-sum statistic in the normal approximation without
 * continuity correction, and has its two-sided p. Without a difference between any two answers nothing differs.
 * @param groups per group, persons per answer of the same scale, in ascending order; each group has somebody
 */
export function kruskalWallis(groups: readonly (readonly number[])[]): Test {
  const answers = Math.max(...groups.map((counts) => counts.length));
  const tied = Array.from({ length: answers }, (_, i) => sum(groups.map((counts) => counts[i] ?? 0)));
  const n = sum(tied);
  let below = 0;
  const ranks = tied.map((count) => {
    const middle = below + (count + 1) / 2;
    below += count;
    return middle;
  });
  const ties = 1 - sum(tied.map((t) => t ** 3 - t)) / (n ** 3 - n);
  const df = groups.length - 1;
  if (df < 1 || !(ties > 0)) return { chi2: 0, df, p: 1 };
  const middle = (n + 1) / 2;
  const spread = sum(
    groups.map((counts) => {
      const size = sum(counts);
      const mean = sum(counts.map((count, i) => count * (ranks[i] ?? 0))) / size;
      return size * (mean - middle) ** 2;
    }),
  );
  const chi2 = (12 * spread) / (n * (n + 1) * ties);
  return { chi2, df, p: chiSquareTail(chi2, df) };
}
