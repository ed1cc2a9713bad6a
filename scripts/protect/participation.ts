import type { Category } from "../../src/model/codebook.ts";
import type { Cell, Distribution, Participation, Tables } from "../../src/model/table.ts";
import type { Frame } from "../frame.ts";
import type { Slots, Tally } from "../tabulate.ts";
import type { Shown } from "./differences.ts";
import { publishable } from "./publishable.ts";

/** Which groups may be published at all: the same for all questions, from the numbers of participants alone. */
export function shownGroups({ persons, slots }: Tally, threshold: number): Shown {
  return new Map(
    slots.map(({ partition, groups, outside, unanswered }) => {
      const sized = groups.map((slot) => ({ size: persons[slot] ?? 0, persons: persons[slot] ?? 0 }));
      return [partition.id, publishable(sized, persons[outside] ?? 0, persons[unanswered] ?? 0, threshold)];
    }),
  );
}

/** Participation per group: persons used and, where it is known, the frame. */
export function participationOf(
  tally: Tally,
  shown: Shown,
  frame: Frame | undefined,
): Tables["participation"] {
  return Object.fromEntries(
    tally.slots.map(({ partition, groups }) => {
      const entries = partition.groups.map(({ id }, i): [string, Participation] => {
        if (!shown.get(partition.id)?.[i]) return [id, { kind: "suppressed", reason: "protected" }];
        const size = frame?.groups.get(partition.id)?.get(id);
        const n = tally.persons[groups[i] ?? 0] ?? 0;
        return [id, { kind: "value", ...(size === undefined ? {} : { frame: size }), n }];
      });
      return [partition.id, Object.fromEntries(entries)];
    }),
  );
}

/**
 * The table of a question that makes up groups is the table of their sizes: an answer of a withheld group, or of no
 * group, has no count there either, and within a published group its answers protect each other like groups.
 */
export function hideAnswers(
  total: Distribution,
  answers: readonly Category[],
  { partition }: Slots,
  shown: Shown,
  threshold: number,
): Distribution {
  if (total.kind === "suppressed") return total;
  const sizes = total.cells.map((cell) => (cell.kind === "value" ? cell.count : 0));
  const visible = new Set<number>();
  for (const [i, group] of partition.groups.entries()) {
    if (!shown.get(partition.id)?.[i]) continue;
    const own = answers.flatMap(({ code }, at) => (group.codes.includes(code) ? [at] : []));
    const sized = own.map((at) => ({ size: sizes[at] ?? 0, persons: sizes[at] ?? 0 }));
    const allowed = publishable(sized, 0, 0, threshold);
    for (const [j, at] of own.entries()) if (allowed[j]) visible.add(at);
  }
  return {
    ...total,
    cells: total.cells.map(
      (cell, at): Cell => (visible.has(at) ? cell : { kind: "suppressed", reason: "protected" }),
    ),
  };
}
