import { collector } from "../../src/lib/errors.ts";
import type { Study } from "../../src/model/study.ts";
import type { Dataset } from "../dataset.ts";
import type { SourceFile } from "../read/source.ts";
import { type Coded, coded } from "./codings.ts";
import { excluding } from "./exclusions.ts";
import { parentOf } from "./open.ts";
import { remarked } from "./remarks.ts";

/**
 * The dataset as the study wants it counted: responses left out, open answers assigned to categories, answers that
 * count as missing taken out. Exclusions come first, so that a condition can name an answer that is missing later.
 * Throws `AuthorError` with everything that is wrong with these fields of the study.
 * @param tables files in `data/codes/`
 * @param file name of the study's file, for messages
 */
export function prepare(dataset: Dataset, study: Study, tables: readonly SourceFile[], file: string): Coded {
  const { attempt, failure, problems } = collector();
  const left = attempt(() => excluding(dataset, study.responses, file)) ?? dataset;
  const assigned = attempt(() => coded(left, study, tables, file));
  const result = attempt(() => remarked(assigned?.dataset ?? left, study.questions, file));
  if (assigned === undefined || result === undefined || problems.length > 0) throw failure();
  return { dataset: result, agreements: assigned.agreements };
}

/**
 * The policy with the coded texts that belong to a question which describes the person or makes up groups: broken
 * down by group they would tell what is withheld of the question itself.
 * @param sources codes of the questions that groupings are made from
 */
export function policyOf({ policy, codings }: Study, sources: readonly string[]): Study["policy"] {
  const inherits = (key: string) =>
    sources.includes(parentOf(key)) || policy.totalOnly.includes(parentOf(key));
  return { ...policy, totalOnly: [...policy.totalOnly, ...Object.keys(codings).filter(inherits)] };
}
