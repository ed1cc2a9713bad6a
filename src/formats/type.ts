import type { FigureTable } from "../charts/type.ts";
import type { Citation } from "../lib/cite.ts";
import type { Question } from "../model/codebook.ts";
import type { Figure } from "../model/figure.ts";
import type { Output } from "../model/output.ts";
import type { PublicStudy } from "../model/study.ts";

/** A figure with everything that a file says of it: released, and made once for all its files. */
export interface Published {
  figure: Figure;
  table: FigureTable;
  /** What the figure shows, with its main values, in a sentence or two. */
  summary: string;
  study: PublicStudy;
  /** The question that is shown; absent where the numbers were computed elsewhere. */
  question?: Question | undefined;
  citation: Citation;
  /** Licence in words. */
  licence: string;
  /** Digest of what the report is made from. */
  digest: string;
  /** Notes and remarks, each a sentence or more. */
  notes: string[];
}

/** One kind of file that a figure can be downloaded as. */
export interface Format {
  /** What follows the figure's id in the file's name (".svg", "-16-9.png"). Never changes: it is part of an address. */
  ending: string;
  /** Media type. */
  type: string;
  /** Name on the page. */
  name: string;
  /** What it is good for, in a few words. */
  use: string;
  /** Where the page offers it; `machine` is read by programs and offered to nobody. */
  group: "picture" | "data" | "citation" | "machine";
  /** What is made beside the pages has its own name for `--only`; absent where it belongs to them. */
  output?: Exclude<Output, "site">;
  /** The file: the same bytes for the same figure, always. */
  bytes(published: Published): Uint8Array | Promise<Uint8Array>;
}

/** Bytes of a text in UTF-8. */
export function utf8(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}
