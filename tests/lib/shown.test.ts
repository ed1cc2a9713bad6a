import { expect, test } from "vitest";
import { chartOf } from "../../src/charts/index.ts";
import { likert } from "../../src/charts/likert.ts";
import { resolveFigure } from "../../src/lib/figures.ts";
import { questionRemarks } from "../../src/lib/question-remarks.ts";
import { questionTables } from "../../src/lib/question-table.ts";
import { lookUp } from "../../src/lib/values.ts";
import type { Figure } from "../../src/model/figure.ts";
import { figureSpec } from "../../src/model/figure-spec.ts";
import type { Derived } from "../../src/model/report.ts";
import { dataset, question, type Row, release, times } from "../tabulate/dataset.ts";

const spec = (more: object) =>
  figureSpec.parse({ title: "t", subtitle: "s", chart: "bar", alt: "a", ...more });
const figure = (derived: Derived, more: object) => {
  const found = spec(more);
  return resolveFigure("f", found, derived, chartOf(found).draws);
};
const percents = (found: ReturnType<typeof figure>) =>
  (found as Figure).rows.map(({ result }) =>
    result.kind === "value" ? result.shares.map((s) => (s.kind === "value" ? s.percent : ".")) : ".",
  );
const tablesOf = ({ codebook, tables, study }: Derived) => {
  const [first] = codebook.questions;
  return first ? questionTables(first, tables.questions[first.code] ?? [], study) : [];
};
const texts = (derived: Derived, table = 0) =>
  tablesOf(derived)[table]?.rows.map(({ label, cells }) => [label, ...cells.map(({ text }) => text)]);

const grid = release(
  dataset(
    [question("G", "grid", { items: ["r1", "r2"], answers: ["a", "b"] })],
    [...times(20, [1, 1, 0, 0]), ...times(20, [0, 1, 1, 0])],
  ),
);

test("the shares of a grid's row add up to more than 100, and its base is who chose something", () => {
  const found = figure(grid, { question: "G", items: ["r1"] });
  expect(percents(found)).toEqual([[50], [100]]);
  expect(found).toMatchObject({
    multiple: true,
    base: "n\u00a0=\u00a040; Befragte mit mindestens einer Nennung; Mehrfachnennungen möglich",
  });
});

test("a grid is no scale: a likert chart refuses it, and answers cannot be added up", () => {
  const found = figure(grid, { question: "G", chart: "likert" });
  expect(likert.check(found as Figure)).toContain("mehrere Nennungen");
  expect(figure(grid, { question: "G", items: ["r1"], recode: { beide: ["a", "b"] } })).toMatchObject([
    { what: "beide: Nennungen lassen sich nicht zusammenzählen" },
  ]);
});

test("a grid's table has a line for each row, each with its own base", () => {
  expect(texts(grid)).toEqual([
    ["Text r1", "50\u202f%", "100\u202f%", "40"],
    ["Text r2", "100\u202f%", "0\u202f%", "20"],
  ]);
});

const years = Array.from({ length: 40 }, (_, i): Row => ({ answers: [1990 + i] }));
const date = release(dataset([question("D", "date")], years));

test("a year is written as a year wherever it stands, and has no mean", () => {
  expect(tablesOf(date)[0]?.header).toEqual(["Angabe", "Jahr in der Mitte (unterer Median)", "n"]);
  expect(texts(date)).toEqual([["Frage D", "2009", "40"]]);
  expect(texts(date, 1)?.[1]).toEqual(["2000 bis 2009", "10", "25\u202f%"]);
  const figures = new Map([["f", spec({ question: "D" })]]);
  expect(lookUp("f.median", figures, date)).toMatchObject({
    kind: "value",
    value: { text: "2009", value: 2009 },
  });
  expect(lookUp("f.mean", figures, date)).toMatchObject({ kind: "problem" });
});

test("a date is drawn by classes of years, without a median that would have decimals", () => {
  const found = figure(date, { question: "D" });
  expect((found as Figure).rows.map(({ label }) => label)).toEqual([
    "vor 2000",
    "2000 bis 2009",
    "2010 bis 2019",
    "2020 und später",
  ]);
  expect(JSON.stringify(found)).not.toContain("median");
  expect(figure(date, { question: "D", range: [1990, 2030] })).toMatchObject([
    { what: "D hat keinen Mittelwert" },
  ]);
});

test("fields of a number that are cut into different classes are not shown under the classes of the first", () => {
  const fields = question("N", "numeric", { items: ["a", "b"] });
  const rows = Array.from({ length: 40 }, (_, i): Row => ({ answers: [i * 10, i % 5] }));
  const derived = release(dataset([fields], rows));
  expect(figure(derived, { question: "N", chart: "likert" })).toMatchObject([
    { what: "die Teilfragen von N haben verschiedene Klassen" },
  ]);
  expect(figure(derived, { question: "N", chart: "dot", range: [0, 400] })).toMatchObject({ categories: [] });
  expect(percents(figure(derived, { question: "N", items: ["b"] }))).toHaveLength(11);
});

const choice = question("Q", "single", { answers: ["a", "b"] });
const weighted = release(
  dataset(
    [
      choice,
      question("L", "single", { answers: ["o", "w"] }),
      question("T", "single", { answers: ["x", "y"] }),
    ],
    [
      ...times(20, [0, 0, 0], { weight: 0.5 }),
      ...times(10, [1, 1, 0], { weight: 2 }),
      ...times(30, [1, 1, 1], { weight: 2 }),
    ],
  ),
  {
    responses: { weights: "gewicht" },
    groupings: { land: { label: "Land", question: "L" }, typ: { label: "Typ", question: "T" } },
  },
);

test("weighted shares are parts of their whole, groups are counts, and the base is persons", () => {
  const found = figure(weighted, { question: "Q", by: "land", share: "a" });
  expect(percents(found)).toEqual([
    [11, 89],
    [100, 0],
    [0, 100],
  ]);
  expect(found).toMatchObject({ base: "n\u00a0=\u00a060; Befragte mit Angabe; gewichtet" });
  const figures = new Map([["f", spec({ question: "Q" })]]);
  expect(lookUp("f.a", figures, weighted)).toMatchObject({ value: { value: 11 } });
  expect(lookUp("f.n", figures, weighted)).toMatchObject({ value: { value: 60 } });
});

test("a weighted table shows no counts but its base, and says that it is weighted", () => {
  expect(tablesOf(weighted)[0]).toMatchObject({ header: ["Antwort", "Anteil"] });
  expect(texts(weighted)).toEqual([
    ["Text a", "11\u202f%"],
    ["Text b", "89\u202f%"],
    ["Befragte mit Angabe (n)", "60"],
  ]);
  const { tables, study } = weighted;
  expect(questionRemarks(choice, tables, study)).toContain(
    "Anteile gewichtet; n ist die ungewichtete Zahl der Befragten.",
  );
});

test("a figure by groups whose weights differ is refused with the reason", () => {
  expect(figure(weighted, { question: "Q", by: "typ", share: "a" })).toMatchObject([
    { field: "by", hint: "Innerhalb der Gruppen haben die Befragten verschiedene Gewichte; ohne by zeigen." },
  ]);
});
