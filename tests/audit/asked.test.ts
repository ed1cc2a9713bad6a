import { describe, expect, test } from "vitest";
import type { Answer } from "../../scripts/dataset.ts";
import { partitionsOf } from "../../scripts/groupings.ts";
import { certify } from "../../scripts/protect/audit/certificate.ts";
import { load } from "../../scripts/protect/audit/engine.ts";
import { AuditRefusal, auditHere } from "../../scripts/protect/audit/index.ts";
import { generator } from "../../scripts/protect/audit/random.ts";
import { responsesOf } from "../../scripts/protect/audit/rewrite.ts";
import { type Filter, planOf, type Survey } from "../../scripts/protect/audit/survey.ts";
import { withoutQuestions } from "../../scripts/protect/withheld.ts";
import { study as studySchema } from "../../src/model/study.ts";
import { dataset, question, release } from "../tabulate/dataset.ts";

const questions = [
  question("TYP", "single", { answers: ["a", "b", "c"] }),
  question("OK", "single", { answers: ["ja", "nein"] }),
  question("Q", "single", { answers: ["u", "v", "w"] }),
  question("F", "single", { answers: ["x", "y"], filtered: true }),
];
const yaml = { groupings: { typ: { label: "Typ", question: "TYP" } }, policy: { threshold: 5 } };
const by = (source: string, answers: string[], more: Partial<Filter> = {}): Filter => ({
  ...{ target: "F", source, answers },
  ...more,
});

/** Invented answers; F is answered by whom the function says. */
function people(
  isAsked: (typ: number, ok: number, q: Answer) => boolean,
  persons = 60,
  seed = 3,
): Answer[][] {
  const random = generator(seed);
  const below = (n: number) => Math.floor(random() * n);
  return Array.from({ length: persons }, () => {
    const [typ, q] = [below(3), random() < 0.1 ? null : below(3)];
    return [typ, 0, q, isAsked(typ, 0, q) ? below(2) : undefined];
  });
}

const tablesOf = (answers: readonly Answer[][], withheld: readonly string[]) => {
  const rows = answers.map((own) => ({ answers: [...own] }));
  return withoutQuestions(release(dataset(questions, rows), yaml).tables, withheld);
};

function surveyOf(answers: Answer[][], filters: Filter[], more: Partial<Survey> = {}): Survey {
  const data = dataset(questions, []);
  const study = studySchema.parse({ title: "t", ...yaml });
  return {
    ...{ codebook: data.codebook, variables: data.variables, tellsNotShown: true, absent: [] },
    ...{
      partitions: partitionsOf(study, data, "data/study.yaml"),
      threshold: 5,
      responses: answers,
      filters,
    },
    ...{ tables: tablesOf(answers, more.withheld ?? []), known: ["OK"] },
    ...more,
  };
}

/** Audits, and renders every world again; returns the ids of the blocks whose answers follow. */
async function leaks(survey: Survey): Promise<string[]> {
  const plan = planOf(survey);
  const found = await auditHere(plan.publication, load, { explained: 0 });
  if (!found.passed) return [...new Set(found.disclosures.map(({ block }) => block))];
  certify(plan.publication, found, (world) =>
    JSON.stringify(tablesOf(responsesOf(plan, survey, world), survey.withheld ?? [])),
  );
  return [];
}

describe("a filter on what everybody knows", () => {
  const onType = people((typ) => typ < 2);

  test("of the groups tells no answer, and no other world asks anybody else", async () => {
    const survey = surveyOf(onType, [by("TYP", ["a", "b"])]);
    const { publication } = planOf(survey);
    expect(publication.blocks.map(({ id }) => id)).toEqual(["Q 0", "F 0"]);
    const third = publication.atoms.findIndex(({ label }) => label.includes("Text c"));
    expect(publication.blocks[1]?.unasked).toEqual([{ part: 0, atoms: [third] }]);
    expect(await leaks(survey)).toEqual([]);
  });

  test("of consent neither: without knowing it, that all agreed would follow", async () => {
    const all = people(() => true);
    expect(await leaks(surveyOf(all, [by("OK", ["ja"])]))).toEqual([]);
    expect(await leaks(surveyOf(all, [by("OK", ["ja"])], { known: [] }))).toEqual(["OK+F"]);
  });
});

describe("a filter on an answer that is told of nobody", () => {
  const onQ = people((_, __, q) => q === 0 || q === null);

  test("may lead on from no answer, too", async () => {
    const survey = surveyOf(onQ, [by("Q", ["u"], { empty: true })]);
    expect(planOf(survey).publication.blocks.map(({ id }) => id)).toEqual(["Q+F"]);
    expect(await leaks(survey)).toEqual([]);
  });

  test("is refused where answers contradict it, with the question", () => {
    const wrong = () => planOf(surveyOf(onQ, [by("Q", ["u"])]));
    expect(wrong).toThrow("wer auf F geantwortet hat, widerspricht dem Filter der Frage");
    try {
      wrong();
    } catch (error) {
      expect(error instanceof AuditRefusal && error.questions).toEqual(["F"]);
    }
  });

  test("stays in the model where its source is withheld, since who is asked tells of it", () => {
    const survey = surveyOf(onQ, [by("Q", ["u"], { empty: true })], { withheld: ["Q"] });
    const [block] = planOf(survey).publication.blocks;
    expect(block?.id).toBe("Q+F");
    expect(new Set(block?.statistics.map((s) => "part" in s && s.part))).toEqual(new Set([1]));
  });

  test("has no part in the model where its target is withheld, however complicated it is", async () => {
    const survey = surveyOf(
      people((typ, _, q) => typ === 0 && q === 1),
      [],
      { withheld: ["F"] },
    );
    expect(planOf(survey).publication.blocks.map(({ id }) => id)).toEqual(["Q 0"]);
    expect(await leaks(survey)).toEqual([]);
    expect(() => planOf({ ...survey, withheld: [] })).toThrow("F wird nicht allen gestellt");
  });
});

test("numbers that look like missing states are numbers", () => {
  const numbers = [question("N", "numeric")];
  const answers = Array.from({ length: 30 }, (_, i): Answer[] => [(i % 4) - 2]);
  const data = dataset(
    numbers,
    answers.map((own) => ({ answers: own })),
  );
  const { codebook, variables } = data;
  const { tables } = release(data);
  const survey = {
    codebook,
    variables,
    tellsNotShown: true,
    absent: [],
    partitions: [],
    threshold: 10,
    filters: [],
  };
  const plan = planOf({ ...survey, responses: answers, tables });
  expect(plan.publication.blocks[0]?.parts[0]).toMatchObject({ noAnswer: false, notShown: false });
  const records = plan.publication.blocks.map((block) => block.records);
  expect(responsesOf(plan, { responses: answers, tellsNotShown: true }, records)).toEqual(answers);
});
