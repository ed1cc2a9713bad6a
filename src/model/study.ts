import { z } from "zod";
import { direction } from "./codebook.ts";
import { languageTag } from "./language.ts";
import { legal } from "./legal.ts";
import { quote } from "./quote.ts";

const date = z.iso.date({ error: "ein Datum wie 2026-02-20" });
const id = z.string().regex(/^[a-z][a-z0-9-]*$/, { error: "Kleinbuchstaben, Ziffern und Bindestriche" });

/**
 * `demonstration`: invented numbers, marked on everything. `draft`: real numbers, not published.
 * `final`: published; only now do pages carry scholarly metadata, sitemap and feed.
 */
export const status = z.enum(["demonstration", "draft", "final"]);
export type Status = z.infer<typeof status>;

export const person = z.strictObject({
  name: z.string(),
  /** `author` is named as such in citations; `contact` answers questions on the content, `technical` on the site. */
  role: z.enum(["author", "contact", "technical"]).default("author"),
  /** ORCID iD without address, as `0000-0002-1825-0097`. */
  orcid: z
    .string()
    .regex(/^\d{4}-\d{4}-\d{4}-\d{3}[\dX]$/)
    .optional(),
  email: z.email().optional(),
});

export const institution = z.strictObject({
  name: z.string(),
  /** Short form for source lines ("IKPE"); default: the name. */
  short: z.string().optional(),
  /** `publisher` stands on the title page and in citations. */
  role: z.enum(["publisher", "funder", "supporter"]),
  place: z.string().optional(),
  url: z.url().optional(),
  /** ROR iD without address. */
  ror: z.string().optional(),
});

const codes = z.array(z.coerce.string()).min(1);

/** One group of a grouping variable: the answer codes that are counted together, or a class of a number. */
export const group = z.strictObject({
  label: z.string(),
  /** Short form for narrow charts; default: the label. */
  short: z.string().optional(),
  /** Answer codes of a single choice. */
  codes: codes.optional(),
  /** Least number that belongs to the class; default: no lower end. */
  from: z.number().optional(),
  /** Number at which the class ends and the next begins; default: no upper end. */
  below: z.number().optional(),
});

export const grouping = z.strictObject({
  /** What the groups are, as a heading ("Art der Kommune"). */
  label: z.string(),
  /** Code of the question that tells the group: a single choice, or a number that is cut into classes. */
  question: z.string().optional(),
  /** Ids of two other groupings: each group of the first with each of the second, as a two-way table. */
  cross: z.tuple([id, id]).optional(),
  /** Groups in display order, merged where too few hold office; default: one group per answer. */
  groups: z.record(id, group).optional(),
});
export type Grouping = z.infer<typeof grouping>;

/** What holds of one answer; of several fields all have to. */
export const condition = z.strictObject({
  /** Code of a question, or name of a column (`C2[SQ1]`). */
  question: z.string(),
  /** The answer is one of these codes. */
  answers: codes.optional(),
  /** The number is at least this. */
  from: z.number().optional(),
  /** The number is less than this. */
  below: z.number().optional(),
  /** Whether there is an answer at all. */
  answered: z.boolean().optional(),
});
export type Condition = z.infer<typeof condition>;

/** What a questionnaire does not say of a question, or says wrongly. */
export const remark = z.strictObject({
  /** Answer codes that count as missing. */
  missing: codes.optional(),
  /** Where the scale has its high end. */
  direction: direction.optional(),
  /** `number`: an equation or a text whose answers are numbers and are counted as such. */
  as: z.enum(["number"]).optional(),
});

/** The categories to which people assigned open answers. */
export const coding = z.strictObject({
  /** Table in `data/` with the columns `id` and `codes`, of a second coder `codes2`. */
  file: z.string(),
  /** Wording of the question as it is tabulated; default: the question's own. */
  label: z.string().optional(),
  /** Category code → label, in display order. */
  categories: z.record(z.string(), z.string()),
});
export type Coding = z.infer<typeof coding>;

