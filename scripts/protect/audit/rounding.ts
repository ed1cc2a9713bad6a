/**
 * A count rounded half up to a multiple of the base, each cell for itself: the published table need not add up. What
 * it tells is the statistic `rounded`.
 */
export function roundedTo(count: number, base: number): number {
  return Math.floor((2 * count + base) / (2 * base)) * base;
}

/** A table with every count rounded to the base, five by default; cells that are withheld stay so. */
export function roundedTable<Cell extends { kind: "value"; count: number } | { kind: "suppressed" }>(
  cells: readonly Cell[],
  base = 5,
): Cell[] {
  return cells.map((cell) =>
    cell.kind === "value" ? { ...cell, count: roundedTo(cell.count, base) } : cell,
  );
}
