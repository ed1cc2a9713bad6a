import { AuthorError } from "../../src/lib/errors.ts";
import type { Codebook, Question } from "../../src/model/codebook.ts";
import type { Exception, Study } from "../../src/model/study.ts";
import type { Distribution, TableRow, Tables } from "../../src/model/table.ts";
import type { Frame } from "../frame.ts";
import {
  isMadeFrom,
  type MeasureTally,
  type OneWaySlots,
  type Slots,
  type Tally,
} from "../tabulate/index.ts";
import { effectiveOf, hasEqualWeights, weightProblems } from "../tabulate/weights.ts";
import { AuditRefusal } from "./audit/refusal.ts";
import type { Solver } from "./audit/solver.ts";
import { type Classes, classesOf, groupClassesOf, yearClassesOf } from "./classes.ts";
import { type Shown, smallDifferences } from "./differences.ts";
import { countsOf, distributionOf } from "./distributions.ts";
import { type Breakdown, excepted } from "./exceptions.ts";
import { hideAnswers, participationOf, shownGroups } from "./participation.ts";
import { publishable } from "./publishable.ts";

/** What the export can tell, which decides which counts mean anything. */
export interface Knowledge {
  /** Codes of questions that the export has no column for: they have no table, not an empty one. */
  absent: readonly string[];
  tellsNotShown: boolean;
  /** Codes of questions of which it does not tell who was shown them, though it does of others. */
  untold?(): readonly string[];
  tellsComplete: boolean;
}

/** Everything that is needed to turn counts into released statistics. */
export interface Protection {
  codebook: Codebook;
  policy: Study["policy"];
  frame: Frame | undefined;
  knowledge: Knowledge;
  /** True where the study leaves responses out by conditions: only then is there a number of them. */
  excludes?: boolean;
  mark: string;
  /** File that the policy stands in, for messages. */
  file: string;
  /** What tables with suppressed cells are worked out with; needed where the policy names any. */
  solver?: Solver | undefined;
}

/**
 * The released tables. The set of published groups is fixed from the numbers of participants alone and is the same
 * for all questions; where a single question has too few answers in a group, that group is withheld there too.
 * Questions that make up the groups, and those that the policy names, are released in total only: broken down by
 * another grouping they would be a two-way table. Throws `AuthorError` where two groupings together give few persons
 * away, where a response of a weighted study has no weight, or where nobody is left to count.
 */
export function protect(tally: Tally, protection: Protection): Tables {
  const { codebook, policy, frame, knowledge, excludes = false, mark, file } = protection;
  const { weights } = tally;
  const shown = shownGroups(tally, policy.threshold);
  const problems = [
    ...(weights ? weightProblems(weights, file) : []),
    ...smallDifferences(tally, shown, policy.threshold, file),
  ];
  if (problems.length > 0) throw new AuthorError(problems);

  const release: Release = { tally, shown, brokenDown: brokenDown(tally, shown), protection };
  const questions = codebook.questions.map((question, index) => {
    const measures = knowledge.absent.includes(question.code) ? [] : (tally.questions[index] ?? []);
    return [question.code, measures.map((measure) => rowOf(question, measure, release))] as const;
  });
  return {
    mark,
    n: tally.persons[0] ?? 0,
    responses: tally.responses,
    ...(knowledge.tellsComplete ? { incomplete: tally.incomplete } : {}),
    ...(excludes ? { excluded: tally.excluded } : {}),
    ...(tally.duplicates === undefined ? {} : { duplicates: tally.duplicates }),
    ...(weights ? { effective: effectiveOf(weights) } : {}),
    ...(frame ? { frame: frame.total } : {}),
    participation: participationOf(tally, shown, frame),
    questions: Object.fromEntries(questions),
  };
}

/** What every row of a release goes by. */
interface Release {
  tally: Tally;
  shown: Shown;
  brokenDown: readonly Slots[];
  protection: Protection;
}

/**
 * The groupings that results are broken down by. Different weights within a published group would tell persons apart
 * who are interchangeable without: then there are no results by that grouping at all, only participation. In the
 * others weighting changes nothing within a group, and its tables are counts.
 */
