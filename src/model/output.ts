import { z } from "zod";

/**
 * What a build makes: the pages with their data and citations, and what is made beside them. `--only` names some of
 * them, and a format says which it belongs to.
 */
export const output = z.enum(["site", "pdf", "slides", "pptx", "word"]);
export type Output = z.infer<typeof output>;
