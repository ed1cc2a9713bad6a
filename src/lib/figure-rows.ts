import type { Question } from "../model/codebook.ts";
import type { FigureRow } from "../model/figure.ts";
import type { Derived } from "../model/report.ts";
import type { Distribution } from "../model/table.ts";
import type { Measure } from "./measures.ts";
import { orderedOf } from "./ordered.ts";
import { shareOf } from "./selection.ts";
import { intervalsOf, populationOf } from "./uncertainty.ts";

/** What a row shows of its distribution, and where that stands. */
export interface Shown {
  derived: Derived;
  question: Question;
  measure: Measure;
  /** Per category of the figure, the answers that it puts together. */
  members: readonly (readonly number[])[];
  /** The group of a grouping that the row stands for; absent of the total. */
  grouping?: string;
  group?: string;
}

/** One row of a figure from a released distribution. */
export function rowOf(key: string, label: string, distribution: Distribution, shown: Shown): FigureRow {
  if (distribution.kind === "suppressed") return { key, label, total: false, result: distribution };
  const { derived, question, measure, members, grouping, group } = shown;
  const { n, mean, median, rounded } = distribution;
  const shares = members.map((m) => shareOf(distribution, m));
  const population = populationOf(derived, question, grouping, group);
  const intervals = intervalsOf(shares, distribution, population, derived);
  const ordered = orderedOf(question, measure, distribution);
  const [interval] = ordered?.topTwo
    ? (intervalsOf([ordered.topTwo], distribution, population, derived) ?? [])
    : [];
  return {
    key,
    label,
    total: false,
    result: {
      kind: "value",
      n,
      shares,
      ...(rounded === undefined ? {} : { rounded }),
      ...(intervals === undefined ? {} : { intervals }),
      ...(ordered === undefined ? {} : { ordered: { ...ordered, ...(interval ? { interval } : {}) } }),
      ...(mean === undefined ? {} : { mean }),
      // Figures show numbers with decimals, which a year has not.
      ...(median === undefined || question.kind === "date" ? {} : { median }),
    },
  };
}
