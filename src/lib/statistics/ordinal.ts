/** Places of the two answers in the middle, counted from 0: the same one where there is one middle. */
export interface Middle {
  lower: number;
  upper: number;
}

/**
 * Where the middle of ordered answers lies: the first category with at least half of the persons at or below it, and
 * the first with more than half. Two categories where exactly half lie below the upper one; undefined of nobody.
 * @param counts persons, or parts of a whole, per category in ascending order
 */
export function middleOf(counts: readonly number[]): Middle | undefined {
  const n = counts.reduce((sum, count) => sum + count, 0);
  if (n === 0) return undefined;
  let below = 0;
  let lower: number | undefined;
  for (const [i, count] of counts.entries()) {
    below += count;
    if (2 * below >= n) lower ??= i;
    if (2 * below > n) return { lower: lower ?? i, upper: i };
  }
  return undefined;
}
