/**
 * Holm's adjusted p values of a family of tests, in its order (Scandinavian Journal of Statistics 6, 1979): at or below
 * a level, they keep the probability of even one false finding among all of them at that level.
 */
export function holm(ps: readonly number[]): number[] {
  const order = ps.map((_, i) => i).sort((a, b) => (ps[a] ?? 0) - (ps[b] ?? 0));
  const adjusted = new Array<number>(ps.length);
  let largest = 0;
  for (const [rank, at] of order.entries()) {
    largest = Math.max(largest, Math.min(1, (ps.length - rank) * (ps[at] ?? 0)));
    adjusted[at] = largest;
  }
  return adjusted;
}
