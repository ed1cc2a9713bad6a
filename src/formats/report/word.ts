import type { ReportFormat } from "./type.ts";

/** The finished report for those who must paste from it; nothing in it tracks changes or counts paragraphs. */
export const word: ReportFormat = {
  path: "bericht.docx",
  type: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  name: "Bericht für Word",
  use: "Texte, Tabellen und Bilder in eine Vorlage übernehmen; zum Lesen sind Seiten und PDF besser gesetzt",
  group: "document",
  output: "word",
  accessible:
    "Überschriften, Listen und Tabellenköpfe sind ausgezeichnet, Bilder haben Beschreibungen; nicht mit Hilfsmitteln geprüft",
  appliesTo: ({ chapters }) => chapters.length > 0,
  async bytes(report) {
    // Drawing takes long to load, and only few builds make this file.
    const { wordOf } = await import("../word/index.ts");
    return wordOf(report);
  },
};
