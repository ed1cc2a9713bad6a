/**
 * Probability that a χ² variable with `df` degrees of freedom, a whole number above 0, exceeds `x`. Exact sums for whole
 * degrees of freedom (Abramowitz and Stegun, Handbook of Mathematical Functions, 26.4.4 and 26.4.5): all of their terms
 * are positive, so that small probabilities keep their digits.
 */
export function chiSquareTail(x: number, df: number): number {
  if (x <= 0) return 1;
  const half = x / 2;
  const isEven = df % 2 === 0;
  // Q(a + 1, h) = Q(a, h) + h^a e^-h / Γ(a + 1), from Q(1, h) = e^-h or Q(1/2, h) = erfc(√h).
  let tail = isEven ? Math.exp(-half) : erfc(Math.sqrt(half));
  let term = isEven ? Math.exp(-half) * half : 2 * Math.sqrt(half / Math.PI) * Math.exp(-half);
  for (let a = isEven ? 1 : 0.5; a < df / 2; a++) {
    tail += term;
    term *= half / (a + 1);
  }
  return Math.min(1, tail);
}

/** Probability that a standard normal variable lies farther from 0 than `z`, on either side. */
export function normalTails(z: number): number {
  return erfc(Math.abs(z) / Math.SQRT2);
}

/** Complementary error function of a number from 0 on. */
function erfc(x: number): number {
  return x < 2.5 ? 1 - erfSeries(x) : erfcFraction(x);
}

/** erf x = 2/√π e^(−x²) Σ 2^k x^(2k+1) / (2k+1)!! (Abramowitz and Stegun 7.1.6): no term is negative. */
function erfSeries(x: number): number {
  let term = x;
  let sum = x;
  for (let k = 1; term > sum * 1e-17; k++) {
    term *= (2 * x * x) / (2 * k + 1);
    sum += term;
  }
  return (2 / Math.sqrt(Math.PI)) * Math.exp(-x * x) * sum;
}

/** The continued fraction of erfc (Abramowitz and Stegun 7.1.14), from its 80th term back. */
function erfcFraction(x: number): number {
  let below = x;
  for (let k = 80; k >= 1; k--) below = x + k / 2 / below;
  return Math.exp(-x * x) / (Math.sqrt(Math.PI) * below);
}
