import { z } from "zod";
import { approval } from "./study.ts";

const text = z.string().regex(/\S/, { error: "ein Text" });

/** What the head of a file in `data/results/` says of numbers that another program computed. */
const head = z.strictObject({
  /** What was computed, in a sentence. */
  title: text,
  /** How, in words, and of which kind the intervals are. */
  method: text,
  /** Program and version. */
  software: text,
  /** Persons whose answers the result rests on. */
  n: z.int().positive(),
  /** What is explained or predicted, with its unit; empty where there is no such thing, as in a factor analysis. */
  outcome: z.string().default(""),
  /** What an estimate is called ("Regressionskoeffizient"). */
  measure: text,
  /** Level of the intervals in per cent (95, not 0.95); needed as soon as one row has an interval. */
  level: z.number().min(50).max(99.9).optional(),
  /** Value at which a line is drawn that the estimates are held against: 0 of differences, 1 of ratios. */
  reference: z.number().optional(),
  /** What the reference means ("kein Unterschied"). */
  referenceLabel: z.string().default(""),
  /** `log`: of ratios, for which twice and half are equally far from 1. */
  scale: z.enum(["linear", "log"]).default("linear"),
  /** Decimals that are published; estimates and bounds are rounded to them, halves away from 0. */
  digits: z.int().min(0).max(6).default(2),
  /** Remark under every figure of the result. */
  note: z.string().default(""),
});

/** A result can only be held against what its scale can show. */
export const resultHead = head.refine(({ scale, reference }) => scale === "linear" || (reference ?? 1) > 0, {
  path: ["reference"],
  error: "eine Zahl über 0, weil scale: log nur solche zeigt",
});
export type ResultHead = z.infer<typeof resultHead>;

/** Both ends of an interval; where there is one, there are two. */
export const interval = z.strictObject({ low: z.number(), high: z.number() });
export type Interval = z.infer<typeof interval>;

/** An estimate, rounded to the digits of its result. */
export const estimate = z.strictObject({
  value: z.number(),
  /** Absent where the program gave none. */
  interval: interval.optional(),
});
export type Estimate = z.infer<typeof estimate>;

export const resultRow = estimate.extend({
  /** Key in texts, unique within the result. */
  term: z.string(),
  label: z.string(),
  /** Heading of the block that the row stands in (a model, a factor); absent where there are no blocks. */
  group: z.string().optional(),
  /** Persons that this row alone rests on, where they are fewer than those of the result. */
  n: z.int().positive().optional(),
});
export type ResultRow = z.infer<typeof resultRow>;

/** A result as it is published: what its file says, and who answers for it. */
export const result = head.extend({
  approval: approval.omit({ n: true }),
  /** In the order of the file. */
  rows: z.array(resultRow).min(1),
});
export type Result = z.infer<typeof result>;

/** Everything about a result but its numbers: what a figure says of how they came about. */
export type Analysis = Omit<Result, "rows">;

/** Results by id; each was approved by a person, none was seen by disclosure control. */
export const results = z.record(z.string(), result);
export type Results = z.infer<typeof results>;

/** `results.json`: mark of the study's status, and all results that are published. */
export const resultsFile = z.strictObject({ mark: z.string(), results });
