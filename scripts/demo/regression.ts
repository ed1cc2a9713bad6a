/** What a linear regression gives for one regressor. */
export interface Coefficient {
  value: number;
  /** Ends of the 95 % interval. */
  low: number;
  high: number;
}

/**
 * Ordinary least squares with an intercept, by the normal equations: the intercept first, then one coefficient per
 * regressor, with intervals by the t distribution. Only + − × ÷ and roots: the same digits on every machine.
 * @param regressors one row per person, without the intercept; more persons than columns, none a sum of others
 */
export function leastSquares(
  regressors: readonly (readonly number[])[],
  outcome: readonly number[],
): Coefficient[] {
  const rows = regressors.map((row) => [1, ...row]);
  const width = rows[0]?.length ?? 0;
  const inverse = inverted(
    Array.from({ length: width }, (_, i) =>
      Array.from({ length: width }, (_, j) => sum(rows.map((row) => (row[i] ?? 0) * (row[j] ?? 0)))),
    ),
  );
  const moments = Array.from({ length: width }, (_, i) =>
    sum(rows.map((row, k) => (row[i] ?? 0) * (outcome[k] ?? 0))),
  );
  const values = inverse.map((row) => dot(row, moments));
  const residuals = rows.map((row, k) => (outcome[k] ?? 0) - dot(row, values));
  const freedom = rows.length - width;
  const variance = dot(residuals, residuals) / freedom;
  const t = quantile975(freedom);
  return values.map((value, i) => {
    const half = t * Math.sqrt(variance * (inverse[i]?.[i] ?? 0));
    return { value, low: value - half, high: value + half };
  });
}

/**
 * The 97.5 % quantile of the t distribution, by the expansion of Cornish and Fisher around the normal one; from 30
 * degrees of freedom on exact to seven digits.
 */
export function quantile975(freedom: number): number {
  const z = 1.959963984540054;
  const z2 = z * z;
  const g1 = (z2 + 1) / 4;
  const g2 = ((5 * z2 + 16) * z2 + 3) / 96;
  const g3 = (((3 * z2 + 19) * z2 + 17) * z2 - 15) / 384;
  const g4 = ((((79 * z2 + 776) * z2 + 1482) * z2 - 1920) * z2 - 945) / 92160;
  return z * (1 + (g1 + (g2 + (g3 + g4 / freedom) / freedom) / freedom) / freedom);
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);
const dot = (one: readonly number[], other: readonly number[]): number =>
  sum(one.map((number, i) => number * (other[i] ?? 0)));

/** The inverse of a symmetric positive definite matrix, by Gauss and Jordan. */
function inverted(matrix: readonly (readonly number[])[]): number[][] {
  const size = matrix.length;
  const work = matrix.map((row, i) => [...row, ...row.map((_, j) => (i === j ? 1 : 0))]);
  for (let pivot = 0; pivot < size; pivot++) {
    const head = work[pivot] ?? [];
    const by = head[pivot] ?? 0;
    if (Math.abs(by) < 1e-9) throw new RangeError("regressors are sums of each other");
    const scaled = head.map((number) => number / by);
    for (const [i, row] of work.entries()) {
      const factor = row[pivot] ?? 0;
      work[i] = i === pivot ? scaled : row.map((number, j) => number - factor * (scaled[j] ?? 0));
    }
  }
  return work.map((row) => row.slice(size));
}
