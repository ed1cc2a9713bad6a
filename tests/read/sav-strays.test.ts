import { describe, expect, test } from "vitest";
import { readDataset } from "../../scripts/read/index.ts";
import { type MadeVariable, savBytes } from "./sav-writer.ts";
import { source } from "./source.ts";
import { answersOf, lss, type MadeQuestion, refusal } from "./survey.ts";

type Cell = number | string | null;

const sav = (variables: MadeVariable[], rows: Cell[][]) =>
  source("data/a.sav", savBytes({ variables, rows }));

describe("a stray value of a file with its structure", () => {
  const said = (question: MadeQuestion, width: number, value: Cell) =>
    refusal(() =>
      answersOf(
        readDataset([
          source("data/survey.lss", lss({ questions: [question] })),
          sav([{ name: question.code, width }], [[value]]),
        ]),
      ),
    ).split("\n");
  const list: MadeQuestion = { code: "L", type: "L", answers: { A1: "gut", Eriko: "x" } };
  const year: MadeQuestion = { code: "D", type: "D" };

  test.each([
    [list, 8, "Petra M.", "Variable L: unbekannter Antwortcode (Fall 1)"],
    [list, 8, "Erika", "Variable L: unbekannter Antwortcode (Fall 1)"],
    [list, 8, "0361-345", "Variable L: unbekannter Antwortcode (Fall 1)"],
    [list, 0, 361_345_678, "Variable L: unbekannter Antwortcode „999999999“ (Fall 1)"],
    [list, 8, "A77", "Variable L: unbekannter Antwortcode „A77“ (Fall 1)"],
    [list, 0, -99, "Variable L: unbekannter Antwortcode „-99“ (Fall 1)"],
    [{ code: "N", type: "N" }, 8, "ca. 40", "Variable N: keine Zahl (Fall 1)"],
    [{ code: "Y", type: "Y" }, 8, "Otto", "Variable Y: unbekannter Antwortcode (Fall 1)"],
    [year, 8, "Petra", "Variable D: kein Datum (Fall 1)"],
    [year, 8, "3.4.61", "Variable D: kein Datum: „9.9.99“ (Fall 1)"],
  ] as const)("is quoted only where it looks like a code (%#)", (question, width, value, expected) => {
    const [what, hint] = said(question, width, value);
    expect(what).toBe(`data/a.sav: ${expected}`);
    // A guess at what was meant would tell what stands there.
    if (!expected.includes("„")) expect(hint).not.toContain("meinten Sie");
  });

  test("is not quoted either where it should have been a weight", () => {
    const rows: Cell[][] = [["Petra M.", 1]];
    const wanted = { ignore: [], weights: "W" };
    const read = () => [
      ...readDataset([sav([{ name: "W", width: 8 }, { name: "A" }], rows)], wanted).responses(),
    ];
    expect(refusal(read).split("\n")[0]).toBe(
      "data/a.sav: Variable W: ein Eintrag ist kein Gewicht (Fall 1)",
    );
  });
});
