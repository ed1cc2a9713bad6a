import type { Category } from "../../src/model/codebook.ts";
import type { Cell, Distribution, Participation, Tables } from "../../src/model/table.ts";
import type { Frame } from "../frame.ts";
import type { OneWaySlots, Tally } from "../tabulate/index.ts";
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

/** The question that makes up groups: how its answers or classes belong to them, and how many persons each has. */
export interface Source {
  slots: OneWaySlots;
  /** Answers of a single choice; empty for a number, whose classes are the groups. */
  answers: readonly Category[];
  /** Persons per answer or class: weights say nothing of how many there are. */
  sizes: readonly number[];
}

/**
 * The table of a question that makes up groups is the table of their sizes: an answer of a withheld group, or of no
 * group, has no count there either, and within a published group its answers protect each other like groups. Of a
 * number, mean and median go as well: they hold for everybody, withheld groups included.
 */
export function hideAnswers(
  total: Distribution,
  source: Source,
  shown: Shown,
  threshold: number,
): Distribution {
  if (total.kind === "suppressed") return total;
  const { slots, answers, sizes } = source;
  const { partition } = slots;
  const isNumber = answers.length === 0;
  const visible = new Set<number>();
  for (const [i, group] of partition.groups.entries()) {
    if (!shown.get(partition.id)?.[i]) continue;
    const own = isNumber ? [i] : answers.flatMap(({ code }, at) => (group.codes.includes(code) ? [at] : []));
    const sized = own.map((at) => ({ size: sizes[at] ?? 0, persons: sizes[at] ?? 0 }));
    const allowed = publishable(sized, 0, 0, threshold);
    for (const [j, at] of own.entries()) if (allowed[j]) visible.add(at);
  }
  const cells = total.cells.map(
    (cell, at): Cell => (visible.has(at) ? cell : { kind: "suppressed", reason: "protected" }),
  );
  if (!isNumber) return { ...total, cells };
  const { mean, median, ...rest } = total;
  const seen = [...visible].reduce((sum, at) => sum + (sizes[at] ?? 0), 0);
  // Whoever adds up the published classes sees that nobody is left: there is nothing to withhold.
  if (seen === total.n) return { ...total, cells: cells.slice(0, partition.groups.length) };
  return { ...rest, cells };
}
