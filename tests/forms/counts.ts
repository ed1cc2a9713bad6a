import type { Derived } from "../../scripts/data.ts";
import type { Codebook } from "../../src/model/codebook.ts";
import type { Distribution, Tables } from "../../src/model/table.ts";

/** A question's rows, with cells under the codes of their categories: where the order of categories may differ. */
export type Counts = Record<string, { kind: string; rows: unknown[] }>;

/** The released rows of single choices, arrays, multiple responses and numbers, by question. */
export function countsOf(files: Derived["files"]): Counts {
  const codebook: Codebook = JSON.parse(files["codebook.json"] ?? "");
  const { questions }: Tables = JSON.parse(files["tables.json"] ?? "");
  const counts: Counts = {};
  for (const { code, kind, items, scales } of codebook.questions) {
    if (!["single", "array", "multiple", "numeric"].includes(kind)) continue;
    const rows = (questions[code] ?? []).map((row) => {
      const categories = kind === "multiple" ? items : (scales[row.scale ?? 0]?.categories ?? []);
      const named = (distribution: Distribution) =>
        distribution.kind === "value" && categories.length > 0
          ? {
              ...distribution,
              cells: Object.fromEntries(categories.map((of, at) => [of.code, distribution.cells[at]])),
            }
          : distribution;
      const groups = Object.entries(row.groups).map(([id, all]) => [
        id,
        Object.entries(all).map(([group, distribution]) => [group, named(distribution)]),
      ]);
      return { ...row, total: named(row.total), groups };
    });
    counts[code] = { kind, rows };
  }
  return counts;
}
