import type { PublicStudy } from "../../model/study.ts";
import { cff } from "./cff.ts";
import { reportBibtex, reportCsl, reportRis } from "./citation.ts";
import { datacite } from "./datacite.ts";
import { ddi } from "./ddi.ts";
import { dataPackage } from "./package.ts";
import { excelResults, plainResults } from "./tables.ts";
import type { ReportFormat } from "./type.ts";

/** What the whole report can be had as, in the order of its pages. A new one is a file and a line here. */
const all: readonly ReportFormat[] = [
  excelResults,
  plainResults,
  dataPackage,
  ddi,
  reportBibtex,
  reportRis,
  reportCsl,
  datacite,
  cff,
];

/** The files of a report: records of a publication only where it is one. */
export function reportFormats({ status }: Pick<PublicStudy, "status">): ReportFormat[] {
  return all.filter(({ finalOnly }) => status === "final" || !finalOnly);
}
