import type { Codebook } from "../../../src/model/codebook.ts";
import type { Exception } from "../../../src/model/study.ts";
import type { Tables } from "../../../src/model/table.ts";
import type { Answer, Variable } from "../../dataset.ts";
import { isTwoWay, type Partition } from "../../partition.ts";

/** Who is asked a question: those who gave one of these answers (or chose one of these options) to an earlier one. */
export interface Filter {
  /** Code of the question that not all are asked. */
  target: string;
  /** Code of the question that decides. */
  source: string;
  /** Row and scale of the question that decides, where it is an array; default: the first. */
  part?: number;
  scale?: number;
  /** Codes of the answers, or of the options of a multiple response, that lead on. */
  answers: string[];
  /** True where it leads on, too, not to have answered, or not to have been asked. */
  empty?: boolean;
}

/** What was released at one time: the tables, and the groups that they are broken down by. */
export interface Publication {
  partitions: readonly Partition[];
  threshold: number;
  tables: Tables;
  /** Tables that are published in another way than the rest. */
  exceptions?: readonly Exception[];
  /** Codes of questions of which nothing is released. */
  withheld?: readonly string[];
}

/** A survey with what was released of it. */
export interface Survey extends Publication {
  codebook: Codebook;
  variables: readonly Variable[];
  tellsNotShown: boolean;
  absent: readonly string[];
  /** The responses that were counted, in a fixed order. */
  responses: readonly (readonly Answer[])[];
  /** Weight of each of them, above 0; absent where the study has none. */
  weights?: readonly number[];
  /** What was released of the same responses before: it cannot be taken back, and counts together with the rest. */
  earlier?: readonly Publication[];
  filters: readonly Filter[];
  /** Codes of single choices whose answers everybody knows: they are part of the roster. */
  known?: readonly string[];
  /** Persons in the frame with these groups (ids, undefined outside all), where that is known. */
  frameOf?: (groups: readonly (string | undefined)[]) => number | undefined;
}

/** All that was ever released of a survey, the present publication first. */
export function publicationsOf({ earlier = [], ...survey }: Survey): Publication[] {
  const { partitions, threshold, tables, exceptions = [], withheld = [] } = survey;
  return [{ partitions, threshold, tables, exceptions, withheld }, ...earlier];
}

/** Codes of questions of which nothing was ever released; only what leads on to others is kept of them. */
export function withheldAlways({ withheld = [], earlier = [] }: Survey): string[] {
  const isHidden = (code: string) =>
    earlier.every((release) => release.withheld?.includes(code) || !release.tables.questions[code]?.length);
  return withheld.filter(isHidden);
}

/** Groupings of all publications; one that stands in several of them stands here once. */
export function partitionsIn(survey: Survey): Partition[] {
  const all = publicationsOf(survey).flatMap((publication) => publication.partitions);
  return [...new Map(all.map((partition) => [shapeOf(partition), partition])).values()];
}

/** What makes two groupings the same: ids and answers of their groups, whatever their labels. */
export function shapeOf(partition: Partition): string {
  if (isTwoWay(partition)) return JSON.stringify([partition.id, ...partition.of.map(shapeOf)]);
  const { id, source, groups } = partition;
  return JSON.stringify([id, source, groups.map(({ id, codes, from, below }) => [id, codes, from, below])]);
}
