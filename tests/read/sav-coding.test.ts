import { describe, expect, test } from "vitest";
import type { Dataset } from "../../scripts/dataset.ts";
import { readDataset } from "../../scripts/read/index.ts";
import { type MadeVariable, savBytes } from "./sav-writer.ts";
import { source } from "./source.ts";
import { answersOf, lss, type MadeQuestion, refusal, remarks } from "./survey.ts";

/** A dataset of some questions and a made-up file. */
const joined = (
  of: MadeQuestion[],
  variables: MadeVariable[],
  rows: (number | string | null)[][],
  ignore: string[] = [],
): Dataset =>
  readDataset(
    [source("data/survey.lss", lss({ questions: of })), source("data/a.sav", savBytes({ variables, rows }))],
    {
      ignore,
    },
  );

describe("a variable of a file with its structure", () => {
  const one = (question: MadeQuestion, variable: MadeVariable, values: (number | string | null)[]) =>
    joined(
      [question],
      [variable],
      values.map((value) => [value]),
    );
  const answers = (data: Dataset) => [...data.responses()].map(({ answers: [answer] }) => answer);
  const list: MadeQuestion = { code: "L", type: "L", answers: { 1: "gut", 2: "schlecht", A3: "egal" } };

  test.each([
    [{ code: "Y", type: "Y" }, [1, 2, null], [0, 1, null]],
    [{ code: "Y", type: "Y" }, [1, 0], [0, 1]],
    [{ code: "C", type: "C", items: { a: "x" } }, [1, 2, 3], [0, 2, 1]],
    [{ code: "C", type: "C", items: { a: "x" } }, [1, 0, 9], [0, 2, 1]],
    [{ code: "E", type: "E", items: { a: "x" } }, [1, 2, 3], [0, 1, 2]],
    [{ code: "E", type: "E", items: { a: "x" } }, [1, 0, -1], [0, 1, 2]],
    [{ code: "P", type: "5" }, [1, 5], [0, 4]],
  ] as const)("of numbers for letters is read (%o: %o)", (question, values, expected) => {
    const { code, items } = question as MadeQuestion;
    const name = items ? `${code}_a` : code;
    expect(answers(one(question as MadeQuestion, { name }, [...values]))).toEqual(expected);
  });

  test("that tells women and men is read by its labels, and left out without", () => {
    const gender: MadeQuestion = { code: "G", type: "G" };
    const of = (labels: [number, string][], values: number[]) => one(gender, { name: "G", labels }, values);
    expect(
      answers(
        of(
          [
            [0, "F"],
            [1, "H"],
          ],
          [0, 1],
        ),
      ),
    ).toEqual([0, 1]);
    expect(
      answers(
        of(
          [
            [1, "F"],
            [2, "H"],
          ],
          [1, 2],
        ),
      ),
    ).toEqual([0, 1]);
    expect(
      answers(
        of(
          [
            [1, "Männlich"],
            [2, "Weiblich"],
          ],
          [1, 2],
        ),
      ),
    ).toEqual([1, 0]);
    const unclear = of([], [1]);
    expect(unclear).toMatchObject({ variables: [], absent: ["G"] });
    expect(remarks(unclear)).toEqual(["Nicht gelesen, weil die Zahlen zweierlei bedeuten können: G."]);
  });

  test("with declared missing values has no answer there", () => {
    const data = one(
      list,
      {
        name: "L",
        labels: [
          [1, "gut"],
          [2, "schlecht"],
        ],
        missing: [-9],
      },
      [1, -9, 2, null],
    );
    expect(answers(data)).toEqual([0, null, 1, null]);
  });

  test("that was recoded in SPSS is read by its labels", () => {
    const data = one(
      list,
      {
        name: "L",
        labels: [
          [2, "gut"],
          [1, "schlecht"],
          [3, "egal"],
        ],
      },
      [2, 1, 3],
    );
    expect(answers(data)).toEqual([0, 1, 2]);
    expect(remarks(data)).toEqual(["In SPSS umkodiert und nach den Wertbeschriftungen gelesen: L."]);
  });

  test("whose codes begin with zero is found by its number", () => {
    const zeros: MadeQuestion = {
      code: "L",
      type: "L",
      answers: { "1": "eins", "01": "auch eins", "02": "zwei" },
    };
    expect(answers(one(zeros, { name: "L" }, [1, 2]))).toEqual([0, 2]);
  });

  test("of options that were exported as Y and blank has no answers that were not shown", () => {
    const many: MadeQuestion = { code: "M", type: "M", items: { a: "das", b: "jenes" } };
    const names = [
      { name: "M_a", width: 1 },
      { name: "M_b", width: 1 },
    ];
    const rows = joined([many], names, [
      ["Y", ""],
      ["", ""],
    ]).responses();
    expect([...rows].map(({ answers }) => answers)).toEqual([
      [1, 0],
      [0, 0],
    ]);
  });

  test.each([
    ["from one", ["D_A_1", "D_A_2"]],
    ["from zero", ["D_A_0", "D_A_1"]],
  ])("of a dual scale is found where its scales count %s", (_, names) => {
    const dual: MadeQuestion = {
      code: "D",
      type: "1",
      items: { A: "a" },
      answers: { 1: "x" },
      answers2: { 2: "y" },
    };
    const data = joined(
      [dual],
      names.map((name) => ({ name })),
      [[1, 2]],
    );
    expect(data.variables.map(({ name, scale }) => [name, scale])).toEqual([
      ["D[A][1]", 0],
      ["D[A][2]", 1],
    ]);
    expect(answersOf(data)).toEqual([{ "D[A][1]": 0, "D[A][2]": 0 }]);
  });

  test("that SPSS made is left out, and a note says so", () => {
    const data = joined(
      [list],
      [{ name: "L" }, { name: "NEU" }, { name: "WEG" }, { name: "ipaddr", width: 8 }],
      [[1, 5, 5, "x"]],
      ["WEG"],
    );
    expect(data.variables.map(({ name }) => name)).toEqual(["L"]);
    expect(remarks(data)).toEqual(["Nicht gelesen, weil sie nicht in der Struktur stehen: NEU."]);
  });

  test("with other values than the answer codes is refused once, with the first case", () => {
    const data = one(list, { name: "L" }, [1, 77, 77, 2]);
    expect(refusal(() => [...data.responses()])).toBe(
      "data/a.sav: Variable L: unbekannter Antwortcode „77“ (2 Fälle, zuerst Fall 2)\n" +
        "Hinweis: Steht der Wert für „keine Angabe“, ihn in SPSS als fehlend deklarieren; sonst: es gibt: 1, 2, A3",
    );
  });

  test("that is missing is named, and a question without any is absent", () => {
    const rows: MadeQuestion = { code: "F", type: "F", items: { a: "A", b: "B" }, answers: { 1: "x" } };
    const data = joined([list, rows], [{ name: "F_b" }], [[1]]);
    expect(data.absent).toEqual(["L"]);
    expect(remarks(data)).toEqual(["In der SPSS-Datei fehlen von Frage F die Spalten F[a]."]);
  });

  test("of another survey is refused", () => {
    expect(refusal(() => joined([list], [{ name: "Q7" }], [[1]]))).toBe(
      "data/a.sav: keine einzige Variable gehört zu einer Frage der Struktur\n" +
        "Hinweis: Struktur und Antworten aus derselben Umfrage ablegen; für die SPSS-Datei allein die .lss entfernen.",
    );
  });
});
