import { z } from "zod";

const name = z.looseObject({
  family: z.string().optional(),
  given: z.string().optional(),
  /** Name of an institution, never taken apart. */
  literal: z.string().optional(),
});

const date = z.looseObject({
  "date-parts": z.array(z.array(z.coerce.number().int()).min(1)).min(1).optional(),
  literal: z.string().optional(),
});

/**
 * One record of `content/references.json`, in CSL-JSON: what citation managers export. Fields that are not named here
 * are passed on as they are.
 */
export const reference = z.looseObject({
  /** Key by which texts cite it. */
  id: z.string().regex(/^[a-z][a-z0-9-]*$/, { error: "Kleinbuchstaben, Ziffern und Bindestriche" }),
  /** Kind of publication, as CSL names it (`article-journal`, `report`). */
  type: z.string(),
  title: z.string(),
  author: z.array(name).optional(),
  editor: z.array(name).optional(),
  issued: date.optional(),
  custom: z
    .looseObject({
      /** Whether somebody of the authors has read it; a final report cites nothing unread. */
      gelesen: z.boolean().default(false),
    })
    .prefault({}),
});
export type Reference = z.infer<typeof reference>;

/** `content/references.json`. */
export const referencesFile = z.array(reference);
