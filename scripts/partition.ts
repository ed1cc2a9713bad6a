import type { Category } from "../src/model/codebook.ts";
import type { Answer, Dataset } from "./dataset.ts";

/** A group with its answers: codes of a single choice, or a class of numbers from `from` to below `below`. */
export interface Group {
  id: string;
  label: string;
  short: string;
  /** Empty for a class of numbers. */
  codes: string[];
  from?: number | undefined;
  below?: number | undefined;
}

/** A grouping variable with its groups written out, made from one question. */
export interface OneWay {
  /** Id of the grouping variable in `study.yaml`. */
  id: string;
  label: string;
  /** Code of the question it is made from, and that question's index in the codebook. */
  source: string;
  question: number;
  groups: Group[];
}

/** Two grouping variables crossed: each group of the first with each of the second, row by row. */
export interface TwoWay {
  id: string;
  label: string;
  of: readonly [OneWay, OneWay];
  groups: Group[];
}

export type Partition = OneWay | TwoWay;

/** What tells which answer belongs to which group. */
export interface Labelled {
  codebook: Dataset["codebook"];
  variables: readonly Dataset["variables"][number][];
}

/** True for two grouping variables that are crossed. */
export function isTwoWay(partition: Partition): partition is TwoWay {
  return "of" in partition;
}

/** Codes of the questions that grouping variables are made from. */
export function sourcesOf(partitions: readonly Partition[]): string[] {
  return partitions.flatMap((partition) => (isTwoWay(partition) ? [] : [partition.source]));
}

/**
 * A function from a person's answers to the index of the group: -1 where the answer belongs to none, undefined where
 * the person did not answer the question, or one of the two.
 */
export function placer(
  partition: Partition,
  dataset: Labelled,
): (answers: readonly Answer[]) => number | undefined {
  if (isTwoWay(partition)) {
    const [row, column] = partition.of.map((own) => placer(own, dataset));
    const width = partition.of[1].groups.length;
    return (answers) => {
      const [r, c] = [row?.(answers), column?.(answers)];
      if (r === undefined || c === undefined) return undefined;
      return r < 0 || c < 0 ? -1 : r * width + c;
    };
  }
  const { question } = partition;
  const { codebook, variables } = dataset;
  const groupOf = membership(partition, codebook.questions[question]?.scales[0]?.categories ?? []);
  const at = variables.findIndex((variable) => variable.question === question);
  return (answers) => {
    const answer = answers[at];
    return answer == null ? undefined : groupOf(answer);
  };
}

/**
 * A function from an answer to the index of its group; -1 for an answer that belongs to none.
 * @param categories answers of a single choice; empty for a number
 */
export function membership({ groups }: OneWay, categories: readonly Category[]): (answer: number) => number {
  if (categories.length === 0) return (answer) => groups.findIndex((group) => holds(group, answer));
  const byAnswer = categories.map(({ code }) => groups.findIndex((g) => g.codes.includes(code)));
  return (answer) => byAnswer[answer] ?? -1;
}

/** Ends of a class that has none. */
export const lowest = Number.NEGATIVE_INFINITY;
export const highest = Number.POSITIVE_INFINITY;

function holds({ from = lowest, below = highest }: Group, number: number): boolean {
  return number >= from && number < below;
}
