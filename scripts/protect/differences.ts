import type { Problem } from "../../src/model/problem.ts";
import { isTwoWay } from "../partition.ts";
import type { Tally } from "../tabulate/index.ts";

/** Released groups of a partition: which of its groups, in their order, are shown. */
export type Shown = ReadonlyMap<string, readonly boolean[]>;

/**
 * Pairs of released groups of two groupings whose difference is a handful of persons: one group that lies within the
 * other but for a few, or two groups that leave only a few of all. Both tables together would give these few away.
 * Overlaps that are neither are for the audit of the whole publication.
 */
export function smallDifferences(tally: Tally, shown: Shown, threshold: number, file: string): Problem[] {
  const width = tally.persons.length;
  const total = tally.persons[0] ?? 0;
  const released = tally.slots.flatMap(({ partition, groups }, p) =>
    groups.flatMap((slot, i) =>
      shown.get(partition.id)?.[i]
        ? [
            {
              p,
              slot,
              twoWay: isTwoWay(partition),
              size: tally.persons[slot] ?? 0,
              name: `${partition.id}.groups.${partition.groups[i]?.id}`,
            },
          ]
        : [],
    ),
  );
  return released.flatMap((a, i) =>
    released.slice(i + 1).flatMap((b): Problem[] => {
      // What two crossed groupings give away beside each of them, the audit finds; it is published only if it passes.
      if (a.p === b.p || a.twoWay || b.twoWay) return [];
      const both = tally.overlap[a.slot * width + b.slot] ?? 0;
      const few = (persons: number) => persons > 0 && persons < threshold;
      const nested = both === Math.min(a.size, b.size) && few(Math.abs(a.size - b.size));
      const apart = both === 0 && few(total - a.size - b.size);
      if (!nested && !apart) return [];
      return [
        {
          file,
          what: `groupings.${a.name} und groupings.${b.name} verraten zusammen wenige Personen`,
          hint: "Eine der Gruppen mit einer anderen zusammenlegen, oder eine der Gruppierungen weglassen.",
        },
      ];
    }),
  );
}
