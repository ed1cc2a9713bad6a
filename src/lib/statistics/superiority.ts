/**
 * Probability of superiority: that of two persons, one from each group, the one from the first gave the higher answer,
 * ties counted half; 0 to 1, 0.5 where neither group is higher (Vargha and Delaney's A, 2000). NaN where one is empty.
 * @param first, second persons per answer of the same scale, in ascending order
 */
export function superiority(first: readonly number[], second: readonly number[]): number {
  let below = 0;
  let wins = 0;
  for (const [i, count] of first.entries()) {
    const same = second[i] ?? 0;
    wins += count * (below + same / 2);
    below += same;
  }
  return wins / (sum(first) * below);
}

/** Sum of numbers. */
export function sum(values: readonly number[]): number {
  return values.reduce((all, value) => all + value, 0);
}
