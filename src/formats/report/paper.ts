import { textsInOrder } from "../../lib/paragraphs.ts";
import { questionPath } from "../../lib/question-address.ts";
import type { Report } from "../../model/report.ts";
import { pagesOf } from "../pdf/pages.ts";
import { placesIn } from "../pdf/places.ts";
import { reportDocument, summaryDocument, tablesDocument } from "./documents.ts";
import { reportFormats } from "./index.ts";

/** Where a page of the publication stands in a PDF. */
export interface PaperPlace {
  /** Address below the base, with what a viewer opens it at: „bericht.pdf#nameddest=begriff“. */
  path: string;
  /** Words of a link to it: „Seite 14 im PDF“. */
  label: string;
}

/** Where a page is in the PDFs that the running build makes; undefined where it is in none. */
export function paperPlace(path: string, report: Report): PaperPlace | undefined {
  const made = new Set(reportFormats(report).map((format) => format.path));
  const open = (file: string, label: string, at = "") =>
    made.has(file) ? { path: `${file}${at}`, label } : undefined;
  if (path === "tabellen/") return open(tablesDocument.path, "Alle Tabellen als PDF");
  const asked = report.codebook.questions.find(({ code }) => path === questionPath(code, report.codebook));
  if (asked !== undefined)
    return open(tablesDocument.path, "Diese Frage im PDF", `#nameddest=frage.${asked.code}`);
  if (path === "kurzfassung/" && made.has(summaryDocument.path))
    return open(summaryDocument.path, "Diese Kurzfassung als PDF");
  if (!made.has(reportDocument.path)) return undefined;
  const [, id] = /^abbildungen\/(.+)\/$/.exec(path) ?? [];
  if (id !== undefined) {
    // Figures are no named places in the file, but their pages are known.
    const placed = pagesOf(report).find(({ kind, name }) => kind === "figure" && name === id);
    return placed && open(reportDocument.path, `Seite\u00a0${placed.page} im PDF`, `#page=${placed.page}`);
  }
  const place = placesIn(report, textsInOrder(report), true).get(path);
  if (place === undefined) return undefined;
  const label = path.startsWith("kapitel/") ? "Dieses Kapitel im PDF" : "Diese Seite im PDF";
  return open(reportDocument.path, label, `#nameddest=${place}`);
}
