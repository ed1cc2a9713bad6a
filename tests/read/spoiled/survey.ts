import fc from "fast-check";
import { type Answered, answersFor } from "../random/answers.ts";
import type { MadeQuestion, MadeSurvey } from "../survey.ts";

const agreement = { a1: "sehr", a2: "etwas", a3: "gar nicht" };
const rows = { SQ1: "die Nachbarn", SQ2: "die Gemeinde" };

const questions: MadeQuestion[] = [
  { code: "L", type: "L", text: "Was ist Ihnen wichtig?", answers: agreement, other: true },
  { code: "O", type: "O", text: "Und warum?", answers: agreement, relevance: 'L_a1.NAOK == "Y"' },
  { code: "V", type: "5", text: "Wie viele Sterne?" },
  { code: "Y", type: "Y", text: "Stimmen Sie zu?", relevance: '((L.NAOK == "a1" or is_empty(V)) && Y != "N")' },
  { code: "G", type: "G", text: "Ihr Geschlecht?" },
  { code: "A", type: "A", text: "Wie gut sind diese?", items: rows },
  { code: "C", type: "C", text: "Trifft das zu für diese?", items: rows },
  { code: "E", type: "E", text: "Wie ändern sich diese?", items: rows },
  { code: "F", type: "F", text: "Wie sehr vertrauen Sie?", items: { ...rows, SQ3: "links|rechts" }, answers: agreement },
  { code: "D1", type: "1", text: "Damals und heute?", items: rows, answers: agreement, answers2: { b1: "mehr", b2: "weniger" } },
  { code: "M", type: "M", text: "Was davon nutzen Sie?", items: rows, other: true },
  { code: "P", type: "P", text: "Was davon, und wozu?", items: rows },
  { code: "N", type: "N", text: "Wie alt sind Sie?", mandatory: true },
  { code: "K", type: "K", text: "Wie viele je Woche?", items: rows },
  { code: "R", type: "R", text: "In welcher Reihenfolge?", answers: agreement, attributes: { max_subquestions: "2" } },
  { code: "S", type: "S", text: "Was noch?" },
  { code: "Q", type: "Q", text: "Was noch zu diesen?", items: rows },
  { code: "T1", type: ";", text: "Texte in Zellen?", items: rows, columns: { X1: "gestern" } },
  { code: "U1", type: "|", text: "Eine Datei?" },
  { code: "X", type: "X", text: "Vielen Dank!" },
];

const survey: MadeSurvey = { languages: ["de", "en"], questions };

/** A survey with a question of nearly every type, and what some persons answered, the same on every run. */
export const answered: Answered = fc.sample(answersFor(survey), { seed: 4, numRuns: 9 }).at(-1) as Answered;
