import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { microdataProblems } from "../../scripts/check.ts";
import { deriveData, exportsIn } from "../../scripts/data.ts";
import { questionRemarks } from "../../src/lib/question-remarks.ts";
import { select } from "../../src/lib/selection.ts";
import { codebook } from "../../src/model/codebook.ts";
import { figureSpec } from "../../src/model/figure-spec.ts";
import { publicStudy } from "../../src/model/study.ts";
import { tables } from "../../src/model/table.ts";
import { refusal } from "../read/survey.ts";
import { temporaryPlace } from "../studies/derive.ts";
import { type Cells, folderOf } from "./prepared.ts";

/** 60 people with an office of their own, a text and an answer to an array; the last three are tests. */
const people: Cells[] = Array.from({ length: 60 }, (_, i) => ({
  T: i % 4 === 3 ? "-oth-" : i % 2 === 0 ? "a" : "b",
  "F[s1]": i % 3 === 0 ? "w" : "g",
  N: i < 57 ? String(20 + i) : "999",
  O: "Vertraulich: so ist es bei uns im Amt",
}));

const yaml = `
responses:
  exclude:
    - { reason: Testeinträge, when: [{ question: N, from: 900 }] }
groupings:
  amt: { label: Amt, question: T, groups: { a: { label: A, codes: [a] }, rest: { label: B, codes: [b, -oth-] } } }
questions:
  F: { missing: [w] }
codings:
  O: { file: codes/O.csv, label: Was fehlt am meisten?, categories: { geld: Geld, zeit: Zeit } }
  "T[other]": { file: codes/T.csv, categories: { rat: Rat, verein: Verein } }
`;
const codes = {
  "O.csv": `id;codes;codes2\n${people.map((_, i) => `${i + 1};${i % 2 ? "geld" : "geld zeit"};${i % 4 ? "geld" : "geld zeit"}\n`).join("")}`,
  "T.csv": `id;codes\n${people.flatMap(({ T }, i) => (T === "-oth-" ? `${i + 1};${i % 8 === 3 ? "rat" : "verein"}\n` : [])).join("")}`,
};

function derived(study: string) {
  const { files, report } = deriveData(temporaryPlace(study));
  const read = (name: string) => JSON.parse(files[name] ?? "");
  const all = Object.values(files).join("\n");
  return {
    ...{ report, all, codebook: codebook.parse(read("codebook.json")) },
    ...{ tables: tables.parse(read("tables.json")), study: publicStudy.parse(read("study.json")) },
  };
}

test("assigned answers are released like a multiple response, with how far two people agreed", () => {
  const { tables } = derived(folderOf(people, yaml, codes));
  expect(tables).toMatchObject({ responses: 60, n: 57, excluded: 3 });
  const [row] = tables.questions.O ?? [];
  expect(row?.total).toMatchObject({ kind: "value", n: 57 });
  expect(row?.total.kind === "value" && row.total.cells).toEqual([
    { kind: "value", count: 57 },
    { kind: "value", count: 29 },
  ]);
  expect(Object.keys(row?.groups.amt ?? {})).toEqual(["a", "rest"]);
  expect(tables.agreements?.O).toMatchObject({ n: 57, percent: 75 });
});

test("the text beside an answer that makes up groups is released in total only, as the answer itself is", () => {
  const { tables } = derived(folderOf(people, yaml, codes));
  const [row] = tables.questions["T[other]"] ?? [];
  expect(row?.total).toMatchObject({ kind: "value", n: 14 });
  expect(row?.groups).toEqual({});
});

test("the text beside an answer whose number is withheld is withheld too: the one tells the other", () => {
  // Of a published group of 28, three chose "b": their number and that of the others follow from each other.
  const few = people.map((person, i) => ({ ...person, T: i % 20 === 1 ? "b" : i % 2 ? "-oth-" : "a" }));
  const texts = few.flatMap(({ T }, i) =>
    T === "-oth-" ? [`${i + 1};rat;rat\n`, `${i + 1};verein;rat\n`][i % 3 ? 0 : 1] : [],
  );
  const all = { ...codes, "T.csv": `id;codes;codes2\n${texts.join("")}` };
  const { tables } = derived(folderOf(few, yaml, all));
  const [source] = tables.questions.T ?? [];
  expect(source?.total.kind === "value" && source.total.cells.map(({ kind }) => kind)).toEqual([
    "value",
    ...["suppressed", "suppressed", "suppressed"],
  ]);
  expect(tables.questions["T[other]"]?.[0]?.total).toEqual({ kind: "suppressed", reason: "protected" });
  expect(Object.keys(tables.agreements ?? {})).toEqual(["O"]);
});

