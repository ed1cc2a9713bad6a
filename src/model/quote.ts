import { z } from "zod";

/** An answer in its own words that may be shown: a person read it and answers for its telling nobody who gave it. */
export const quote = z.strictObject({
  /** Code of the question that it answers. */
  question: z.string(),
  /** The answer, as it may be shown; published. */
  text: z.string().min(1),
  /** Name of the person who released it: on record, and shown nowhere. */
  by: z.string().min(1),
  /** Day of the release. */
  date: z.iso.date({ error: "ein Datum wie 2026-02-20" }),
});
export type Quote = z.infer<typeof quote>;
