import { describe, expect, test } from "vitest";
import { readDataset } from "../../scripts/read/index.ts";
import { droppedLines } from "../../scripts/report.ts";
import { savBytes } from "./sav-writer.ts";
import { source } from "./source.ts";
import { csv, fputcsv, lss, type MadeSurvey } from "./survey.ts";

const survey: MadeSurvey = {
  questions: [
    { code: "L", type: "L", answers: { a: "A" }, other: true },
    { code: "O", type: "O", answers: { a: "A" } },
    { code: "M", type: "M", items: { a: "A" }, other: true },
    { code: "P", type: "P", items: { a: "A" } },
    { code: "S", type: "S" },
    { code: "Q", type: "Q", items: { a: "A" } },
    { code: "E", type: "*" },
    { code: "D", type: "D" },
    { code: "H", type: "D", attributes: { date_format: "HH:MM" } },
    { code: "U", type: "|" },
    { code: "X", type: "X" },
    { code: "N", type: "N" },
  ],
};
const administration = {
  what: "Name und E-Mail-Adresse der Administration",
  columns: ["admin", "adminemail"],
};
const columns = [
  ...["id", "submitdate", "lastpage", "startlanguage", "seed", "startdate", "datestamp"],
  ...["token", "ipaddr", "refurl", "email", "attribute_3", "interviewtime", "groupTime7", "LTime"],
  ...["L", "L[other]", "O", "O[comment]", "M[a]", "M[other]", "P[a]", "P[acomment]"],
  ...["S", "Q[a]", "E", "D", "H", "U", "U[filecount]", "X", "N", "Intern"],
];
const dropped = [
  {
    what: "Kennung und Zeitangaben von LimeSurvey",
    columns: ["id", "submitdate", "lastpage", "startlanguage", "seed", "startdate", "datestamp"],
  },
  {
    what: "Zugangsschlüssel und Angaben zur Person",
    columns: ["token", "ipaddr", "refurl", "email", "attribute_3"],
  },
  { what: "Bearbeitungszeiten", columns: ["interviewtime", "groupTime7", "LTime"] },
  { what: "freie Texte (nur gezählt)", columns: ["S", "Q[a]"] },
  {
    what: "Texte neben „Sonstiges“ und Kommentare",
    columns: ["L[other]", "O[comment]", "M[other]", "P[acomment]"],
  },
  { what: "Ergebnisse von Formeln (nur gezählt)", columns: ["E"] },
  { what: "hochgeladene Dateien (nur gezählt)", columns: ["U", "U[filecount]"] },
  { what: "Tag, Monat und Uhrzeit von Datumsangaben", columns: ["D"] },
  { what: "Uhrzeiten (nur gezählt)", columns: ["H"] },
  { what: "in study.yaml unter responses.ignore genannt", columns: ["Intern"] },
  administration,
];

const read = (made: MadeSurvey, rows: string[][], ignore: string[] = []) =>
  readDataset([source("data/survey.lss", lss(made)), source("data/a.csv", csv(rows))], { ignore });

test("The report names the first columns that were left out, and how many there are.", () => {
  const many = Array.from({ length: 30 }, (_, i) => `T${i + 1}`);
  expect(
    droppedLines([
      { what: "freie Texte", columns: many },
      { what: "Spalten", columns: ["id", "Ein langer Text, der eine Überschrift war und kein Ende nimmt"] },
    ]),
  ).toEqual([
    "freie Texte: T1, T2, T3, T4, T5, T6 … (30 Spalten)",
    "Spalten: id, Ein langer Text, der eine Überschrift wa…",
  ]);
});

