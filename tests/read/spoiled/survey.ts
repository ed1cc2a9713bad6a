import fc from "fast-check";
import { type Answered, answersFor } from "../random/answers.ts";
import type { MadeQuestion, MadeSurvey } from "../survey.ts";

const agreement = { a1: "sehr", a2: "etwas", a3: "gar nicht" };
const rows = { SQ1: "die Nachbarn", SQ2: "die Gemeinde" };

const questions: MadeQuestion[] = [
  { code: "L", type: "L", text: "Was ist Ihnen wichtig?", answers: agreement, other: true },
  { code: "O", type: "O", text: "Und warum?", answers: agreement, relevance: 'L_a1.NAOK == "Y"' },
  { code: "V", type: "5", text: "Wie viele Sterne?" },
  {
    code: "Y",
    type: "Y",
    text: "Stimmen Sie zu?",
    relevance: '((L.NAOK == "a1" or is_empty(V)) && Y != "N")',
  },
  { code: "G", type: "G", text: "Ihr Geschlecht?" },
  { code: "A", type: "A", text: "Wie gut sind diese?", items: rows },
  { code: "C", type: "C", text: "Trifft das zu für diese?", items: rows },
  { code: "E", type: "E", text: "Wie ändern sich diese?", items: rows },
  {
    code: "F",
    type: "F",
    text: "Wie sehr vertrauen Sie?",
    items: { ...rows, SQ3: "links|rechts" },
    answers: agreement,
  },
  {
    code: "D1",
    type: "1",
    text: "Damals und heute?",
    items: rows,
    answers: agreement,
    answers2: { b1: "mehr", b2: "weniger" },
  },
  { code: "M", type: "M", text: "Was davon nutzen Sie?", items: rows, other: true },
  { code: "P", type: "P", text: "Was davon, und wozu?", items: rows },
  { code: "N", type: "N", text: "Wie alt sind Sie?", mandatory: true },
  { code: "K", type: "K", text: "Wie viele je Woche?", items: rows },
  {
    code: "R",
    type: "R",
    text: "In welcher Reihenfolge?",
    answers: agreement,
    attributes: { max_subquestions: "2" },
  },
  { code: "S", type: "S", text: "Was noch?" },
  { code: "Q", type: "Q", text: "Was noch zu diesen?", items: rows },
  { code: "T1", type: ";", text: "Texte in Zellen?", items: rows, columns: { X1: "gestern" } },
  { code: "T2", type: ":", text: "Zahlen in Zellen?", items: rows, columns: { X1: "heute" } },
  {
    code: "T3",
    type: ":",
    text: "Haken in Zellen?",
    items: rows,
    columns: { X1: "gestern", X2: "heute" },
    attributes: { multiflexible_checkbox: "1" },
  },
  { code: "D", type: "D", text: "Seit wann?" },
  { code: "U1", type: "|", text: "Eine Datei?" },
  { code: "X", type: "X", text: "Vielen Dank!" },
];

const survey: MadeSurvey = { languages: ["de", "en"], questions };

/** A survey with a question of nearly every type, and what some persons answered, the same on every run. */
export const answered: Answered = fc.sample(answersFor(survey), { seed: 4, numRuns: 9 }).at(-1) as Answered;

/** A codebook that somebody wrote for a table from elsewhere, and that table. */
export const codebook = `title: Befragung der Vereine
language: de
id: nr
complete: { column: status, values: [fertig] }
missing: ["-9"]
questions:
  - { code: A1, column: v_12, text: "Wie viele Mitglieder?", section: Der Verein, type: number }
  - code: B1
    type: single
    text: Gibt es einen Vorstand?
    answers: { 2: nein, 1: ja }
    missing: { 8: weiß nicht }
    direction: ascending
  - { code: C1, type: array, items: { c1_1: Offenheit, c1_2: Vertrauen }, answers: { 1: wenig, 2: viel } }
  - { code: D1, type: multiple, items: { d1_1: Zeit, d1_2: Geld } }
  - { code: E1, type: ranking, columns: [e1, e2], answers: { a: Ruhe, b: Lärm, c: Musik } }
  - { code: G1, type: text }
`;
export const writtenTable = [
  "nr;status;v_12;B1;c1_1;c1_2;d1_1;d1_2;e1;e2;G1",
  ...Array.from({ length: 12 }, (_, i) => {
    const [one, other] = [1 + (i % 2), 1 + ((i >> 1) % 2)];
    return `${i + 1};${i % 3 ? "fertig" : "offen"};${i * 7};${one};${other};${i % 4 ? one : -9};${i % 2};1;a;c;"so; ${i}"`;
  }),
  "",
].join("\r\n");
