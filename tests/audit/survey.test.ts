import { describe, expect, test } from "vitest";
import type { Answer, Dataset, Response, Variable } from "../../scripts/dataset.ts";
import { partitionsOf } from "../../scripts/groupings.ts";
import { certify } from "../../scripts/protect/audit/certificate.ts";
import { load } from "../../scripts/protect/audit/engine.ts";
import { auditHere } from "../../scripts/protect/audit/index.ts";
import { generator } from "../../scripts/protect/audit/random.ts";
import { responsesOf } from "../../scripts/protect/audit/rewrite.ts";
import { type Filter, planOf, type Survey } from "../../scripts/protect/audit/survey.ts";
import { protect } from "../../scripts/protect/index.ts";
import { tabulate } from "../../scripts/tabulate/index.ts";
import type { Question } from "../../src/model/codebook.ts";
import { study as studySchema } from "../../src/model/study.ts";

const listed = (codes: string[]) => codes.map((code) => ({ code, label: code }));
const question = (
  code: string,
  kind: Question["kind"],
  answers: string[],
  more: Partial<Question> = {},
): Question => ({
  ...{
    code,
    type: "L",
    kind,
    text: code,
    help: "",
    section: "",
    mandatory: false,
    filtered: false,
    filter: "",
  },
  ...{ items: [], scales: [{ label: "", categories: listed(answers), missing: [] }], ranks: 0 },
  ...more,
});
const questions = [
  question("TYP", "single", ["a", "b", "c"]),
  question("ORT", "single", ["x", "y"]),
  question("Q", "single", ["ja", "nein"]),
  question("F", "single", ["u", "v", "w"], { filtered: true }),
  question("M", "multiple", [], { items: listed(["m1", "m2", "m3"]), scales: [] }),
  question("R", "ranking", ["r1", "r2", "r3"], { ranks: 2 }),
  question("Z", "numeric", [], { scales: [] }),
  question("S", "listed", [], { scales: [] }),
];
const column = (code: string, coding: Variable["coding"], part = 0): Variable => ({
  ...{
    name: `${code}${part}`,
    question: questions.findIndex((q) => q.code === code),
    coding,
    part,
    scale: 0,
  },
});
const variables = [
  ...["TYP", "ORT", "Q", "F"].map((code) => column(code, "category")),
  ...[0, 1, 2].map((part) => column("M", "mark", part)),
  ...[0, 1].map((part) => column("R", "rank", part)),
  column("Z", "number"),
  column("S", "answered"),
];

/** Invented answers, the same for the same seed. */
function rows(persons: number, seed: number): Answer[][] {
  const random = generator(seed);
  const below = (n: number) => Math.floor(random() * n);
  return Array.from({ length: persons }, () => {
    const yes = random() < 0.6 ? 0 : 1;
    const first = below(3);
    const second = (first + 1 + below(2)) % 3;
    const mark = () => (random() < 0.4 ? 1 : 0);
    const maybe = <T>(answer: T) => (random() < 0.05 ? null : answer);
    return [
      below(3),
      below(2),
      yes,
      yes === 0 ? maybe(below(3)) : undefined,
      mark(),
      mark(),
      mark(),
      first,
      maybe(second),
      maybe(5 * below(20)),
      maybe(1),
    ];
  });
}

const dataset = (answers: readonly Answer[][]): Dataset => ({
  codebook: { mark: "", title: "", language: "de", questions },
  ...{
    variables,
    tellsNotShown: true,
    tellsNotReached: true,
    tellsComplete: true,
    absent: [],
    dropped: [],
    notes: [],
  },
  responses: () => answers.map((own): Response => ({ complete: true, answers: own, id: "" })),
});

const study = studySchema.parse({
  title: "t",
  groupings: { typ: { label: "Typ", question: "TYP" }, ort: { label: "Ort", question: "ORT" } },
});

