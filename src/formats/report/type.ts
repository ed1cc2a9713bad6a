import type { Digested } from "../../lib/source-digest.ts";
import type { Output } from "../../model/output.ts";
import type { Assembled, Derived, Report } from "../../model/report.ts";

/** What a file of the whole report is made from. */
export type Published = Digested;

/** One file that the whole report can be had as. */
export interface ReportFormat {
  /** Address below the base. Never changes. */
  path: string;
  /** Media type. */
  type: string;
  /** Name on the page. */
  name: string;
  /** What it is good for, in a few words. */
  use: string;
  /**
   * Where it is offered: with the data, with the ways to cite, among the documents or for presenting. `machine` is read
   * by programs and offered to nobody.
   */
  group: "data" | "citation" | "machine" | "document" | "presentation";
  /** True for records of a publication: there is none of a study that is not final. */
  finalOnly?: true;
  /** What is made beside the pages has its own name for `--only`; absent where it belongs to them. */
  output?: Exclude<Output, "site">;
  /** How well it can be read with assistive technology, in a few words; the download page says it. */
  accessible?: string;
  /** False where there is nothing to put into it: then there is no such file. */
  appliesTo?(report: Derived & Assembled): boolean;
  /** The file: the same bytes for the same report, always. */
  bytes(report: Report): Uint8Array | Promise<Uint8Array>;
}
