import { expect, test } from "vitest";
import { cellsOf, dataset, question, type Row, release, times } from "../tabulate/dataset.ts";

const questions = [question("J", "numeric"), question("Q", "single", { answers: ["ja", "nein"] })];
const groups = {
  jung: { label: "unter 30 Jahren", below: 30 },
  mittel: { label: "30 bis unter 50 Jahre", from: 30, below: 50 },
  alt: { label: "50 Jahre und mehr", from: 50 },
};
const tablesOf = (rows: Row[], some: object = groups, more: object = {}) =>
  release(dataset(questions, rows), {
    groupings: { alter: { label: "Alter", question: "J", groups: some } },
    ...more,
  }).tables;
const aged = (n: number, age: number | null, more: Partial<Row> = {}) => times(n, [age, 0], more);

test("a number that makes up groups has these groups as its classes, with the sizes of participation", () => {
  const { questions: tables, participation } = tablesOf([
    ...aged(12, 20),
    ...aged(15, 30),
    ...aged(20, 81.5),
  ]);
  const row = tables.J?.[0];
  expect(row?.classes).toEqual(["unter 30 Jahren", "30 bis unter 50 Jahre", "50 Jahre und mehr"]);
  expect(cellsOf(row?.total)).toEqual([12, 15, 20]);
  expect(participation.alter).toMatchObject({ jung: { n: 12 }, mittel: { n: 15 }, alt: { n: 20 } });
  expect(row?.total).toMatchObject({ mean: 49.4, median: 30 });
  expect(row?.groups).toEqual({});
});

test("a withheld group has no number in that table either, and no mean from which it would follow", () => {
  const { questions: tables, participation } = tablesOf([...aged(12, 20), ...aged(25, 40), ...aged(4, 60)]);
  expect(participation.alter).toMatchObject({ jung: { kind: "suppressed" }, alt: { kind: "suppressed" } });
  const total = tables.J?.[0]?.total;
  expect(cellsOf(total)).toEqual([".", 25, "."]);
  expect(total).toMatchObject({ n: 41 });
  expect(total).not.toHaveProperty("mean");
  expect(total).not.toHaveProperty("median");
});

const gaps = { jung: groups.jung, alt: { ...groups.alt, below: 90 } };

test("numbers outside of all groups have a class of their own, which is withheld", () => {
  const row = tablesOf([...aged(20, 20), ...aged(20, 60), ...aged(6, 40), ...aged(5, 95)], gaps).questions
    .J?.[0];
  expect(row?.classes).toEqual(["unter 30 Jahren", "50 Jahre und mehr", "andere Angaben"]);
  expect(cellsOf(row?.total)).toEqual([20, 20, "."]);
  expect(row?.total).not.toHaveProperty("mean");
});

test("where groups leave gaps and nobody is in them, there is no such class", () => {
  const row = tablesOf([...aged(20, 20), ...aged(20, 60)], gaps).questions.J?.[0];
  expect(row?.classes).toEqual(["unter 30 Jahren", "50 Jahre und mehr"]);
  expect(cellsOf(row?.total)).toEqual([20, 20]);
  expect(row?.total).toMatchObject({ mean: 40 });
});

test("few persons outside of all groups take the smallest group with them", () => {
  const row = tablesOf([...aged(20, 20), ...aged(30, 60), ...aged(3, 40)], gaps).questions.J?.[0];
  expect(cellsOf(row?.total)).toEqual([".", 30, "."]);
});

test("in a weighted study the classes are shares, and persons decide what is withheld", () => {
  const rows = [
    ...aged(30, 20, { weight: 1 }),
    ...aged(20, 40, { weight: 3 }),
    ...aged(2, 60, { weight: 90 }),
  ];
  const { questions: tables } = tablesOf(rows, groups, { responses: { weights: "gewicht" } });
  expect(cellsOf(tables.J?.[0]?.total)).toEqual([111, ".", "."]);
});
