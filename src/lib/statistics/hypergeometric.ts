/** Whole persons, both ends included. */
export interface Span {
  low: number;
  high: number;
}

/**
 * The exact 95 % interval for how many of `size` persons share a trait when `count` of `n` drawn at random without
 * replacement do: all totals that neither tail of the hypergeometric distribution rejects at 2.5 % (Konijn, Statistical
 * Theory of Sample Survey Design and Analysis, 1973; Clopper and Pearson's rule for a finite population). It covers the
 * true total at least as often as its level says, whatever that total is.
 */
export function exactSpan(count: number, n: number, size: number): Span {
  const most = size - n + count;
  const low = firstFrom(count, most, (total) => upperTail(count, { total, n, size }) > rejected);
  const lowFree = firstFrom(
    n - count,
    size - count,
    (others) => upperTail(n - count, { total: others, n, size }) > rejected,
  );
  return { low, high: size - lowFree };
}

/** Probability that each tail may have at most; a tie in floating point counts as inside. */
const rejected = 0.025 * (1 - 1e-9);

/** The least whole number from `low` to `high` that fits, where all above a fitting one fit; `high` always does. */
function firstFrom(low: number, high: number, fits: (value: number) => boolean): number {
  let [from, to] = [low, high];
  while (from < to) {
    const middle = Math.floor((from + to) / 2);
    if (fits(middle)) to = middle;
    else from = middle + 1;
  }
  return from;
}

/** A draw of `n` of `size` persons, `total` of whom share the trait. */
export interface Draw {
  total: number;
  n: number;
  size: number;
}

/** Probability that at least `count` of the persons drawn share the trait. */
export function upperTail(count: number, draw: Draw): number {
  const { total, n, size } = draw;
  const [least, most] = [Math.max(0, n - (size - total)), Math.min(n, total)];
  if (count <= least) return 1;
  if (count > most) return 0;
  const mode = Math.floor(((n + 1) * (total + 1)) / (size + 2));
  // Added up from the side on which the terms fall, so that none of them is lost to underflow before the sum begins.
  if (count > mode) return sum(count, most, draw);
  return 1 - sum(count - 1, least, draw);
}

/** Sum of the probabilities of the counts from one to another, upwards or downwards, as far as they still add to it. */
function sum(from: number, to: number, { total, n, size }: Draw): number {
  let term = Math.exp(lnChoose(total, from) + lnChoose(size - total, n - from) - lnChoose(size, n));
  let all = term;
  const up = to > from;
  for (let k = from; k !== to && term > all * 1e-18; k += up ? 1 : -1) {
    const ratio = up
      ? ((total - k) * (n - k)) / ((k + 1) * (size - total - n + k + 1))
      : (k * (size - total - n + k)) / ((total - k + 1) * (n - k + 1));
    term *= ratio;
    all += term;
  }
  return all;
}

/** Natural logarithm of the number of ways to choose `k` of `n`. */
function lnChoose(n: number, k: number): number {
  return lnFactorial(n) - lnFactorial(k) - lnFactorial(n - k);
}

/** ln n!, exact to the digits of a number: a product of the small ones, Stirling's series of the others. */
function lnFactorial(n: number): number {
  if (n < 16) {
    let product = 1;
    for (let k = 2; k <= n; k++) product *= k;
    return Math.log(product);
  }
  const inverse = 1 / n;
  const square = inverse * inverse;
  const series = inverse * (1 / 12 - square * (1 / 360 - square * (1 / 1260 - square / 1680)));
  return n * Math.log(n) - n + 0.5 * Math.log(2 * Math.PI * n) + series;
}