test("nothing that was written, and no key of a response, reaches the derived data or the report", () => {
  const study = folderOf(
    people.map((person, i) => ({ ...person, id: String(700_001 + i) })),
    yaml,
    Object.fromEntries(
      Object.entries(codes).map(([name, text]) => [
        name,
        text.replace(/^(\d+);/gm, (_, id) => `${700_000 + Number(id)};`),
      ]),
    ),
  );
  const { all, report } = derived(study);
  expect(`${all}${report}`).not.toMatch(/Vertraulich|7000\d\d/);
});

test("the report names the reasons for leaving responses out and their number, not how many each", () => {
  const more = yaml.replace(
    "groupings:",
    "    - { reason: außerhalb, when: [{ question: N, below: 22 }] }\ngroupings:",
  );
  const { report } = derived(folderOf(people, more, codes));
  expect(report.split("\n")[0]).toBe(
    "60 Antworten gelesen, 55 verwendet (keine abgebrochen; 5 ausgeschlossen: Testeinträge, außerhalb).",
  );
});

test("a condition that nobody meets is mentioned", () => {
  const { report } = derived(folderOf(people, yaml.replace("from: 900", "from: 1000"), codes));
  expect(report.split("\n")[0]).toContain("keine Bedingung unter responses.exclude trifft zu");
});

test("under its tables a question says what counts as missing and how its answers were assigned", () => {
  const { codebook, tables, study } = derived(
    folderOf(people, `${yaml}`.replace("F: {", 'N: { missing: ["-9"] }\n  F: {'), codes),
  );
  const of = (code: string) => {
    const question = codebook.questions.find((q) => q.code === code);
    return question ? questionRemarks(question, tables, study).join(" ") : "";
  };
  expect(of("F")).toContain("Als fehlend gewertet: weiß nicht.");
  expect(of("N")).toContain("Als fehlend gewertet: −9.");
  expect(of("O")).toContain("Offene Antworten, zugeordnet zu Kategorien");
  expect(of("O")).toMatch(
    /Zwei Personen haben unabhängig zugeordnet: bei 75\u202f% der 57 Antworten gleich, Kappa\u00a00,\d\d\./,
  );
  expect(of("O")).not.toContain("Mehrfachnennungen");
  expect(of("T[other]")).toContain("Nur einem Teil der Befragten gestellt (T = ");
  expect(of("T[other]")).not.toContain("Zwei Personen");
  expect(of("T")).not.toContain("fehlend");
});

test("a figure can show assigned answers, in total and by group", () => {
  const { codebook, tables, study } = derived(folderOf(people, yaml, codes));
  const words = { title: "t", subtitle: "s", alt: "a", chart: "bar", question: "O" };
  const specs = [figureSpec.parse(words), figureSpec.parse({ ...words, by: "amt", share: "zeit" })];
  for (const spec of specs) {
    const selection = select(spec, { codebook, tables, study, results: {} });
    expect(selection).toMatchObject({ categories: [{ key: "geld", label: "Geld" }, { key: "zeit" }] });
  }
});

test("a group of an answer that counts as missing is refused, with what there is", () => {
  const missing = yaml.replace("F: { missing", "T: { missing: [b] }\n  F: { missing");
  expect(refusal(() => derived(folderOf(people, missing, codes)))).toContain("unbekannter Antwortcode: b");
});

test("the tables of assigned answers are never taken for an export", () => {
  const place = temporaryPlace(folderOf(people, yaml, codes));
  expect(exportsIn(place, undefined).map(({ name }) => name)).not.toContainEqual(
    expect.stringContaining("codes"),
  );
  expect(readFileSync(join(place.data, "codes/O.csv"), "utf8")).toContain("id;codes;codes2");
});

test("a table of assigned answers under version control is reported like responses", () => {
  const problems = microdataProblems(["data/study.yaml", "data/codes/O.csv"], "status: draft");
  expect(problems.map(({ file }) => file)).toEqual(["data/codes/O.csv"]);
});

test("faults of study.yaml, the groupings and a table of codes are told at once", () => {
  const message = refusal(() =>
    derived(
      folderOf(
        people,
        yaml.replace("from: 900", "from: 900, answers: [x]").replace("question: T,", "question: TT,"),
        {
          ...codes,
          "O.csv": "id;codes\n1;gelt\n",
        },
      ),
    ),
  );
  expect(message).toContain("responses.exclude „Testeinträge“: N ist eine Zahl, x nicht");
  expect(message).toContain("data/codes/O.csv:2: unbekannte Kategorie: gelt");
  expect(message).toContain("groupings.amt.question: unbekannte Frage: TT");
});
