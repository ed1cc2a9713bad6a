import { describe, expect, test } from "vitest";
import type { Dataset } from "../../scripts/dataset.ts";
import { readDataset } from "../../scripts/read/index.ts";
import { source } from "./source.ts";
import { answersOf, csv, lss, type MadeSurvey, refusal, remarks } from "./survey.ts";

const survey: MadeSurvey = {
  questions: [
    { code: "M", type: "M", items: { a: "A", b: "B" }, other: true },
    { code: "Y", type: "Y" },
    { code: "C", type: "C", items: { a: "A" } },
    { code: "E", type: "E", items: { a: "A" } },
    { code: "G", type: "G" },
    { code: "D", type: "1", items: { a: "A" }, answers: { x: "X" }, answers2: { y: "Y" } },
    { code: "P-1", type: "P", items: { "a-1": "A" } },
    { code: "1Q", type: "L", answers: { a: "A" }, other: true },
  ],
};

/** An R syntax file: names by 1-based column, among lines that only look alike. */
function syntax(names: Record<number, string>): string {
  const lines = Object.entries(names).map(([column, name]) =>
    [
      `data[, ${column}] <- as.numeric(data[, ${column}])`,
      `attributes(data)$variable.labels[${column}] <- "names(data)[1] <- \\"x\\""`,
      `names(data)[${column}] <- "${name}"`,
    ].join("\n"),
  );
  return `data <- read.csv("survey_1_R_data_file.csv")\n${lines.join("\n")}\n#sql_name not set\n`;
}

function pair(names: Record<number, string>, text: string): Dataset {
  return readDataset([
    source("data/survey.lss", lss(survey)),
    source("data/daten.csv", text),
    source("data/syntax.R", syntax(names)),
  ]);
}

const names = {
  1: "id",
  2: "submitdate",
  3: "M_a",
  4: "M_b",
  5: "M_other",
  6: "Y",
  7: "C_a",
  8: "E_a",
  9: "G",
  10: "D_a0",
  11: "D_a#1",
  12: "P_hyph_1_a_hyph_1",
  13: "P_hyph_1_a_hyph_1comment",
  15: "q_1Q",
  16: "q_1Q_other",
};
const header = Array.from({ length: 17 }, (_, i) => `Irgendein Fragetext ${i}`);

describe("an R export", () => {
  test("has its columns named by the index in the syntax file, and those without a name are dropped", () => {
    const row = [
      "1",
      "1980-01-01 00:00:00",
      "1",
      "0",
      "Text",
      "1",
      "3",
      "2",
      "2",
      "x",
      "y",
      "1",
      "so",
      "99.5",
      "a",
      "",
      "7",
    ];
    const data = pair(names, csv([header, row]));
    expect(answersOf(data)).toEqual([
      {
        "M[a]": 1,
        "M[b]": 0,
        "M[other]": 1,
        Y: 0,
        "C[a]": 1,
        "E[a]": 1,
        G: 1,
        "D[a][1]": 0,
        "D[a][2]": 0,
        "P-1[a-1]": 1,
        "1Q": 0,
      },
    ]);
    expect(data).toMatchObject({ tellsNotShown: false, tellsComplete: true, absent: [] });
    expect(data.notes).toEqual([
      "data/daten.csv: CSV mit Komma, UTF-8; Überschriften: Namen aus der R-Syntax; Antworten: Antwortcodes, von R in Zahlen übersetzt.",
    ]);
  });

  test("leaves empty the options of a multiple choice that was not shown, and any other answer that is missing", () => {
    const row = ["1", "", "", "", "", "", "", "", "", "", "", "", "", "", "", "", ""];
    const [only] = answersOf(pair(names, csv([header, row])));
    expect(only).toMatchObject({
      "M[a]": undefined,
      "M[b]": undefined,
      "M[other]": undefined,
      Y: null,
      "C[a]": null,
      "1Q": null,
    });
  });

  test("is refused where the syntax names a column that the structure does not know", () => {
    expect(refusal(() => pair({ ...names, 3: "M_c" }, csv([header, header.map(() => "")])))).toBe(
      "data/syntax.R: die Spalte M_c steht nicht in der Struktur\n" +
        "Hinweis: meinten Sie M_a? Sonst in study.yaml unter responses.ignore nennen.",
    );
  });

  describe("numbers yes and no as its version of LimeSurvey did:", () => {
    const yesNo: MadeSurvey = {
      questions: [
        { code: "M", type: "M", items: { a: "A", b: "B" }, other: true },
        { code: "Y", type: "Y" },
        { code: "L", type: "L", answers: { "1": "eins" } },
      ],
    };
    const columns = { 1: "id", 2: "submitdate", 3: "M_a", 4: "M_b", 5: "M_other", 6: "Y", 7: "L" };
    const read = (cells: string[][], first?: string) =>
      readDataset([
        source("data/survey.lss", lss(yesNo)),
        source("data/daten.csv", csv([Array.from({ length: 7 }, (_, i) => `Text ${i}`), ...cells])),
        source(
          "data/syntax.R",
          first === undefined ? syntax(columns) : syntax(columns).replace(/^.*/, first),
        ),
      ]);
    const person = (a: string, b: string, y: string) => ["1", "x", a, b, "", y, "1"];
    const answer = (a: number, b: number, y: number) => ({
      "M[a]": a,
      "M[b]": b,
      "M[other]": undefined,
      Y: y,
      L: 0,
    });

    test("1 and 0 for options, 1 and 2 for yes and no", () => {
      expect(answersOf(read([person("1", "0", "1"), person("0", "0", "2")]))).toEqual([
        answer(1, 0, 0),
        answer(0, 0, 1),
      ]);
    });

    test("2 and 1 for options, and then also for yes and no", () => {
      expect(answersOf(read([person("1", "2", "1"), person("1", "1", "2")]))).toEqual([
        answer(0, 1, 1),
        answer(0, 0, 0),
      ]);
    });

    test("1 and 0 for both", () => {
      expect(answersOf(read([person("1", "0", "1"), person("0", "0", "0")]))).toEqual([
        answer(1, 0, 0),
        answer(0, 0, 1),
      ]);
    });

    test("1 and 2, as the first line of a recent syntax file tells where the data do not", () => {
      const first = 'data <- read.csv("responses_1_R_data_file.csv", quote = "x", fileEncoding="UTF-8-BOM")';
      expect(answersOf(read([person("1", "1", "2")], first))).toEqual([answer(1, 1, 1)]);
    });

    test("where neither data nor syntax tell, the questions are left out, and it is noted", () => {
      const data = read([person("1", "1", "2"), person("", "1", "1")]);
      expect(answersOf(data)).toEqual([{ L: 0 }, { L: 0 }]);
      expect(data.absent).toEqual(["M", "Y"]);
      expect(remarks(data)).toEqual([
        "Die Fragen M, Y fehlen: Dem R-Export ist nicht anzusehen, welche Zahl Ja bedeutet. Ein Export als CSV mit „Antworten: Antwortcodes“ sagt es.",
      ]);
    });

    test("both 0 and 2 for options are refused", () => {
      expect(refusal(() => answersOf(read([person("2", "0", "1")])))).toMatch(
        /^data\/daten\.csv:2: Spalte M\[a\]: „2“ ist weder Ja noch Nein \(eine Zelle\)\n/,
      );
    });
  });

  test("is refused without its data file", () => {
    const files = [source("data/survey.lss", lss(survey)), source("data/syntax.R", syntax(names))];
    expect(refusal(() => readDataset(files))).toMatch(/^data: keine Antworten gefunden\n/);
  });
});
