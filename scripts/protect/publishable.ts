import type { Reason } from "../../src/model/table.ts";

/**
 * Which groups of a partition may be published, from their sizes alone: for each group `undefined`, or the reason
 * for withholding it.
 *
 * The total is published too, so whatever is withheld comes back as one sum by subtraction: total minus published
 * groups. Therefore that remainder must be empty or itself reach the threshold; while it does not, the smallest
 * published group is withheld as well. A group's complement is covered by the same rule: a complement below the
 * threshold is a remainder below the threshold, or consists of groups that are withheld for being below it.
 *
 * @param sizes persons per group
 * @param outside persons in none of the groups, never published
 * @param withheld groups that are withheld already, for all items alike
 */
export function publishable(
  sizes: readonly number[],
  outside: number,
  threshold: number,
  withheld: readonly (Reason | undefined)[] = [],
): (Reason | undefined)[] {
  const reasons = sizes.map(
    (size, i): Reason | undefined => withheld[i] ?? (size < threshold ? "threshold" : undefined),
  );
  for (;;) {
    const remainder = sizes.reduce((sum, size, i) => (reasons[i] ? sum + size : sum), outside);
    if (remainder === 0 || remainder >= threshold) return reasons;
    let smallest = -1;
    for (const [i, size] of sizes.entries()) {
      if (!reasons[i] && (smallest < 0 || size < (sizes[smallest] ?? 0))) smallest = i;
    }
    if (smallest < 0) return reasons;
    reasons[smallest] = "complement";
  }
}
