import { z } from "zod";

/** A language as BCP 47 writes it, the way LimeSurvey does too (`de`, `en-GB`, `nl-informal`): language first. */
export const languageTag = z.string().regex(/^[a-z]{2,3}(-[a-z0-9]{2,8})*$/i, {
  error: "eine Sprache wie de oder en-GB",
});
