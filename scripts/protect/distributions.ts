import type { QuestionKind } from "../../src/model/codebook.ts";
import type { Cell, Released } from "../../src/model/table.ts";
import type { MeasureTally } from "../tabulate/index.ts";
import type { WeightedTotal } from "../tabulate/measures.ts";
import type { Classes } from "./classes.ts";
import { halfUp, lowerMedianOf, meanOf, medianOf } from "./numbers.ts";

/** How the answers to a question become a distribution. */
export interface Shape {
  kind: QuestionKind;
  /** Of a number or a date. */
  classes: Classes | undefined;
  tellsNotShown: boolean;
}

/** What the cells of a weighted total are parts of. */
const whole = 1000;

/** The distribution in a slot: counts of persons; in the total of a weighted study, parts of 1 000 of the base. */
export function distributionOf(measure: MeasureTally, slot: number, shape: Shape): Released {
  const weighted = slot === 0 ? measure.weighted : undefined;
  const counts = weighted ? partsOf(weighted, measure, shape) : countsOf(measure, slot, shape);
  const values = weighted ? weighted.values : measure.values?.[slot];
  return {
    kind: "value",
    n: measure.n[slot] ?? 0,
    ...(slot === 0 ? missingIn(measure, shape) : {}),
    ...(weighted ? { whole } : {}),
    cells: counts.map((count): Cell => ({ kind: "value", count })),
    ...(values ? statisticsOf(values, shape) : {}),
  };
}

/** Persons per category or class in a slot, never weighted: what protection goes by. */
export function countsOf(measure: MeasureTally, slot: number, { classes }: Shape): number[] {
  const values = measure.values?.[slot];
  if (values && classes) return inClasses(values, classes);
  return [...measure.counts.subarray(slot * measure.categories, (slot + 1) * measure.categories)];
}

/** Who gave no answer, and who was not asked, as far as the export can tell them apart. */
function missingIn({ noAnswer, notShown }: MeasureTally, { tellsNotShown }: Shape) {
  const [empty, hidden] = [noAnswer[0] ?? 0, notShown[0] ?? 0];
  return tellsNotShown ? { noAnswer: empty, notShown: hidden } : { noAnswer: empty + hidden };
}

function partsOf({ sums, values }: WeightedTotal, { categories }: MeasureTally, { classes }: Shape) {
  const base = sums[categories] ?? 0;
  const own = values && classes ? inClasses(values, classes) : [...sums.subarray(0, categories)];
  return own.map((sum) => Number(halfUp(BigInt(whole) * BigInt(sum), BigInt(base))));
}

/** Persons, or weights, per class. */
function inClasses(values: ReadonlyMap<number, number>, classes: Classes): number[] {
  const counts = classes.labels.map(() => 0);
  for (const [value, more] of values) {
    const at = classes.indexOf(value);
    counts[at] = (counts[at] ?? 0) + more;
  }
  return counts;
}

/** A year has a middle, but no mean that would be a year. */
function statisticsOf(values: ReadonlyMap<number, number>, { kind }: Shape) {
  if (kind === "date") return { median: lowerMedianOf(values) };
  return { mean: meanOf(values), median: medianOf(values) };
}
