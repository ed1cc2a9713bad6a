import type { Codebook, Question } from "../model/codebook.ts";
import { askedQuestions } from "./question-address.ts";
import { slugger } from "./slug.ts";

/** A section of the questionnaire with its questions. */
export interface QuestionnaireSection {
  /** Anchor on the page of tables. */
  id: string;
  /** Empty where the survey has no sections. */
  title: string;
  questions: Question[];
}

/** The sections of a questionnaire in the order in which they were asked; without the texts between questions. */
export function sectionsOf(codebook: Codebook): QuestionnaireSection[] {
  const slug = slugger();
  return [...Map.groupBy(askedQuestions(codebook), ({ section }) => section)].map(([title, questions]) => ({
    id: slug(title),
    title,
    questions,
  }));
}
