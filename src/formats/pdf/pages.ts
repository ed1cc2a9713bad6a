import type { Report } from "../../model/report.ts";
import { documentOf } from "./index.ts";

/** Page of a figure, a table or a text in the whole report's PDF, from 1. */
export interface PlacedPage {
  kind: "figure" | "table" | "text";
  /** Id of the figure or table, slug of the text; of a text also what it is („kapitel.begriff“). */
  name: string;
  page: number;
}

/** How many pages the summary's PDF has; it ends with its foot. */
export function summaryLength(report: Report): number {
  const places = documentOf(report, "summary").places as { kind: string; page: number }[];
  return places.find(({ kind }) => kind === "end")?.page ?? 0;
}

/** Where texts, figures and tables stand in the PDF of the whole report: `bericht.pdf#page=12`. */
export function pagesOf(report: Report): PlacedPage[] {
  const places = documentOf(report, "report").places as PlacedPage[];
  return places.map(({ name, ...place }) => ({
    ...place,
    name: place.kind === "text" ? name : name.replace(/^[^.]*\./, ""),
  }));
}
