import type { Problem } from "../../src/model/problem.ts";
import { openLsr } from "./lsr.ts";
import { docTypeOf, readLss } from "./lss.ts";
import { isRSyntax, readRNames } from "./r.ts";
import { isEncryptedSav, isSav } from "./sav/open.ts";
import type { SourceFile } from "./source.ts";
import { strangeOf } from "./strange.ts";
import { type Structure, structureOf } from "./structure.ts";
import { headingsIn, openCsv, type Table } from "./table.ts";
import { isTsv, readTsv } from "./tsv.ts";
import { isVv, openVv } from "./vv.ts";
import { isWritten, namedCodebook, readWritten } from "./written/index.ts";
import { isXlsx, openXlsx } from "./xlsx.ts";

/** A kind of file, recognised by its first 64 KB. */
type Format = { recognises(head: string): boolean } & (
  | { role: "structure"; read(file: SourceFile): Structure | Problem }
  | { role: "names"; read(file: SourceFile): Map<number, string> }
  /** `headings`: what tells whether a table holds responses; absent where it always does. */
  | { role: "responses"; headings?(file: SourceFile, head: string): string[]; open(file: SourceFile): Table }
  /** Responses with labels: a survey of its own where there is no structure. */
  | { role: "sav" }
  | Refused
);

/** Known, and not read: what it is, how to do better, and whose place it was meant to take. */
type Refused = {
  role: "refused";
  refuse(head: string): { what: string; hint: string };
  instead(head: string): readonly Role[];
};

export type Role = "structure" | "names" | "responses";

const exportStructure = "In LimeSurvey die ganze Umfrage exportieren: „Umfragestruktur (.lss)“.";
const otherSource = "Zu Daten aus anderer Quelle gehört eine codebook.yaml (siehe data/README.md).";
const exportResponses =
  "Die Antworten in LimeSurvey als CSV exportieren mit „Überschriften: Fragencode“ und „Antworten: Antwortcodes“.";
const personal = "Die Datei aus dem Ordner entfernen: Namen und Adressen werden nie gelesen.";

/** What LimeSurvey's other XML files hold, by document type. */
const documents: Readonly<Record<string, { what: string; hint: string; instead: Role[] }>> = {
  Group: { what: "eine Fragengruppe", hint: exportStructure, instead: ["structure"] },
  Question: { what: "eine einzelne Frage", hint: exportStructure, instead: ["structure"] },
  "Label set": { what: "Beschriftungen", hint: exportStructure, instead: ["structure"] },
  Tokens: { what: "die Teilnehmertabelle", hint: personal, instead: [] },
  Timings: {
    what: "Antwortzeiten",
    hint: "Die Datei aus dem Ordner entfernen: sie wird nicht gelesen.",
    instead: [],
  },
};

/** All formats that are told apart; the first that recognises a file has it. A new one is a line here. */
export const formats = {
  sav: { role: "sav", recognises: isSav },
  encryptedSav: {
    role: "refused",
    recognises: isEncryptedSav,
    refuse: () => ({
      what: "die SPSS-Datei ist mit einem Kennwort verschlüsselt",
      hint: "Die Datei in SPSS öffnen und ohne Kennwort speichern.",
    }),
    instead: () => ["structure", "responses"],
  },
  lss: {
    role: "structure",
    recognises: (head) => docTypeOf(head) === "Survey",
    read: (file) => structureOf(readLss(file)),
  },
  tsv: { role: "structure", recognises: isTsv, read: readTsv },
  written: { role: "structure", recognises: isWritten, read: readWritten },
  lsr: { role: "responses", recognises: (head) => docTypeOf(head) === "Responses", open: openLsr },
  otherXml: {
    role: "refused",
    recognises: (head) => docTypeOf(head) !== undefined,
    refuse(head) {
      const type = docTypeOf(head) ?? "";
      const { what = "etwas anderes als eine Umfrage", hint = exportStructure } = documents[type] ?? {};
      return { what: `die Datei enthält ${what} (LimeSurveyDocType „${type}“)`, hint };
    },
    instead: (head) => documents[docTypeOf(head) ?? ""]?.instead ?? ["structure"],
  },
  r: { role: "names", recognises: isRSyntax, read: readRNames },
  utf16: {
    role: "refused",
    recognises: (head) =>
      /^(?:ÿþ|þÿ)/.test(head) && /submitdate|lastpage|startlanguage/.test(head.replaceAll("\0", "")),
    refuse: () => ({ what: "die Antworten sind in UTF-16 gespeichert", hint: exportResponses }),
    instead: () => ["responses"],
  },
  xlsx: {
    role: "responses",
    recognises: isXlsx,
    headings: (file) => openXlsx(file).headings,
    open: openXlsx,
  },
  xls: {
    role: "refused",
    recognises: (head) =>
      head.startsWith("ÐÏ\x11à") && /W\0o\0r\0k\0b\0o\0o\0k|E\0n\0c\0r\0y\0p\0t\0e\0d\0P/.test(head),
    refuse: () => ({
      what: "die Datei ist eine Excel-Datei im alten Format (.xls) oder mit Kennwort",
      hint: exportResponses,
    }),
    instead: () => ["responses"],
  },
  vv: { role: "responses", recognises: isVv, open: openVv },
  csv: {
    role: "responses",
    recognises: (head) => headingsIn(head).length > 1,
    headings: (_, head) => headingsIn(head),
    open: openCsv,
  },
} as const satisfies Record<string, Format>;

/** The format of a file by its beginning, undefined for a file that is none of ours. */
export function formatOf(head: string): Format | undefined {
  return (Object.values(formats) as Format[]).find((format) => format.recognises(head));
}

/** What an author is told where a needed file is missing. */
export function missing(role: "structure" | "responses", files: readonly SourceFile[]): Problem {
  const [first] = files;
  const folder = first?.name.includes("/") ? first.name.slice(0, first.name.lastIndexOf("/")) : "data";
  const archive = files.find(({ name }) => /\.lsa$/i.test(name));
  if (role === "responses" && archive !== undefined) {
    return { file: archive.name, what: "das Archiv enthält keine Antworten", hint: exportResponses };
  }
  if (role === "responses") {
    for (const file of files) {
      const strange = strangeOf(file);
      if (strange !== undefined) return { file: file.name, ...strange };
    }
  }
  if (role === "responses") return { file: folder, what: "keine Antworten gefunden", hint: exportResponses };
  const codebook = namedCodebook(files);
  if (codebook !== undefined) {
    const hint =
      "Am Zeilenanfang muss „questions:“ stehen, darunter jede Frage mit „- code:“ (siehe data/README.md).";
    return { file: codebook.name, what: "die Datei enthält keine Liste von Fragen", hint };
  }
  const named = files.find(({ name }) => /\.lss$/i.test(name));
  if (named !== undefined) {
    const what = "die Datei ist keine Umfragestruktur von LimeSurvey";
    return { file: named.name, what, hint: exportStructure };
  }
  const hint = `${exportStructure} ${otherSource}`;
  return { file: folder, what: "keine Umfragestruktur gefunden", hint };
}
