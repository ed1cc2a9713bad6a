import { describe, expect, test } from "vitest";
import { readDataset } from "../../scripts/read/index.ts";
import { weightOf } from "../../scripts/read/weights.ts";
import { savBytes } from "./sav-writer.ts";
import { source } from "./source.ts";
import { answersOf, csv, fputcsv, lss, type MadeSurvey, refusal } from "./survey.ts";

const survey: MadeSurvey = {
  questions: [
    { code: "Y", type: "Y" },
    { code: "N", type: "N" },
    { code: "T", type: "T" },
    { code: "K", type: "K", items: { a: "A" } },
  ],
};
const structure = source("data/survey.lss", lss(survey));

const read = (text: string, weights: string, ignore: string[] = []) =>
  readDataset([structure, source("data/a.csv", text)], { ignore, weights });
const table = (...weights: (string | null)[]) =>
  csv([["id", "submitdate", "Y", "Gewicht"], ...weights.map((weight, i) => [`${i + 1}`, "x", "Y", weight])]);
const weightsOf = (data: ReturnType<typeof read>) => [...data.responses()].map(({ weight }) => weight);

describe("weights", () => {
  test("are a column of the export that belongs to no question, and need not be ignored", () => {
    const data = read(table("1.5", "0,5", "", null, "0", "1,234"), "Gewicht");
    expect(weightsOf(data)).toEqual([1.5, 0.5, null, null, 0, 1.234]);
    expect(data.variables.map(({ name }) => name)).toEqual(["Y"]);
  });

  test("are a question's numbers, which stays a question", () => {
    const text = csv([
      ["id", "submitdate", "Y", "N", "K[a]"],
      ["1", "x", "Y", "2.5", "7"],
      ["2", "x", "N", "", ""],
    ]);
    const data = read(text, "N");
    expect(weightsOf(data)).toEqual([2.5, null]);
    expect(answersOf(data)[0]).toEqual({ Y: 0, N: 2.5, "K[a]": 7 });
    expect(weightsOf(read(text, "K[a]"))).toEqual([7, null]);
  });

  test("are absent in a study that has none", () => {
    const [response] = [
      ...readDataset([
        structure,
        source(
          "data/a.csv",
          csv([
            ["id", "submitdate", "Y"],
            ["1", "x", "Y"],
          ]),
        ),
      ]).responses(),
    ];
    expect(response).toEqual({ complete: true, answers: [0], id: "1" });
  });

  test("are found beside headings that are texts", () => {
    const text = csv([
      ["Response ID", "Date submitted", "Wie oft?", "Gewicht"],
      ["1", "x", "Ja", "0.7"],
    ]);
    const made = lss({ questions: [{ code: "Y", type: "Y", text: "Wie oft?" }] });
    const data = readDataset([source("data/survey.lss", made), source("data/a.csv", text)], {
      ignore: [],
      weights: "Gewicht",
    });
    expect(weightsOf(data)).toEqual([0.7]);
  });

  test("that are none are refused together, with the first line", () => {
    expect(refusal(() => weightsOf(read(table("1", "-1", "viel zu viele Worte"), "Gewicht")))).toBe(
      "data/a.csv:3: Spalte Gewicht: „-1“ ist kein Gewicht (2 Zellen)\n" +
        "Hinweis: Gewichte sind Zahlen ab 0, mit Punkt oder Komma: 0.85; ohne Gewicht bleibt die Zelle leer.",
    );
    expect(refusal(() => weightsOf(read(table("viel zu viele Worte"), "Gewicht")))).toContain(
      "ein Text von 19 Zeichen ist kein Gewicht",
    );
  });

  test("that are nowhere are refused with what comes near", () => {
    expect(refusal(() => read(table("1"), "gewichte"))).toContain(
      "data/study.yaml: responses.weights: keine Spalte und keine Zahlenfrage heißt gewichte\nHinweis: meinten Sie Gewicht?",
    );
    const plain = csv([
      ["id", "submitdate", "Y", "N"],
      ["1", "x", "Y", "1"],
    ]);
    expect(refusal(() => read(plain, "Hochrechnung"))).toContain("Zur Wahl stehen: N");
  });

  test("cannot come from a question without numbers", () => {
    const text = csv([
      ["id", "submitdate", "Y", "T"],
      ["1", "x", "Y", "1"],
    ]);
    expect(refusal(() => read(text, "T"))).toBe(
      "data/study.yaml: responses.weights: T ist keine Zahlenfrage\n" +
        "Hinweis: Stehen dort Zahlen als Text oder als Formel, unter questions.T as: number ergänzen.",
    );
    const numbers = readDataset([structure, source("data/a.csv", text)], {
      ignore: [],
      weights: "T",
      numbers: ["T"],
    });
    expect(weightsOf(numbers)).toEqual([1]);
  });

  test.each([
    ["1e-3", 0.001],
    [" 2 ", 2],
    ["1.234.567", undefined],
    ["1e999", undefined],
    ["0x10", undefined],
    ["NaN", undefined],
    ["9".repeat(50), undefined],
  ])("are read from %j as %j", (cell, weight) => expect(weightOf(cell)).toBe(weight));
});

