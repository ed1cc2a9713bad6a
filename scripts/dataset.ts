import type { Codebook } from "../src/model/codebook.ts";

/**
 * One answer, coded by its variable's `coding`. `null`: shown, not answered (or not known whether shown);
 * `undefined`: not shown. Texts never get this far: only that one was given.
 */
export type Answer = number | null | undefined;

/** One person's answers, aligned with `Dataset.variables`. */
export interface Response {
  /** False where the interview was broken off. */
  complete: boolean;
  answers: Answer[];
  /** The response's key in the export; for joining what lies beside it, and never kept. Empty where there is none. */
  id: string;
  /** Set where a condition of the study leaves the response out. */
  excluded?: true;
  /** Weight; absent in an unweighted study, null where the cell is empty. */
  weight?: number | null;
}

/**
 * One column of answers.
 * `category`: index into the categories of its scale · `mark`: 1 chosen, 0 not chosen · `number`: the number ·
 * `rank`: index into the ranked options, of rank `part + 1` · `answered`: 1 where something was entered ·
 * `date`: the year.
 */
export interface Variable {
  /** Name of the column with LimeSurvey's question codes (`C2[SQ1]`). */
  name: string;
  /** Index into `codebook.questions`. */
  question: number;
  coding: "category" | "mark" | "number" | "rank" | "answered" | "date";
  /** Index into the items (array, multiple, numeric, listed), or of the rank; 0 for a question without. */
  part: number;
  /** Of a grid: index into the columns. */
  option?: number;
  /** Index into the scales; 0 but for the second scale of a dual-scale array. */
  scale: number;
}

/** A question that not all are asked, and whose answers decide who is. */
export interface Asked {
  /** Code of the question. */
  target: string;
  /** Absent where more than the answers to one other question decides, or what does is not known. */
  by?: {
    /** Code of the question that decides; of an array, part and scale tell the row. */
    source: string;
    part: number;
    scale: number;
    /** Codes of the answers that lead on; of a multiple response, of the options, any of which does. */
    answers: string[];
    /** True where it leads on, too, not to have answered. */
    empty: boolean;
  };
}

/** What a person should know about how the input was read; plain German, no answers. */
export type Note = string;

/** Columns that are not kept at reading, by what they hold ("Zeitangaben"); German, no content. */
export interface Dropped {
  what: string;
  columns: string[];
}

/** What the study wants of an export, beyond what the questionnaire says. */
export interface Wanted {
  /** Headings of columns that belong to no question. */
  ignore: readonly string[];
  /** Heading of the column with the weights, or code of the question. */
  weights?: string | undefined;
  /** Codes of questions whose answers are numbers, whatever their type. */
  numbers?: readonly string[];
}

/** A read export: its structure, and its responses as a stream that can be iterated once per call. */
export interface Dataset {
  codebook: Codebook;
  variables: Variable[];
  /** True where the export keeps "not shown" apart from "no answer", for all questions but those in `untold`. */
  tellsNotShown: boolean;
  /** Codes of questions of which it does not, though it does of others; certain once `responses()` has run. */
  untold?(): readonly string[];
  /** True where it does so in interviews that were broken off, too: filters do not tell how far somebody got. */
  tellsNotReached: boolean;
  /** True where the export tells broken-off interviews from completed ones. */
  tellsComplete: boolean;
  /** Question codes of the structure that the export has no column for. */
  absent: string[];
  /** Questions that not all are asked, in the order of the questionnaire; absent where there are none. */
  asked?: readonly Asked[];
  /** What was left out at reading, to protect the respondents; complete once `responses()` has run. */
  dropped: Dropped[];
  notes: Note[];
  /** Reads the responses; throws `AuthorError` with all faulty cells after the last row. */
  responses(): Iterable<Response>;
}
