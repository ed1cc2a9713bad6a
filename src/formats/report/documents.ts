import { type DocumentName, documentOf } from "../pdf/index.ts";
import { summaryPage } from "../pdf/summary.ts";
import type { ReportFormat } from "./type.ts";

const accessible =
  "getaggt nach PDF/UA-1, von Typst geprüft; Zeilenköpfe von Tabellen sind nicht als solche ausgezeichnet";

const pdf = (document: DocumentName, given: Pick<ReportFormat, "path" | "name" | "use">): ReportFormat => ({
  ...given,
  type: "application/pdf",
  group: "document",
  output: "pdf",
  accessible,
  bytes: (report) => documentOf(report, document).bytes,
});

/** The whole report on paper. */
export const reportDocument = pdf("report", {
  path: "bericht.pdf",
  name: "Bericht als PDF",
  use: "Lesen auf Papier, Ablage, Bibliothek",
});

/** What decides is on two pages, where the authors have written it. */
export const summaryDocument: ReportFormat = {
  ...pdf("summary", {
    path: "kurzfassung.pdf",
    name: "Kurzfassung als PDF",
    use: "Weitergeben auf zwei Seiten",
  }),
  appliesTo: (report) => summaryPage(report) !== undefined,
};

/** Every question with its tables on paper. */
export const tablesDocument = pdf("tables", {
  path: "tabellenband.pdf",
  name: "Tabellenband als PDF",
  use: "Nachschlagen, Anhang zu einer Vorlage",
});
