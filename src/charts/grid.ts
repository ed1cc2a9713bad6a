import type { Figure, FigureCategory } from "../model/figure.ts";
import type { Reason } from "../model/table.ts";
import { baseRange } from "./dumbbell.ts";

/** One cell of a heat table: a released number, or the reason for its absence. */
export type GridCell = { kind: "value"; value: number; n: number } | { kind: "suppressed"; reason: Reason };

export interface Grid {
  columns: { key: string; label: string; base: string; total: boolean }[];
  rows: { key: string; label: string; total: boolean; base: string; cells: GridCell[] }[];
}

/** The numbers of a figure as a grid: items by groups, or its rows by its categories. */
export function gridOf(figure: Figure): Grid {
  return figure.rows.some(({ cross }) => cross !== undefined) ? crossed(figure) : distributions(figure);
}

const suppressed = (reason: Reason): GridCell => ({ kind: "suppressed", reason });
const range = (bases: readonly number[]): string => baseRange(bases).replace(/^ \(|\)$/g, "");

function distributions(figure: Figure): Grid {
  const { rows, categories } = figure;
  return {
    columns: categories.map(({ key, label }) => ({ key, label, base: "", total: false })),
    rows: rows.map(({ key, label, total, result }) => ({
      key,
      label,
      total,
      base: result.kind === "value" ? range([result.n]) : "",
      cells: categories.map((_, i): GridCell => {
        if (result.kind === "suppressed") return suppressed(result.reason);
        const share = result.shares[i];
        return share?.kind === "value"
          ? { kind: "value", value: share.percent, n: result.n }
          : suppressed(share?.reason ?? "protected");
      }),
    })),
  };
}

function crossed({ rows, statistic, shareIndex }: Figure): Grid {
  const unique = (of: "item" | "group"): FigureCategory[] => [
    ...new Map(rows.flatMap(({ cross }) => (cross ? [[cross[of].key, cross[of]]] : []))).values(),
  ];
  const cellOf = (item: string, group: string): GridCell => {
    const result = rows.find(({ cross }) => cross?.item.key === item && cross.group.key === group)?.result;
    if (result === undefined || result.kind === "suppressed")
      return suppressed(result?.reason ?? "protected");
    if (statistic === "mean")
      return result.mean === undefined
        ? suppressed("protected")
        : { kind: "value", value: result.mean, n: result.n };
    const share = result.shares[shareIndex];
    return share?.kind === "value"
      ? { kind: "value", value: share.percent, n: result.n }
      : suppressed(share?.reason ?? "protected");
  };
  const groups = unique("group");
  const grid = unique("item").map(({ key, label }) => ({
    key,
    label,
    total: false,
    base: "",
    cells: groups.map((group) => cellOf(key, group.key)),
  }));
  return {
    columns: groups.map(({ key, label }, i) => ({
      key,
      label,
      base: range(
        grid.flatMap(({ cells }) => {
          const cell = cells[i];
          return cell?.kind === "value" ? [cell.n] : [];
        }),
      ),
      total: rows.some(({ cross, total }) => total && cross?.group.key === key),
    })),
    rows: grid,
  };
}
