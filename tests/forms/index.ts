import { fixtureBytes } from "../read/sav-files.ts";
import { full } from "./cells.ts";
import { type Choice, csv } from "./csv.ts";
import { abbreviated, code, codeAndText, key, script, text } from "./headings.ts";
import { lsa } from "./lsa.ts";
import { structure } from "./questionnaire.ts";
import { rData, rSyntax } from "./r.ts";
import type { Files } from "./study.ts";
import { vv } from "./vv.ts";
import { xlsx } from "./xlsx.ts";

/** One form of an export. */
export interface Form {
  files(): Files;
  /** What the report says of how it was understood. */
  read: string;
}

/** The files of an export beside the structure. */
export function withStructure(files: Files): Files {
  return { "survey.lss": structure, ...files };
}

const delimited = (choice: Choice, read: string): Form => ({
  files: () => withStructure({ "antworten.csv": csv(choice) }),
  read,
});
const workbook = (choice: Choice, read: string): Form => ({
  files: () => withStructure({ "antworten.xlsx": xlsx(choice) }),
  read,
});
const rPair = (hidesNull: boolean): Form => ({
  files: () => withStructure({ "daten.csv": rData(hidesNull), "syntax.R": rSyntax() }),
  read: "Überschriften: Namen aus der R-Syntax; Antworten: Antwortcodes, von R in Zahlen übersetzt",
});

const codes = "Überschriften: Fragencodes; Antworten: Antwortcodes";

/** Forms that carry all that the original carries. */
export const whole: Readonly<Record<string, Form>> = {
  "a CSV with commas": delimited({ heading: code, separator: "," }, `CSV mit Komma, UTF-8; ${codes}`),
  "a CSV with semicolons": delimited({ heading: code }, `CSV mit Semikolon, UTF-8; ${codes}`),
  "a CSV with tabs": delimited({ heading: code, separator: "\t" }, `CSV mit Tabulator, UTF-8; ${codes}`),
  "a CSV without masks before =": delimited({ heading: code, masks: false }, codes),
  "a CSV that went through Git": delimited({ heading: code, feeds: true }, codes),
  "headings of ExpressionScript": delimited({ heading: script }, codes),
  "headings of codes and texts": delimited(
    { heading: codeAndText },
    "Überschriften: Fragencodes mit Fragetext; Antworten: Antwortcodes",
  ),
  "headings of texts": delimited({ heading: text }, "Überschriften: Fragetexte; Antworten: Antwortcodes"),
  "headings of abbreviated texts": delimited(
    { heading: abbreviated },
    "Überschriften: auf 15 Zeichen gekürzte Fragetexte; Antworten: Antwortcodes",
  ),
  "a VV export": { files: () => withStructure({ "vv.txt": vv(script) }), read: `VV, UTF-8; ${codes}` },
  "a VV export of version 1": {
    files: () => withStructure({ "vv.txt": vv(key) }),
    read: "VV, UTF-8; Überschriften: Namen der Datenbank; Antworten: Antwortcodes",
  },
  "an archive": {
    files: () => ({ "umfrage.lsa": lsa() }),
    read: "XML (.lsr); Überschriften: Namen der Datenbank; Antworten: Antwortcodes",
  },
};

/** An R pair, which cannot tell who was not asked a yes-no question, and carries everything else. */
export const newestR: Form = rPair(false);

/** Forms that cannot tell who was not asked, and carry everything else. */
export const silent: Readonly<Record<string, Form>> = {
  "a CSV of LimeSurvey 3 to 6": delimited({ heading: code, hidesNull: true }, codes),
  "an Excel file": workbook({ heading: code }, `Excel (.xlsx); ${codes}`),
  "an Excel file without masks before =": workbook({ heading: code, masks: false }, codes),
  "full answers under codes": delimited(
    { heading: code, recode: full, hidesNull: true },
    "Überschriften: Fragencodes; Antworten: volle Antworten",
  ),
  "full answers under full texts": delimited(
    { heading: text, recode: full, hidesNull: true },
    "Überschriften: Fragetexte; Antworten: volle Antworten",
  ),
  "full answers under full texts of the newest version": delimited(
    { heading: text, recode: full },
    "Überschriften: Fragetexte; Antworten: volle Antworten",
  ),
  "full answers under full texts in an Excel file": workbook(
    { heading: text, recode: full },
    "Überschriften: Fragetexte; Antworten: volle Antworten",
  ),
  "an R pair of LimeSurvey 3 to 6": rPair(true),
  "an SPSS file with the structure": {
    files: () => withStructure({ "demonstration.sav": fixtureBytes("demonstration.sav") }),
    read: "data/demonstration.sav: SPSS-Datei mit 103 Variablen, dem Fragebogen zugeordnet.",
  },
};
