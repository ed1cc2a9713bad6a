import type { Token } from "markdown-it";
import type { Certificate } from "./certificate.ts";
import type { Codebook } from "./codebook.ts";
import type { Figure, FigureRow } from "./figure.ts";
import type { Problem } from "./problem.ts";
import type { Results } from "./result.ts";
import type { Presentation, Slide } from "./slide.ts";
import type { PublicStudy } from "./study.ts";
import type { Tables } from "./table.ts";
import type { Text } from "./text.ts";

export type { Block, Note, PlacedTable, Text } from "./text.ts";

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
