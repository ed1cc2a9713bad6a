import type { Draws, Figure, FigureRow } from "../model/figure.ts";
import type { FigureSpec } from "../model/figure-spec.ts";

/**
 * Rows highest first by what is drawn, as it is released: whole per cent and rounded means, never the counts behind
 * them. The total stays on top, withheld rows go to the end; of several items by groups the items are put in order,
 * by their total or else their first group.
 */
export function byResult(
  rows: readonly FigureRow[],
  { statistic, shareIndex, favourable }: Pick<Figure, "statistic" | "shareIndex"> & FigureSpec,
  draws: Draws,
): FigureRow[] {
  const drawn = ({ result }: FigureRow): number => {
    if (result.kind === "suppressed") return -1;
    if (statistic === "mean") return result.mean ?? -1;
    const { shares } = result;
    const half = Math.floor(shares.length / 2);
    const end = favourable === "first" ? shares.slice(0, half) : shares.slice(-half);
    const isScale = draws === "scale" || (draws === "cells" && shares.length > 1);
    const shown = draws === "parts" ? shares : isScale ? end : shares.slice(shareIndex, shareIndex + 1);
    // A row whose share is withheld has no place in an order of results.
    if (shown.some((share) => share.kind === "suppressed")) return -1;
    return shown.reduce((sum, share) => sum + (share.kind === "value" ? share.percent : 0), 0);
  };
  const [first] = rows;
  if (first?.cross === undefined) {
    const value = (row: FigureRow) => (row.total ? Number.POSITIVE_INFINITY : drawn(row));
    return rows.toSorted((a, b) => value(b) - value(a));
  }
  const leading = (first.cross.group.key === "total" ? rows.filter(({ total }) => total) : rows).filter(
    ({ cross }) => cross?.group.key === first.cross?.group.key,
  );
  const items = leading.toSorted((a, b) => drawn(b) - drawn(a)).map(({ cross }) => cross?.item.key);
  const blocks = [...new Set(rows.map(({ block }) => block))];
  const place = ({ cross, block }: FigureRow): number =>
    first.block === first.cross?.group.label ? blocks.indexOf(block) : items.indexOf(cross?.item.key);
  const within = ({ cross }: FigureRow): number =>
    first.block === first.cross?.group.label ? items.indexOf(cross?.item.key) : 0;
  return rows.toSorted((a, b) => place(a) - place(b) || within(a) - within(b));
}
