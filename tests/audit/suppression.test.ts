import { beforeAll, expect, test } from "vitest";
import { load } from "../../scripts/protect/audit/engine.ts";
import { roundedTable, roundedTo } from "../../scripts/protect/audit/rounding.ts";
import { loadSolver, type Solver } from "../../scripts/protect/audit/solver.ts";
import {
  type AdditiveTable,
  feasibilityIntervals,
  suppress,
} from "../../scripts/protect/audit/suppression.ts";

let solver: Solver;
beforeAll(async () => {
  solver = await loadSolver(load);
});

/** A table of rows × columns with all its margins; cells in rows, the last of each row and the last row are sums. */
function table(rows: number[][]): AdditiveTable {
  const widened = rows.map((row) => [...row, row.reduce((a, b) => a + b, 0)]);
  const width = widened[0]?.length ?? 0;
  const sums = Array.from({ length: width }, (_, c) => widened.reduce((sum, row) => sum + (row[c] ?? 0), 0));
  const all = [...widened, sums];
  const at = (r: number, c: number) => r * width + c;
  const line = (cells: number[]) => ({
    cells,
    coefficients: cells.map((_, i) => (i === cells.length - 1 ? -1 : 1)),
  });
  return {
    names: all.flatMap((row, r) => row.map((_, c) => `${r}|${c}`)),
    counts: all.flat(),
    equations: [
      ...all.map((row, r) => line(row.map((_, c) => at(r, c)))),
      ...sums.map((_, c) => line(all.map((__, r) => at(r, c)))),
    ],
  };
}

test("a single withheld cell follows from its row, and its interval is a point", () => {
  const [interval] = feasibilityIntervals(
    table([
      [3, 8],
      [9, 5],
    ]),
    [0],
    solver,
  );
  expect(interval).toEqual({ cell: 0, from: 3, to: 3 });
});

test("four withheld cells in a rectangle have the interval of their margins", () => {
  const found = feasibilityIntervals(
    table([
      [3, 8],
      [9, 5],
    ]),
    [0, 1, 3, 4],
    solver,
  );
  expect(found.map(({ from, to }) => [from, to])).toEqual([
    [0, 11],
    [0, 11],
    [1, 12],
    [2, 13],
  ]);
});

test("exact suppression finds the cheapest rectangle around an unsafe cell", () => {
  const cheap = table([
    [2, 20, 30],
    [9, 4, 50],
    [40, 60, 70],
  ]);
  const found = suppress(cheap, [0], solver);
  // 9 + 4 + 20 is the cheapest of the rectangles that begin in the first cell.
  expect(found.secondary.map((cell) => cheap.counts[cell]).sort((a, b) => Number(a) - Number(b))).toEqual([
    4, 9, 20,
  ]);
  expect(found.cost).toBe(33);
  const [interval] = feasibilityIntervals(cheap, found.withheld, solver);
  expect((interval?.to ?? 0) - (interval?.from ?? 0)).toBeGreaterThan(0);
});

test("a cell that has to stay is not withheld, whatever it saves", () => {
  const cheap = table([
    [2, 20, 30],
    [9, 4, 50],
    [40, 60, 70],
  ]);
  const costs = cheap.counts.map((count) => (count === 4 ? Number.POSITIVE_INFINITY : count));
  expect(suppress(cheap, [0], solver, costs).secondary).not.toContain(5);
  const fixed = cheap.counts.map(() => Number.POSITIVE_INFINITY);
  expect(() => suppress(cheap, [0], solver, fixed)).toThrow("keine Auswahl von Zellen schützt");
});

test("counts are rounded half up to the base, each cell for itself", () => {
  expect([0, 2, 3, 7, 8, 12].map((count) => roundedTo(count, 5))).toEqual([0, 0, 5, 5, 10, 10]);
  expect([1, 2, 5].map((count) => roundedTo(count, 4))).toEqual([0, 4, 4]);
  expect(roundedTable([{ kind: "value", count: 13 }, { kind: "suppressed" }])).toEqual([
    { kind: "value", count: 15 },
    { kind: "suppressed" },
  ]);
});
