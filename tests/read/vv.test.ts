import { describe, expect, test } from "vitest";
import { readDataset } from "../../scripts/read/index.ts";
import { source } from "./source.ts";
import { answersOf, fputcsv, lss, type MadeSurvey, refusal } from "./survey.ts";

const survey: MadeSurvey = {
  questions: [
    { code: "L", type: "L", text: "Was?", answers: { a: "A", "{": "Klammer" }, other: true }, // 100
    { code: "M", type: "M", items: { x: "X", y: "Y" }, other: true }, // 103
    { code: "D", type: "1", items: { x: "X" }, answers: { "1": "nie" }, answers2: { n: "nein" } }, // 106
    { code: "R", type: "R", answers: { r: "Rot", b: "Blau" } }, // 110
    { code: "S", type: "S" }, // 113
    { code: "N", type: "N" }, // 114
  ],
};
const texts = [
  "Antwort ID",
  "Zugangscode",
  "Datum",
  "Seite",
  "Sprache",
  ..."Was?,Was? (Sonstiges),M,M,M,D,D,R,R,S,N".split(","),
];
const system = ["id", "token", "submitdate", "lastpage", "startlanguage"];
const codes = [...system, ..."L L_other M_x M_y M_other D_x_0 D_x_1 R_1 R_2 S N".split(" ")];
const keys = [
  ...system,
  ..."7X1X100 7X1X100other 7X1X103x 7X1X103y 7X1X103other 7X1X106x#0 7X1X106x#1 7X1X1101 7X1X1102 7X1X113 7X1X114".split(
    " ",
  ),
];
const none = "{question_not_shown}";
const rows = [
  [
    "1",
    "geheim",
    "1980-01-01 00:00:00",
    "3",
    "de",
    "-oth-",
    "{quote}so",
    "Y",
    "",
    'a\\"b c',
    "1",
    "n",
    "b",
    "",
    "Ende\\",
    "1.5000000000",
  ],
  [
    "2",
    none,
    none,
    "1",
    "de",
    "{lbrace}",
    "",
    none,
    none,
    none,
    none,
    none,
    none,
    none,
    "{tab}{newline} {lbrace}newline}",
    "",
  ],
];
const file = (head: string[], cells = rows) =>
  source("data/vvexport_7.csv", [texts, head, ...cells].map(fputcsv).join(""), 11);
const structure = source("data/survey.lss", lss(survey));

describe("a VV export", () => {
  test.each([
    ["codes", codes],
    ["names of the database", keys],
  ])("is read by its second row with %s, and keeps apart what was not shown", (_, head) => {
    const data = readDataset([structure, file(head)]);
    expect(answersOf(data)).toEqual([
      {
        L: 2,
        "M[x]": 1,
        "M[y]": 0,
        "M[other]": 1,
        "D[x][1]": 0,
        "D[x][2]": 0,
        "R[1]": 1,
        "R[2]": null,
        S: 1,
        N: 1.5,
      },
      {
        L: 1,
        "M[x]": undefined,
        "M[y]": undefined,
        "M[other]": undefined,
        "D[x][1]": undefined,
        "D[x][2]": undefined,
        "R[1]": undefined,
        "R[2]": undefined,
        S: 1,
        N: null,
      },
    ]);
    expect(data).toMatchObject({ tellsNotShown: true, tellsComplete: true, absent: [] });
    expect([...data.responses()].map(({ complete }) => complete)).toEqual([true, false]);
    expect(JSON.stringify([...data.responses()])).not.toMatch(/geheim|Ende/);
  });

  test("is refused where a line is cut off, and where the codes are another survey's", () => {
    const cut = file(codes, [rows[0] ?? [], ["2", none]]);
    expect(refusal(() => answersOf(readDataset([structure, cut])))).toBe(
      "data/vvexport_7.csv:4: eine Zeile hat nicht 16 Spalten, sondern etwa 2\n" +
        "Hinweis: Die Datei so ablegen, wie LimeSurvey sie exportiert hat.",
    );
    const other = file([...system, ..."A B C D E F G H I J K".split(" ")]);
    expect(refusal(() => readDataset([structure, other]))).toMatch(
      /^data\/vvexport_7\.csv:1: keine einzige Spalte gehört zu einer Frage der Struktur\n/,
    );
  });

  test("with a quote after a backslash is cut into cells as PHP wrote them", () => {
    const cells = ['a\\"', '\\"b', '\\\\"', '"\\""', "c\\", 'd"\\e "f'];
    const one: MadeSurvey = { questions: cells.map((_, i) => ({ code: `S${i}`, type: "S" })) };
    const text = [
      [...system, ...cells],
      [...system, ...cells.map((_, i) => `S${i}`)],
      ["1", "", "x", "1", "de", ...cells],
    ];
    const data = readDataset([
      source("data/survey.lss", lss(one)),
      source("data/vv.txt", text.map(fputcsv).join(""), 5),
    ]);
    expect(answersOf(data)).toEqual([Object.fromEntries(cells.map((_, i) => [`S${i}`, 1]))]);
  });
});
