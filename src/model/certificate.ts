import { z } from "zod";
import { attacker } from "./study.ts";

const common = {
  mark: z.string(),
  /** Whom the audit was, or would have been, against. */
  attacker,
  /** Least number of persons in a published group (`policy.threshold`). */
  threshold: z.int(),
  /** Versions that were released before: what they tell was counted in. */
  earlier: z.array(z.string()).default([]),
  /** What the audit says nothing of, because it was computed elsewhere or is no table of answers. */
  notCovered: z.strictObject({
    /** Ids of results in `data/results/` that a person approved. */
    results: z.array(z.string()),
    /** Codes of questions with coded texts for which the agreement of two coders is published. */
    agreements: z.array(z.string()),
    /** True where the questionnaire's filters are not known: who was asked what may tell more than was checked. */
    filters: z.boolean(),
  }),
  /** Codes of questions withheld as a whole: named by the study, or asked of whom cannot be modelled. */
  withheld: z.array(z.string()),
  /** Digest of the released data that this belongs to: the derived files but this one. */
  digest: z.string(),
  /** When the audit was done, ISO 8601 in UTC; no part of any digest. */
  time: z.iso.datetime(),
};

/**
 * Why a draft was not audited; a final study never goes without. `tooMany`: more responses than are held in memory at
 * once. `weighted`: more different weights than persons can be told apart by. `brokenOff`: where interviews were broken off, what was not shown
 * in one question tells it of all that follow.
 */
export const uncheckedReason = z.enum(["tooMany", "weighted", "brokenOff"]);
export type UncheckedReason = z.infer<typeof uncheckedReason>;

/** What can be said in public of the audit; the alternative worlds it rests on stay behind. */
export const certificate = z.discriminatedUnion("kind", [
  z.strictObject({
    kind: z.literal("passed"),
    ...common,
    /** Questions that were audited; those that make up the groups are known to the attacker. */
    questions: z.int(),
    /** Models: questions, or rows of them, and such as are tied by filters together. */
    blocks: z.int(),
    /** Statements about persons that must not follow from what is published. */
    statements: z.int(),
    /** Alternative worlds that gave the very same released data when they were made into them. */
    worlds: z.int(),
  }),
  z.strictObject({
    kind: z.literal("unchecked"),
    ...common,
    reason: uncheckedReason,
  }),
]);
export type Certificate = z.infer<typeof certificate>;
