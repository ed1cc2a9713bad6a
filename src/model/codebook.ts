import { z } from "zod";
import { languageTag } from "./language.ts";

/**
 * How a question is tabulated. A `grid` is an array of checkboxes: a multiple response in every row. A `date` is
 * counted by years. `listed` questions (texts, equations, uploads) release how many answered and nothing else;
 * `display` holds text only and has no answers.
 */
export const questionKind = z.enum([
  "single",
  "array",
  "multiple",
  "grid",
  "numeric",
  "date",
  "ranking",
  "listed",
  "display",
]);
export type QuestionKind = z.infer<typeof questionKind>;

/** One answer option. */
export const category = z.strictObject({
  /** Answer code as in the export. */
  code: z.string(),
  /** Plain text; the code itself where the survey has no text. */
  label: z.string(),
  /** True where a text can be entered beside it ("Sonstiges, und zwar"); the texts are never published. */
  open: z.literal(true).optional(),
});
export type Category = z.infer<typeof category>;

/** One subquestion: a row of an array, an option of a multiple response, a field of a numeric array. */
export const item = z.strictObject({
  code: z.string(),
  label: z.string(),
  /** Right-hand anchor of a bipolar item ("left|right" in LimeSurvey); `label` then is the left one. */
  opposite: z.string().optional(),
  /** True where a text can be entered beside an option of a multiple response. */
  open: z.literal(true).optional(),
});
export type Item = z.infer<typeof item>;

/** Where a scale has its high end: `ascending` at the last category (most agreement, most often), `descending` at the first. */
export const direction = z.enum(["ascending", "descending"]);
export type Direction = z.infer<typeof direction>;

/** Answer options in display order; dual-scale arrays and grids aside, a categorical question has one scale. */
export const scale = z.strictObject({
  /** Heading of the scale; empty where the survey has none. */
  label: z.string(),
  categories: z.array(category),
  /** Answers that count as missing ("weiß nicht"): in no base, in no table. */
  missing: z.array(category),
  /** Absent where the categories have no order, or none that is known. */
  direction: direction.optional(),
});
export type Scale = z.infer<typeof scale>;

export const question = z.strictObject({
  /** Question code, unique in the survey. */
  code: z.string(),
  /** LimeSurvey's type letter (`L ! 5 M P F A 1 N K R Y O S T X …`). */
  type: z.string(),
  kind: questionKind,
  /** Wording, plain text. */
  text: z.string(),
  /** Help text, plain; empty where there is none. */
  help: z.string(),
  /** Title of the question group it stands in. */
  section: z.string(),
  mandatory: z.boolean(),
  /** True where a relevance equation decides who is asked. */
  filtered: z.boolean(),
  /** Who is asked, in words ("B4 = Ja"); empty where all are, or where the equation is too complex to be worded. */
  filter: z.string(),
  /** Subquestions in display order; empty for questions without. */
  items: z.array(item),
  /** Empty for multiple responses and texts; of a number, one that holds its missing codes, where it has any. */
  scales: z.array(scale),
  /** Number of ranks of a ranking question, else 0. */
  ranks: z.int(),
  /** True where open answers were assigned to categories: the items are these categories. */
  coded: z.literal(true).optional(),
});
export type Question = z.infer<typeof question>;

/** The questionnaire: everything public that is known of it, no answers, no addresses. */
export const codebook = z.strictObject({
  /** Mark that everything made from invented or unfinished data carries; empty for a final study. */
  mark: z.string(),
  title: z.string(),
  /** Base language of the survey (`de`, `nl-informal`). */
  language: languageTag,
  /** True where the source cannot tell which questions are filtered: then `filtered` of none of them says anything. */
  filtersUnknown: z.literal(true).optional(),
  questions: z.array(question),
});
export type Codebook = z.infer<typeof codebook>;
