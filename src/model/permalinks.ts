import { z } from "zod";

/** An address below the base of the publication, as it was published: without slash before it, with one at its end. */
const page = z.string().regex(/^[a-z0-9][a-z0-9/-]*\/$/, { error: "eine Adresse wie abbildungen/name/" });

/** Why a page is no more, and since when. */
export const withdrawal = z.strictObject({
  /** What it was called, for those who still come for it. */
  title: z.string(),
  /** In a sentence, as the page will say it. */
  reason: z.string(),
  /** Day of the withdrawal. */
  date: z.iso.date({ error: "ein Datum wie 2026-02-20" }),
});
export type Withdrawal = z.infer<typeof withdrawal>;

/** `content/permalinks.yaml`: what became of addresses that were published and are no more. */
export const permalinks = z.strictObject({
  /** Old address → where its content stands now. Of a figure, embed and files move with it. */
  redirects: z.record(page, page).default({}),
  /** Old address → why there is nothing any more. Of a figure, this holds for embed and files as well. */
  withdrawn: z.record(page, withdrawal).default({}),
});
export type Permalinks = z.infer<typeof permalinks>;
