import type { Span } from "./hypergeometric.ts";

/** 97.5 % quantile of the normal distribution. */
const z = 1.959963984540054;

/**
 * Wilson's 95 % interval of a share of 0 to 1 among `n` persons drawn at random, `n` above 0 and not necessarily whole
 * (Wilson, Probable Inference, JASA 22, 1927). Of infinitely many it is the share itself.
 */
export function wilsonInterval(share: number, n: number): Span {
  const inflated = (z * z) / n;
  const middle = (share + inflated / 2) / (1 + inflated);
  const half = Math.sqrt(inflated * (share * (1 - share) + inflated / 4)) / (1 + inflated);
  return { low: Math.max(0, middle - half), high: Math.min(1, middle + half) };
}

/**
 * The number of persons that drawing with replacement would have needed to know as much as `effective` of `n` persons
 * drawn from `size` without: n_eff (N − 1) / (N − n); infinite where all were drawn.
 */
export function finiteSize(effective: number, n: number, size: number): number {
  return size === n ? Number.POSITIVE_INFINITY : (effective * (size - 1)) / (size - n);
}
