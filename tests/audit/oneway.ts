import type { Publication, Statistic } from "../../scripts/protect/audit/model.ts";

/** A group of a published table: the value of each of some grouping variables. */
export interface Published {
  values: Record<number, string>;
  n: number;
  percent: number[];
}

/** A publication of one item in whole percent with exact n; the last category is "no answer". */
export function percentPublication(
  people: readonly { values: string[]; answer: number }[],
  categories: number,
  tables: readonly Published[],
): Publication {
  const keys = [...new Set(people.map(({ values }) => values.join("/")))].sort();
  const atomOf = people.map(({ values }) => keys.indexOf(values.join("/")));
  const groups = tables.map(({ values }) => ({
    label: Object.values(values).join(" × ") || "alle",
    atoms: keys.flatMap((key, atom) =>
      Object.entries(values).every(([at, value]) => key.split("/")[Number(at)] === value) ? [atom] : [],
    ),
  }));
  const statistics = tables.flatMap(({ n, percent, values }, group): Statistic[] => {
    const at = { part: 0, group, table: `nach ${Object.keys(values).join(" × ") || "niemandem"}` };
    return [
      { kind: "base", n, ...at },
      ...percent.map(
        (p, cell): Statistic => ({ kind: "percent", cells: [cell], percent: p, step: 1, n, ...at }),
      ),
    ];
  });
  const cells = Array.from({ length: categories - 1 }, (_, i) => String(i));
  return {
    atoms: keys.map((label, atom) => ({ label, persons: atomOf.filter((a) => a === atom).length })),
    groups,
    atomOf,
    participation: [],
    blocks: [
      {
        id: "Item",
        parts: [{ kind: "choice", label: "Item", cells, noAnswer: true, notShown: false }],
        ties: [],
        statistics,
        records: people.map(({ answer }) => [answer === categories - 1 ? -1 : answer]),
      },
    ],
  };
}
