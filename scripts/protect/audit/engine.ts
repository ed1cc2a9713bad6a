import highsLoader from "highs";
import type { Engine, Programme } from "./solver.ts";

/** Seconds after which a single programme is given up. */
const timeLimit = 120;

const statusNames: Readonly<Record<number, string>> = {
  7: "Optimal",
  8: "Infeasible",
  9: "Unbounded or infeasible",
  13: "Time limit reached",
};

/**
 * HiGHS, compiled to WebAssembly: starts once per thread, and keeps no model from one programme to the next.
 * What it says is passed on as it is; `solverOf` decides what counts as an answer.
 */
export async function load(): Promise<Engine> {
  const highs = await highsLoader();
  return ({ lower, upper, cost, rows, integer, gap }: Programme) => {
    const starts = [0];
    for (const { columns } of rows) starts.push((starts.at(-1) ?? 0) + columns.length);
    const finite = (value: number) => (Number.isFinite(value) ? value : Math.sign(value) * highs.infinity);
    const data = {
      numCols: lower.length,
      numRows: rows.length,
      colCost: Float64Array.from(cost),
      colLower: Float64Array.from(lower),
      colUpper: Float64Array.from(upper),
      rowLower: rows.map((row) => finite(row.lower)),
      rowUpper: rows.map((row) => finite(row.upper)),
      matrix: {
        format: "csr" as const,
        numRows: rows.length,
        numCols: lower.length,
        starts,
        indices: rows.flatMap(({ columns }) => columns),
        values: rows.flatMap(({ weights }) => weights),
      },
      ...(integer ? { integrality: new Int32Array(lower.length).fill(1) } : {}),
    };
    return highs.withModel(data, (model) => {
      model.options.set({ output_flag: false, time_limit: timeLimit, random_seed: 1 });
      if (gap !== undefined) model.options.set({ mip_rel_gap: gap });
      model.run();
      const status = statusNames[model.getModelStatus()] ?? "Unknown";
      if (status !== "Optimal") return { status };
      return { status, value: model.getObjectiveValue(), point: model.getSolution().colValue };
    });
  };
}
