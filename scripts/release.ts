import { z } from "zod";
import type { Study } from "../src/model/study.ts";
import { type Tables, tables as tablesSchema } from "../src/model/table.ts";
import type { Answer, Asked, Dataset, Response } from "./dataset.ts";
import type { Frame } from "./frame.ts";
import { stableJson } from "./json.ts";
import { type Partition, sourcesOf } from "./partition.ts";
import { policyOf } from "./prepare/index.ts";
import { tiedIn, withoutTies } from "./prepare/ties.ts";
import type { Solver } from "./protect/audit/solver.ts";
import type { Survey, Release as Told } from "./protect/audit/survey.ts";
import { type Knowledge, protect } from "./protect/index.ts";
import { withoutQuestions } from "./protect/withheld.ts";
import { type Tally, tabulate } from "./tabulate/index.ts";

/** Everything that decides what is released, but for the answers. */
export interface Release {
  study: Study;
  /** After exclusions, codings and remarks. */
  dataset: Dataset;
  partitions: readonly Partition[];
  frame: Frame | undefined;
  mark: string;
  /** File that the policy stands in, for messages. */
  file: string;
  /** What suppression is worked out with; absent where the study names no such table. */
  solver: Solver | undefined;
  /** Agreement of coders, which is not made from the answers that count. */
  agreements(): Tables["agreements"];
}

/** The released data by file name, and the report on how they came about: nothing of it is audited yet. */
export interface Derived {
  files: Record<string, string>;
  /** What is to be said of it, compared with the derived data that lie in their folder when it is asked for. */
  readonly report: string;
  /** What an audit needs, which is more than is published: nothing that is drawn or written may use it. */
  material: Material;
}

/** An earlier release as far as it still holds of the answers: it counts together with the present one. */
export interface Earlier {
  version: string;
  /** What an attacker has of it. */
  told: Told;
  /** The same statistics made from other answers, as one text; it is compared byte by byte. */
  render(answers: readonly (readonly Answer[])[], weights?: readonly number[]): string;
}

/** What is known of a release when it is made: the answers can be read once more, which only an audit does. */
export interface Material {
  release: Release;
  tally: Tally;
  tables: Tables;
  /** Ids of the results that were computed elsewhere. */
  results: string[];
  /** Releases that were handed out before; they are audited together with this one. */
  earlier: Earlier[];
}

/**
 * The one way from counts to released tables: for the answers that were given as well as for those that the audit
 * thinks up. Throws `AuthorError` like `protect`.
 */
export function releasedFrom(tally: Tally, release: Release): Tables {
  const { study, dataset, partitions, frame, mark, file } = release;
  const { codebook } = dataset;
  const answers = protect(tally, {
    codebook,
    policy: policyOf(study, sourcesOf(partitions)),
    frame,
    knowledge: knowledgeOf(dataset, study),
    excludes: study.responses.exclude.length > 0,
    mark,
    file,
    solver: release.solver,
  });
  const agreements = release.agreements() ?? {};
  const whole = Object.keys(agreements).length > 0 ? { ...answers, agreements } : answers;
  return withoutTies(withoutQuestions(whole, withheldIn(release)), codebook);
}

/** What the read export can tell of the responses that are used; asked once they have all been read. */
export function knowledgeOf({ absent, tellsComplete, ...dataset }: Dataset, { responses }: Study): Knowledge {
  const tellsNotShown = responses.include === "all" ? dataset.tellsNotReached : dataset.tellsNotShown;
  const untold = () => (responses.include === "all" ? [] : (dataset.untold?.() ?? []));
  return { absent, tellsComplete, tellsNotShown, untold };
}

/** The tables as they are written. */
export function tablesText(tables: Tables): string {
  return stableJson(z.encode(tablesSchema, tables));
}

/** The same without the number of equal responses, which is compared apart. */
export function textWithoutDuplicates({ duplicates: _, ...tables }: Tables): string {
  return tablesText(tables);
}

/** Questions that are not released at all: those that the study names, and those that cannot be audited. */
export function withheldIn({ study, dataset }: Pick<Release, "study" | "dataset">): string[] {
  return [...new Set([...study.policy.withhold, ...obscure(dataset)])];
}

/**
 * Questions that not all are asked, and of which it cannot be reckoned who is: how many were, in all or in a group, may
 * tell answers to the questions that decide. What is not released tells nothing, so they are not: decided from the
 * questionnaire alone, before any answer is seen. The same holds of what depends on them, of filters on several options
 * of one multiple response (who is asked the one and not the other tells marks that no model has), and of answers
 * that count as missing by what the study says.
 */
