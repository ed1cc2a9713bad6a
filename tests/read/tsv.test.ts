import { describe, expect, test } from "vitest";
import { codebookOf } from "../../scripts/codebook.ts";
import { readDataset, readStructure } from "../../scripts/read/index.ts";
import { readTsv } from "../../scripts/read/tsv.ts";
import { haveRealFiles, real, source } from "./source.ts";
import { answersOf, csv, fputcsv, lss, refusal } from "./survey.ts";

const columns = [
  "id",
  "related_id",
  "class",
  "type/scale",
  "name",
  "relevance",
  "text",
  "help",
  "language",
  "mandatory",
  "other",
  "dualscale_headerA",
  "max_subquestions",
];
type Cells = Partial<Record<string, string>>;
const line = (cells: Cells, from = 0) => fputcsv(columns.slice(from).map((column) => cells[column] ?? ""));

/** One language's block of a survey. */
const block = (language: string, word: (german: string) => string, attributes: Cells = {}) =>
  [
    { class: "G", id: "1", name: word("Teil"), text: "Beschreibung", relevance: "1" },
    {
      class: "Q",
      id: "100",
      "type/scale": "L",
      name: "L",
      relevance: "1",
      text: word('<b>Was "genau"\\"?</b>'),
      help: word("Hilfe"),
      mandatory: "Y",
      other: "Y",
    },
    { class: "A", id: "100", "type/scale": "0", name: "a1", text: word("eins") },
    { class: "A", id: "100", "type/scale": "0", name: "a2", text: word("=zwei\nzeilig") },
    { class: "G", id: "2", name: word("Noch einer"), relevance: "L == 'a1'" },
    {
      class: "Q",
      id: "104",
      "type/scale": "1",
      name: "D",
      relevance: "1",
      text: word("Doppelt"),
      other: "N",
      ...attributes,
    },
    { class: "SQ", id: "105", "type/scale": "", name: "SQ1", relevance: "1", text: word("Zeile") },
    { class: "A", id: "104", "type/scale": "1", name: "n", text: word("nein") },
    { class: "A", id: "104", "type/scale": "0", name: "1", text: word("nie") },
    { class: "Q", id: "108", "type/scale": "M", name: "M", text: word("Mehreres"), other: "Y" },
    { class: "SQ", id: "109", "type/scale": "0", name: "x", text: word("X") },
    { class: "SQ", "type/scale": "0", name: "other", text: word("Sonstiges") },
  ].map((cells) => ({ ...cells, language }));

const settings = [
  { class: "S", name: "sid", text: "7" },
  { class: "S", name: "adminemail", text: "erika@example.org" },
  { class: "S", name: "language", text: "de" },
  { class: "S", name: "additional_languages", text: "en" },
  { class: "SL", name: "surveyls_title", text: "Probe", language: "de" },
  { class: "SL", name: "surveyls_title", text: "Trial", language: "en" },
];
const rows: Cells[] = [
  ...settings,
  ...block("de", (text) => text, { dualscale_headerA: "Häufigkeit" }),
  ...block("en", (text) => `en ${text}`),
];
const table = (from: number) => fputcsv(columns.slice(from)) + rows.map((row) => line(row, from)).join("");
const tsv = table(0);
/** LimeSurvey 2 has no keys. */
const without = table(2);
const same = lss({
  languages: ["de", "en"],
  groups: [
    { title: "Teil", relevance: "1" },
    { title: "Noch einer", relevance: "L == 'a1'" },
  ],
  questions: [
    {
      code: "L",
      type: "L",
      text: '<b>Was "genau"\\"?</b>',
      help: "Hilfe",
      mandatory: true,
      other: true,
      answers: { a1: "eins", a2: "=zwei\nzeilig" },
    },
    {
      code: "D",
      type: "1",
      group: 2,
      text: "Doppelt",
      items: { SQ1: "Zeile" },
      answers: { "1": "nie" },
      answers2: { n: "nein" },
      attributes: { dualscale_headerA: "Häufigkeit" },
    },
    { code: "M", type: "M", group: 2, text: "Mehreres", other: true, items: { x: "X" } },
  ],
});

