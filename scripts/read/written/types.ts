import type { Direction } from "../../../src/model/codebook.ts";
import type { WrittenType } from "../../../src/model/written-codebook.ts";

/** The code of the answer that texts stand for which are no answer of their own. */
export const otherCode = "other";

/** A code and what it means. */
export interface Option {
  code: string;
  label: string;
}

/** One column that a question is read from. */
export interface Part extends Option {
  /** Heading, as its author wrote it. */
  column: string;
}

/** A question of a written codebook, complete and without contradiction. */
export interface WrittenQuestion {
  code: string;
  /** Line in the codebook. */
  line: number;
  type: WrittenType;
  text: string;
  section: string;
  /** Where it is read from: its items, its ranks, or its only column. */
  parts: Part[];
  /** True where the parts are items; of a ranking: where their cells are ranks. */
  hasItems: boolean;
  /** Answers that count, in display order. */
  answers: Option[];
  /** Its own missing codes first, then those of all questions. */
  missing: Option[];
  /** Missing codes that it has only from all questions. */
  inherited: ReadonlySet<string>;
  direction: Direction | undefined;
  chosen: string[] | undefined;
  unchosen: string[] | undefined;
  separator: string | undefined;
}

/** What an author's codebook says of the table beside it. */
export interface Written {
  /** Name of the codebook's file. */
  file: string;
  /** Lines of the fields that name columns. */
  lines: { id: number; complete: number };
  id: string | undefined;
  complete: { column: string; values?: string[] | undefined } | undefined;
  ignore: string[];
  decimal: "," | "." | undefined;
  skip: number;
  questions: WrittenQuestion[];
}
