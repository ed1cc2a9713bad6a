import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import type { Answer, Dataset } from "../../scripts/dataset.ts";
import { readDataset } from "../../scripts/read/index.ts";
import { fixture } from "./sav-files.ts";
import { source } from "./source.ts";
import { answersOf, csv, lss, type MadeQuestion, refusal, remarks } from "./survey.ts";

/** The survey that `limesurvey.sav` is an export of (`make.R`). */
const questions: MadeQuestion[] = [
  { code: "L", type: "L", other: true, answers: { a1: "sehr", a2: "kaum" } },
  { code: "Z", type: "L", other: true, answers: { 1: "eins", 2: "zwei", 10: "zehn" } },
  { code: "F", type: "F", items: { SQ1: "mit A", SQ2: "mit B" }, answers: { 1: "viel", 2: "wenig" } },
  { code: "M", type: "M", other: true, items: { a: "das", b: "jenes" } },
  { code: "Y", type: "Y" },
  { code: "C", type: "C", items: { SQ1: "eins", SQ2: "zwei" } },
  { code: "G", type: "G" },
  { code: "N", type: "N" },
  { code: "R", type: "R", answers: { x: "ix", y: "yps", z: "zet" }, attributes: { max_subquestions: "2" } },
  { code: "T", type: "T" },
];

const structure = () => source("data/survey.lss", lss({ questions }));

describe("LimeSurvey's SPSS export with its structure", () => {
  test("has the answers that the CSV of the same survey has", () => {
    const system = ["id", "submitdate", "lastpage", "startlanguage"];
    const own = [
      "L",
      "L[other]",
      "Z",
      "F[SQ1]",
      "F[SQ2]",
      "M[a]",
      "M[b]",
      "M[other]",
      "Y",
      "C[SQ1]",
      "C[SQ2]",
    ];
    const day = "1980-01-01 00:00:00";
    const table = csv([
      [...system, ...own, "G", "N", "R[1]", "R[2]", "T"],
      ["1", day, "3", "de", "a1", "", "1", "1", "2", "Y", "", "", "Y", "Y", "N", "F", "3", "x", "y", "Text"],
      ["2", "", "1", "de", "", "", "", "", "", null, null, null, "", "", "", "", "", "", "", ""],
      ["3", day, "3", "de", "a2", "", "2", "2", "2", "", "Y", "", "N", "N", "N", "M", "1.5", "y", "", ""],
      [
        "4",
        day,
        "3",
        "de",
        "-oth-",
        "x",
        "10",
        "1",
        "1",
        "Y",
        "Y",
        "x",
        "Y",
        "U",
        "Y",
        "F",
        "40",
        "z",
        "x",
        "x",
      ],
      ["5", day, "3", "de", "a1", "", "1", "1", "", "", "", "", "N", "Y", "Y", "F", "0", "x", "z", ""],
      ["6", day, "3", "de", "a2", "", "-oth-", "2", "2", "", "", "", "Y", "N", "U", "M", "7", "", "", ""],
    ]);
    const fromCsv = readDataset([structure(), source("data/a.csv", table)]);
    const fromSav = readDataset([structure(), fixture("limesurvey.sav")]);
    expect(fromSav.codebook).toEqual(fromCsv.codebook);
    expect(fromSav.variables).toEqual(fromCsv.variables);
    // A text of "other" that is blank was not shown where its options were not: a blank text cannot tell.
    const blank = ({ complete, answers }: { complete: boolean; answers: Answer[] }) => ({
      complete,
      answers: answers.map((answer) => answer ?? null),
    });
    const other = fromSav.variables.findIndex(({ name }) => name === "M[other]");
    const same = (data: Dataset) =>
      [...data.responses()]
        .map(blank)
        .map((of) => ({ ...of, answers: of.answers.with(other, of.answers[other] || 0) }));
    expect(same(fromSav)).toEqual(same(fromCsv));
    expect(fromSav).toMatchObject({ absent: [], tellsComplete: true });
    expect(remarks(fromSav)).toEqual([]);
  });

  test("knows which options were not shown, since those not chosen have a value", () => {
    const [, second, third] = answersOf(readDataset([structure(), fixture("limesurvey.sav")]));
    expect(second).toMatchObject({ "M[a]": undefined, "M[b]": undefined });
    expect(third).toMatchObject({ "M[a]": 0, "M[b]": 1 });
  });

  test("has the answers of a whole study as its CSV has them", () => {
    const data = join(import.meta.dirname, "../fixtures/klein/data");
    const read = (name: string) => source(`data/${name}`, readFileSync(join(data, name)));
    const fromCsv = readDataset([read("befragung.xml"), read("antworten.csv")]);
    const fromSav = readDataset([read("befragung.xml"), fixture("klein.sav")]);
    const responses = (of: Dataset) =>
      [...of.responses()].map(({ complete, answers }) => [
        complete,
        ...answers.map((answer) => answer ?? null),
      ]);
    expect(fromSav.codebook).toEqual(fromCsv.codebook);
    expect(fromSav.variables).toEqual(fromCsv.variables);
    expect(responses(fromSav)).toHaveLength(51);
    expect(responses(fromSav)).toEqual(responses(fromCsv));
  });

  test("is one file with responses: another beside it is refused", () => {
    const table = source(
      "data/a.csv",
      csv([
        ["id", "submitdate", "L", "T"],
        ["1", "x", "a1", ""],
      ]),
    );
    expect(refusal(() => readDataset([structure(), fixture("limesurvey.sav"), table]))).toBe(
      "data/a.csv: noch eine Datei mit Antworten neben data/limesurvey.sav\n" +
        "Hinweis: Nur eine der beiden im Ordner lassen.",
    );
  });
});
