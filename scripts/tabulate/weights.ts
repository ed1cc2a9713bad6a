import type { Problem } from "../../src/model/problem.ts";
import type { Response } from "../dataset.ts";

/** The weights of a study's used responses, in whole weights: millionths, so that their sums are exact. */
export interface WeightTally {
  sum: number;
  /** Sum of squares: beyond the integers that a number holds. */
  squares: bigint;
  /** Least and greatest weight per slot; infinite where there is nobody. */
  least: Float64Array;
  greatest: Float64Array;
  /** Used responses without a weight, or with one that is not above 0. */
  missing: number;
}

const unit = 1_000_000;

/** A response's weight in millionths, rounded half up; 0 where there is none to count with. */
export function wholeWeight({ weight }: Pick<Response, "weight">): number {
  if (weight == null || !Number.isFinite(weight) || weight <= 0) return 0;
  return Math.floor(weight * unit + 0.5);
}

/** Weights of nobody yet. */
export function emptyWeights(slots: number): WeightTally {
  return {
    sum: 0,
    squares: 0n,
    least: new Float64Array(slots).fill(Number.POSITIVE_INFINITY),
    greatest: new Float64Array(slots).fill(Number.NEGATIVE_INFINITY),
    missing: 0,
  };
}

/** Adds one person's whole weight. */
export function addWeight(tally: WeightTally, weight: number, member: Int32Array): void {
  if (weight === 0) tally.missing++;
  tally.sum += weight;
  tally.squares += BigInt(weight) ** 2n;
  for (const slot of member) {
    if (weight < (tally.least[slot] ?? 0)) tally.least[slot] = weight;
    if (weight > (tally.greatest[slot] ?? 0)) tally.greatest[slot] = weight;
  }
}

/**
 * True where all persons of a slot have the same weight: then weighting changes nothing within it, and persons who
 * answered alike stay interchangeable to whoever knows the weights.
 */
export function hasEqualWeights({ least, greatest }: WeightTally, slot: number): boolean {
  return least[slot] === greatest[slot];
}

/** Kish's effective number of persons, (Σw)² / Σw², rounded half up (Kish, Survey Sampling, 1965). */
export function effectiveOf({ sum, squares }: WeightTally): number {
  const square = BigInt(sum) ** 2n;
  return Number((2n * square + squares) / (2n * squares));
}

/** What makes a weighted study uncountable: responses without a weight, or weights too large to be added exactly. */
export function weightProblems({ missing, sum }: WeightTally, file: string): Problem[] {
  if (missing > 0) {
    const [responses, them] = missing === 1 ? ["Antwort", "sie"] : ["Antworten", "diese"];
    return [
      {
        file,
        what: `responses.weights: ${missing} ${responses} ohne Gewicht`,
        hint: `Jede verwendete Antwort braucht ein Gewicht über 0; es nachtragen, oder ${them} mit responses.exclude weglassen.`,
      },
    ];
  }
  if (Number.isSafeInteger(4 * sum)) return [];
  return [
    {
      file,
      what: "responses.weights: die Summe der Gewichte ist zu groß",
      hint: "Die Gewichte so teilen, dass ihr Mittel 1 ist; an den Anteilen ändert das nichts.",
    },
  ];
}
