import { measuresOf } from "../../src/lib/measures.ts";
import type { Question } from "../../src/model/codebook.ts";

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
  /** Of a number or a date: value → persons, per slot. */
  values?: Map<number, number>[];
  /** Of a weighted study: the total once more, in sums of weights. */
  weighted?: WeightedTotal;
}

/** The total of a measure in sums of whole weights (`wholeWeight`). Groups have none: see `hasEqualWeights`. */
export interface WeightedTotal {
  /** Per category; last, of all persons with a valid answer. */
  sums: Float64Array;
  /** Of a number or a date: value → sum. */
  values?: Map<number, number>;
}

/** One tally per measure of a question, nobody counted yet. */
export function emptyTallies(question: Question, slots: number, isWeighted: boolean): MeasureTally[] {
  const hasValues = question.kind === "numeric" || question.kind === "date";
  return measuresOf(question).map(({ item, scale, categories }) => ({
    ...(item === undefined ? {} : { item }),
    ...(scale === undefined ? {} : { scale }),
    n: new Int32Array(slots),
    noAnswer: new Int32Array(slots),
    notShown: new Int32Array(slots),
    counts: new Int32Array(slots * categories.length),
    categories: categories.length,
    ...(hasValues ? { values: Array.from({ length: slots }, () => new Map<number, number>()) } : {}),
    ...(isWeighted ? { weighted: emptyTotal(categories.length, hasValues) } : {}),
  }));
}

function emptyTotal(categories: number, hasValues: boolean): WeightedTotal {
  return {
    sums: new Float64Array(categories + 1),
    ...(hasValues ? { values: new Map<number, number>() } : {}),
  };
}

/** One person more at an index that is known to be there. */
export function add(counts: Int32Array, at: number): void {
  counts[at] = (counts[at] ?? 0) + 1;
}

/** A weight more; apart from `add`, which has to stay fast. */
export function addSum(sums: Float64Array, at: number, weight: number): void {
  sums[at] = (sums[at] ?? 0) + weight;
}
