/** `lower ≤ Σ weights · columns ≤ upper`, with integer weights; an end may be infinite. */
export interface Linear {
  columns: number[];
  weights: number[];
  lower: number;
  upper: number;
}

/** A column and its integer weight. */
export type Term = readonly [column: number, weight: number];

export const infinity = Number.POSITIVE_INFINITY;

/** A linear condition from its terms; a column named twice counts twice. */
export function linear(terms: readonly Term[], lower: number, upper: number): Linear {
  const weights = new Map<number, number>();
  for (const [column, weight] of terms) weights.set(column, (weights.get(column) ?? 0) + weight);
  const kept = [...weights].filter(([, weight]) => weight !== 0);
  return { columns: kept.map(([column]) => column), weights: kept.map(([, weight]) => weight), lower, upper };
}

/** The sum of a condition's terms at a point, in exact integers as long as its parts are below 2^53. */
export function valueAt({ columns, weights }: Linear, point: ArrayLike<number>, start = 0): number {
  let sum = 0;
  for (let i = 0; i < columns.length; i++) {
    sum += (weights[i] ?? 0) * (point[start + (columns[i] ?? 0)] ?? 0);
  }
  return sum;
}

/** True where a point fulfils a condition; `start` is added to its columns. */
export function holds(row: Linear, point: ArrayLike<number>, start = 0): boolean {
  const value = valueAt(row, point, start);
  return value >= row.lower && value <= row.upper;
}
