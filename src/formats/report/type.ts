import type { Report } from "../../model/report.ts";

/** What a file of the whole report is made from. */
export type Published = Pick<Report, "study" | "codebook" | "tables">;

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
  /** Where it is offered: with the data, or with the ways to cite. `machine` is read by programs and offered to nobody. */
  group: "data" | "citation" | "machine";
  /** True for records of a publication: there is none of a study that is not final. */
  finalOnly?: true;
  /** The file: the same bytes for the same report, always. */
  bytes(report: Published): Uint8Array;
}
