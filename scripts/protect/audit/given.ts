import type { Codebook } from "../../../src/model/codebook.ts";
import type { Tables } from "../../../src/model/table.ts";
import type { Answer, Variable } from "../../dataset.ts";
import type { Partition } from "../../groupings.ts";

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

/** A survey with what was released of it. */
export interface Survey {
  codebook: Codebook;
  variables: readonly Variable[];
  tellsNotShown: boolean;
  absent: readonly string[];
  partitions: readonly Partition[];
  threshold: number;
  /** The responses that were counted, in a fixed order. */
  responses: readonly (readonly Answer[])[];
  /** What is released of them. */
  tables: Tables;
  filters: readonly Filter[];
  /** Codes of questions of which nothing is released; only what leads on to others is kept of them. */
  withheld?: readonly string[];
  /** Codes of single choices whose answers everybody knows: they are part of the roster. */
  known?: readonly string[];
  /** Persons in the frame with these groups (ids, undefined outside all), where that is known. */
  frameOf?: (groups: readonly (string | undefined)[]) => number | undefined;
}
