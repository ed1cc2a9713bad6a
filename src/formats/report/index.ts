import { outputsMade } from "../../lib/content.ts";
import type { Assembled, Derived } from "../../model/report.ts";
import { deckFormats } from "../pptx/index.ts";
import { slideFormats } from "../slides/index.ts";
import { cff } from "./cff.ts";
import { reportBibtex, reportCsl, reportRis } from "./citation.ts";
import { datacite } from "./datacite.ts";
import { ddi } from "./ddi.ts";
import { reportDocument, summaryDocument, tablesDocument } from "./documents.ts";
import { dataPackage } from "./package.ts";
import { excelResults, plainResults } from "./tables.ts";
import type { ReportFormat } from "./type.ts";
import { word } from "./word.ts";

/** Several files of one kind, as many as a report asks for. */
type Several = (report: Derived & Assembled) => readonly ReportFormat[];

/** What the whole report can be had as, in the order of its pages. A new one is a file and a line here. */
const all: readonly (ReportFormat | Several)[] = [
  excelResults,
  plainResults,
  dataPackage,
  ddi,
  reportBibtex,
  reportRis,
  reportCsl,
  datacite,
  cff,
  reportDocument,
  summaryDocument,
  tablesDocument,
  word,
  slideFormats,
  deckFormats,
];

/** All files of a report, whatever is made of them now: records of a publication only where it is one. */
export function everyReportFormat(report: Derived & Assembled): ReportFormat[] {
  return all
    .flatMap((entry) => (typeof entry === "function" ? entry(report) : [entry]))
    .filter(({ finalOnly }) => report.study.status === "final" || !finalOnly)
    .filter(({ appliesTo }) => appliesTo?.(report) ?? true);
}

/** The files of a report that the running build makes: pages offer nothing else. */
export function reportFormats(report: Derived & Assembled): ReportFormat[] {
  const outputs = outputsMade();
  return everyReportFormat(report).filter(({ output }) => outputs.includes(output ?? "site"));
}
