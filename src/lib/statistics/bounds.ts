import type { Span } from "./hypergeometric.ts";

/**
 * Between how many of `size` persons share a trait that `count` of the `n` who answered do, whatever the others would
 * have answered: from none of them to all (Manski, Partial Identification of Probability Distributions, 2003).
 */
export function worstCase(count: number, n: number, size: number): Span {
  return { low: count, high: count + size - n };
}
