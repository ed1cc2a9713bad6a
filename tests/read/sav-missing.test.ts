import { describe, expect, test } from "vitest";
import { readDataset } from "../../scripts/read/index.ts";
import { codebook as schema } from "../../src/model/codebook.ts";
import { at, fixture } from "./sav-files.ts";
import { type MadeVariable, savBytes } from "./sav-writer.ts";
import { source } from "./source.ts";
import { answersOf, csv, lss, type MadeQuestion, refusal } from "./survey.ts";

const sav = (variables: MadeVariable[], rows: (number | string | null)[][]) =>
  source("data/a.sav", savBytes({ variables, rows }));
const often: [number, string][] = [
  [1, "nie"],
  [2, "immer"],
  [8, "weiß nicht"],
  [9, "keine Angabe"],
];

describe("values that an SPSS file declares to be missing", () => {
  test("are missing answers of the scale where they have a label, and nobody's answer", () => {
    const file = sav([{ name: "A", labels: often, missing: [8, 9] }], [[1], [8], [9], [2], [null]]);
    const data = readDataset([file]);
    expect(schema.parse(data.codebook).questions[0]?.scales).toEqual([
      {
        label: "",
        categories: [
          { code: "1", label: "nie" },
          { code: "2", label: "immer" },
        ],
        missing: [
          { code: "8", label: "weiß nicht" },
          { code: "9", label: "keine Angabe" },
        ],
        direction: "ascending",
      },
    ]);
    expect(answersOf(data).map(({ A }) => A)).toEqual([0, null, null, 1, null]);
  });

  test("may be a range, of which the labelled ones are told", () => {
    const file = sav([{ name: "A", labels: often, missing: [8, 99], missingCount: -2 }], [[1], [50]]);
    const data = readDataset([file]);
    expect(data.codebook.questions[0]?.scales[0]?.missing.map(({ code }) => code)).toEqual(["8", "9"]);
    expect(answersOf(data).map(({ A }) => A)).toEqual([0, null]);
  });

  test("of an array are those of all its rows together", () => {
    const { codebook } = readDataset([fixture("alles.sav")]);
    const array = codebook.questions.find(({ code }) => code === "q1");
    expect(array?.scales[0]?.missing).toEqual([
      { code: "8", label: "weiß nicht" },
      { code: "9", label: "keine Angabe" },
    ]);
  });

  const asked: MadeQuestion[] = [
    {
      code: "F",
      type: "F",
      items: { a: "A", b: "B" },
      answers: { 1: "nie", 2: "immer", 9: "keine Angabe" },
    },
  ];
  const joined = (missing: [number[], number[]]) =>
    readDataset([
      source("data/survey.lss", lss({ questions: asked })),
      sav(
        [
          { name: "F_a", labels: often, missing: missing[0] },
          { name: "F_b", labels: often, missing: missing[1] },
        ],
        [
          [1, 9],
          [9, 2],
        ],
      ),
    ]);

  test("are no categories of the questionnaire any more where all rows say so", () => {
    const data = joined([
      [9, 8],
      [9, 8],
    ]);
    expect(schema.parse(data.codebook).questions[0]?.scales[0]).toMatchObject({
      categories: [
        { code: "1", label: "nie" },
        { code: "2", label: "immer" },
      ],
      missing: [
        { code: "9", label: "keine Angabe" },
        { code: "8", label: "weiß nicht" },
      ],
    });
    expect(answersOf(data)).toEqual([
      { "F[a]": 0, "F[b]": null },
      { "F[a]": null, "F[b]": 1 },
    ]);
  });

  test("stay categories of the questionnaire where one row does not say so", () => {
    const data = joined([[9], []]);
    expect(data.codebook.questions[0]?.scales[0]).toMatchObject({
      categories: [{ code: "1" }, { code: "2" }, { code: "9" }],
      missing: [],
    });
    expect(answersOf(data)).toEqual([
      { "F[a]": 0, "F[b]": 2 },
      { "F[a]": null, "F[b]": 1 },
    ]);
  });
});

describe("a date in an SPSS file", () => {
  const seconds = Number(at("2026-02-01"));
  const variables: MadeVariable[] = [
    { name: "D", format: 22 },
    { name: "U", format: 21 },
  ];

  test("is counted by its year, and a span of time is only counted", () => {
    const data = readDataset([
      sav(variables, [
        [seconds, 3600],
        [Number(at("1999-12-31")), null],
        [null, 1],
      ]),
    ]);
    expect(data.codebook.questions.map(({ kind }) => kind)).toEqual(["date", "listed"]);
    expect(data.variables.map(({ coding }) => coding)).toEqual(["date", "answered"]);
    expect(answersOf(data)).toEqual([
      { D: 2026, U: 1 },
      { D: 1999, U: null },
      { D: null, U: 1 },
    ]);
  });

  test("is the same with its structure, as a moment or as a text", () => {
    const structure = source("data/survey.lss", lss({ questions: [{ code: "D", type: "D" }] }));
    expect(
      answersOf(readDataset([structure, sav([{ name: "D", format: 22 }], [[seconds], [null]])])),
    ).toEqual([{ D: 2026 }, { D: null }]);
    const text = (day: string) => readDataset([structure, sav([{ name: "D", width: 8 }], [[day]])]);
    expect(answersOf(text("1.2.2026"))).toEqual([{ D: 2026 }]);
    expect(refusal(() => answersOf(text("1.2.26")))).toContain("Variable D: kein Datum: „9.9.99“ (Fall 1)");
  });
});

describe("an SPSS file with its structure", () => {
  test("has a grid whose cells are empty where nothing was chosen", () => {
    const grid: MadeQuestion = {
      code: "G",
      type: ":",
      items: { r: "Bus" },
      columns: { x: "heute", y: "morgen" },
      attributes: { multiflexible_checkbox: "1" },
    };
    const structure = source("data/survey.lss", lss({ questions: [grid] }));
    const data = readDataset([
      structure,
      sav(
        [{ name: "G_r_x" }, { name: "G_r_y" }],
        [
          [1, null],
          [0, 1],
        ],
      ),
    ]);
    expect(answersOf(data)).toEqual([
      { "G[r_x]": 1, "G[r_y]": 0 },
      { "G[r_x]": 0, "G[r_y]": 1 },
    ]);
  });

  test("knows by its filters who was not asked, like a CSV of the same survey", () => {
    const structure = source(
      "data/survey.lss",
      lss({
        questions: [
          { code: "A", type: "L", answers: { 1: "nie", 2: "immer", 9: "keine Angabe" } },
          { code: "B", type: "N", relevance: "A == 2" },
        ],
      }),
    );
    const rows = [
      [1, null],
      [2, null],
      [2, 3],
      [9, null],
    ];
    const file = sav([{ name: "A", labels: often, missing: [9] }, { name: "B" }], rows);
    const table = csv([
      ["id", "submitdate", "A", "B"],
      ...rows.map((row, i) => [`${i + 1}`, "x", ...row.map((cell) => String(cell ?? ""))]),
    ]);
    const [fromSav, fromCsv] = [file, source("data/a.csv", table)].map((one) =>
      readDataset([structure, one]),
    );
    const of = (data = fromSav) => answersOf(data as NonNullable<typeof data>).map(({ B }) => B);
    expect(of(fromSav)).toEqual([undefined, null, 3, undefined]);
    expect(of(fromCsv)).toEqual(of(fromSav));
    expect(fromSav?.tellsNotShown).toBe(true);
    expect(fromCsv?.tellsNotShown).toBe(true);
  });
});
