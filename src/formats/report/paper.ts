import { questionPath } from "../../lib/question-address.ts";
import type { Report } from "../../model/report.ts";
import { pagesOf } from "../pdf/pages.ts";
import { placesIn } from "../pdf/places.ts";
import { textsOnPaper } from "../pdf/texts.ts";
import { reportDocument, summaryDocument, tablesDocument } from "./documents.ts";
import { reportFormats } from "./index.ts";

/** Where a page of the publication stands in a PDF. */
export interface PaperPlace {
  /** Address below the base, with what a viewer opens it at: „bericht.pdf#nameddest=kapitel.begriff“. */
  path: string;
  /** Words of a link to it: „Seite 14 im PDF“. */
  label: string;
}

const known = new WeakMap<Report, ReadonlyMap<string, PaperPlace>>();

/** Where a page is in the PDFs that the running build makes; undefined where it is in none. */
export function paperPlace(path: string, report: Report): PaperPlace | undefined {
  const places = known.get(report) ?? new Map(placesOf(report));
  known.set(report, places);
  return places.get(path);
}

/** The pages that are in a PDF by their addresses; of two places of one page, the last counts. */
function* placesOf(report: Report): Generator<[path: string, place: PaperPlace]> {
  const made = new Set(reportFormats(report).map((format) => format.path));
  if (made.has(reportDocument.path)) {
    for (const [path, place] of placesIn(report, textsOnPaper(report), true)) {
      // Of a figure its page is known, which says more; what else has an anchor is no page.
      if (path.startsWith("abbildungen/") || path.includes("#")) continue;
      const label = path.startsWith("kapitel/") ? "Dieses Kapitel im PDF" : "Diese Seite im PDF";
      yield [path, { path: `${reportDocument.path}#nameddest=${place}`, label }];
    }
    // Where a figure stands first, it is read first.
    for (const { kind, name, page } of pagesOf(report).toReversed())
      if (kind === "figure")
        yield [
          `abbildungen/${name}/`,
          { path: `${reportDocument.path}#page=${page}`, label: `Seite\u00a0${page} im PDF` },
        ];
  }
  if (made.has(summaryDocument.path))
    yield ["kurzfassung/", { path: summaryDocument.path, label: "Diese Kurzfassung als PDF" }];
  if (!made.has(tablesDocument.path)) return;
  yield ["tabellen/", { path: tablesDocument.path, label: "Alle Tabellen als PDF" }];
  for (const { code } of report.codebook.questions)
    yield [
      questionPath(code, report.codebook),
      { path: `${tablesDocument.path}#nameddest=frage.${code}`, label: "Diese Frage im PDF" },
    ];
}
