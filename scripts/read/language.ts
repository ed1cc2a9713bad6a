import { languageTag } from "../../src/model/language.ts";
import type { Problem } from "../../src/model/problem.ts";
import type { Structure } from "./structure.ts";

/** What is wrong with the language of a questionnaire, which its files and pages name; undefined where it is one. */
export function unknownLanguage({ file, languages: [base] }: Structure): Problem | undefined {
  if (languageTag.safeParse(base).success) return undefined;
  const hint =
    "LimeSurvey nennt Sprachen mit Kürzeln wie de, en oder de-informal: Die Umfrage neu exportieren.";
  return { file, what: `die Sprache der Umfrage ist keine: ${base.slice(0, 40)}`, hint };
}
