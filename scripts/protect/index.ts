import { AuthorError } from "../../src/lib/errors.ts";
import type { Codebook } from "../../src/model/codebook.ts";
import type { Study } from "../../src/model/study.ts";
import type { Cell, Distribution, TableRow, Tables } from "../../src/model/table.ts";
import type { Frame } from "../frame.ts";
import type { MeasureTally, Tally } from "../tabulate.ts";
import { type Shown, smallDifferences } from "./differences.ts";
import { type Classes, classesOf, meanOf, medianOf } from "./numbers.ts";
import { hideAnswers, participationOf, shownGroups } from "./participation.ts";
import { publishable } from "./publishable.ts";

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
  /** File that the policy stands in, for messages. */
  file: string;
}

/**
 * The released tables. The set of published groups is fixed from the numbers of participants alone and is the same
 * for all questions; where a single question has too few answers in a group, that group is withheld there too.
 * Questions that make up the groups, and those that the policy names, are released in total only: broken down by
 * another grouping they would be a two-way table. Throws `AuthorError` where two groupings together give few persons
 * away, or where nobody is left to count.
 */
export function protect(tally: Tally, protection: Protection): Tables {
  const { codebook, policy, frame, knowledge, mark, file } = protection;
  const shown = shownGroups(tally, policy.threshold);
  const problems = smallDifferences(tally, shown, policy.threshold, file);
  if (problems.length > 0) throw new AuthorError(problems);
  const sources = new Map(tally.slots.map((slots) => [slots.partition.source, slots]));

  const questions = codebook.questions.map(({ code, kind, scales }, index) => {
    const source = sources.get(code);
    const totalOnly = policy.totalOnly.includes(code) || source !== undefined || kind === "listed";
    const measures = knowledge.absent.includes(code) ? [] : (tally.questions[index] ?? []);
    const rows = measures.map((measure): TableRow => {
      const classes = measure.values ? classesOf(measure.values[0] ?? new Map()) : undefined;
      const release = (slot: number) => distributionOf(measure, slot, classes, knowledge);
      const all: Distribution = (measure.n[0] ?? 0) < policy.threshold ? withheld : release(0);
      const answers = scales[0]?.categories ?? [];
      const total = source ? hideAnswers(all, answers, source, shown, policy.threshold) : all;
      return {
        ...(measure.item === undefined ? {} : { item: measure.item }),
        ...(measure.scale === undefined ? {} : { scale: measure.scale }),
        ...(classes && total.kind === "value" ? { classes: classes.labels } : {}),
        total,
        groups: totalOnly ? {} : groupsOf(measure, total, tally, shown, policy.threshold, release),
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
    participation: participationOf(tally, shown, frame),
    questions: Object.fromEntries(questions),
  };
}

const withheld: Distribution = { kind: "suppressed", reason: "protected" };

function groupsOf(
  measure: MeasureTally,
  total: Distribution,
  { slots, persons }: Tally,
  shown: Shown,
  threshold: number,
  release: (slot: number) => Distribution,
): TableRow["groups"] {
  return Object.fromEntries(
    slots.map(({ partition, groups, outside, unanswered }) => {
      const sized = groups.map((slot, i) => ({
        size: measure.n[slot] ?? 0,
        persons: persons[slot] ?? 0,
        withheld: total.kind === "suppressed" || !shown.get(partition.id)?.[i],
      }));
      const allowed = publishable(sized, measure.n[outside] ?? 0, measure.n[unanswered] ?? 0, threshold);
      const entries = partition.groups.map(({ id }, i): [string, Distribution] => [
        id,
        allowed[i] ? release(groups[i] ?? 0) : withheld,
      ]);
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
