import { z } from "zod";

/**
 * Why a cell is not released: to protect the respondents. Whether a group is small itself or covers another one is
 * not told: the one or the other bounds its size.
 */
export const reason = z.enum(["protected"]);
export type Reason = z.infer<typeof reason>;

/** A released count of persons, or the fact that there is none: a suppressed cell has no number. */
export type Cell = { kind: "value"; count: number } | { kind: "suppressed"; reason: Reason };

/** On disk a cell is its count, or the reason for its absence. */
const cell = z.codec(z.union([z.int().nonnegative(), reason]), z.custom<Cell>(), {
  decode: (raw): Cell =>
    typeof raw === "number" ? { kind: "value", count: raw } : { kind: "suppressed", reason: raw },
  encode: (value) => (value.kind === "value" ? value.count : value.reason),
});

/** Released distribution of the answers to one measure in the total or in one group. */
const released = z.strictObject({
  kind: z.literal("value"),
  /** Base: persons with a valid answer. */
  n: z.int(),
  /** Persons who saw the question and gave no answer; total only. Includes `notShown` where that is absent. */
  noAnswer: z.int().optional(),
  /** Persons who were not asked; total only, absent where the export cannot tell. */
  notShown: z.int().optional(),
  /** The whole that the cells are parts of: 1 000 where answers are weighted. Absent: they are counts of the n persons. */
  whole: z.int().optional(),
  /** Where n and cells are rounded to multiples of a number: that number. Then they need not add up. */
  rounded: z.int().optional(),
  /** Persons per category of the measure; of a multiple response, persons per option. */
  cells: z.array(cell),
  /** Arithmetic mean of a number, rounded half up to one decimal. */
  mean: z.number().optional(),
  /** Median of a number, rounded half up to one decimal. */
  median: z.number().optional(),
});
const suppressed = z.strictObject({ kind: z.literal("suppressed"), reason });

export const distribution = z.discriminatedUnion("kind", [released, suppressed]);
export type Distribution = z.infer<typeof distribution>;
export type Released = z.infer<typeof released>;

/** One measure of a question (see `measuresOf`), in the total and in the released groups. */
export const tableRow = z.strictObject({
  /** Code of the subquestion, or of the ranked option; absent for a question without. */
  item: z.string().optional(),
  /** 0 or 1 of a dual-scale array; absent otherwise. */
  scale: z.int().optional(),
  /** Labels of the classes of a number, in ascending order; absent for everything else. */
  classes: z.array(z.string()).optional(),
  total: distribution,
  /** grouping variable → group → distribution. */
  groups: z.record(z.string(), z.record(z.string(), distribution)),
});
export type TableRow = z.infer<typeof tableRow>;

/** Participation in one group of a grouping variable: size of the frame and number of persons used. */
export const participation = z.union([
  z.strictObject({ kind: z.literal("value"), frame: z.int().optional(), n: z.int() }),
  suppressed,
]);
export type Participation = z.infer<typeof participation>;

/** How far two people agree who assigned open answers to categories, independently of each other. */
export const agreement = z.strictObject({
  /** Answers that both assigned. */
  n: z.int(),
  /** Answers to which both gave the same categories, in whole per cent. */
  percent: z.int(),
  /**
   * Agreement beyond chance, two decimals: Cohen's kappa, pooled over the categories where an answer may have several.
   * Absent where both always gave the same one category: then chance alone explains it.
   */
  kappa: z.number().optional(),
});
export type Agreement = z.infer<typeof agreement>;

/** All released statistics of a study: the only numbers that pages, charts and files may use. */
export const tables = z.strictObject({
  mark: z.string(),
  /** Persons whose responses are used. */
  n: z.int(),
  /** Responses in the export, before exclusions. */
  responses: z.int(),
  /** Responses that did not reach the end; absent where the export cannot tell. */
  incomplete: z.int().optional(),
  /** Responses left out by a condition of the study; absent where there is none. */
  excluded: z.int().optional(),
  /** Used responses that equal an earlier one in every answer; absent where there are too few questions to tell. */
  duplicates: z.int().optional(),
  /** Where answers are weighted: Kish's effective number of persons, (Σw)² / Σw², rounded half up. */
  effective: z.int().optional(),
  /** Coded question → agreement of the coders, where there were two. */
  agreements: z.record(z.string(), agreement).optional(),
  /** Size of the population frame in persons, where known. */
  frame: z.int().optional(),
  /** grouping variable → group → participation. */
  participation: z.record(z.string(), z.record(z.string(), participation)),
  /** question code → rows, in the order of `measuresOf`. */
  questions: z.record(z.string(), z.array(tableRow)),
});
export type Tables = z.infer<typeof tables>;
