import type { Token } from "markdown-it";
import type { Figure } from "./figure.ts";

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
