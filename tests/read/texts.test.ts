import { describe, expect, test } from "vitest";
import { readDataset } from "../../scripts/read/index.ts";
import { source } from "./source.ts";
import { answersOf, csv, fputcsv, lss, type MadeSurvey, refusal } from "./survey.ts";

const survey: MadeSurvey = {
  languages: ["de", "en"],
  questions: [
    {
      code: "L",
      type: "L",
      text: { de: "<p>Wie wichtig ist Ihnen <b>das</b>?</p>", en: "How important?" },
      answers: { a1: { de: "sehr wichtig", en: "very" }, a2: { de: "gar&nbsp;nicht", en: "not at all" } },
      other: true,
    },
    {
      code: "O",
      type: "O",
      text: { de: "Warum eigentlich?", en: "Why?" },
      answers: { x: { de: "darum", en: "so" } },
    },
    {
      code: "F",
      type: "F",
      text: { de: "Wie zufrieden sind Sie?", en: "How content?" },
      items: { S1: { de: "mit sich & mir", en: "with me" }, S2: { de: "gut|schlecht", en: "good|bad" } },
      answers: { "1": { de: "\uFEFF1 (wenig)", en: "little" }, "2": { de: "2", en: "much" } },
    },
    {
      code: "M",
      type: "M",
      text: { de: "Was davon nutzen Sie?", en: "Which?" },
      items: { a: { de: "Auto", en: "Car" }, b: { de: "Bus", en: "Bus" } },
      other: true,
    },
    {
      code: "P",
      type: "P",
      text: { de: "Und was noch?", en: "What else?" },
      items: { a: { de: "Rad", en: "Bike" } },
    },
    { code: "Y", type: "Y", text: { de: "Stimmen Sie zu?", en: "Agreed?" } },
    { code: "G", type: "G", text: { de: "Geschlecht", en: "Gender" } },
    { code: "C", type: "C", text: { de: "Sicher?", en: "Sure?" }, items: { a: { de: "hier", en: "here" } } },
    {
      code: "E",
      type: "E",
      text: { de: "Und künftig?", en: "And then?" },
      items: { a: { de: "Geld", en: "Money" } },
    },
    {
      code: "A",
      type: "A",
      text: { de: "Von 1 bis 5", en: "1 to 5" },
      items: { a: { de: "dies", en: "this" } },
    },
    {
      code: "D",
      type: "1",
      text: { de: "Doppelt", en: "Twice" },
      items: { a: { de: "Zeile", en: "Row" } },
      answers: { "1": { de: "nie", en: "never" } },
      answers2: { n: { de: "nein", en: "no" } },
      attributes: { dualscale_headerA: "Häufigkeit" },
    },
    {
      code: "R",
      type: "R",
      text: { de: "Reihenfolge", en: "Order" },
      answers: { r: { de: "Rot", en: "Red" }, b: { de: "Blau", en: "Blue" } },
    },
    {
      code: "T",
      type: ";",
      text: { de: "Felder", en: "Fields" },
      items: { Y1: { de: "links", en: "left" } },
      columns: { X1: "oben" },
    },
    { code: "N", type: "N", text: { de: "Wie viele?", en: "How many?" } },
    { code: "S", type: "S", text: { de: "Und sonst?", en: "Anything?" } },
  ],
};