describe("a structure as a table (.txt)", () => {
  test.each([
    ["as LimeSurvey writes it", tsv],
    ["with byte order mark and CRLF", `\uFEFF${tsv.replaceAll("\n", "\r\n")}`],
    ["without the columns of later versions", without],
  ])("%s gives the codebook of the .lss", (_, text) => {
    const { codebook } = readStructure([source("data/limesurvey_survey_7.txt", text)]);
    expect(codebook).toEqual(readStructure([source("data/survey.lss", same)]).codebook);
    expect(JSON.stringify(codebook)).not.toContain("erika");
  });

  test("has the texts of all its languages", () => {
    const structure = readTsv(source("data/s.txt", tsv, 7));
    if ("what" in structure) throw new Error(structure.what);
    const { codebook } = codebookOf(structure, "en");
    expect(codebook.title).toBe("Trial");
    expect(codebook.questions[1]).toMatchObject({
      section: "en Noch einer",
      text: "en Doppelt",
      items: [{ code: "SQ1", label: "en Zeile" }],
      scales: [
        { label: "Häufigkeit", categories: [{ code: "1", label: "en nie" }] },
        { categories: [{ label: "en nein" }] },
      ],
    });
  });

  test("is read together with responses", () => {
    const text = csv([
      ["id", "submitdate", "L", "D[SQ1][1]", "D[SQ1][2]", "M[x]", "M[other]"],
      ["1", "x", "a2", "1", "", "Y", ""],
    ]);
    const data = readDataset([source("data/s.txt", tsv), source("data/a.csv", text)]);
    expect(answersOf(data)).toEqual([{ L: 1, "D[SQ1][1]": 0, "D[SQ1][2]": null, "M[x]": 1, "M[other]": 0 }]);
  });

  test("is refused with two questions of one code, with a quote left open, without questions", () => {
    const said = (text: string) => refusal(() => readStructure([source("data/s.txt", text)]));
    expect(said(tsv.replaceAll("\tM\tM\t", "\tM\tL\t"))).toMatch(
      /^data\/s\.txt:\d+: der Fragencode L kommt zweimal vor, zuerst in Zeile 9\nHinweis: In LimeSurvey einen der beiden ändern/,
    );
    expect(said(`${tsv}\t\tQ\tL\t"x\n`)).toMatch(
      /^data\/s\.txt:\d+: ein Anführungszeichen wird nicht geschlossen\nHinweis: Die Struktur in LimeSurvey neu exportieren, am besten als „Umfragestruktur \(\.lss\)“\.$/,
    );
    expect(said(fputcsv(columns) + settings.map((row) => line(row)).join(""))).toMatch(
      /^data\/s\.txt: die Struktur enthält keine Fragen\n/,
    );
  });
});

const title = (sentence: string) =>
  haveRealFiles ? sentence : `${sentence} (übersprungen: ../shared/limesurvey/data fehlt)`;

test.skipIf(!haveRealFiles)(title("A survey of LimeSurvey 6 has one codebook from .txt and .lss."), () => {
  const folder = "limesurvey-core-testing-colors";
  const [table, xml] = ["colors.txt", "colors.lss"].map((name) => readStructure([real(`${folder}/${name}`)]));
  expect(table).toEqual(xml);
  const responses = real(`${folder}/DERIVED_results-survey841748_codes_semicolon.csv`);
  const [one, two] = ["colors.txt", "colors.lss"].map((name) =>
    answersOf(readDataset([real(`${folder}/${name}`), responses])),
  );
  expect(one).toEqual(two);
});

test.skipIf(!haveRealFiles)(
  title("A survey in two languages has all its questions, rows and answers."),
  () => {
    const file = real("softwaresaved-2017-de/de_17_to_import.txt");
    const text = [...file.chunks()].map((bytes) => Buffer.from(bytes).toString("latin1")).join("");
    const { codebook, notes } = readStructure([file]);
    const lines = text.split("\n").map((row) => row.split("\t"));
    const english = (kind: string) => lines.filter((row) => row[0] === kind && row[6] === "en").length;
    expect(codebook.questions).toHaveLength(english("Q"));
    const count = (of: (q: (typeof codebook.questions)[number]) => number) =>
      codebook.questions.reduce((sum, q) => sum + of(q), 0);
    // Places of a ranking, and "other", are no rows of their own.
    let type = "";
    const rows = lines.filter((row) => {
      if (row[0] === "Q") type = row[1] ?? "";
      return row[0] === "SQ" && row[6] === "en" && row[2] !== "other" && type !== "R";
    });
    const own = count(({ items }) => items.filter(({ code }) => code !== "other").length);
    expect(own).toBe(rows.length);
    expect(notes).toEqual([]);
  },
);
