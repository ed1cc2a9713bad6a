import type { Answer, Dataset } from "../dataset.ts";
import { HashSet } from "./hash-set.ts";

/** Fewer answers are alike by chance too often. */
const leastAnswers = 10;

/**
 * A function that tells of each response whether it equals an earlier one in every variable, among those with at
 * least ten answers; undefined where the survey has fewer than ten variables. Boxes that were left empty are no
 * answers, though they have to be equal as well; of texts only whether one was given. What is kept of a response is a
 * hash of 53 bits: of n different responses any two are taken for equal with a probability of about n² / 2⁵⁴, less
 * than 1 in 10 000 for a million.
 */
export function duplicateFinder(
  variables: Dataset["variables"],
): ((answers: readonly Answer[]) => boolean) | undefined {
  if (variables.length < leastAnswers) return undefined;
  const isBox = Uint8Array.from(variables, ({ coding }) => (coding === "mark" ? 1 : 0));
  const seen = new HashSet();
  return (answers) => {
    let given = 0;
    let high = 0x1b873593;
    let low = 0x5bd1e995;
    for (let i = 0; i < isBox.length; i++) {
      const answer = answers[i];
      let bits = 0x7fffffff;
      if (answer === null) bits = 0x7ffffffe;
      else if (answer !== undefined) {
        if (answer !== 0 || isBox[i] === 0) given++;
        bits = (answer | 0) === answer ? answer : bitsOf(answer);
      }
      high = Math.imul(high ^ bits, 0x27d4eb2f);
      high ^= high >>> 15;
      low = Math.imul(low + bits, 0x165667b1);
      low ^= low >>> 13;
    }
    return given >= leastAnswers && !seen.add(spread(high) >>> 11, spread(low ^ high));
  };
}

const float = new Float64Array(1);
const words = new Int32Array(float.buffer);

/** 32 bits for a number that is not a whole one, or too large for them. */
function bitsOf(answer: number): number {
  float[0] = answer;
  return Math.imul((words[0] ?? 0) ^ 0x2c1b3c6d, 0x297a2d39) ^ (words[1] ?? 0);
}

/** The last step of MurmurHash3, by which every bit depends on all (Appleby, public domain). */
function spread(hash: number): number {
  let h = hash ^ (hash >>> 16);
  h = Math.imul(h, 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}
