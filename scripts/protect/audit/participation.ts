import type { Tables } from "../../../src/model/table.ts";
import type { Statistic } from "./model.ts";
import type { Places } from "./released.ts";

/**
 * What each number of a publication that stands outside its questions tells of who took part. The types see to it that
 * one which is added to the tables has an entry here.
 */
const outside: {
  [Field in keyof Required<Tables>]: (tables: Tables, places: readonly Places[]) => Statistic[];
} = {
  n: ({ n }) => [{ kind: "persons", n, group: 0, table: "Teilnahme" }],
  participation: (tables, places) =>
    places.flatMap(({ partition, groups }) =>
      partition.groups.flatMap(({ id }, i): Statistic[] => {
        const released = tables.participation[partition.id]?.[id];
        const table = `Teilnahme nach ${partition.label}`;
        return released?.kind === "value"
          ? [{ kind: "persons", n: released.n, group: groups[i] ?? 0, table }]
          : [];
      }),
    ),
  // The questions' own statistics stand in the models of their items.
  questions: () => [],
  // Of the frame everybody may know everything.
  frame: () => [],
  // How many rows were not used says nothing of those that were.
  responses: () => [],
  incomplete: () => [],
  excluded: () => [],
  // A statistic of whole records: it is compared when worlds are rendered.
  duplicates: () => [],
  // Weights follow from who took part.
  effective: () => [],
  // Computed from what coders wrote, not from the answers that count; the certificate names it as not covered.
  agreements: () => [],
  mark: () => [],
};

/** What is released of who took part, outside the questions. */
export function participationOf(tables: Tables, places: readonly Places[]): Statistic[] {
  return Object.values(outside).flatMap((tells) => tells(tables, places));
}
