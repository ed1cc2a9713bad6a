import type { Codebook } from "../../src/model/codebook.ts";
import type { Study } from "../../src/model/study.ts";
import type { Cell, Distribution, Participation, Reason, TableRow, Tables } from "../../src/model/table.ts";
import type { MeasureTally, Slots, Tally } from "../tabulate.ts";
import { type Classes, classesOf, meanOf, medianOf } from "./numbers.ts";
import { publishable } from "./publishable.ts";

/** Persons in the frame, in all and per group of each grouping variable. */
export interface Frame {
  total: number;
  groups: Record<string, Record<string, number>>;
}

/** What the export can tell, which decides which counts mean anything. */
export interface Knowledge {
  /** Codes of questions that the export has no column for: they have no table, not an empty one. */
  absent: readonly string[];
  tellsNotShown: boolean;
  tellsComplete: boolean;
}

/** Everything that is needed to turn counts into released statistics. */
export interface Protection {
  codebook: Codebook;
  policy: Study["policy"];
  frame: Frame | undefined;
  knowledge: Knowledge;
  mark: string;
}

/**
 * The released tables. The set of published groups is fixed from the numbers of participants alone and is the same
 * for all questions; where a single question has too few answers in a group, that group is withheld there too.
 * Questions that make up the groups, and those that the policy names, are released in total only: broken down by
 * another grouping they would be a two-way table.
 */
export function protect(tally: Tally, protection: Protection): Tables {
  const { codebook, policy, frame, knowledge, mark } = protection;
  const withheld = new Map(
    tally.slots.map(({ partition, groups, outside }) => [
      partition.id,
      publishable(sizesOf(tally.persons, groups), tally.persons[outside] ?? 0, policy.threshold),
    ]),
  );
  const sources = new Map(tally.slots.map((slots) => [slots.partition.source, slots]));

  const questions = codebook.questions.map(({ code, kind }, index) => {
    const totalOnly = policy.totalOnly.includes(code) || sources.has(code) || kind === "listed";
    const measures = knowledge.absent.includes(code) ? [] : (tally.questions[index] ?? []);
    const rows = measures.map((measure): TableRow => {
      const classes = measure.values ? classesOf(measure.values[0] ?? new Map()) : undefined;
      const release = (slot: number) => distributionOf(measure, slot, classes, knowledge);
      const total: Distribution =
        (measure.n[0] ?? 0) < policy.threshold ? { kind: "suppressed", reason: "threshold" } : release(0);
      const source = sources.get(code);
      return {
        ...(measure.item === undefined ? {} : { item: measure.item }),
        ...(measure.scale === undefined ? {} : { scale: measure.scale }),
        ...(classes && total.kind === "value" ? { classes: classes.labels } : {}),
        total: source ? hideCodes(total, source, withheld.get(source.partition.id) ?? [], protection) : total,
        groups: totalOnly ? {} : groupsOf(measure, total, tally.slots, withheld, policy.threshold, release),
      };
    });
    return [code, rows] as const;
  });

  return {
    mark,
    n: tally.persons[0] ?? 0,
    responses: tally.responses,
    ...(knowledge.tellsComplete ? { incomplete: tally.incomplete } : {}),
    ...(frame ? { frame: frame.total } : {}),
    participation: participationOf(tally, withheld, frame),
    questions: Object.fromEntries(questions),
  };
}

function sizesOf(persons: Int32Array, slots: readonly number[]): number[] {
  return slots.map((slot) => persons[slot] ?? 0);
}

function groupsOf(
  measure: MeasureTally,
  total: Distribution,
  slots: readonly Slots[],
  withheld: ReadonlyMap<string, (Reason | undefined)[]>,
  threshold: number,
  release: (slot: number) => Distribution,
): TableRow["groups"] {
  return Object.fromEntries(
    slots.map(({ partition, groups, outside }) => {
      const already = withheld.get(partition.id) ?? [];
      const reasons = publishable(sizesOf(measure.n, groups), measure.n[outside] ?? 0, threshold, already);
      const entries = partition.groups.map(({ id }, i): [string, Distribution] => {
        const reason = total.kind === "suppressed" ? total.reason : reasons[i];
        return [id, reason ? { kind: "suppressed", reason } : release(groups[i] ?? 0)];
      });
      return [partition.id, Object.fromEntries(entries)];
    }),
  );
}

function distributionOf(
  measure: MeasureTally,
  slot: number,
  classes: Classes | undefined,
  { tellsNotShown }: Knowledge,
): Distribution {
  const n = measure.n[slot] ?? 0;
  const noAnswer = measure.noAnswer[slot] ?? 0;
  const notShown = measure.notShown[slot] ?? 0;
  const values = measure.values?.[slot];
  const inTotal = tellsNotShown ? { noAnswer, notShown } : { noAnswer: noAnswer + notShown };
  const counts =
    values && classes
      ? countClasses(values, classes)
      : [...measure.counts.subarray(slot * measure.categories, (slot + 1) * measure.categories)];
  return {
    kind: "value",
    n,
    ...(slot === 0 ? inTotal : {}),
    cells: counts.map((count): Cell => ({ kind: "value", count })),
    ...(values ? { mean: meanOf(values), median: medianOf(values) } : {}),
  };
}

function countClasses(values: ReadonlyMap<number, number>, classes: Classes): number[] {
  const counts = classes.labels.map(() => 0);
  for (const [value, persons] of values) {
    const at = classes.indexOf(value);
    counts[at] = (counts[at] ?? 0) + persons;
  }
  return counts;
}

/**
 * The table of a question that makes up the groups is the table of group sizes: an answer that belongs to a
 * withheld group, or that few gave, has no count there either.
 */
function hideCodes(
  total: Distribution,
  { partition }: Slots,
  withheld: readonly (Reason | undefined)[],
  { codebook, policy }: Protection,
): Distribution {
  if (total.kind === "suppressed") return total;
  const codes = codebook.questions[partition.question]?.scales[0]?.categories ?? [];
  const sizes = total.cells.map((cell) => (cell.kind === "value" ? cell.count : 0));
  const already = codes.map(({ code }): Reason | undefined => {
    const group = partition.groups.findIndex((g) => g.codes.includes(code));
    return group < 0 ? "complement" : withheld[group];
  });
  const reasons = publishable(sizes, 0, policy.threshold, already);
  return {
    ...total,
    cells: total.cells.map((cell, i): Cell => {
      const reason = reasons[i];
      return reason ? { kind: "suppressed", reason } : cell;
    }),
  };
}

function participationOf(
  tally: Tally,
  withheld: ReadonlyMap<string, (Reason | undefined)[]>,
  frame: Frame | undefined,
): Tables["participation"] {
  return Object.fromEntries(
    tally.slots.map(({ partition, groups }) => {
      const entries = partition.groups.map(({ id }, i): [string, Participation] => {
        const reason = withheld.get(partition.id)?.[i];
        if (reason) return [id, { kind: "suppressed", reason }];
        const size = frame?.groups[partition.id]?.[id];
        const n = tally.persons[groups[i] ?? 0] ?? 0;
        return [id, { kind: "value", ...(size === undefined ? {} : { frame: size }), n }];
      });
      return [partition.id, Object.fromEntries(entries)];
    }),
  );
}
