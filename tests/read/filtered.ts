import type { MadeQuestion, MadeSurvey } from "./survey.ts";

/** Keys by LimeSurvey's count in `lss`: A 100, B 103, M 104, F 107, N 110, T 111, D 112, G 116, R 119. */
export const asked: MadeQuestion[] = [
  { code: "A", type: "L", answers: { a1: "eins", a2: "zwei, oder mehr" } },
  { code: "B", type: "Y" },
  { code: "M", type: "M", items: { v: "Vereine", k: "Kirchen" }, other: true },
  {
    code: "F",
    type: "F",
    items: { SQ1: "Netze", SQ2: "Regeln" },
    answers: { 1: "wenig", 2: "mittel", 3: "viel" },
  },
  { code: "N", type: "N" },
  { code: "T", type: "T" },
  { code: "D", type: "1", items: { x: "Zeile" }, answers: { 1: "nie" }, answers2: { 1: "gut" } },
  {
    code: "G",
    type: ":",
    items: { r: "Bus" },
    columns: { c: "heute" },
    attributes: { multiflexible_checkbox: "1" },
  },
  { code: "R", type: "R", answers: { r1: "Rot", r2: "Blau" } },
];

/** A survey whose last question, X1, is filtered. */
export const filtered = (relevance: string, others: MadeQuestion[] = []): MadeSurvey => ({
  questions: [...asked, { code: "X1", type: "Y", relevance }, ...others],
});
