import { describe, expect, test } from "vitest";
import type { Dataset } from "../../scripts/dataset.ts";
import { readDataset } from "../../scripts/read/index.ts";
import { type MadeVariable, savBytes } from "./sav-writer.ts";
import { source } from "./source.ts";

type Cell = number | string | null;

const sav = (variables: MadeVariable[], rows: Cell[][], weight?: number) =>
  source("data/a.sav", savBytes({ variables, rows, ...(weight === undefined ? {} : { weight }) }));

/** The dataset of one variable. */
const one = (variable: MadeVariable, values: Cell[], numbers: string[] = []): Dataset =>
  readDataset(
    [
      sav(
        [variable],
        values.map((value) => [value]),
      ),
    ],
    { ignore: [], numbers },
  );

/** Codes and kinds of the questions. */
const kinds = ({ codebook }: Dataset) => codebook.questions.map(({ code, kind }) => `${code} ${kind}`);

/** Numbers made from 0, 1, 2 …, without order. */
const some = (length: number, of: (i: number) => number) =>
  Array.from({ length }, (_, i) => of((i * 37) % length));

const keys = "Kennungen und laufende Nummern";

describe("a variable that tells who somebody is", () => {
  test.each([
    ["telephone numbers", some(30, (i) => 361_345_678 + 7919 * i)],
    ["few telephone numbers", [...some(6, (i) => 361_345_678 + 7919 * i), ...Array(50).fill(null)]],
    ["postal codes", some(40, (i) => 99_084 + 13 * i)],
    ["keys with a few that come twice", [...some(38, (i) => 5000 + 17 * i), 5000, 5017]],
    ["running numbers", some(60, (i) => i + 1)],
    ["running numbers with gaps", Array.from({ length: 30 }, (_, i) => 3 * i + (i % 3))],
  ])("by its numbers is no question, and its name is told (%s)", (_, values) => {
    const data = one({ name: "V7" }, values);
    expect(data.codebook.questions).toEqual([]);
    expect(data.dropped).toEqual([{ what: keys, columns: ["V7"] }]);
    expect(data.notes).toContain(
      "Nicht gelesen, weil es nach Namen oder Werten Kennungen sind: V7. Ist etwas davon eine Frage nach einer Zahl, in study.yaml ergänzen: questions.V7.as: number.",
    );
  });

  test.each([
    ["ages, all different", some(25, (i) => 18 + 3 * i)],
    ["years of birth", some(22, (i) => 1940 + 3 * i)],
    ["a slider from 0 to 100", some(21, (i) => 5 * i + (i % 2))],
    ["incomes that repeat", some(60, (i) => 1000 + 500 * (i % 12))],
    ["fractions", some(40, (i) => 1000 + 10.5 * i)],
    ["too few to tell", some(12, (i) => 1000 + 321 * i)],
  ])("is not one that only varies (%s)", (_, values) => {
    expect(kinds(one({ name: "V7" }, values))).toEqual(["V7 numeric"]);
  });

  test.each([
    "lfdnr",
    "LFD_NR",
    "nr",
    "case",
    "serial",
    "caseid",
    "fallnr",
    "telefon",
    "phone",
    "plz",
    "email",
    "name",
  ])("by its name is no question, however few cases (%s)", (name) => {
    const data = one({ name }, [1, 1, 2]);
    expect(kinds(data)).toEqual([]);
    expect(data.dropped[0]?.what).toBe(keys);
    expect(kinds(one({ name, width: 8 }, ["a", "b"]))).toEqual([]);
  });

  test("by its label is no question, but a question about telephones is", () => {
    expect(kinds(one({ name: "V7", label: "Ihre Telefonnummer" }, [5, 5]))).toEqual([]);
    expect(kinds(one({ name: "V7", label: "Telefonate am Tag" }, [5, 5]))).toEqual(["V7 numeric"]);
  });

  test("with labelled answers is a question, and so is one that the study reads as a number", () => {
    expect(
      kinds(
        one(
          {
            name: "CASE",
            labels: [
              [1, "Akkusativ"],
              [2, "Dativ"],
            ],
          },
          [1, 2],
        ),
      ),
    ).toEqual(["CASE single"]);
    const people = some(30, (i) => 2000 + 791 * i);
    expect(kinds(one({ name: "EW" }, people))).toEqual([]);
    const read = one({ name: "EW" }, people, ["EW"]);
    expect(kinds(read)).toEqual(["EW numeric"]);
    expect(read.dropped).toEqual([]);
  });

  test("is none though a value without answer has a label", () => {
    const numbers = [...some(30, (i) => 361_345_678 + 7919 * i), 99, 99];
    expect(kinds(one({ name: "V7", labels: [[99, "k.A."]] }, numbers))).toEqual([]);
  });
});

describe("a variable that is called like a weight", () => {
  const weights = [0.5, 1.25, 1.25, 0.8];

  test.each(["gew", "GEWICHT", "weight", "wgt", "gew_ost", "pweight"])(
    "is no question, and a note says how to use it (%s)",
    (name) => {
      const data = one({ name }, weights);
      const upper = name.toUpperCase();
      expect(kinds(data)).toEqual([]);
      expect(data.dropped).toEqual([{ what: "Gewichte, nach denen nicht gewichtet wird", columns: [upper] }]);
      expect(data.notes).toContain(
        `Keine Frage, sondern dem Anschein nach Gewichte: ${upper}. Gewichtet wird mit responses.weights: ${upper} in study.yaml; als Frage gelesen mit questions.${upper}.as: number.`,
      );
    },
  );

  test("is the study's weight where it says so, and nothing is left out", () => {
    const data = readDataset(
      [
        sav(
          [{ name: "GEW" }],
          weights.map((of) => [of]),
        ),
      ],
      { ignore: [], weights: "GEW" },
    );
    expect([...data.responses()].map(({ weight }) => weight)).toEqual(weights);
    expect(data.dropped).toEqual([]);
    expect(data.notes.join()).not.toContain("Anschein");
  });

  test("is a question where it only sounds so, or tells how heavy somebody is", () => {
    expect(kinds(one({ name: "GEWALT" }, weights))).toEqual(["GEWALT numeric"]);
    expect(kinds(one({ name: "GEWICHT" }, [62, 80, 95]))).toEqual(["GEWICHT numeric"]);
  });

  test("is one whatever its name where SPSS weighted by it", () => {
    const data = readDataset([
      sav(
        [{ name: "X" }],
        weights.map((of) => [of]),
        1,
      ),
    ]);
    expect(kinds(data)).toEqual([]);
    expect(data.notes.join()).toContain("responses.weights: X");
  });
});