export function obscure({
  codebook,
  absent,
  asked = [],
}: Pick<Dataset, "codebook" | "absent" | "asked">): string[] {
  const found = new Set<string>();
  const isPublished = (code: string) => !absent.includes(code);
  const order = (code: string) => codebook.questions.findIndex((question) => question.code === code);
  const options = new Map<string, string>();
  // Texts beside an option come last: a question that is asked because of several options matters more.
  const ordered = [...codebook.questions].sort((a, b) => Number(a.coded ?? false) - Number(b.coded ?? false));
  const entries = ordered.flatMap(({ code, filtered }): Asked[] => {
    const entry = asked.find(({ target }) => target === code);
    return entry || filtered ? [entry ?? { target: code }] : [];
  });
  for (const { target, by } of entries) {
    const source = codebook.questions.find(({ code }) => code === by?.source);
    const categories =
      source?.kind === "multiple" ? source.items : (source?.scales[by?.scale ?? 0]?.categories ?? []);
    const isKnown = by?.answers.every((answer) => categories.some(({ code }) => code === answer)) ?? false;
    const isClear =
      by !== undefined &&
      source !== undefined &&
      isPublished(source.code) &&
      isKnown &&
      order(source.code) < order(target) &&
      !found.has(source.code) &&
      (source.kind !== "multiple" || sameOptions(source.code, by.answers));
    if (!isClear && isPublished(target)) found.add(target);
  }
  return [...found];

  function sameOptions(source: string, answers: readonly string[]): boolean {
    const name = answers.toSorted().join();
    const first = options.get(source) ?? name;
    options.set(source, first);
    return first === name;
  }
}

/** Codes of questions of the codebook that are asked of some, with what decides; what is obscure is left out. */
export function clearFilters(dataset: Pick<Dataset, "codebook" | "absent" | "asked">) {
  const left = obscure(dataset);
  return (dataset.asked ?? []).flatMap(({ target, by }) =>
    by === undefined || left.includes(target) || dataset.absent.includes(target) ? [] : [{ target, ...by }],
  );
}

/** The responses that count, in the order of the export; undefined where there are more than `most`. */
export function countedIn(
  { dataset, study }: Pick<Release, "dataset" | "study">,
  most: number,
): Response[] | undefined {
  const { include } = study.responses;
  const counted: Response[] = [];
  for (const response of dataset.responses()) {
    if ((include === "completed" && !response.complete) || response.excluded) continue;
    if (counted.length === most) return undefined;
    counted.push(response);
  }
  return counted;
}

/** The counts as they would be with these answers in the place of those that count; the rest of the export stays. */
export function tallyOf(
  release: Release,
  answers: readonly (readonly Answer[])[],
  before: Tally,
  weights?: readonly number[],
): Tally {
  const { dataset, partitions } = release;
  const { codebook, variables } = dataset;
  const responses = () =>
    answers.map(
      (own, i): Response => ({ complete: true, id: "", answers: [...own], ...weightAt(weights, i) }),
    );
  const { responses: all, incomplete, excluded } = before;
  return {
    ...tabulate({ codebook, variables, responses }, partitions, "all", weights !== undefined),
    responses: all,
    incomplete,
    excluded,
  };
}

function weightAt(weights: readonly number[] | undefined, i: number): Pick<Response, "weight"> {
  return weights === undefined ? {} : { weight: weights[i] ?? null };
}

/** The weights of responses, in their order; undefined where the study has none. */
export function weightsOf({ study }: Release, counted: readonly Response[]): number[] | undefined {
  if (study.responses.weights === undefined) return undefined;
  return counted.map(({ weight }) => weight ?? 0);
}

/** What an attacker is taken to look at: the released tables, and of the answers what the publication says of them. */
export function surveyOf(
  release: Release,
  tables: Tables,
  responses: readonly (readonly Answer[])[],
  earlier: readonly Earlier[] = [],
  weights?: readonly number[],
): Survey {
  const { dataset, study, partitions } = release;
  const { codebook, variables, absent } = dataset;
  const { tellsNotShown, untold } = knowledgeOf(dataset, study);
  // Where "not shown" is published with "no answer" as one number, it is nothing else for the model either.
  const open = untold?.() ?? [];
  const isOpen = variables.map(
    ({ question }) => !tellsNotShown || open.includes(codebook.questions[question]?.code ?? ""),
  );
  const told = isOpen.includes(true)
    ? responses.map((answers) => answers.map((answer, at) => (isOpen[at] ? (answer ?? null) : answer)))
    : responses;
  return {
    codebook,
    variables,
    tellsNotShown,
    absent,
    partitions,
    threshold: study.policy.threshold,
    exceptions: study.policy.exceptions,
    responses: told,
    ...(weights === undefined ? {} : { weights }),
    tables,
    filters: clearFilters(dataset),
    withheld: [...withheldIn(release), ...tiedIn(tables, codebook)],
    known: study.policy.known,
    earlier: earlier.map(({ told }) => told),
  };
}