function release(answers: readonly Answer[][]) {
  const data = dataset(answers);
  const partitions = partitionsOf(study, data, "data/study.yaml");
  const protection = {
    codebook: data.codebook,
    policy: study.policy,
    frame: undefined,
    knowledge: data,
    mark: "",
    file: "data/study.yaml",
  };
  return { data, partitions, tables: protect(tabulate(data, partitions, "completed"), protection) };
}

const known: Filter[] = [{ target: "F", source: "Q", answers: ["ja"] }];
function surveyOf(answers: Answer[][], filters = known): Survey {
  const { data, partitions, tables } = release(answers);
  const { codebook, tellsNotShown, absent } = data;
  return {
    codebook,
    variables,
    tellsNotShown,
    absent,
    partitions,
    threshold: study.policy.threshold,
    responses: answers,
    tables,
    filters,
  };
}
/** All that is released but the number of equal responses, which belongs to no question. */
const bytes = (answers: readonly Answer[][]) =>
  JSON.stringify({ ...release(answers).tables, duplicates: undefined });

describe("a survey through the whole pipeline", () => {
  test("its model has each question with all that is released of it, and tied questions together", () => {
    const { publication } = planOf(surveyOf(rows(140, 1)));
    expect(publication.blocks.map(({ id }) => id)).toEqual(["Q+F", "M 0", "R 0", "Z 0", "S 0"]);
    expect(publication.atoms.reduce((sum, { persons }) => sum + persons, 0)).toBe(140);
    const kinds = new Set(publication.blocks.flatMap(({ statistics }) => statistics.map(({ kind }) => kind)));
    expect([...kinds].sort()).toEqual([
      "base",
      "count",
      "mean",
      "median",
      "missing",
      "quantiles",
      "withheld",
    ]);
  });

  test.each([1, 2])(
    "other answers give the very same released data, and falsify every statement (%i)",
    async (seed) => {
      const survey = surveyOf(rows(60, seed));
      const plan = planOf(survey);
      const found = await auditHere(plan.publication, load, { explained: 0 });
      expect(found.statements).toBeGreaterThan(0);
      const alternatives = found.blocks.reduce((sum, { worlds }) => sum + worlds.length, 0);
      expect(alternatives).toBeGreaterThan(0);
      const certificate = certify(plan.publication, found, (world) =>
        bytes(responsesOf(plan, survey, world)),
      );
      expect(certificate.worlds).toBe(Math.max(...found.blocks.map(({ worlds }) => worlds.length)));
    },
  );

  test("something published that the model does not know of stops the certificate, and is named", async () => {
    const survey = surveyOf(rows(60, 1));
    const plan = planOf(survey);
    const found = await auditHere(plan.publication, load, { explained: 0 });
    const guilty = found.blocks.find(({ worlds }) => worlds.length > 0)?.id ?? "";
    // Who answered what, in the order of the export.
    const leaky = (answers: readonly Answer[][]) => bytes(answers) + JSON.stringify(answers);
    expect(() =>
      certify(plan.publication, found, (world) => leaky(responsesOf(plan, survey, world))),
    ).toThrow(`für gleich hält: ${guilty}`);
  });

  test("the true answers are written back as they were", () => {
    const answers = rows(60, 3);
    const survey = surveyOf(answers);
    const plan = planOf(survey);
    expect(
      responsesOf(
        plan,
        survey,
        plan.publication.blocks.map(({ records }) => records),
      ),
    ).toEqual(answers);
  });

  test("a filter that nobody explained is refused, and so is one that reads what is not there", () => {
    expect(() => planOf(surveyOf(rows(60, 1), []))).toThrow("F wird nicht allen gestellt");
    expect(() =>
      planOf(surveyOf(rows(60, 1), [{ target: "F", source: "Q", answers: ["vielleicht"] }])),
    ).toThrow("unbekannte Antwort von Q");
    expect(() => planOf(surveyOf(rows(60, 1), [{ target: "F", source: "X", answers: ["a"] }]))).toThrow(
      "F: der Filter auf X",
    );
  });
});
