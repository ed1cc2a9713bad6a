import { type Typeset, typeset } from "../../lib/typesetter.ts";
import type { Report } from "../../model/report.ts";
import { reportSource } from "./report.ts";
import { summarySource } from "./summary.ts";
import { tablesSource } from "./tables.ts";

/** The documents of a report, by what they are called in the code. */
const sources = { report: reportSource, summary: summarySource, tables: tablesSource };
export type DocumentName = keyof typeof sources;

const made = new WeakMap<Report, Map<DocumentName, Typeset>>();

/**
 * A document of the report, set as PDF/UA-1: the same bytes for the same report, everywhere. Set once for a report.
 *
 * Chapters and sections are named destinations (`bericht.pdf#nameddest=kapitel.begriff`, `…=kapitel.begriff.vorn`: what
 * the text is, its slug, and behind another point the name of the section); of figures and tables only pages are known, see `pagesOf`.
 */
export function documentOf(report: Report, name: DocumentName): Typeset {
  const own = made.get(report) ?? new Map<DocumentName, Typeset>();
  made.set(report, own);
  const set = own.get(name) ?? typeset(sources[name](report));
  own.set(name, set);
  return set;
}
