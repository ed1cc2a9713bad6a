/**
 * Arithmetic mean of a multiset of numbers, rounded half up to one decimal; NaN where it is empty.
 * Rounding is done on integers, as the bounds of the disclosure audit assume.
 * @param values number → persons, or → sum of their whole weights: then it is the weighted mean, Σwx / Σw
 */
export function meanOf(values: ReadonlyMap<number, number>): number {
  const unit = unitOf(values);
  let sum = 0n;
  let n = 0n;
  for (const [value, persons] of values) {
    sum += BigInt(Math.round(value * unit)) * BigInt(persons);
    n += BigInt(persons);
  }
  return n === 0n ? Number.NaN : Number(halfUp(10n * sum, n * BigInt(unit))) / 10;
}

/**
 * Median of a multiset of numbers, rounded half up to one decimal; NaN where it is empty. Where exactly half of it lies
 * at or below a number, the middle between that number and the next.
 * @param values number → persons, or → sum of their whole weights: then it is the weighted median
 */
export function medianOf(values: ReadonlyMap<number, number>): number {
  const [lower, upper] = middleOf(values);
  if (Number.isNaN(lower)) return Number.NaN;
  const unit = unitOf(values);
  const sum = BigInt(Math.round(lower * unit)) + BigInt(Math.round(upper * unit));
  return Number(halfUp(10n * sum, BigInt(2 * unit))) / 10;
}

/** Lower median: the least number with at least half of the multiset at or below it; NaN where it is empty. */
export function lowerMedianOf(values: ReadonlyMap<number, number>): number {
  return middleOf(values)[0];
}

/** The least number with at least half of the multiset at or below it, and the least with more than half. */
function middleOf(values: ReadonlyMap<number, number>): [lower: number, upper: number] {
  const sorted = [...values].sort(([a], [b]) => a - b);
  const n = sorted.reduce((sum, [, persons]) => sum + persons, 0);
  let lower = Number.NaN;
  let below = 0;
  for (const [value, persons] of sorted) {
    below += persons;
    if (Number.isNaN(lower) && 2 * below >= n) lower = value;
    if (2 * below > n) return [lower, value];
  }
  return [lower, lower];
}

/** Numerator over denominator as an integer, half up; the denominator is above 0. */
export function halfUp(numerator: bigint, denominator: bigint): bigint {
  const [twice, by] = [2n * numerator + denominator, 2n * denominator];
  const down = twice / by;
  return twice < 0n && down * by !== twice ? down - 1n : down;
}

/** Power of ten that makes all values integers, to four decimals. */
function unitOf(values: ReadonlyMap<number, number>): number {
  let unit = 1;
  for (const value of values.keys()) {
    while (unit < 10_000 && Math.abs(value * unit - Math.round(value * unit)) > 1e-9) unit *= 10;
  }
  return unit;
}
