import { expect, test } from "vitest";
import { unevenText } from "../../src/lib/weighting.ts";
import { cellsOf, dataset, question, release, times } from "../tabulate/dataset.ts";

const questions = [
  question("L", "single", { answers: ["o", "w", "x"] }),
  question("T", "single", { answers: ["k", "g"] }),
  question("Q", "single", { answers: ["ja", "nein"] }),
];
const yaml = {
  responses: { weights: "gewicht" },
  groupings: { land: { label: "Land", question: "L" }, typ: { label: "Typ", question: "T" } },
};
// Within a land all weights are equal, within a type they are not.
const rows = [
  ...times(20, [0, 0, 0], { weight: 0.5 }),
  ...times(10, [0, 1, 1], { weight: 0.5 }),
  ...times(15, [1, 0, 0], { weight: 2 }),
  ...times(25, [1, 1, 1], { weight: 2 }),
];

test("where all persons of a group have one weight its tables are counts, beside a weighted total", () => {
  const { tables } = release(dataset(questions, rows), yaml);
  const row = tables.questions.Q?.[0];
  // 20 × 0.5 + 15 × 2 = 40 of 15 + 80 = 95
  expect(cellsOf(row?.total)).toEqual([421, 579]);
  expect(cellsOf(row?.groups.land?.o)).toEqual([20, 10]);
  expect(cellsOf(row?.groups.land?.w)).toEqual([15, 25]);
  expect(row?.groups.land?.o).not.toHaveProperty("whole");
});

test("where weights differ within a group no result is broken down by its grouping, but participation is told", () => {
  const derived = release(dataset(questions, rows), yaml);
  const { tables } = derived;
  expect(Object.values(tables.questions).flatMap((all) => all.map((row) => row.groups.typ))).toEqual([
    undefined,
    undefined,
    undefined,
  ]);
  expect(tables.participation.typ).toEqual({ k: { kind: "value", n: 35 }, g: { kind: "value", n: 35 } });
  expect(unevenText(derived)).toBe(
    "Nach Typ wird nicht aufgeschlüsselt: Innerhalb der Gruppen haben die Befragten verschiedene Gewichte.",
  );
});

test("weights that differ in a withheld group only keep nothing else from being shown", () => {
  const small = [
    ...rows,
    ...times(15, [2, 0, 0], { weight: 1 }),
    ...times(4, [2, 1, 0], { weight: 3 }),
    ...times(4, [null, 1, 0], { weight: 3 }),
  ];
  const policy = { threshold: 20 };
  const { tables } = release(dataset(questions, small), { ...yaml, policy });
  expect(tables.participation.land?.x).toEqual({ kind: "suppressed", reason: "protected" });
  const groups = tables.questions.Q?.[0]?.groups.land;
  expect(groups?.x).toEqual({ kind: "suppressed", reason: "protected" });
  expect(cellsOf(groups?.w)).toEqual([15, 25]);
});

test("the question that makes up groups withholds its answers by persons, not by what they weigh", () => {
  // The rare answer weighs most, and the common one least.
  const heavy = [
    ...times(60, [0, 0, 0], { weight: 0.1 }),
    ...times(30, [1, 0, 0], { weight: 1 }),
    ...times(4, [2, 0, 0], { weight: 500 }),
  ];
  const { tables } = release(dataset(questions, heavy), {
    ...yaml,
    groupings: { land: yaml.groupings.land },
  });
  expect(tables.participation.land).toMatchObject({
    o: { n: 60 },
    w: { kind: "suppressed" },
    x: { kind: "suppressed" },
  });
  expect(cellsOf(tables.questions.L?.[0]?.total)).toEqual([3, ".", "."]);
});

test("an unweighted study says nothing of weights", () => {
  const derived = release(dataset(questions, rows), { groupings: yaml.groupings });
  expect(unevenText(derived)).toBe("");
  expect(derived.tables).not.toHaveProperty("effective");
  expect(Object.keys(derived.tables.questions.Q?.[0]?.groups ?? {})).toEqual(["land", "typ"]);
});

test("a weighted study in which nothing would be broken down anyway blames no weights for it", () => {
  const policy = { totalOnly: ["Q"] };
  expect(unevenText(release(dataset(questions, rows), { ...yaml, policy }))).toBe("");
});
