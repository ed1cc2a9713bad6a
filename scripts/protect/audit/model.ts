/**
 * A publication as an attacker sees it: who belongs to which atom, what was asked, and what was released.
 * All of it is plain data, so that it can be handed to another thread.
 */

/** Common refinement of all published groupings; respondents of one atom cannot be told apart from outside. */
export interface Atom {
  /** The groups that make it up, in words, for messages. */
  label: string;
  /** Persons who took part: y(g). */
  persons: number;
  /** Persons in the population frame; absent where it is not known for this atom. */
  frame?: number;
  /** Weight of each of them, as a whole number, on a scale of the publication's own; absent where there are none. */
  weight?: number;
}

/** A published group: a union of atoms. */
export interface Group {
  label: string;
  atoms: number[];
}

/** One item with its own base: what one person can answer to it. */
export type Part = {
  label: string;
  /** Answers that are counted: categories, options, or, of a number, its values as text; of a ranking, the options. */
  cells: string[];
  /** False where nobody can have left it empty. */
  noAnswer: boolean;
  /** False where everybody was asked. */
  notShown: boolean;
} & (
  | { kind: "choice" /** Of a number: the value of each cell, ascending. */; values?: number[] }
  | { kind: "multiple" }
  | { kind: "ranking"; ranks: number }
);

/**
 * What one person answered to a part. Choice: index of the cell. Multiple response: chosen options, at least one.
 * Ranking: option per rank, -1 where a rank is empty, at least one filled.
 */
export type State = number | readonly number[];

/** States of a part that are not an answer. */
export const noAnswer = -1;
export const notShown = -2;

/**
 * A filter: who is asked the target follows from the answer to the source. `cells`: asked are those who gave one of
 * these answers (choice; `noAnswer` and `notShown` may be among them), or chose at least one of these options (multiple
 * response).
 */
export interface Tie {
  source: number;
  target: number;
  cells: number[];
}

interface Of {
  /** Index of the published group in `Publication.groups`. */
  group: number;
  /** Table that it stands in, in words ("C1 nach Land"), for messages. */
  table: string;
}
interface OfPart extends Of {
  /** Index into the parts of the block. */
  part: number;
}

/** What a group of a partition looks like in one table: released, withheld there, or withheld in all tables. */
export interface Marked {
  group: number;
  state: "shown" | "withheld" | "withheldEverywhere";
}

/** A released statistic. `cells` are added up: one category, or the values of a class. */
export type Statistic =
  | ({ kind: "persons"; n: number } & Of)
  | ({ kind: "base"; n: number } & OfPart)
  | ({ kind: "band"; from: number; to: number } & OfPart)
  | ({ kind: "count"; cells: number[]; count: number } & OfPart)
  | ({ kind: "bounded"; cells: number[]; from: number; to: number } & OfPart)
  | ({ kind: "missing"; of: ("noAnswer" | "notShown")[]; count: number } & OfPart)
  | ({ kind: "percent"; cells: number[]; percent: number; step: number; n?: number } & OfPart)
  | ({ kind: "rounded"; cells: number[] | "base"; count: number; base: number } & OfPart)
  | ({ kind: "parts"; cells: number[]; parts: number; whole: number } & OfPart)
  | ({ kind: "mean"; mean: number; decimals: number; weighted?: true } & OfPart)
  | ({
      kind: "median";
      median: number;
      decimals: number;
      n: number /** The lower of two middle answers. */;
      lower: boolean;
      weighted?: true;
    } & OfPart)
  | ({ kind: "order"; cells: number[] } & OfPart)
  | ({ kind: "quantiles"; n: number; at: { share: number; value: number }[] } & OfPart)
  | ({ kind: "tooFew"; threshold: number } & OfPart)
  | ({
      kind: "withheld";
      threshold: number;
      groups: Marked[];
      /** Persons of no group, and persons who did not answer the grouping question. */
      outside: number;
      unanswered: number;
    } & Omit<OfPart, "group">);

/** Items that are tied to one another, and to nothing else: one model. */
export interface Block {
  id: string;
  parts: Part[];
  ties: Tie[];
  statistics: Statistic[];
  /** Parts of which it is known whom they were not shown: nobody in these atoms was asked, everybody in the others. */
  unasked?: { part: number; atoms: number[] }[];
  /** Per person, as in `Publication.atomOf`, the state of each part: the truth. Never leaves the build. */
  records: State[][];
}

export interface Publication {
  atoms: Atom[];
  groups: Group[];
  /** Atom of each person. */
  atomOf: number[];
  /** Statistics of kind `persons`: they hold in every block. */
  participation: Statistic[];
  blocks: Block[];
}

/**
 * `roster`: knows who took part. `frame`: knows who could have. `insider`: took part, knows the roster and the own
 * answers.
 */
export type Attacker = "roster" | "frame" | "insider";

/** "All members of the atom are in this column" (or, of `nobody`, "none is"): true, and not to be certain. */
export interface Statement {
  atom: number;
  /** Column of the block's layout. */
  column: number;
  /** The statement is false in a world with at most (of `nobody`: at least) this many persons in the cell. */
  limit: number;
  nobody?: true;
}

/** A participant who uses the own answers: one per atom and distinct answers. */
export interface Insider {
  atom: number;
  states: State[];
}

/** Persons per atom and column: `world[atom * width + column]`; integers. */
export type World = Int32Array;

/** A statement that follows from what is published. */
export interface Disclosure {
  block: string;
  statement: Statement;
  insider?: Insider | undefined;
  /** Tables that imply it together; none of them can be left out. Empty where this was not looked into. */
  tables: string[];
  /** Found with the relaxation already, or only with integers. */
  by: "relaxation" | "integers" | "extension";
}

/** What the audit of one block found. */
export interface BlockResult {
  id: string;
  /** Statements (of an insider: pairs of insider and statement) that were to be protected. */
  statements: number;
  disclosures: Disclosure[];
  /** Alternative worlds, all of them checked exactly; together they falsify all statements that are not disclosed. */
  worlds: World[];
  /** Of the frame: worlds with other participants, which the other blocks have to allow, too. */
  extended: { statement: Statement; world: World }[];
  /** Programmes solved. */
  solved: number;
}