/** Who answers for a result that was computed elsewhere and cannot be checked here. */
export const approval = z.strictObject({
  /** Name of the person. */
  by: z.string().min(1),
  /** Day of the approval. */
  date,
  /** Persons whose answers the result rests on. */
  n: z.int().positive(),
});

/**
 * Whom the audit protects against. `roster`: knows who took part. `frame`: knows who could have. `insider`: took part
 * as well, and knows the own answers.
 */
export const attacker = z.enum(["roster", "frame", "insider"]);
export type Attacker = z.infer<typeof attacker>;

/** A table that was published with wrong numbers and is published again: all of it, and told. */
export const correction = z.strictObject({
  /** Code of the question. */
  question: z.string(),
  /** What was wrong, in a sentence; published. */
  reason: z.string().min(1),
});
export type Correction = z.infer<typeof correction>;

/** A release: its version and day, and what is different in it. */
const release = z.strictObject({
  version: z.coerce
    .string()
    .regex(/^\w[\w.+-]*$/, { error: "Buchstaben, Ziffern, Punkte und Bindestriche" })
    .default("0.1"),
  date: date.optional(),
  /** Without address, once there is one. */
  doi: z.string().optional(),
  /** What is new in it, in a sentence; published. */
  changes: z.string().default(""),
  /** Tables that differ from those of an earlier release. */
  corrections: z.array(correction).default([]),
});
export type Release = z.infer<typeof release>;

/**
 * A named table that is published in another way than its rule allows. `base5`: each count, and the number of answers,
 * is rounded to a multiple of five. `suppression`: small counts are withheld, and as few others as keep them from being
 * worked out (an integer programme).
 */
export const exception = z.strictObject({
  /** Code of the question. */
  question: z.string(),
  /** Grouping variable that it is broken down by. */
  by: z.string(),
  method: z.enum(["base5", "suppression"]),
  /** Suppression: counts below this, but for 0, are withheld. */
  least: z.int().min(2).default(3),
  /** Why, in a sentence; published. */
  reason: z.string().min(1),
});
export type Exception = z.infer<typeof exception>;

/** Disclosure control: what may be published, decided before any answer is seen. */
export const policy = z.strictObject({
  /** Against whom the publication is audited; a final one against insiders. */
  attacker: attacker.default("roster"),
  /** Least number of persons in a published group, in its complement, and in whatever remains withheld. */
  threshold: z.int().min(3).default(10),
  /** Questions that describe the person (office, department): published in total only, never by group. */
  totalOnly: z.array(z.string()).default([]),
  /** Questions whose answers are not published at all. */
  withhold: z.array(z.string()).default([]),
  /** Single choices whose answers are no secret (consent, consequence of being asked): the attacker knows them. */
  known: z.array(z.string()).default([]),
  /** Tables that are published in another way. */
  exceptions: z.array(exception).default([]),
});

/** What is said beyond the respondents: nothing, the worst case, or an interval as if non-response were random. */
export const uncertainty = z.enum(["none", "bounds", "model"]);
export type Uncertainty = z.infer<typeof uncertainty>;