/** code → German full heading → abbreviated to 15 → full answer → answer; absent where the column is dropped */
const columns: [string, string, string, string, number | null | undefined | "dropped"][] = [
  ["id", "Antwort ID", "Antwort ID", "1", "dropped"],
  ["submitdate", "Datum Abgeschickt", "Datum Abgeschickt", "1980-01-01 00:00:00", "dropped"],
  ["lastpage", "Letzte Seite", "Letzte Seite", "1", "dropped"],
  ["startlanguage", "Start-Sprache", "Start-Sprache", "de", "dropped"],
  ["L", "Wie wichtig ist Ihnen das?", "Wie wichtig ist.. ", "Sonstiges", 2],
  [
    "L[other]",
    "Wie wichtig ist Ihnen das? [Sonstiges]",
    "Wie wichtig ist..  [Sonstiges]",
    "etwas",
    "dropped",
  ],
  ["O", "Warum eigentlich?", "Warum eigentlic.. ", "darum", 0],
  ["O[comment]", "Warum eigentlich? [Kommentar]", "Warum eigentlic..  [Kommentar]", "weil", "dropped"],
  [
    "F[S1]",
    "Wie zufrieden sind Sie? [mit sich & mir]",
    "Wie zufrieden s..  [mit sich & mir]",
    "1 (wenig)",
    0,
  ],
  ["F[S2]", "Wie zufrieden sind Sie? [gut|schlecht]", "Wie zufrieden s..  [gut|schlecht]", "", null],
  ["M[a]", "Was davon nutzen Sie? [Auto]", "Was davon nutze..  [Auto]", "Ja", 1],
  ["M[b]", "Was davon nutzen Sie? [Bus]", "Was davon nutze..  [Bus]", "Nein", 0],
  ["M[other]", "Was davon nutzen Sie? [Sonstiges]", "Was davon nutze..  [Sonstiges]", "Esel", 1],
  ["P[a]", "Und was noch? [Rad]", "Und was noch? [Rad]", "N/A", undefined],
  ["P[acomment]", "Und was noch? [Rad] [Kommentar]", "Und was noch? [Rad] [Kommentar]", "", "dropped"],
  ["Y", "Stimmen Sie zu?", "Stimmen Sie zu?", "Nein", 1],
  ["G", "Geschlecht", "Geschlecht", "N/A", null],
  ["C[a]", "Sicher? [hier]", "Sicher? [hier]", "Unsicher", 1],
  ["E[a]", "Und künftig? [Geld]", "Und künftig? [Geld]", "Abnahme", 2],
  ["A[a]", "Von 1 bis 5 [dies]", "Von 1 bis 5 [dies]", "4", 3],
  ["D[a][1]", "Doppelt [Zeile][Häufigkeit]", "Doppelt [Zeile][Häufigkeit]", "nie", 0],
  ["D[a][2]", "Doppelt [Zeile][Skala 2]", "Doppelt [Zeile][Skala 2]", "nein", 0],
  ["R[1]", "Reihenfolge [Rang 1]", "Reihenfolge [Rang 1]", "Blau", 1],
  ["R[2]", "Reihenfolge [Rang 2]", "Reihenfolge [Rang 2]", "", null],
  ["T[Y1_X1]", "Felder [links][oben]", "Felder [links][oben]", "Text", 1],
  ["N", "Wie viele?", "Wie viele?", "12.5", 12.5],
  ["S", "Und sonst?", "Und sonst?", "ein Text", 1],
];
const expected = Object.fromEntries(columns.filter((c) => c[4] !== "dropped").map((c) => [c[0], c[4]]));
const answers = columns.map(([, , , answer]) => answer);
const structure = source("data/survey.lss", lss(survey));
const read = (rows: (string | null)[][], separator?: string) =>
  readDataset([structure, source("data/antworten.csv", csv(rows, separator))]);

