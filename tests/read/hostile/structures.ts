import { source } from "../source.ts";
import { lss } from "../survey.ts";
import { beside, counted, type Inputs, lsrHead, made, million, repeated, responses, xml } from "./input.ts";

const endless = /:\d+: die (?:Datei|Struktur) enthält einen Text ohne Ende/;
const deep = /:\d+: die (?:Datei|Struktur) ist zu tief verschachtelt/;
const large = /: der Fragebogen hat mehr als /;

/** A row of the table of questions, or of their parts. */
const row = (id: number, parent: number) =>
  `<row><qid>${id + 1000}</qid><parent_qid>${parent}</parent_qid><gid>1</gid><type>S</type><title>Z${id}</title></row>`;
const inQuestions = "  </rows>\n </questions>";
/** A text of the structure, within which something can be put. */
const inText = "Was?";

const tsv = (...rows: (() => Iterable<string>)[]) => [
  responses,
  made("data/umfrage.txt", function* () {
    yield "class\ttype/scale\tname\trelevance\ttext\tlanguage";
    for (const pieces of rows) yield* pieces();
  }),
];
const languages = () => ["\nS\t\tlanguage\t\tde\t\nS\t\tadditional_languages\t\ten\t\n"];
const list = (count: number) =>
  Object.fromEntries(Array.from({ length: count }, (_, i) => [`x${i}`, `y${i}`]));
const yaml = (text: string) => [responses, source("data/codebook.yaml", text)];

