import { describe, expect, test } from "vitest";
import { readDataset, readStructure } from "../../scripts/read/index.ts";
import { source } from "./source.ts";
import { answersOf, csv, fputcsv, lss, type MadeSurvey, refusal } from "./survey.ts";

const survey: MadeSurvey = {
  languages: ["de", "en"],
  questions: [
    {
      code: "L",
      type: "L",
      answers: { a: { de: "eins", en: "one" }, b: { de: "zwei", en: "two" } },
    },
    { code: "F", type: "F", items: { x: { de: "Zeile", en: "Row" } }, answers: { 1: "ja" } },
  ],
};
const read = (text: string) => readStructure([source("data/survey.lss", text)]);
const labels = (text: string) =>
  read(text).codebook.questions[0]?.scales[0]?.categories.map(({ label }) => label);

describe("a structure that lost labels", () => {
  const without = (...words: string[]) =>
    words.reduce(
      (text, word) =>
        text.replace(new RegExp(`<row>(?:(?!</row>).)*\\[${word}\\](?:(?!</row>).)*</row>\n?`), ""),
      lss(survey),
    );

  test("in its own language has those of another one, which is noted", () => {
    expect(labels(without("eins"))).toEqual(["one", "zwei"]);
    expect(read(without("eins")).notes).toEqual(["Ein Text fehlt in der Sprache „de“ und steht in „en“."]);
    const empty = lss(survey).replace("<![CDATA[eins]]>", "");
    expect(labels(empty)).toEqual(["one", "zwei"]);
  });

  test("in every language has codes in their place, which is noted", () => {
    const text = without("eins", "one", "Zeile", "Row");
    expect(labels(text)).toEqual(["a", "zwei"]);
    expect(read(text).notes).toEqual([
      "Ohne Text in der Struktur und deshalb mit ihrem Code genannt: L (a), F (x).",
    ]);
  });

  test("is none where a label was meant to be empty, as between the ends of a scale", () => {
    const ends = lss({ questions: [{ code: "L", type: "L", answers: { 1: "wenig", 2: "", 3: "viel" } }] });
    expect(labels(ends)).toEqual(["wenig", "2", "viel"]);
    expect(read(ends).notes).toEqual([]);
  });
});

describe("an answer code that stands there twice", () => {
  test("counts once, the first time, and is noted", () => {
    const text = lss(survey).replaceAll("<code><![CDATA[b]]></code>", "<code><![CDATA[a]]></code>");
    expect(labels(text)).toHaveLength(1);
    expect(read(text).notes).toEqual(["Antwortcodes, die zweimal vorkommen; es gilt der erste: L (a)."]);
    const table = csv([
      ["id", "submitdate", "L", "F[x]"],
      ["1", "x", "a", "1"],
    ]);
    expect(answersOf(readDataset([source("data/survey.lss", text), source("data/a.csv", table)]))).toEqual([
      { L: 0, "F[x]": 0 },
    ]);
  });

  test("is noted in a structure as a table too", () => {
    const head = ["class", "type/scale", "name", "relevance", "text", "language"];
    const rows = [
      ["S", "", "language", "", "de", ""],
      ["G", "", "Eins", "1", "", "de"],
      ["Q", "L", "L", "1", "El", "de"],
      ["A", "0", "a", "", "eins", "de"],
      ["A", "0", "a", "", "zwei", "de"],
    ];
    const { codebook, notes } = readStructure([source("data/x.txt", [head, ...rows].map(fputcsv).join(""))]);
    expect(codebook.questions[0]?.scales[0]?.categories).toEqual([{ code: "a", label: "eins" }]);
    expect(notes).toEqual(["Antwortcodes, die zweimal vorkommen; es gilt der erste: L (a)."]);
  });

  test("is no fault where the whole row stands there twice, as in large exports", () => {
    const text = lss(survey).replace(
      /<row>(?:(?!<\/row>).)*<code><!\[CDATA\[b\]\](?:(?!<\/row>).)*<\/row>/,
      "$&\n$&",
    );
    expect(labels(text)).toEqual(["eins", "zwei"]);
    expect(read(text).notes).toEqual([]);
  });

  test("is a fault where it is a question's or a row's", () => {
    const question = lss({
      questions: [
        { code: "A", type: "Y" },
        { code: "A", type: "N" },
      ],
    });
    expect(refusal(() => read(question))).toContain("der Fragencode A kommt zweimal vor");
    const row = lss({
      questions: [{ code: "F", type: "F", items: { x: "X", y: "Y" }, answers: { 1: "1" } }],
    });
    expect(refusal(() => read(row.replaceAll("<![CDATA[y]]>", "<![CDATA[x]]>")))).toContain(
      "der Code x kommt in Frage F zweimal vor",
    );
  });
});

test("The headings of a dual-scale array step in from another language too.", () => {
  const text = lss({
    languages: ["de", "en"],
    questions: [
      {
        code: "D",
        type: "1",
        items: { x: "X" },
        answers: { 1: "a" },
        answers2: { 1: "b" },
        attributes: { dualscale_headerA: "Häufigkeit" },
      },
    ],
  });
  const inEnglish = text.replace(/(Häufigkeit\]\]><\/value><language><!\[CDATA\[)de/, "$1en");
  expect(inEnglish).not.toBe(text);
  for (const structure of [text, inEnglish]) {
    expect(read(structure).codebook.questions[0]?.scales.map(({ label }) => label)).toEqual([
      "Häufigkeit",
      "",
    ]);
  }
});
