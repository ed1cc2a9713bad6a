import type { Dataset } from "../dataset.ts";
import type { Partition } from "../partition.ts";
import { duplicateFinder } from "./duplicates.ts";
import { foldOf } from "./folds.ts";
import { add, emptyTallies, type MeasureTally } from "./measures.ts";
import { layOut, membersOf, type Slots } from "./slots.ts";
import { addWeight, emptyWeights, type WeightTally, wholeWeight } from "./weights.ts";

export type { MeasureTally } from "./measures.ts";
export { isMadeFrom, type OneWaySlots, type Slots } from "./slots.ts";

/** Unprotected counts of a whole dataset. */
export interface Tally {
  /** Rows of the export. */
  responses: number;
  /** Rows that did not reach the end. */
  incomplete: number;
  /** Rows that a condition of the study leaves out, of those that would be used without it. */
  excluded: number;
  /** Persons used whose answers equal those of an earlier one; undefined where there are too few questions to tell. */
  duplicates: number | undefined;
  /** Persons used, per slot. */
  persons: Int32Array;
  /** Persons used who are in both of two slots: `overlap[a * slots + b]`. */
  overlap: Int32Array;
  slots: Slots[];
  /** Per question of the codebook, one tally per measure. */
  questions: MeasureTally[][];
  /** Of a weighted study. */
  weights?: WeightTally;
}

/**
 * Folds the stream of responses into counts, in one pass and in memory that does not grow with the rows but for a
 * hash of each. The base of a single or array question is everybody with an answer; of a multiple response and of a
 * row of a grid, everybody who chose at least one option; of a ranking, everybody who ranked at least one.
 * @param isWeighted true where each response has a weight: totals are then summed in weights as well
 */
export function tabulate(
  dataset: Pick<Dataset, "codebook" | "variables" | "responses">,
  partitions: readonly Partition[],
  include: "completed" | "all",
  isWeighted = false,
): Tally {
  const { codebook, variables } = dataset;
  const { slots, count } = layOut(partitions);
  const memberOf = membersOf(slots, dataset);
  const isDuplicate = duplicateFinder(variables);
  const questions = codebook.questions.map((question) => emptyTallies(question, count, isWeighted));
  const located = variables.map((variable, at) => ({ variable, at }));
  const owned = Map.groupBy(located, ({ variable }) => variable.question);
  const folds = codebook.questions.map((question, index) =>
    foldOf(question, owned.get(index) ?? [], questions[index] ?? []),
  );

  const weights = isWeighted ? emptyWeights(count) : undefined;
  const tally: Tally = {
    responses: 0,
    incomplete: 0,
    excluded: 0,
    duplicates: isDuplicate && 0,
    persons: new Int32Array(count),
    overlap: new Int32Array(count * count),
    slots,
    questions,
    ...(weights ? { weights } : {}),
  };
  for (const response of dataset.responses()) {
    const { complete, excluded, answers } = response;
    tally.responses++;
    if (!complete) tally.incomplete++;
    if (include === "completed" && !complete) continue;
    if (excluded) {
      tally.excluded++;
      continue;
    }
    const member = memberOf(answers);
    for (const slot of member) {
      add(tally.persons, slot);
      for (const other of member) add(tally.overlap, slot * count + other);
    }
    const weight = weights ? wholeWeight(response) : 1;
    if (weights) addWeight(weights, weight, member);
    for (const fold of folds) fold(answers, member, weight);
    if (isDuplicate?.(answers)) tally.duplicates = (tally.duplicates ?? 0) + 1;
  }
  return tally;
}