function brokenDown({ slots, weights }: Tally, shown: Shown): Slots[] {
  if (weights === undefined) return slots;
  return slots.filter(({ partition, groups }) =>
    groups.every((slot, i) => !shown.get(partition.id)?.[i] || hasEqualWeights(weights, slot)),
  );
}

const withheld: Distribution = { kind: "suppressed", reason: "protected" };

function rowOf(question: Question, measure: MeasureTally, release: Release): TableRow {
  const { tally, shown, protection } = release;
  const { policy, knowledge } = protection;
  const { code, kind, scales } = question;
  const slots = tally.slots.find((own): own is OneWaySlots => isMadeFrom(own, code));
  const classes = measure.values && classesFor(kind, measure.values[0] ?? new Map(), slots);
  const tellsNotShown = knowledge.tellsNotShown && !knowledge.untold?.().includes(code);
  const shape = { kind, classes, tellsNotShown };
  const all = (measure.n[0] ?? 0) < policy.threshold ? withheld : distributionOf(measure, 0, shape);
  const source = slots && {
    slots,
    answers: scales[0]?.categories ?? [],
    sizes: countsOf(measure, 0, shape),
  };
  const total = source ? hideAnswers(all, source, shown, policy.threshold) : all;
  const totalOnly = policy.totalOnly.includes(code) || slots !== undefined || kind === "listed";
  const distribution = (slot: number) => distributionOf(measure, slot, shape);
  return {
    ...(measure.item === undefined ? {} : { item: measure.item }),
    ...(measure.scale === undefined ? {} : { scale: measure.scale }),
    ...(classes && total.kind === "value" ? { classes: classes.labels.slice(0, total.cells.length) } : {}),
    total,
    groups: totalOnly ? {} : groupsOf(question, measure, total, release, distribution),
  };
}

function classesFor(
  kind: Question["kind"],
  values: ReadonlyMap<number, number>,
  source: OneWaySlots | undefined,
): Classes {
  if (source) return groupClassesOf(source.partition);
  return kind === "date" ? yearClassesOf(values) : classesOf(values);
}

function inOtherWay(table: Breakdown, exception: Exception, { solver, file }: Protection) {
  try {
    return excepted(table, exception, solver);
  } catch (error) {
    if (!(error instanceof AuditRefusal)) throw error;
    const { question, by } = exception;
    const what = `policy.exceptions: keine Auswahl von Zellen schützt die Tabelle zu ${question} nach ${by}`;
    const hint = "Mit method: base5 runden, oder die Ausnahme und die Gruppierung weglassen.";
    throw new AuthorError([{ file, what, hint }]);
  }
}

/** True where each person is in exactly one category. */
function addsUp(kind: Question["kind"]): boolean {
  return kind !== "multiple" && kind !== "grid" && kind !== "ranking";
}

function groupsOf(
  question: Question,
  measure: MeasureTally,
  total: Distribution,
  { tally, shown, brokenDown, protection }: Release,
  distribution: (slot: number) => Distribution,
): TableRow["groups"] {
  return Object.fromEntries(
    brokenDown.map(({ partition, groups, outside, unanswered }) => {
      const sized = groups.map((slot, i) => ({
        size: measure.n[slot] ?? 0,
        persons: tally.persons[slot] ?? 0,
        withheld: total.kind === "suppressed" || !shown.get(partition.id)?.[i],
      }));
      const { threshold } = protection.policy;
      const allowed = publishable(sized, measure.n[outside] ?? 0, measure.n[unanswered] ?? 0, threshold);
      const entries = partition.groups.map(({ id }, i): [string, Distribution] => [
        id,
        allowed[i] ? distribution(groups[i] ?? 0) : withheld,
      ]);
      const table = { total, groups: Object.fromEntries(entries), addsUp: addsUp(question.kind) };
      const exception = protection.policy.exceptions.find(
        ({ question: code, by }) => code === question.code && by === partition.id,
      );
      return [partition.id, exception ? inOtherWay(table, exception, protection) : table.groups];
    }),
  );
}
