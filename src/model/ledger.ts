import { z } from "zod";
import { study } from "./study.ts";
import { tables } from "./table.ts";

/**
 * One release that was handed out: everything it told, and what it was made by. It cannot be taken back: whoever has
 * it can compare it with every later one.
 */
export const ledgerEntry = z.strictObject({
  /** Version of the release, as in `study.yaml`. */
  version: z.string(),
  /** Its day; absent where the study names none. */
  date: z.iso.date().optional(),
  /** The fields of the study that decide what is released, as they were. */
  study: z.strictObject({
    responses: study.shape.responses,
    groupings: study.shape.groupings,
    policy: study.shape.policy,
    questions: study.shape.questions,
    codings: study.shape.codings,
  }),
  /** Codes of questions that were withheld as a whole. */
  withheld: z.array(z.string()),
  /** All released statistics. */
  tables,
});
export type LedgerEntry = z.infer<typeof ledgerEntry>;