const sav = (rows: (number | string | null)[][]) =>
  source(
    "data/a.sav",
    savBytes({
      variables: [
        { name: "V1", label: "Antwort ID" },
        {
          name: "Y",
          labels: [
            [1, "Ja"],
            [2, "Nein"],
          ],
        },
        { name: "GEW" },
        { name: "N" },
        { name: "T", width: 8 },
      ],
      rows,
    }),
  );

describe("in an SPSS file, weights", () => {
  const rows = [
    [17, 1, 1.25, 3, "4,5"],
    [18, 2, null, 4, ""],
  ];

  test("are a variable that is no question any more, where there is no structure", () => {
    const data = readDataset([sav(rows)], { ignore: [], weights: "GEW" });
    expect(weightsOf(data)).toEqual([1.25, null]);
    expect(data.codebook.questions.map(({ code }) => code)).toEqual(["Y", "N", "T"]);
  });

  test("are a variable beside the structure, or a number of it", () => {
    const files = [structure, sav(rows)];
    const data = readDataset(files, { ignore: [], weights: "GEW" });
    expect(weightsOf(data)).toEqual([1.25, null]);
    expect(data.notes.join()).not.toContain("GEW");
    expect(weightsOf(readDataset(files, { ignore: [], weights: "N" }))).toEqual([3, 4]);
  });

  test("that are negative are refused with their case", () => {
    const bad = [[17, 1, -1, 3, ""], ...rows.slice(1)];
    for (const files of [[sav(bad)], [structure, sav(bad)]]) {
      expect(refusal(() => weightsOf(readDataset(files, { ignore: [], weights: "GEW" })))).toBe(
        "data/a.sav: Variable GEW: „-1“ ist kein Gewicht (Fall 1)\n" +
          "Hinweis: Gewichte sind Zahlen ab 0; ohne Gewicht ist der Wert systemfehlend.",
      );
    }
  });

  test("that are nowhere are refused with what comes near", () => {
    for (const files of [[sav(rows)], [structure, sav(rows)]]) {
      expect(refusal(() => readDataset(files, { ignore: [], weights: "GEWI" }))).toContain(
        "meinten Sie GEW?",
      );
    }
    expect(refusal(() => readDataset([structure, sav(rows)], { ignore: [], weights: "T" }))).toContain(
      "T ist keine Zahlenfrage",
    );
  });

  test("leave texts to be read as numbers where the study says so", () => {
    const wanted = { ignore: [], numbers: ["T"] };
    expect(answersOf(readDataset([sav(rows)], wanted)).map(({ T }) => T)).toEqual([4.5, null]);
    expect(answersOf(readDataset([structure, sav(rows)], wanted)).map(({ T }) => T)).toEqual([4.5, null]);
    const bad = [[17, 1, 1, 3, "vier"]];
    expect(refusal(() => answersOf(readDataset([sav(bad)], wanted)))).toContain(
      "Variable T: ein Text ist keine Zahl (Fall 1)",
    );
  });
});

describe("the key of a response", () => {
  const ids = (data: ReturnType<typeof read>) => [...data.responses()].map(({ id }) => id);
  const head = ["id", "submitdate", "lastpage", "startlanguage", "Y", "T"];
  const cells = [
    ["17", "x", "1", "de", "Y", "a"],
    ["18", "", "1", "de", "N", ""],
  ];

  test("is the column id of every table", () => {
    const vv = [head.map((name) => `Text ${name}`), head, ...cells].map(fputcsv).join("");
    for (const text of [csv([head, ...cells]), vv]) {
      expect(ids(readDataset([structure, source("data/a.csv", text)]))).toEqual(["17", "18"]);
    }
  });

  test("is found by the name that LimeSurvey gives it among headings that are texts", () => {
    const made = lss({ questions: [{ code: "Y", type: "Y", text: "Wie oft?" }] });
    const plain = csv([
      ["Antwort ID", "Datum Abgeschickt", "Wie oft?"],
      ["17", "x", "Ja"],
    ]);
    expect(ids(readDataset([source("data/survey.lss", made), source("data/a.csv", plain)]))).toEqual(["17"]);
  });

  test("is empty where there is none", () => {
    const text = csv([
      ["Y", "N"],
      ["Y", "1"],
    ]);
    expect(ids(readDataset([structure, source("data/a.csv", text)]))).toEqual([""]);
  });

  test("is a variable called id of an SPSS file, or one that is labelled as such", () => {
    const rows = [[17, 1, 1, 3, ""]];
    for (const files of [[sav(rows)], [structure, sav(rows)]]) {
      const data = readDataset(files);
      expect(ids(data)).toEqual(["17"]);
      expect(data.codebook.questions.map(({ code }) => code)).not.toContain("V1");
    }
    const named = savBytes({
      variables: [
        { name: "ID", width: 8 },
        { name: "Y", labels: [[1, "Ja"]] },
      ],
      rows: [["x17", 1]],
    });
    expect(ids(readDataset([source("data/a.sav", named)]))).toEqual(["x17"]);
    const none = savBytes({ variables: [{ name: "V1", label: "Alter" }], rows: [[3]] });
    const data = readDataset([source("data/a.sav", none)]);
    expect(ids(data)).toEqual([""]);
    expect(data.codebook.questions.map(({ code }) => code)).toEqual(["V1"]);
  });
});
