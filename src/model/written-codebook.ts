import { z } from "zod";
import { direction } from "./codebook.ts";
import { languageTag } from "./language.ts";

/** A text that YAML may take for a number or for true and false. */
const text = z
  .union([z.string(), z.number(), z.boolean()], { error: "ein Text, im Zweifel in Anführungszeichen" })
  .transform(String);

/** Code → label in display order, or codes that are their own labels. */
const codes = z.union([z.array(text), z.record(z.string(), text)], {
  error: "eine Liste wie [-9, 99], oder Codes mit Bezeichnung wie { -9: keine Angabe }",
});

const cells = z.union([z.array(text), text.transform((one) => [one])], {
  error: "eine Liste wie [1, ja]",
});

/** How an author calls the kinds of questions. */
export const writtenType = z.enum(["single", "array", "multiple", "number", "ranking", "date", "text"]);
export type WrittenType = z.infer<typeof writtenType>;

/** One question, as its author describes it; which fields belong to which type is checked at reading. */
export const writtenQuestion = z.strictObject({
  /** Name of the question in figures and chapters, unique. */
  code: z.string().regex(/^[A-Za-z]\w*$/, {
    error: "ein Buchstabe, dann Buchstaben, Ziffern und Unterstriche, ohne Umlaute",
  }),
  type: writtenType,
  /** Wording; default: the code. */
  text: text.optional(),
  /** Heading of the part of the questionnaire that begins here; it goes on until another one is named. */
  section: text.optional(),
  /** Heading of the column; default: the code. */
  column: text.optional(),
  /** Of a ranking: headings of the columns of the first rank, the second, and so on, which hold answer codes. */
  columns: z.array(text).min(1).optional(),
  /**
   * Rows of an array, options of a multiple response, things that are ranked, fields of a number or text: heading of
   * the column → label, or code → column and label. The cells of a ranking's items are ranks.
   */
  items: z
    .record(
      z.string(),
      z.union([text, z.strictObject({ column: text, label: text.optional() })], {
        error: "ein Text, oder { column: …, label: … }",
      }),
      { error: "Spalten mit Bezeichnung, wie { c1_1: Offenheit, c1_2: Vertrauen }" },
    )
    .optional(),
  /** Answers in display order. The code `other` stands for every text that is no other answer. */
  answers: codes.optional(),
  /** Codes of missing answers, in addition to those of all questions; an empty list: none, not even those. */
  missing: codes.optional(),
  /** Where the scale has its high end; default: not known. */
  direction: direction.optional(),
  /** Cells that mean "chosen"; default: 1, ja, j, yes, y, x, true, wahr, and the option's own label. */
  chosen: cells.optional(),
  /** Cells that mean "not chosen"; default: 0, nein, n, no, false, falsch, and next to `chosen` every other number. */
  unchosen: cells.optional(),
  /** What stands between several answers in one cell (", "); default: every option has its own column. */
  separator: z.string().min(1).optional(),
});

/** Description of a table that no survey program described: written by hand, it lies beside the table. */
export const writtenCodebook = z.strictObject({
  title: text.default(""),
  /** Language of the texts. */
  language: languageTag.default("de"),
  /** Heading of the column that identifies a response; only for joining other tables, and never kept. */
  id: text.optional(),
  /** What tells completed interviews: default, all are. Without `values`, any cell that is not empty says so. */
  complete: z.strictObject({ column: text, values: cells.optional() }).optional(),
  /** Codes of missing answers in all questions. */
  missing: codes.optional(),
  /** Headings of columns that are no questions; an asterisk at the end stands for anything that follows. */
  ignore: z.array(text).default([]),
  /** Mark before the decimals; default: told by each number, and refused where it could be thousands ("1.234"). */
  decimal: z.enum([",", "."]).optional(),
  /** Rows below the headings that are no answers (question texts, labels). */
  skip: z.int().min(0).default(0),
  questions: z.array(writtenQuestion).min(1),
});
