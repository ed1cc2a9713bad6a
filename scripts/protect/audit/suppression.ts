import { infinity, type Linear } from "./linear.ts";
import { refuse } from "./refusal.ts";
import type { Solver } from "./solver.ts";

/** A table of counts with its margins: cells, and equations among them (Σ coefficients · cells = 0). */
export interface AdditiveTable {
  /** Name of each cell, for messages. */
  names: string[];
  counts: number[];
  equations: { cells: number[]; coefficients: number[] }[];
}

/** Least and greatest value that a withheld cell can have: its feasibility interval. */
export interface Interval {
  cell: number;
  from: number;
  to: number;
}

/**
 * Feasibility intervals of withheld cells, for an attacker who knows the other cells, the equations, and that counts are
 * whole and not negative. A cell with `from = to` follows exactly.
 */
export function feasibilityIntervals(
  table: AdditiveTable,
  withheld: readonly number[],
  solver: Solver,
): Interval[] {
  const total = Math.max(0, ...table.counts) * Math.max(1, table.counts.length);
  const lower = table.counts.map((count, cell) => (withheld.includes(cell) ? 0 : count));
  const upper = table.counts.map((count, cell) => (withheld.includes(cell) ? total : count));
  const rows = table.equations.map(
    ({ cells, coefficients }): Linear => ({ columns: cells, weights: coefficients, lower: 0, upper: 0 }),
  );
  const end = (cell: number, sign: number): number => {
    const cost = table.counts.map((_, other) => (other === cell ? sign : 0));
    const answer = solver.solve({ lower, upper, cost, rows, integer: true });
    if (answer.kind === "infeasible") throw refuse("die Tabelle widerspricht ihren Summen");
    return Math.round(answer.point[cell] ?? 0);
  };
  return withheld.map((cell) => ({ cell, from: end(cell, 1), to: end(cell, -1) }));
}

/** What is withheld, and what it costs. */
export interface Suppression {
  /** Primary and secondary cells, ascending. */
  withheld: number[];
  secondary: number[];
  /** Sum of the secondary cells' costs. */
  cost: number;
}

/**
 * Exact cell suppression: the cheapest set of secondary suppressions such that no primary cell follows exactly. An
 * integer programme (Fischetti and Salazar González, Management Science 47, 2001, here with every alternative table
 * written out): 0-1 variables s for what is withheld, and for each primary cell a whole alternative table that differs
 * from the true one only where s = 1, fulfils the equations, and has another value in that cell. Throws a refusal
 * where no set of cells protects them.
 * @param cost of withholding a cell, infinite where it has to stay; default: its count
 */
export function suppress(
  table: AdditiveTable,
  primary: readonly number[],
  solver: Solver,
  cost: readonly number[] = table.counts,
): Suppression {
  const greatest = Math.max(0, ...table.counts);
  const mayGo = (cell: number) => primary.includes(cell) || Number.isFinite(cost[cell]);
  const bounds = {
    lower: table.counts.map((_, cell): number => (primary.includes(cell) ? 1 : 0)),
    upper: table.counts.map((_, cell): number => (mayGo(cell) ? 1 : 0)),
  };
  const costs = cost.map((each) => (Number.isFinite(each) ? each : 0));
  const rows: Linear[] = [];
  const column = (lower: number, upper: number) => {
    costs.push(0);
    bounds.upper.push(upper);
    return bounds.lower.push(lower) - 1;
  };
  for (const cell of primary) {
    const deviations = table.counts.map((count) => column(-count, greatest));
    for (const [other, deviation] of deviations.entries()) {
      const count = table.counts[other] ?? 0;
      rows.push({ columns: [deviation, other], weights: [1, count], lower: 0, upper: infinity });
      rows.push({ columns: [deviation, other], weights: [1, -greatest], lower: -infinity, upper: 0 });
    }
    for (const { cells: own, coefficients } of table.equations) {
      rows.push({ columns: own.map((c) => deviations[c] ?? 0), weights: coefficients, lower: 0, upper: 0 });
    }
    // Up by one at least (1), or down by one at least (0).
    const up = column(0, 1);
    const own = deviations[cell] ?? 0;
    rows.push({ columns: [own, up], weights: [1, -(greatest + 1)], lower: -greatest, upper: infinity });
    rows.push({ columns: [own, up], weights: [1, -(greatest + 1)], lower: -infinity, upper: -1 });
  }
  const answer = solver.solve({ ...bounds, cost: costs, rows, integer: true, gap: 0 });
  if (answer.kind === "infeasible") throw refuse("keine Auswahl von Zellen schützt die Tabelle");
  const withheld = table.counts.flatMap((_, cell) =>
    Math.round(answer.point[cell] ?? 0) === 1 ? [cell] : [],
  );
  const secondary = withheld.filter((cell) => !primary.includes(cell));
  const open = feasibilityIntervals(table, withheld, solver).filter(
    ({ cell, from, to }) => primary.includes(cell) && from === to,
  );
  if (open.length > 0) throw refuse("die Zellsperrung hält der Nachrechnung nicht stand");
  return { withheld, secondary, cost: secondary.reduce((sum, cell) => sum + (cost[cell] ?? 0), 0) };
}