/** Structures and responses in XML, and structures as tables, that are too deep, too long or too many. */
export const structures: Inputs = {
  "a structure with 310,000 questions": {
    files: () => beside(inQuestions, () => counted(310_000, (i) => row(i, 0))),
    said: /: die Struktur hat mehr als 300\.000 Fragen, Antworten und Texte/,
    large: true,
  },
  "a structure with 30,000 questions": {
    files: () => beside(inQuestions, () => counted(30_000, (i) => row(i, 0))),
    said: large,
    large: true,
  },
  "a question with 30,000 rows": {
    files: () => beside(inQuestions, () => counted(30_000, (i) => row(i, 100))),
    said: large,
    large: true,
  },
  "a grid of nine million cells": {
    files: () => [
      responses,
      source(
        "data/umfrage.lss",
        lss({ questions: [{ code: "G", type: ";", items: list(3000), columns: list(3000) }] }),
      ),
    ],
    said: large,
  },
  "a ranking of ten thousand": {
    files: () => [
      responses,
      source("data/umfrage.lss", lss({ questions: [{ code: "R", type: "R", answers: list(10_000) }] })),
    ],
    said: large,
  },
  "a survey in ten thousand languages": {
    files: () => [
      responses,
      source(
        "data/umfrage.txt",
        `class\ttype/scale\tname\trelevance\ttext\nS\t\tadditional_languages\t\t${Object.keys(list(10_000)).join(" ")}\nQ\tS\tS\t1\tWas?\n`,
      ),
    ],
    said: large,
  },
  "a text of 100 MB": {
    files: () => beside(inText, () => repeated("x", 100 * million)),
    said: endless,
    large: true,
  },
  "a million tags that never end": {
    files: () => beside(inText, () => repeated("<a ", million)),
    said: true,
    large: true,
  },
  "a million comments and scripts that never end": {
    files: () => beside(inText, () => repeated("<!-- <script> </script ", 500_000)),
    said: true,
    large: true,
  },
  "a million entities that never end": {
    files: () => beside(inText, () => repeated("&am", million)),
    said: true,
    large: true,
  },
  "a document type of blanks": {
    files: () => [
      responses,
      source("data/umfrage.lss", `<document><LimeSurveyDocType>${" ".repeat(60_000)}</document>`),
    ],
    said: /: die Datei ist keine Umfragestruktur von LimeSurvey/,
  },
  "a structure nested a million times": {
    files: () => beside("<answers>", () => repeated("<a>", million)),
    said: deep,
  },
  "an equation nested a million times": {
    files: () => [
      responses,
      source(
        "data/umfrage.lss",
        lss({
          questions: [
            { code: "L", type: "L", answers: { a1: "eins" } },
            { code: "S", type: "S", relevance: `${"(".repeat(million)}L` },
          ],
        }),
      ),
    ],
    said: true,
  },
  "responses nested a million times": { files: () => xml(() => repeated("<row>", million)), said: deep },
  "responses with a million columns": {
    files: () =>
      xml(
        () => counted(million, (i) => `<fieldname>z${i}</fieldname>`),
        lsrHead.slice(0, lsrHead.indexOf("</fields>")),
      ),
    said: /: die Datei hat mehr als 5\.000 Spalten/,
  },
  "responses with a million cells in a row": {
    files: () =>
      xml(function* () {
        yield "<row>";
        yield* counted(million, (i) => `<z${i}/>`);
        yield "</row>";
      }),
    said: /:2: eine Zeile hat nicht 3 Spalten, sondern etwa 1000003/,
    large: true,
  },
  "responses of a million empty rows": {
    files: () => xml(() => repeated("<row/>", million)),
    said: true,
    large: true,
  },
  "an element with a million attributes": {
    files: () =>
      xml(function* () {
        yield "<row";
        yield* counted(million, (i) => ` a${i}="1"`);
        yield "/>";
      }),
    said: /:2: die Datei hat ein Element mit mehr als 100 Attributen/,
  },
  "an attribute of 100 MB": {
    files: () =>
      xml(function* () {
        yield '<row a="';
        yield* repeated("x", 100 * million);
        yield '"/>';
      }),
    said: endless,
    large: true,
  },
  "a name of 100 MB": {
    files: () =>
      xml(function* () {
        yield "<";
        yield* repeated("x", 100 * million);
      }),
    said: endless,
    large: true,
  },
  "a comment of 100 MB": {
    files: () =>
      xml(function* () {
        yield "<!--";
        yield* repeated("x", 100 * million);
        yield "-->";
      }),
    said: endless,
    large: true,
  },
  "a structure as a table with a million columns": {
    files: () => tsv(() => counted(million, (i) => `\tz${i}`)),
    said: /: .*mehr als (?:fünf Millionen Zeichen|5\.000 Spalten)/,
    large: true,
  },
  "a structure as a table with a million questions": {
    files: () => tsv(languages, () => counted(million, (i) => `Q\tS\tQ${i}\t1\tWas?\tde\n`)),
    said: /:\d+: die Struktur hat mehr als 300\.000 Zeilen/,
    large: true,
  },
  "a structure as a table with the same question 200,000 times": {
    files: () => tsv(languages, () => repeated("Q\tS\tQ1\t1\tWas?\tde\n", 200_000)),
    said: large,
    large: true,
  },
  "a hundred thousand answers in two languages": {
    files: () =>
      tsv(
        languages,
        () => ["Q\tL\tL\t1\tWas?\tde\n"],
        () => counted(100_000, (i) => `A\t0\tx${i}\t\ty${i}\tde\n`),
        () => ["Q\tL\tL\t1\tWas?\ten\n"],
        () => counted(100_000, (i) => `A\t0\tx${i}\t\ty${i}\ten\n`),
      ),
    said: /: die Spalte S steht nicht in der Struktur/,
    large: true,
  },
  "a codebook nested without end": {
    files: () => yaml(`questions:\n  - code: ${"[".repeat(100_000)}`),
    said: /:2: kein gültiges YAML/,
  },
  "a codebook of references to references": {
    files: () => {
      const lines = Array.from({ length: 9 }, (_, i) => `a${i + 1}: &a${i + 1} [${`*a${i}, `.repeat(9)}]`);
      return yaml(`a0: &a0 [x]\n${lines.join("\n")}\nquestions:\n  - code: *a9\n`);
    },
    said: /: \S/,
  },
  "a codebook of 30 MB": {
    files: () => [
      responses,
      made("data/codebook.yaml", function* () {
        yield "questions:\n";
        yield* counted(million, (i) => `  - code: q${i}\n    text: x\n`);
      }),
    ],
    said: /: das Codebuch ist größer als 1 MiB/,
  },
};
