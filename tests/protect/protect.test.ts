import { expect, test } from "vitest";
import type { Answer, Dataset, Response, Variable } from "../../scripts/dataset.ts";
import { partitionsOf } from "../../scripts/groupings.ts";
import { protect } from "../../scripts/protect/index.ts";
import { tabulate } from "../../scripts/tabulate/index.ts";
import type { Question } from "../../src/model/codebook.ts";
import { study as studySchema } from "../../src/model/study.ts";
import type { Distribution } from "../../src/model/table.ts";

const question = (code: string, answers: string[], more: Partial<Question> = {}): Question => ({
  code,
  type: "L",
  kind: "single",
  text: code,
  help: "",
  section: "",
  mandatory: false,
  filtered: false,
  filter: "",
  items: [],
  scales: [{ label: "", categories: answers.map((a) => ({ code: a, label: a })), missing: [] }],
  ranks: 0,
  ...more,
});

/** A dataset of single choices from rows of answer indexes. */
function dataset(questions: Question[], rows: Answer[][]): Dataset {
  const variables = questions.map(
    (q, i): Variable => ({ name: q.code, question: i, coding: "category", part: 0, scale: 0 }),
  );
  return {
    codebook: { mark: "", title: "", language: "de", questions },
    variables,
    tellsNotShown: true,
    tellsNotReached: true,
    tellsComplete: true,
    absent: [],
    dropped: [],
    notes: [],
    responses: () => rows.map((answers): Response => ({ complete: true, answers, id: "" })),
  };
}

function release(data: Dataset, yaml: object) {
  const study = studySchema.parse({ title: "t", ...yaml });
  const partitions = partitionsOf(study, data, "data/study.yaml");
  const tally = tabulate(data, partitions, "completed");
  return protect(tally, {
    codebook: data.codebook,
    policy: study.policy,
    frame: undefined,
    knowledge: data,
    mark: "",
    file: "data/study.yaml",
  });
}

const times = (n: number, row: Answer[]) => Array.from({ length: n }, () => row);
const groupings = { typ: { label: "Typ", question: "T" }, land: { label: "Land", question: "B" } };
const questions = [question("T", ["a", "b", "c"]), question("B", ["x", "y"]), question("Q", ["ja", "nein"])];

test("a withheld group has no number in any table, nor can its size be found by subtraction", () => {
  const rows = [
    ...times(20, [0, 0, 0]),
    ...times(15, [1, 1, 1]),
    ...times(13, [0, 1, 1]),
    ...times(4, [2, 0, 0]),
  ];
  const { questions: tables, participation } = release(dataset(questions, rows), { groupings });
  const groups = tables.Q?.[0]?.groups.typ ?? {};
  expect(groups.c).toEqual({ kind: "suppressed", reason: "protected" });
  expect(groups.b).toEqual({ kind: "suppressed", reason: "protected" });
  expect(groups.a?.kind).toBe("value");
  expect(participation.typ?.c).toEqual({ kind: "suppressed", reason: "protected" });
  const sizes = cells(tables.T?.[0]?.total);
  expect(sizes.map((c) => c.kind)).toEqual(["value", "suppressed", "suppressed"]);
});

test("a question that makes up groups is never broken down by other groups: that would be a two-way table", () => {
  const rows = [...times(30, [0, 0, 0]), ...times(30, [1, 1, 1]), ...times(30, [2, 0, 0])];
  const { questions: tables } = release(dataset(questions, rows), { groupings });
  expect(tables.T?.[0]?.groups).toEqual({});
  expect(tables.B?.[0]?.groups).toEqual({});
  expect(Object.keys(tables.Q?.[0]?.groups ?? {})).toEqual(["typ", "land"]);
});

test("a question that the policy names is released in total only", () => {
  const rows = times(40, [0, 0, 0]);
  const { questions: tables } = release(dataset(questions, rows), {
    groupings,
    policy: { totalOnly: ["Q"] },
  });
  expect(tables.Q?.[0]?.groups).toEqual({});
  expect(tables.Q?.[0]?.total.kind).toBe("value");
});

test("where few of a group were asked, that group is withheld in this question too, with its complement", () => {
  const asked = [...times(30, [0, 0, 0]), ...times(12, [1, 0, 1]), ...times(4, [2, 0, 0])];
  const notAsked = times(20, [2, 0, undefined]);
  const { questions: tables, participation } = release(dataset(questions, [...asked, ...notAsked]), {
    groupings,
  });
  expect(participation.typ?.c?.kind).toBe("value");
  const groups = tables.Q?.[0]?.groups.typ;
  expect(groups?.c).toEqual({ kind: "suppressed", reason: "protected" });
  expect(groups?.b).toEqual({ kind: "suppressed", reason: "protected" });
  expect(groups?.a?.kind).toBe("value");
});

test("persons without an answer to the grouping question count as a remainder that must not be found", () => {
  const rows = [...times(30, [0, 0, 0]), ...times(12, [1, 0, 1]), ...times(3, [null, 0, 0])];
  const { participation } = release(dataset(questions.slice(0), rows), { groupings });
  expect(participation.typ?.b).toEqual({ kind: "suppressed", reason: "protected" });
});

test("a question that fewer than the threshold answered shows nothing, not even its total", () => {
  const rows = [...times(6, [0, 0, 0]), ...times(40, [1, 1, null])];
  const { questions: tables } = release(dataset(questions, rows), { groupings });
  expect(tables.Q?.[0]?.total).toEqual({ kind: "suppressed", reason: "protected" });
  expect(Object.values(tables.Q?.[0]?.groups.land ?? {}).every((d) => d.kind === "suppressed")).toBe(true);
});

test("merged groups hide the sizes of the answers they are merged from where those are small", () => {
  const rows = [...times(30, [0, 0, 0]), ...times(12, [1, 0, 1]), ...times(3, [2, 0, 0])];
  const merged = {
    typ: {
      label: "Typ",
      question: "T",
      groups: { gross: { label: "A", codes: ["a"] }, klein: { label: "B", codes: ["b", "c"] } },
    },
  };
  const { questions: tables, participation } = release(dataset(questions, rows), { groupings: merged });
  expect(participation.typ?.klein).toEqual({ kind: "value", n: 15 });
  expect(cells(tables.T?.[0]?.total).map((c) => c.kind)).toEqual(["value", "suppressed", "suppressed"]);
});

test("no answer and not shown are kept apart, and out of the base", () => {
  const rows = [...times(20, [0, 0, 0]), ...times(3, [0, 0, null]), ...times(5, [0, 0, undefined])];
  const { questions: tables } = release(dataset(questions, rows), {});
  expect(tables.Q?.[0]?.total).toMatchObject({ kind: "value", n: 20, noAnswer: 3, notShown: 5 });
});

function cells(distribution: Distribution | undefined) {
  return distribution?.kind === "value" ? distribution.cells : [];
}
