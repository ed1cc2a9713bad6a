import type { Derived } from "../model/report.ts";
import type { PublicStudy } from "../model/study.ts";

/** What is released, and of whom. */
type Known = Pick<Derived, "study" | "tables">;

type Grouping = PublicStudy["groupings"][number];

/** A group that is released, with the persons in it. */
export interface ReleasedGroup {
  grouping: Grouping;
  id: string;
  label: string;
  /** Short form of the label, for narrow columns. */
  short: string;
  /** Persons whose answers are used, and those whom the frame counts, where it is known. */
  n: number;
  frame?: number;
  /** Address of its page below the base. */
  path: string;
}

/** The released groups of a grouping, in display order. */
export function groupsIn(grouping: Grouping, { tables }: Pick<Known, "tables">): ReleasedGroup[] {
  return grouping.groups.flatMap(({ id, label, short }): ReleasedGroup[] => {
    const cell = tables.participation[grouping.id]?.[id];
    if (cell?.kind !== "value") return [];
    const { n, frame } = cell;
    const path = `gruppen/${grouping.id}/${id}/`;
    return [{ grouping, id, label, short, n, ...(frame === undefined ? {} : { frame }), path }];
  });
}

/** All released groups, grouping by grouping. */
export function releasedGroups(known: Known): ReleasedGroup[] {
  return known.study.groupings.flatMap((grouping) => groupsIn(grouping, known));
}

/** Two released groups of two groupings that readers look for together. */
export interface GroupPair {
  first: ReleasedGroup;
  second: ReleasedGroup;
  /** What holds of both at once, where the study crosses their groupings and releases it. */
  both?: ReleasedGroup;
  path: string;
}

/** The pairs of groups that the study declares, in the order of its groupings. */
export function groupPairs(known: Known): GroupPair[] {
  const all = releasedGroups(known);
  const of = (id: string) => all.filter(({ grouping }) => grouping.id === id);
  return known.study.pages.pairs.flatMap(([one, other]) =>
    of(one).flatMap((first) =>
      of(other).map((second): GroupPair => {
        const both = all.find(
          ({ grouping: { cross }, id }) =>
            cross?.[0] === one && cross[1] === other && id === `${first.id}-${second.id}`,
        );
        const path = `gruppen/${first.id}-${second.id}/`;
        return { first, second, ...(both ? { both } : {}), path };
      }),
    ),
  );
}
