import { describe, expect, test } from "vitest";
import type { Dataset } from "../../scripts/dataset.ts";
import { readDataset } from "../../scripts/read/index.ts";
import { type MadeVariable, savBytes } from "./sav-writer.ts";
import { source } from "./source.ts";
import { answersOf } from "./survey.ts";

type Cell = number | string | null;

const sav = (variables: MadeVariable[], rows: Cell[][]) =>
  source("data/a.sav", savBytes({ variables, rows }));

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

const codesOf = ({ codebook }: Dataset) =>
  codebook.questions[0]?.scales[0]?.categories.map(({ code, label }) => `${code}=${label}`).join(" ");

describe("a scale with labels at its ends", () => {
  const ends = (low: number, high: number): [number, string][] => [
    [low, "gar nicht"],
    [high, "sehr"],
  ];

  test("has all points between them, also those that nobody chose", () => {
    const data = one({ name: "A", labels: ends(1, 7) }, [1, 3, 7, 4]);
    expect(codesOf(data)).toBe("1=gar nicht 2=2 3=3 4=4 5=5 6=6 7=sehr");
    expect(answersOf(data).map(({ A }) => A)).toEqual([0, 2, 6, 3]);
    expect(codesOf(one({ name: "A", labels: ends(0, 10) }, [0, 10]))).toBe(
      "0=gar nicht 1=1 2=2 3=3 4=4 5=5 6=6 7=7 8=8 9=9 10=sehr",
    );
  });

  test("has them in all rows of an array, whatever is answered in one of them", () => {
    const rows = [
      { name: "A_1", labels: ends(1, 5) },
      { name: "A_2", labels: ends(1, 5) },
    ];
    const data = readDataset([
      sav(rows, [
        [1, 2],
        [5, 5],
      ]),
    ]);
    expect(kinds(data)).toEqual(["A array"]);
    expect(codesOf(data)).toBe("1=gar nicht 2=2 3=3 4=4 5=sehr");
  });

  test("has none beyond them, to an answer beside the scale", () => {
    const labels: [number, string][] = [...ends(1, 5), [9, "weiß nicht"]];
    expect(codesOf(one({ name: "A", labels }, [1, 2, 9]))).toBe(
      "1=gar nicht 2=2 3=3 4=4 5=sehr 9=weiß nicht",
    );
  });

  test("is not every gap between codes", () => {
    const choice = (labels: [number, string][], values: number[]) =>
      codesOf(one({ name: "A", labels }, values));
    expect(
      choice(
        [
          [1, "ja"],
          [5, "nein"],
        ],
        [1, 5],
      ),
    ).toBe("1=ja 5=nein");
    expect(
      choice(
        [
          [1, "Bus"],
          [2, "Bahn"],
          [8, "Rad"],
        ],
        [1, 2],
      ),
    ).toBe("1=Bus 2=Bahn 8=Rad");
    expect(
      choice(
        [
          [1, "unten"],
          [50, "oben"],
        ],
        [1, 50],
      ),
    ).toBe("1=unten 50=oben");
  });
});

describe("a number with a label", () => {
  test("that means no answer stays a number however few others occur, and a note tells how to declare it", () => {
    const data = one({ name: "ALTER", labels: [[999, "k.A."]] }, [34, 41, 34, 999]);
    expect(kinds(data)).toEqual(["ALTER numeric"]);
    expect(data.notes).toContain(
      "Nur einzelne Werte sind beschriftet; als Zahl gelesen, auch die beschrifteten: ALTER. Steht einer davon für „keine Angabe“, ihn in SPSS als fehlend deklarieren oder in study.yaml nennen, zum Beispiel questions.ALTER.missing: [999].",
    );
  });

  test("is a choice where most of what occurs has one", () => {
    const labels: [number, string][] = [
      [1, "Bus"],
      [2, "Bahn"],
      [3, "Rad"],
    ];
    expect(codesOf(one({ name: "A", labels }, [1, 2, 3, 4]))).toBe("1=Bus 2=Bahn 3=Rad 4=4");
  });
});

describe("numbers that are but 0 and 1", () => {
  test("are a choice of two without labels, and a note says so", () => {
    const data = one({ name: "A" }, [0, 1, 1, null]);
    expect(kinds(data)).toEqual(["A single"]);
    expect(codesOf(data)).toBe("0=0 1=1");
    expect(answersOf(data).map(({ A }) => A)).toEqual([0, 1, 1, null]);
    expect(data.notes).toContain("Werte ohne Beschriftung kommen vor und werden mit ihrer Zahl genannt: A.");
    expect(codesOf(one({ name: "A" }, [0, 0]))).toBe("0=0 1=1");
  });

  test("are numbers where others occur, or where the study says so", () => {
    expect(kinds(one({ name: "A" }, [0, 1, 2]))).toEqual(["A numeric"]);
    expect(kinds(one({ name: "A" }, [0, 0.5, 1]))).toEqual(["A numeric"]);
    const data = one({ name: "A" }, [0, 1], ["A"]);
    expect(kinds(data)).toEqual(["A numeric"]);
    expect(answersOf(data).map(({ A }) => A)).toEqual([0, 1]);
  });

  test("have missing answers beside them where these have a label", () => {
    const data = one({ name: "A", labels: [[9, "k.A."]], missing: [9] }, [0, 1, 9]);
    expect(data.codebook.questions[0]?.scales[0]?.missing).toEqual([{ code: "9", label: "k.A." }]);
    expect(codesOf(one({ name: "A", labels: [[9, "k.A."]] }, [0, 1, 9]))).toBe("0=0 1=1 9=k.A.");
  });
});

describe("what is said of a file", () => {
  test("does not count a few texts, and counts many", () => {
    const texts = (count: number) =>
      one({ name: "T", width: 8, labels: [["a", "Antwort"]] }, ["a", ...Array<string>(count).fill("Erika")])
        .notes;
    expect(texts(9).join()).toContain("Variable T: einzelne Texte ohne Wertbeschriftung");
    expect(texts(10).join()).toContain("Variable T: 10 Texte ohne Wertbeschriftung");
  });

  test("has one variable and one case in the singular", () => {
    expect(one({ name: "A" }, [5]).notes[0]).toBe(
      "data/a.sav: 1 Variable, 1 Fall, ohne Struktur von LimeSurvey gelesen.",
    );
  });
});
