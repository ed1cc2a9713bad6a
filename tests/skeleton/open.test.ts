import { expect, test } from "vitest";
import { skeletonOf } from "../../scripts/skeleton/index.ts";
import { chartTypes } from "../../src/charts/index.ts";
import type { Question } from "../../src/model/codebook.ts";
import { dataset, question, type Row, release, times } from "../tabulate/dataset.ts";

const choice = question("Q", "single", { answers: ["a", "b"] });
const rowsOf = (...answers: number[]): Row[] => answers.flatMap((answer) => times(12, [answer]));
const made = (questions: Question[], rows: Row[]) =>
  skeletonOf(release(dataset(questions, rows)), { taken: [], left: [] }, chartTypes);
const lineOn = (open: string, title: string) =>
  open.split("\n").find((line) => line.startsWith(`- [ ] **${title}**`));

const plain = made([choice], rowsOf(0, 1));

test("the list asks for weights, test entries, missing values, results from elsewhere and slides, each with its field", () => {
  expect(lineOn(plain.open, "Gewichte")).toContain("(responses.weights)");
  expect(lineOn(plain.open, "Testeinträge")).toContain("(responses.exclude)");
  expect(lineOn(plain.open, "Fehlende Werte")).toContain("Keine Antwort gilt bisher als fehlend");
  expect(lineOn(plain.open, "Anderswo gerechnete Ergebnisse")).toContain("(results)");
  expect(lineOn(plain.open, "Folien")).toContain("content/slides/");
});

test("the list asks for codings only where there are open answers, and names their questions", () => {
  expect(lineOn(plain.open, "Offene Antworten")).toBeUndefined();
  const text = question("O", "listed", { type: "T" });
  const formula = question("E", "listed", { type: "*" });
  const rows = times(12, [0, 1, 1]);
  const line = lineOn(made([choice, text, formula], rows).open, "Offene Antworten");
  expect(line).toMatch(/\(codings\).* O$/);
});

test("the list names answers that sound as if they were none, and is silent where missing values are declared", () => {
  const scale = (last: string, missing: { code: string; label: string }[]): Question => ({
    ...choice,
    scales: [
      {
        label: "",
        categories: [
          { code: "a", label: "ja" },
          { code: "b", label: last },
        ],
        missing,
      },
    ],
  });
  const rows = rowsOf(0, 1);
  expect(lineOn(made([scale("Weiß nicht", [])], rows).open, "Fehlende Werte")).toContain(
    "Q „Weiß nicht“ (b)",
  );
  const declared = scale("nein", [{ code: "z", label: "keine Angabe" }]);
  expect(lineOn(made([declared], rows).open, "Fehlende Werte")).toBeUndefined();
});

test("a date that was answered has no figure for another reason than too few answers", () => {
  for (const years of [[2023], [2023, 2024], [2020, 2021, 2022, 2023, 2024]]) {
    const { open } = made([question("datum", "date")], rowsOf(...years));
    expect(lineOn(open, "Fragen ohne Abbildung")).toContain("datum");
    expect(open).not.toContain("zu wenige Antworten");
  }
});

test("a question that hardly anybody answered has no figure for want of answers", () => {
  const { open } = made([choice, { ...choice, code: "R" }], [...times(12, [0, 0]), ...times(20, [1, null])]);
  expect(open).not.toContain("zu wenige Antworten: Q");
  const few = made(
    [choice, { ...choice, code: "R" }],
    [...times(30, [0, null]), ...times(30, [1, undefined])],
  );
  expect(few.open).toContain("zu wenige Antworten: R");
});

test("the methods page leaves to the method card what study.yaml decides", () => {
  const page = plain.content["pages/methodik.md"] ?? "";
  expect(page).not.toMatch(/gewichtet wird nicht|LimeSurvey/i);
  expect(page).toContain("Methodenkarte");
});