export const study = z.strictObject({
  status: status.default("draft"),
  title: z.string(),
  subtitle: z.string().default(""),
  /** What kind of publication this is, over the title. */
  kind: z.string().default("Bericht"),
  people: z.array(person).default([]),
  institutions: z.array(institution).default([]),
  /** Who was asked. */
  population: z
    .strictObject({
      /** The population in words ("Dezernentinnen und Dezernenten …"). */
      description: z.string().default(""),
      /** What one response stands for: persons, not municipalities; plural, for base lines. */
      unit: z.string().default("Befragte"),
      /** Table of the frame in `data/`: one column per grouping variable, and `n` persons. */
      file: z.string().optional(),
      /** What `n` counts in that table: `persons`, as the responses do, or other `units`; then it is a frame of nothing. */
      counts: z.enum(["persons", "units"]).default("persons"),
      /** Whether several persons may have answered from the same place, in a sentence; no interval allows for it. */
      clustering: z.string().default(""),
    })
    .prefault({}),
  /** How people were invited, in a sentence; open in the demonstration. */
  recruitment: z.string().default(""),
  /** Survey mode, for the source line ("Online-Befragung"). */
  mode: z.string().default("Befragung"),
  /** First and last day of the field time. */
  field: z.strictObject({ from: date.optional(), to: date.optional() }).prefault({}),
  /** Languages of the publication; the first is the pages'. */
  languages: z.array(languageTag).min(1).default(["de"]),
  /** House style of the language: paired forms or the colon form. */
  style: z.strictObject({ gender: z.enum(["paired", "colon"]).default("paired") }).prefault({}),
  /** Which responses are used: those that reached the end, or all. */
  responses: z
    .strictObject({
      include: z.enum(["completed", "all"]).default("completed"),
      /** Columns of the export that belong to no question and are dropped at reading. */
      ignore: z.array(z.string()).default([]),
      /** Responses that are left out: each with its reason, and what must hold of them, all at once. */
      exclude: z
        .array(z.strictObject({ reason: z.string().min(1), when: z.array(condition).min(1) }))
        .default([]),
      /** Column of the export, or question, that holds each response's weight; default: unweighted. */
      weights: z.string().optional(),
    })
    .prefault({}),
  /** Grouping variables by id; the id names the column in the frame. */
  groupings: z.record(id, grouping).default({}),
  /** Pages beside those that every publication has. */
  pages: z
    .strictObject({
      /** Pairs of groupings: each group of the first gets a page beside each group of the second. */
      pairs: z.array(z.tuple([id, id])).default([]),
    })
    .prefault({}),
  /** Remarks on questions, by code. */
  questions: z.record(z.string(), remark).default({}),
  /** Open questions by code, or columns of open texts (`B1[other]`), whose answers were assigned to categories. */
  codings: z.record(z.string(), coding).default({}),
  /** Results in `data/results/`, by file name without ending: none is published without its approval. */
  results: z.record(id, approval).default({}),
  /** Answers in their own words that may be shown, by id: none but these, and nothing on who gave them. */
  quotes: z.record(id, quote).default({}),
  policy: policy.prefault({}),
  /** `none`: the respondents only; `bounds`: worst case over the frame; `model`: as if non-response were random. */
  uncertainty: uncertainty.default("none"),
  /** When two groups differ clearly. */
  comparison: z
    .strictObject({
      /** Least difference of two shares in percentage points; of ordered answers, see `effect` in `compare`. */
      effect: z.number().positive().max(100).default(10),
    })
    .prefault({}),
  /** This release, and those before it, the latest first: pages and feed tell what became of them. */
  release: release.extend({ earlier: z.array(release).default([]) }).prefault({}),
  /** Licence of texts and figures, by SPDX identifier. */
  licence: z.string().default("CC-BY-4.0"),
  /** What the law asks for: imprint, data protection, accessibility. */
  legal: legal.prefault({}),
  /** Address the publication will stand under, with a slash at its end; needed for a final release. */
  address: z.url().endsWith("/").optional(),
});
export type Study = z.infer<typeof study>;

/**
 * A study as pages see it: groupings and their groups in display order, and the mark of its status. Of exclusions only
 * the reasons: beside their number, the conditions would tell what a few persons answered.
 */
export const publicStudy = study.extend({
  mark: z.string(),
  responses: z.strictObject({
    include: z.enum(["completed", "all"]),
    exclude: z.array(z.strictObject({ reason: z.string() })),
    weights: z.string().optional(),
  }),
  groupings: z.array(
    z.strictObject({
      id,
      label: z.string(),
      /** Absent where two groupings are crossed. */
      question: z.string().optional(),
      cross: z.tuple([id, id]).optional(),
      groups: z.array(z.strictObject({ id, label: z.string(), short: z.string() })),
    }),
  ),
});
export type PublicStudy = z.infer<typeof publicStudy>;
