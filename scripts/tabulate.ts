import { measuresOf } from "../src/lib/measures.ts";
import type { Question } from "../src/model/codebook.ts";
import type { Answer, Dataset, Variable } from "./dataset.ts";
import { membership, type Partition } from "./groupings.ts";

/**
 * Unprotected counts of one measure. A slot is the total (0), a group, or the persons outside all groups of a
 * partition, with an answer or without; every array has one entry per slot. Never leaves `scripts/`: `protect` decides what is released.
 */
export interface MeasureTally {
  item?: string;
  scale?: number;
  /** Persons with a valid answer. */
  n: Int32Array;
  noAnswer: Int32Array;
  notShown: Int32Array;
  /** Persons per slot and category: `counts[slot * categories + category]`. */
  counts: Int32Array;
  categories: number;
  /** Of a number: value → persons, per slot. */
  values?: Map<number, number>[];
}

/** Which slots belong to a partition. */
export interface Slots {
  partition: Partition;
  /** Slot of each group, in the order of `partition.groups`. */
  groups: number[];
  /** Slot of the persons whose answer belongs to none of the groups. */
  outside: number;
  /** Slot of the persons who did not answer the question that makes up the groups. */
  unanswered: number;
}

/** Unprotected counts of a whole dataset. */
export interface Tally {
  /** Rows of the export. */
  responses: number;
  /** Rows that did not reach the end. */
  incomplete: number;
  /** Persons used, per slot. */
  persons: Int32Array;
  /** Persons used who are in both of two slots: `overlap[a * slots + b]`. */
  overlap: Int32Array;
  slots: Slots[];
  /** Per question of the codebook, one tally per measure. */
  questions: MeasureTally[][];
}

/**
 * Folds the stream of responses into counts, in one pass and in memory that does not grow with the rows.
 * The base of a single or array question is everybody with an answer; of a multiple response, everybody who chose
 * at least one option; of a ranking, everybody who ranked at least one.
 */
export function tabulate(dataset: Dataset, partitions: Partition[], include: "completed" | "all"): Tally {
  const { codebook, variables } = dataset;
  const { slots, count } = layOut(partitions);
  const groupOf = partitions.map((partition) =>
    membership(partition, codebook.questions[partition.question]?.scales[0]?.categories ?? []),
  );
  const groupVariable = partitions.map(({ question }) => variables.findIndex((v) => v.question === question));

  const questions = codebook.questions.map((question) => emptyTallies(question, count));
  const folds = codebook.questions.map((question, index) => {
    const own = variables
      .map((variable, at) => ({ variable, at }))
      .filter(({ variable }) => variable.question === index);
    return foldOf(question, own, questions[index] ?? []);
  });

  const tally: Tally = {
    responses: 0,
    incomplete: 0,
    persons: new Int32Array(count),
    overlap: new Int32Array(count * count),
    slots,
    questions,
  };
  const member = new Int32Array(1 + partitions.length);
  for (const { complete, answers } of dataset.responses()) {
    tally.responses++;
    if (!complete) tally.incomplete++;
    if (include === "completed" && !complete) continue;
    for (const [p, { groups, outside, unanswered }] of slots.entries()) {
      const answer = answers[groupVariable[p] ?? -1];
      member[p + 1] = answer == null ? unanswered : (groups[groupOf[p]?.(answer) ?? -1] ?? outside);
    }
    for (const slot of member) {
      add(tally.persons, slot);
      for (const other of member) add(tally.overlap, slot * count + other);
    }
    for (const fold of folds) fold(answers, member);
  }
  return tally;
}

/** One more at an index that is known to be there. */
function add(counts: Int32Array, at: number): void {
  counts[at] = (counts[at] ?? 0) + 1;
}

function layOut(partitions: Partition[]): { slots: Slots[]; count: number } {
  let next = 1;
  const slots = partitions.map((partition) => ({
    partition,
    groups: partition.groups.map(() => next++),
    outside: next++,
    unanswered: next++,
  }));
  return { slots, count: next };
}

function emptyTallies(question: Question, slots: number): MeasureTally[] {
  return measuresOf(question).map(({ item, scale, categories }) => ({
    ...(item === undefined ? {} : { item }),
    ...(scale === undefined ? {} : { scale }),
    n: new Int32Array(slots),
    noAnswer: new Int32Array(slots),
    notShown: new Int32Array(slots),
    counts: new Int32Array(slots * categories.length),
    categories: categories.length,
    ...(question.kind === "numeric"
      ? { values: Array.from({ length: slots }, () => new Map<number, number>()) }
      : {}),
  }));
}

type Fold = (answers: Answer[], member: Int32Array) => void;
type Located = { variable: Variable; at: number };

function foldOf(question: Question, own: Located[], measures: MeasureTally[]): Fold {
  switch (question.kind) {
    case "display":
      return () => {};
    case "multiple":
      return foldMultiple(own, measures);
    case "ranking":
      return foldRanking(own, measures);
    default:
      return foldEach(own, measures, question);
  }
}

/** Where no answer counts: not shown, or shown and left empty. */
function skip(tally: MeasureTally, answer: null | undefined, member: Int32Array): void {
  const into = answer === undefined ? tally.notShown : tally.noAnswer;
  for (const slot of member) add(into, slot);
}

/** One column, one measure: single choices, arrays, numbers, texts. */
function foldEach(own: Located[], measures: MeasureTally[], question: Question): Fold {
  const pairs = own.flatMap(({ variable, at }) => {
    const index = variable.scale * question.items.length + variable.part;
    const tally = measures[index];
    return tally ? [{ at, tally }] : [];
  });
  return (answers, member) => {
    for (const { at, tally } of pairs) {
      const answer = answers[at];
      if (answer == null) {
        skip(tally, answer, member);
        continue;
      }
      for (const slot of member) {
        add(tally.n, slot);
        if (tally.values) {
          const values = tally.values[slot];
          values?.set(answer, (values.get(answer) ?? 0) + 1);
        } else if (tally.categories > 0) add(tally.counts, slot * tally.categories + answer);
      }
    }
  };
}

/** A person without any mark gave no answer: the base is persons with at least one. */
function foldMultiple(own: Located[], [tally]: MeasureTally[]): Fold {
  return (answers, member) => {
    if (tally === undefined || own.length === 0) return;
    let shown = false;
    let marks = 0;
    for (const { at } of own) {
      const answer = answers[at];
      if (answer !== undefined) shown = true;
      if (answer === 1) marks++;
    }
    if (marks === 0) return skip(tally, shown ? null : undefined, member);
    for (const slot of member) {
      add(tally.n, slot);
      for (const { variable, at } of own) {
        if (answers[at] === 1) add(tally.counts, slot * tally.categories + variable.part);
      }
    }
  };
}

/** Column = rank, cell = option; one measure per option whose categories are the ranks. */
function foldRanking(own: Located[], measures: MeasureTally[]): Fold {
  return (answers, member) => {
    const shown = own.some(({ at }) => answers[at] !== undefined);
    const ranked = own.some(({ at }) => answers[at] != null);
    for (const tally of measures) {
      if (!ranked) skip(tally, shown ? null : undefined, member);
      else for (const slot of member) add(tally.n, slot);
    }
    if (!ranked) return;
    for (const { variable, at } of own) {
      const option = answers[at];
      const tally = option == null ? undefined : measures[option];
      if (tally) for (const slot of member) add(tally.counts, slot * tally.categories + variable.part);
    }
  };
}
