import type { Token } from "markdown-it";
import type { Certificate } from "./certificate.ts";
import type { Codebook } from "./codebook.ts";
import type { Figure, FigureRow } from "./figure.ts";
import type { Problem } from "./problem.ts";
import type { Results } from "./result.ts";
import type { Presentation, Slide } from "./slide.ts";
import type { PublicStudy } from "./study.ts";
import type { Tables } from "./table.ts";

/** A released value that a text names: its path, and how a reader sees it. */
export interface UsedValue {
  path: string;
  text: string;
}

/** A bound value or a claim of a text, as it stands on the released data. */
export interface Statement {
  file: string;
  line: number;
  kind: "value" | "claim";
  /** What the author wrote: path or condition. */
  source: string;
  /** The words that the reader sees. */
  text: string;
  used: UsedValue[];
  /** `other`: the words gave way to their `sonst`. `broken`: the data say otherwise. */
  state: "holds" | "other" | "broken" | "withheld" | "faulty";
}

/** A table in its place: of a figure, or as the author wrote it. */
export interface PlacedTable {
  id: string;
  /** Number in the order of placement ("Tabelle 2"). */
  number: number;
  title: string;
  /** The figure whose values it shows, or the tokens of a Markdown table. */
  content: Figure | Token[];
}

/** A piece of a text at top level: prose, or a figure or table in its place. */
export type Block =
  | { kind: "prose"; tokens: Token[] }
  | { kind: "figure"; figure: Figure }
  | { kind: "table"; table: PlacedTable };

/** A note to a text, by the number that stands at its place. */
export interface Note {
  id: string;
  /** Chapters are numbered through; a page has its own notes from 1. */
  number: number;
  tokens: Token[];
}

/** A term of the glossary. */
export interface Term {
  id: string;
  term: string;
  /** Other forms in which texts use it. */
  also: string[];
  tokens: Token[];
}

/** A cited work as „Literatur“ lists it. */
export interface Work {
  id: string;
  /** Text, italics and links. */
  tokens: Token[];
  /** Whether somebody of the authors has read it. */
  read: boolean;
}

/** A text with its numbers bound and its references resolved. */
export interface Text {
  slug: string;
  title: Token[];
  /** The title as plain text. */
  plainTitle: string;
  lead: Token[];
  blocks: Block[];
  /** Sections for the contents of the page. */
  sections: { id: string; title: string }[];
  /** Notes in the order of their numbers. */
  notes: Note[];
  /** File, and its line on which the body begins: lines of tokens count from there. */
  file: string;
  bodyLine: number;
}

export interface Chapter extends Text {
  number: number;
  short: string;
}

/** A text beside the chapters: summary, methods and the like. */
export interface Page extends Text {
  short: string;
  /** Its language, where that is not the report's. */
  lang?: string;
  /** The group whose members it is for. */
  group?: string;
}

export interface Finding {
  /** The value and its unit, apart ("69", "Prozent"). */
  value: { number: string; unit: string };
  text: Token[];
  figure: Figure;
  /** Row of the figure that the value stands in. */
  row: FigureRow;
  chapter: Chapter;
}

/** What is made of texts and figures, with the released data bound into them. */
export interface Assembled {
  /** Path under which the publication stands, with slashes at both ends. */
  base: string;
  chapters: Chapter[];
  /** All figures by number: first those placed in the text, then the rest. */
  figures: Figure[];
  /** Figure id → slug of the chapter it is placed in. */
  placedIn: ReadonlyMap<string, string>;
  pages: Record<string, Page>;
  /** All slides, in order of presentation. */
  slides: Slide[];
  /** Selections of them, the one of all first; none where there are no slides. */
  presentations: Presentation[];
  findings: Finding[];
  /** Every bound value and claim of all texts, in the order of the texts. */
  statements: Statement[];
  /** Terms by their first letter. */
  glossary: Term[];
  /** What the report cites, in alphabetical order, and nothing else. */
  works: Work[];
  /** What is wrong and was let through because this is a draft. */
  problems: Problem[];
  /** Citations in all texts: each place where works are named counts once. */
  citations: number;
  /** Digest of all texts, figures and references as their authors wrote them. */
  texts: string;
}

/** The released data. */
export interface Derived {
  study: PublicStudy;
  codebook: Codebook;
  tables: Tables;
  results: Results;
}

/** The released data with the certificate of their audit, as read from `data/derived`: nothing else is published. */
export interface Certified extends Derived {
  certificate: Certificate;
}

/** The one document from which every output is drawn. */
export interface Report extends Certified, Assembled {}