describe("headings", () => {
  const codetext = columns.map(([code, text]) => `${code}. ${text}`);
  test.each([
    ["codes", columns.map(([code]) => code), "Fragencodes"],
    ["codes with texts", codetext, "Fragencodes mit Fragetext"],
    [
      "codes with texts and another separator",
      columns.map(([code, text]) => `${code}: ${text}`),
      "Fragencodes mit Fragetext",
    ],
    ["texts", columns.map(([, text]) => text), "Fragetexte"],
    ["texts with underscores", columns.map(([, text]) => text.replaceAll(" ", "_")), "Fragetexte"],
    ["abbreviated texts", columns.map(([, , short]) => short), "auf 15 Zeichen gekürzte Fragetexte"],
  ])("that are %s are read, with full answers", (_, headings, spelling) => {
    const data = read([headings, answers], ";");
    expect(answersOf(data)).toEqual([expected]);
    expect(data).toMatchObject({ absent: [], tellsComplete: true });
    expect(data.notes).toEqual([
      `data/antworten.csv: CSV mit Semikolon, UTF-8; Überschriften: ${spelling}; Antworten: volle Antworten.`,
    ]);
  });

  test("and answers may be in another language of the survey, with answer codes too", () => {
    const english = [
      "Response ID",
      "Date submitted",
      "How important?",
      "How content? [with me]",
      "Which? [Car]",
      "Which? [Other]",
    ];
    const words = read([english, ["1", "x", "not at all", "much", "Yes", ""]]);
    expect(answersOf(words)).toEqual([{ L: 1, "F[S1]": 1, "M[a]": 1, "M[other]": 0 }]);
    expect(words.codebook.questions[0]?.text).toBe("Wie wichtig ist Ihnen das?");
    const codes = read([english, ["1", "x", "a2", "2", "Y", ""]]);
    expect(answersOf(codes)).toEqual([{ L: 1, "F[S1]": 1, "M[a]": 1, "M[other]": 0 }]);
    expect(codes.notes[0]).toContain("Überschriften: Fragetexte; Antworten: Antwortcodes.");
  });

  test("may be longer than the beginning by which a file is recognised", () => {
    const questions = Array.from({ length: 400 }, (_, i) => ({
      code: `Q${i}`,
      type: "Y",
      text: `${"Wie? ".repeat(60)}${i}`,
    }));
    const long = source("data/survey.lss", lss({ questions }));
    const headings = ["Datum Abgeschickt", ...questions.map(({ text }) => text)];
    const rows = [headings, ["x", ...questions.map(() => "Ja")]];
    expect(answersOf(readDataset([long, source("data/a.csv", csv(rows))]))[0]).toMatchObject({ Q399: 0 });
    const codes = ["submitdate", "lastpage", ...questions.map(({ code }) => code)];
    const vv = [["a", ...headings], codes, ["x", "1", ...questions.map(() => "N")]].map(fputcsv).join("");
    expect(answersOf(readDataset([long, source("data/vv.txt", vv)]))[0]).toMatchObject({ Q399: 1 });
  });

  test("may begin with an unnamed column of row numbers, as R and Python write it", () => {
    const data = readDataset([structure, source("data/a.csv", ",L,Y\n0,sehr wichtig,Ja\n1,,\n")]);
    expect(answersOf(data)).toEqual([
      { L: 0, Y: 0 },
      { L: null, Y: null },
    ]);
  });
});

describe("full answers", () => {
  const codes = columns.map(([code]) => code);
  const person = (changes: Record<string, string>) =>
    columns.map(([code, , , answer]) => changes[code] ?? answer);

  test("say of an option whether it was shown, and of a yes-no question only that nothing was answered", () => {
    const data = read([
      codes,
      answers,
      person({ "M[a]": "N/A", "M[b]": "N/A", "M[other]": "", Y: "N/A", L: "" }),
    ]);
    expect(answersOf(data)[1]).toMatchObject({
      "M[a]": undefined,
      "M[b]": undefined,
      "M[other]": undefined,
      Y: null,
      L: null,
    });
  });

  test("that are unknown or those of two options are refused column by column", () => {
    const hint = "Hinweis: In LimeSurvey neu exportieren mit „Antworten: Antwortcodes“.";
    expect(refusal(() => answersOf(read([codes, answers, answers, person({ L: "halb wichtig" })])))).toBe(
      `data/antworten.csv:4: Spalte L: unbekannter Antworttext: ein Text von 12 Zeichen (eine Zelle)\n${hint}`,
    );
    const twins: MadeSurvey = {
      questions: [
        { code: "L", type: "L", answers: { a: "gleich", b: "gleich", c: "anders" } },
        { code: "Y", type: "Y" },
      ],
    };
    const text = csv([
      ["id", "L", "Y"],
      ["1", "anders", "Ja"],
      ["2", "gleich", "Nein"],
    ]);
    const data = () => readDataset([source("data/survey.lss", lss(twins)), source("data/a.csv", text)]);
    expect(refusal(() => answersOf(data()))).toBe(
      `data/a.csv:3: Spalte L: der Antworttext „gleich“ steht für mehrere Antworten (eine Zelle)\n${hint}`,
    );
  });
});
