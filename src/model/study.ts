import { z } from "zod";

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

/** One group of a grouping variable: the answer codes that are counted together. */
export const group = z.strictObject({
  label: z.string(),
  /** Short form for narrow charts; default: the label. */
  short: z.string().optional(),
  codes: z.array(z.coerce.string()).min(1),
});

export const grouping = z.strictObject({
  /** What the groups are, as a heading ("Art der Kommune"). */
  label: z.string(),
  /** Code of the single-choice question that tells the group. */
  question: z.string(),
  /** Groups in display order, merged where too few hold office; default: one group per answer. */
  groups: z.record(id, group).optional(),
});
export type Grouping = z.infer<typeof grouping>;

/** Disclosure control: what may be published, decided before any answer is seen. */
export const policy = z.strictObject({
  /** Least number of persons in a published group, in its complement, and in whatever remains withheld. */
  threshold: z.int().min(3).default(10),
  /** Questions that describe the person (office, department): published in total only, never by group. */
  totalOnly: z.array(z.string()).default([]),
});

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
    })
    .prefault({}),
  /** How people were invited, in a sentence; open in the demonstration. */
  recruitment: z.string().default(""),
  /** Survey mode, for the source line ("Online-Befragung"). */
  mode: z.string().default("Befragung"),
  /** First and last day of the field time. */
  field: z.strictObject({ from: date.optional(), to: date.optional() }).prefault({}),
  /** Languages of the publication; the first is the pages'. */
  languages: z.array(z.string()).min(1).default(["de"]),
  /** House style of the language: paired forms or the colon form. */
  style: z.strictObject({ gender: z.enum(["paired", "colon"]).default("paired") }).prefault({}),
  /** Which responses are used: those that reached the end, or all. */
  responses: z
    .strictObject({
      include: z.enum(["completed", "all"]).default("completed"),
      /** Columns of the export that belong to no question and are dropped at reading. */
      ignore: z.array(z.string()).default([]),
    })
    .prefault({}),
  /** Grouping variables by id; the id names the column in the frame. */
  groupings: z.record(id, grouping).default({}),
  policy: policy.prefault({}),
  /** `none`: the respondents only; `bounds`: worst case over the frame; `model`: as if non-response were random. */
  uncertainty: z.enum(["none", "bounds", "model"]).default("none"),
  /** Version, day and, once there is one, DOI of this release. */
  release: z
    .strictObject({
      version: z.coerce.string().default("0.1"),
      date: date.optional(),
      doi: z.string().optional(),
    })
    .prefault({}),
  /** Licence of texts and figures, by SPDX identifier. */
  licence: z.string().default("CC-BY-4.0"),
  /** Address the publication will stand under, with a slash at its end; needed for a final release. */
  address: z.url().endsWith("/").optional(),
});
export type Study = z.infer<typeof study>;

/** A study as pages see it: groupings and their groups in display order, and the mark of its status. */
export const publicStudy = study.extend({
  mark: z.string(),
  groupings: z.array(
    z.strictObject({
      id,
      label: z.string(),
      question: z.string(),
      groups: z.array(z.strictObject({ id, label: z.string(), short: z.string() })),
    }),
  ),
});
export type PublicStudy = z.infer<typeof publicStudy>;
