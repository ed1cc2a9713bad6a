import type { Answer, Dataset, Response, Variable } from "../../scripts/dataset.ts";
import { partitionsOf } from "../../scripts/groupings.ts";
import { protect } from "../../scripts/protect/index.ts";
import { publicStudyOf } from "../../scripts/study.ts";
import { tabulate } from "../../scripts/tabulate/index.ts";
import type { Question, QuestionKind } from "../../src/model/codebook.ts";
import type { Derived } from "../../src/model/report.ts";
import { study as studySchema } from "../../src/model/study.ts";
import type { Distribution } from "../../src/model/table.ts";

/** A question of an invented survey; `answers` become its scale, `items` its subquestions. */
export function question(
  code: string,
  kind: QuestionKind,
  { answers = [], items = [], ...more }: Omit<Partial<Question>, "items"> & Lists = {},
): Question {
  const entries = (codes: readonly string[]) => codes.map((c) => ({ code: c, label: `Text ${c}` }));
  return {
    code,
    type: "L",
    kind,
    text: `Frage ${code}`,
    help: "",
    section: "",
    mandatory: false,
    filtered: false,
    filter: "",
    items: entries(items),
    scales: answers.length === 0 ? [] : [{ label: "", categories: entries(answers), missing: [] }],
    ranks: kind === "ranking" ? answers.length : 0,
    ...more,
  };
}

interface Lists {
  answers?: readonly string[];
  items?: readonly string[];
}

/** The columns of a question, in the order of items, then of columns or ranks. */
export function variablesOf({ kind, items, scales, ranks, code }: Question, index: number): Variable[] {
  const at = (coding: Variable["coding"], part = 0, option?: number): Variable => ({
    name: `${code}[${part}_${option ?? ""}]`,
    question: index,
    coding,
    part,
    scale: 0,
    ...(option === undefined ? {} : { option }),
  });
  const answers = scales[0]?.categories ?? [];
  const codings = { numeric: "number", date: "date", listed: "answered" } as const;
  switch (kind) {
    case "display":
      return [];
    case "single":
      return [at("category")];
    case "array":
      return items.map((_, part) => at("category", part));
    case "multiple":
      return items.map((_, part) => at("mark", part));
    case "grid":
      return items.flatMap((_, part) => answers.map((_, option) => at("mark", part, option)));
    case "ranking":
      return Array.from({ length: ranks }, (_, rank) => at("rank", rank));
    default:
      return items.length === 0 ? [at(codings[kind])] : items.map((_, part) => at(codings[kind], part));
  }
}

/** One response; complete unless it says otherwise. */
export type Row = Partial<Response> & { answers: Answer[] };

/** A dataset of responses, their answers in the order of the questions' columns. */
export function dataset(questions: Question[], rows: readonly Row[]): Dataset {
  return {
    codebook: { mark: "", title: "", language: "de", questions },
    variables: questions.flatMap(variablesOf),
    tellsNotShown: true,
    tellsNotReached: true,
    tellsComplete: true,
    absent: [],
    dropped: [],
    notes: [],
    responses: () => rows.map((row): Response => ({ complete: true, id: "", ...row })),
  };
}

/** What is released of a dataset under a study, with everything that pages read. */
export function release(data: Dataset, yaml: object = {}): Derived {
  const study = studySchema.parse({ title: "t", ...yaml });
  const partitions = partitionsOf(study, data, "data/study.yaml");
  const { include, weights, exclude } = study.responses;
  const tables = protect(tabulate(data, partitions, include, weights !== undefined), {
    codebook: data.codebook,
    policy: study.policy,
    frame: undefined,
    knowledge: data,
    excludes: exclude.length > 0,
    mark: "",
    file: "data/study.yaml",
  });
  return { tables, codebook: data.codebook, study: publicStudyOf(study, partitions), results: {} };
}

/** So many responses with the same answers. */
export function times(n: number, answers: Answer[], more: Partial<Response> = {}): Row[] {
  return Array.from({ length: n }, () => ({ answers, ...more }));
}

/** The numbers of a distribution's cells, "." where one is withheld. */
export function cellsOf(distribution: Distribution | undefined): (number | ".")[] {
  if (distribution?.kind !== "value") return [];
  return distribution.cells.map((cell) => (cell.kind === "value" ? cell.count : "."));
}