describe("what is left out at reading", () => {
  test("is told by kind, with the names of the columns and nothing that stands in them", () => {
    const cells: string[] = columns.map((name) => (name === "N" ? "1" : name === "D" ? "2026-01-01" : "Y"));
    const codes = cells.with(columns.indexOf("L"), "a").with(columns.indexOf("O"), "a");
    const data = read(survey, [columns, codes], ["Intern"]);
    for (const _ of data.responses());
    expect(data.dropped).toEqual(dropped);
    expect(JSON.stringify(data.dropped)).not.toContain("erika");
  });

  test("is told under question codes, whatever the headings are", () => {
    const keys: Record<string, string> = {
      L: "L. Wie?",
      S: "S. Was?",
      "L[other]": "L[other]. Wie?[Sonstiges]",
      N: "N. Zahl",
    };
    const names = ["id", "submitdate", "L", "L[other]", "S", "N"];
    const data = read(survey, [names.map((name) => keys[name] ?? name), ["1", "x", "a", "", "", "1"]]);
    expect(data.dropped.map(({ what, columns }) => `${what}: ${columns}`)).toEqual([
      "Kennung und Zeitangaben von LimeSurvey: id,submitdate",
      "freie Texte (nur gezählt): S",
      "Texte neben „Sonstiges“ und Kommentare: L[other]",
      "Name und E-Mail-Adresse der Administration: admin,adminemail",
    ]);
  });

  test("names the texts beside an answer by their heading where that is all there is", () => {
    const made: MadeSurvey = {
      questions: [{ code: "L", type: "L", text: "Wie?", answers: { a: "A" }, other: true }],
    };
    const data = read(made, [
      ["Antwort ID", "Datum Abgeschickt", "Wie?", "Wie? [Sonstiges]"],
      ["1", "", "A", ""],
    ]);
    expect(data.dropped).toContainEqual({
      what: "Texte neben „Sonstiges“ und Kommentare",
      columns: ["Wie? [Sonstiges]"],
    });
  });

  test("names the columns that an R syntax file does not", () => {
    const files = [
      source("data/survey.lss", lss({ questions: [{ code: "N", type: "N" }] })),
      source(
        "data/syntax.R",
        'names(data)[1] <- "id"\nnames(data)[2] <- "N"\nnames(data)[4] <- "lastpage"\n',
      ),
      source(
        "data/a.csv",
        csv([
          ["A", "B", "Dauer", "C"],
          ["1", "2", "3", "4"],
        ]),
      ),
    ];
    expect(readDataset(files).dropped).toEqual([
      { what: "Kennung und Zeitangaben von LimeSurvey", columns: ["id", "lastpage"] },
      { what: "Spalten, die in der R-Syntax nicht stehen", columns: ["Dauer"] },
      administration,
    ]);
  });

  test("leaves the administration out where a structure does not name it", () => {
    const text = lss({ questions: [{ code: "N", type: "N" }] });
    const bare = text.replace(/<(admin|adminemail)>.*?<\/\1>/g, "<$1/>");
    const table = csv([
      ["id", "submitdate", "N"],
      ["1", "x", "2"],
    ]);
    const whats = (structure: string) =>
      readDataset([source("data/survey.lss", structure), source("data/a.csv", table)]).dropped.map(
        ({ what }) => what,
      );
    expect(whats(text)).toContain(administration.what);
    expect(whats(bare)).not.toContain(administration.what);
  });

  test("includes the administration in a structure as a table, but only where it is named", () => {
    const head = ["class", "type/scale", "name", "relevance", "text", "language"];
    const rows = [
      ["S", "", "language", "", "de", ""],
      ["S", "", "adminemail", "", "erika@example.org", ""],
      ["S", "", "bounce_email", "", "", ""],
      ["G", "", "Eins", "1", "", "de"],
      ["Q", "N", "N", "1", "En", "de"],
    ];
    const table = source("data/x.txt", [head, ...rows].map(fputcsv).join(""));
    const data = readDataset([
      table,
      source(
        "data/a.csv",
        csv([
          ["id", "submitdate", "N"],
          ["1", "x", "2"],
        ]),
      ),
    ]);
    expect(data.dropped).toEqual([
      { what: "Kennung und Zeitangaben von LimeSurvey", columns: ["id", "submitdate"] },
      { what: "Name und E-Mail-Adresse der Administration", columns: ["adminemail"] },
    ]);
  });

  const sav = savBytes({
    variables: [
      { name: "id" },
      { name: "lastpage" },
      { name: "token", width: 8 },
      { name: "L", width: 8, labels: [["a", "A"]] },
      { name: "L_other", width: 8 },
      { name: "S", width: 8 },
      { name: "D", format: 22 },
      { name: "faktor" },
      { name: "filter_$" },
      { name: "intern" },
    ],
    rows: [[1, 2, "geheim", "a", "x", "y", 13_990_000_000, 1, 1, 1]],
  });

  test("is told of an SPSS file with its structure", () => {
    const files = [source("data/survey.lss", lss(survey)), source("data/a.sav", sav)];
    expect(readDataset(files, { ignore: ["INTERN"] }).dropped).toEqual([
      { what: "Kennung und Zeitangaben von LimeSurvey", columns: ["ID", "LASTPAGE"] },
      { what: "Zugangsschlüssel und Angaben zur Person", columns: ["TOKEN"] },
      { what: "freie Texte (nur gezählt)", columns: ["S"] },
      { what: "Texte neben „Sonstiges“ und Kommentare", columns: ["L[other]"] },
      { what: "Tag, Monat und Uhrzeit von Datumsangaben", columns: ["D"] },
      { what: "in study.yaml unter responses.ignore genannt", columns: ["INTERN"] },
      { what: "Variablen, die nicht in der Struktur stehen", columns: ["FAKTOR", "FILTER_$"] },
      administration,
    ]);
  });

  test("is told of an SPSS file on its own", () => {
    expect(readDataset([source("data/a.sav", sav)], { ignore: ["INTERN"] }).dropped).toEqual([
      { what: "Kennung und Zeitangaben von LimeSurvey", columns: ["ID", "LASTPAGE"] },
      { what: "Zugangsschlüssel und Angaben zur Person", columns: ["TOKEN"] },
      { what: "freie Texte (nur gezählt)", columns: ["L_OTHER", "S"] },
      { what: "Tag, Monat und Uhrzeit von Datumsangaben", columns: ["D"] },
      { what: "in study.yaml unter responses.ignore genannt", columns: ["INTERN"] },
      { what: "Hilfsvariablen von SPSS", columns: ["FILTER_$"] },
    ]);
  });
});
