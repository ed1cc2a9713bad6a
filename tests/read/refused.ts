import { source } from "./source.ts";
import { csv, lss, type MadeSurvey } from "./survey.ts";

/** A survey of a few kinds of questions, with one answer to each. */
export const survey: MadeSurvey = {
  questions: [
    {
      code: "L",
      type: "L",
      text: "Wie wichtig ist Ihnen das?",
      answers: { a1: "sehr wichtig", a2: "eher nicht" },
    },
    {
      code: "F",
      type: "F",
      text: "Wie zufrieden sind Sie?",
      items: { SQ1: "mit A", SQ2: "mit B" },
      answers: { "1": "wenig", "2": "viel" },
    },
    { code: "M", type: "M", text: "Was davon nutzen Sie?", items: { a: "A", b: "B" } },
    { code: "Y", type: "Y", text: "Stimmen Sie zu?" },
    { code: "N", type: "N", text: "Wie viele sind es?" },
  ],
};
export const header = ["id", "submitdate", "L", "F[SQ1]", "F[SQ2]", "M[a]", "M[b]", "Y", "N"];
export const good = ["1", "x", "a1", "1", "2", "Y", "", "N", "3"];
export const structure = source("data/survey.lss", lss(survey));
export const responses = source("data/antworten.csv", csv([header, good]));
