import type { Exception } from "../../src/model/study.ts";
import type { Cell, Distribution, Released } from "../../src/model/table.ts";
import { roundedTo } from "./audit/rounding.ts";
import type { Solver } from "./audit/solver.ts";
import { type AdditiveTable, suppress } from "./audit/suppression.ts";

/** Multiple that counts are rounded to. */
const base = 5;

/** A table of one measure by one grouping: the total, and its groups as they would be without an exception. */
export interface Breakdown {
  total: Distribution;
  groups: Record<string, Distribution>;
  /** True where each person is in exactly one cell, so that cells add up to n. */
  addsUp: boolean;
}

/**
 * The groups of a table that the study publishes in another way. Mean and median go: they would tell what is rounded or
 * withheld. Throws an audit refusal where no set of cells protects the small ones.
 */
export function excepted(
  table: Breakdown,
  { method, least }: Exception,
  solver: Solver | undefined,
): Breakdown["groups"] {
  const released = Object.entries(table.groups).flatMap(([id, group]): [string, Released][] =>
    group.kind === "value" ? [[id, withoutCentre(group)]] : [],
  );
  if (method === "base5")
    return { ...table.groups, ...Object.fromEntries(released.map(([id, group]) => [id, rounded(group)])) };
  if (solver === undefined) throw new Error("suppression needs a solver");
  return { ...table.groups, ...Object.fromEntries(suppressed(table, released, least, solver)) };
}

function withoutCentre({ mean: _, median: _m, ...group }: Released): Released {
  return group;
}

function rounded(group: Released): Released {
  const cells = group.cells.map(
    (cell): Cell => (cell.kind === "value" ? { kind: "value", count: roundedTo(cell.count, base) } : cell),
  );
  return { ...group, n: roundedTo(group.n, base), rounded: base, cells };
}

/** Small counts are withheld, and as few others as it takes; which of several equally good sets, the places decide. */
function suppressed(
  { total, addsUp }: Breakdown,
  groups: readonly [string, Released][],
  least: number,
  solver: Solver,
): [string, Released][] {
  if (total.kind !== "value") return [...groups];
  const width = total.cells.length;
  const table: AdditiveTable = { names: [], counts: [], equations: [] };
  const cost: number[] = [];
  const add = (count: number, price: number): number => {
    // No two sets of cells cost the same by chance: then other answers with the same small cells give the same table.
    cost.push(price === 0 || !Number.isFinite(price) ? price : price + ((table.counts.length * 7919) % 997));
    table.names.push(String(table.counts.length));
    return table.counts.push(count) - 1;
  };
  const fixed = (count: number) => add(count, Number.POSITIVE_INFINITY);
  const rows = groups.map(([, group]) => group.cells.map((cell) => add(countOf(cell), 1_000_000)));
  const totals = total.cells.map((cell) => fixed(countOf(cell)));
  // Whoever is in no published group is withheld already, and covers what is withheld beside it.
  const rest = total.cells.map((cell, k) => {
    const shown = groups.reduce((sum, [, group]) => sum + countOf(group.cells[k]), 0);
    return countOf(cell) - shown;
  });
  const hidden = rest.some((count) => count > 0) ? rest.map((count) => add(count, 0)) : [];
  for (let k = 0; k < width; k++) {
    const column = [...rows.map((row) => row[k] ?? 0), ...hidden.slice(k, k + 1)];
    table.equations.push(sumOf(column, totals[k] ?? 0));
  }
  if (addsUp) {
    for (const [g, [, { n }]] of groups.entries()) table.equations.push(sumOf(rows[g] ?? [], fixed(n)));
    const left = rest.reduce((sum, count) => sum + count, 0);
    if (hidden.length > 0) table.equations.push(sumOf(hidden, fixed(left)));
  }
  const isSmall = (cell: number) => (table.counts[cell] ?? 0) > 0 && (table.counts[cell] ?? 0) < least;
  const primary = rows.flat().filter(isSmall);
  if (primary.length === 0) return [...groups];
  const { withheld } = suppress(table, primary, solver, cost);
  return groups.map(([id, group], g) => [
    id,
    {
      ...group,
      cells: group.cells.map(
        (cell, k): Cell =>
          withheld.includes(rows[g]?.[k] ?? -1) ? { kind: "suppressed", reason: "protected" } : cell,
      ),
    },
  ]);
}

function countOf(cell: Cell | undefined): number {
  return cell?.kind === "value" ? cell.count : 0;
}

function sumOf(cells: number[], sum: number): AdditiveTable["equations"][number] {
  return { cells: [...cells, sum], coefficients: [...cells.map(() => 1), -1] };
}
