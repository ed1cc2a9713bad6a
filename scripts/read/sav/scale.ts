import type { Category } from "../../../src/model/codebook.ts";
import { isBesideScale } from "../direction.ts";
import type { Value } from "./variables.ts";

/** A value that a variable labels or holds. */
export interface Point {
  value: Value;
  label: string;
  isLabelled: boolean;
}

/** From end to end of the longest scale that is filled up: eleven points. */
const longestGap = 10;

/** Answers that are no ends of a scale. */
const yesOrNo = /^(?:ja|nein|yes|no)$/i;

/** Why somebody has no answer, as SPSS files word it; "trifft nicht zu" may be the low end of a scale. */
const unanswered = /^(?:verweigert|entfällt|fehlend|filter|nicht (?:gefragt|beantwortet)|refused|missing)\b/i;

/**
 * The points between the labelled ones of a scale that is labelled only at its ends, or at a few points: also those
 * that nobody chose, since a scale of seven has seven points. A gap between two labels is part of a scale where
 * somebody chose a number in it, or where all labels are equally far apart.
 * @param all sorted by value
 */
export function pointsBetween(all: readonly Point[]): Set<number> {
  const labelled = answersAmong(all);
  const ends = labelled.flatMap(({ value }) => (Number.isInteger(value) ? [Number(value)] : []));
  const chosen = all.flatMap(({ value, isLabelled }) => (isLabelled ? [] : [Number(value)]));
  const points = new Set<number>();
  const isSpread = areSpread(ends) && !labelled.some(({ label }) => yesOrNo.test(label.trim()));
  for (const [i, low] of ends.entries()) {
    const high = ends[i + 1];
    if (high === undefined || high - low > longestGap) continue;
    if (!isSpread && !chosen.some((value) => value > low && value < high)) continue;
    for (let value = low + 1; value < high; value++) points.add(value);
  }
  return points;
}

/** True for ends so far apart that nobody would code two or three answers so: 1 and 7; 1, 4 and 7. */
function areSpread(ends: readonly number[]): boolean {
  const steps = new Set(ends.slice(1).map((end, i) => end - (ends[i] ?? 0)));
  const [step = 0] = steps;
  return steps.size === 1 && step >= (ends.length === 2 ? 3 : 2);
}

/** Labelled values, others that occur, and the points between: sorted, in place of those that are no number. */
export function withPoints(all: readonly Point[], between: ReadonlySet<number>): Category[] {
  const known = new Set(all.map(({ value }) => value));
  const absent = [...between].filter((value) => !known.has(value));
  const added = absent.map((value): Point => ({ value, label: String(value), isLabelled: false }));
  const points = added.length === 0 ? all : sorted([...all, ...added]);
  return points.map(({ value, label }) => ({ code: String(value), label }));
}

/** Numbers in their order; texts stay where they are. */
export function sorted(points: readonly Point[]): Point[] {
  return points.toSorted((a, b) =>
    typeof a.value === "number" && typeof b.value === "number" ? a.value - b.value : 0,
  );
}

/** Labelled values that are answers: not "weiß nicht", which may be labelled on any measurement. */
export function answersAmong(all: readonly Point[]): Point[] {
  return all.filter(
    ({ isLabelled, label }) => isLabelled && !isBesideScale(label) && !unanswered.test(label.trim()),
  );
}
