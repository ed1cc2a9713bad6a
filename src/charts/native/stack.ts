import type { Figure, FigureRow } from "../../model/figure.ts";
import { type Entry, showsBases, withHeadings, withheldLine } from "../rows.ts";
import { extentOf, stackOf } from "../stack.ts";
import { beside, type Ink, type Native, type NativeKey, type NativeSeries } from "./type.ts";

/** What both kinds of stacks are made from: the shares of each row, and what it says beside them. */
export interface Stack {
  shares: (number[] | undefined)[];
  entryOf(row: FigureRow, isWithheld: boolean, showBase: boolean): Entry;
  inks: Ink[];
}

const axis = { unit: "number" as const, decimals: 0 };

/**
 * Distributions around the middle of the scale: what lies before it runs to the left, what lies after it to the right.
 * What is neither would have to be cut in halves that nobody published: it stands apart, in a column of its own.
 */
export function divergingBars(figure: Figure, stack: Stack): Native {
  const { categories } = figure;
  const rows = rowsOf(figure, stack);
  const half = Math.floor(categories.length / 2);
  const neutral = categories.length % 2 === 1 ? half : undefined;
  const seriesOf = (at: number, place?: "left" | "apart"): NativeSeries => ({
    name: categories[at]?.label ?? "",
    values: beside(
      rows,
      stack.shares.map((shares) => shares?.[at]),
    ),
    ink: stack.inks[at] ?? { scale: "muted" },
    ...(place === undefined ? {} : { place }),
  });
  const places = categories.map((_, at) => at);
  const left = places.slice(0, half);
  const right = places.slice(categories.length - half);
  // Without what stands apart, how far both sides reach.
  const sides = stack.shares.map((shares) => shares?.filter((_, at) => at !== neutral));
  const [low, high] = extentOf(sides.map((shares) => (shares === undefined ? undefined : stackOf(shares))));
  const keyOf = (own: number[], lead: string): NativeKey[] =>
    own.map((at, i) => ({
      label: categories[at]?.label ?? "",
      ink: stack.inks[at] ?? { scale: "muted" },
      ...(i === 0 ? { lead } : {}),
    }));
  return {
    kind: "bars",
    upright: false,
    arrangement: "stacked",
    // Nearest to the middle first: so they are laid end to end.
    series: [
      ...left.toReversed().map((at) => seriesOf(at, "left")),
      ...right.map((at) => seriesOf(at)),
      ...(neutral === undefined ? [] : [seriesOf(neutral, "apart")]),
    ],
    rows,
    axis: { low: -low, high, ...axis },
    key: [
      ...keyOf(left, "nach links"),
      ...keyOf(right, "nach rechts"),
      ...(neutral === undefined ? [] : keyOf([neutral], "ganz rechts")),
    ],
    withheld: withheldOf(figure),
  };
}

/** Shares that are parts of one, end to end from 0. */
export function partBars(figure: Figure, stack: Stack): Native {
  const rows = rowsOf(figure, stack);
  const sums = stack.shares.map((shares) => shares?.reduce((sum, share) => sum + share, 0) ?? 0);
  const inkOf = (at: number): Ink => stack.inks[at] ?? { scale: "accent" };
  return {
    kind: "bars",
    upright: false,
    arrangement: "stacked",
    series: figure.categories.map(({ label }, at) => ({
      name: label,
      values: beside(
        rows,
        stack.shares.map((shares) => shares?.[at]),
      ),
      ink: inkOf(at),
    })),
    rows,
    axis: { low: 0, high: Math.max(10, ...sums), ...axis },
    key: figure.categories.map(({ label }, at) => ({ label, ink: inkOf(at) })),
    withheld: withheldOf(figure),
  };
}

function rowsOf(figure: Figure, { shares, entryOf }: Stack): Entry[] {
  const withBase = showsBases(figure);
  return withHeadings(figure.rows, (row, i) => entryOf(row, shares[i] === undefined, withBase));
}

function withheldOf({ rows }: Figure): string[] {
  const reasons = rows.flatMap(({ result }) => {
    if (result.kind === "suppressed") return [result.reason];
    return result.shares.flatMap((share) => (share.kind === "suppressed" ? [share.reason] : []));
  });
  return [...new Set(reasons.map(withheldLine))];
}
