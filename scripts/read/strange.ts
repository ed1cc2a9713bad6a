import { headText, type SourceFile } from "./source.ts";

/** A kind of file that is known but not read. */
interface Strange {
  recognises(head: string, name: string): boolean;
  what: string;
  hint: string;
}

const asSav = "als SPSS-Datei (.sav) speichern, oder als CSV mit einer codebook.yaml (siehe data/README.md).";
const asCsv = "als „CSV UTF-8“ oder .xlsx speichern und diese Datei ablegen.";

const kinds: readonly Strange[] = [
  {
    recognises: (head) => /^(?=[\s\S]{0,400}SPSS PORT FILE)/.test(head),
    what: "die Datei ist eine portable SPSS-Datei (.por), die nicht gelesen wird",
    hint: `In SPSS oder PSPP öffnen und ${asSav}`,
  },
  {
    // Before version 13: a version, the order of its bytes, and a one.
    recognises: (head, name) =>
      head.startsWith("<stata_dta>") || (/\.dta$/i.test(name) && head.charCodeAt(2) === 1),
    what: "die Datei ist eine Stata-Datei (.dta), die nicht gelesen wird",
    hint: `In R (haven) oder SPSS öffnen und ${asSav}`,
  },
  {
    recognises: (head) => head.startsWith("\0".repeat(12) + "Âê\x81`"),
    what: "die Datei ist eine SAS-Datei (.sas7bdat), die nicht gelesen wird",
    hint: `In SAS, R (haven) oder SPSS öffnen und ${asSav}`,
  },
  {
    // Compressed in several ways, so that only the name tells.
    recognises: (head, name) => head.length > 0 && /\.(?:rds|rda|rdata)$/i.test(name),
    what: "die Datei enthält Daten von R, die nicht gelesen werden",
    hint: 'In R speichern mit write.csv2(daten, "antworten.csv", row.names = FALSE, na = "", fileEncoding = "UTF-8").',
  },
  {
    recognises: (head) =>
      head.startsWith("PK") && head.includes("application/vnd.oasis.opendocument.spreadsheet"),
    what: "die Datei ist eine Tabelle von LibreOffice (.ods), die nicht gelesen wird",
    hint: `In LibreOffice ${asCsv}`,
  },
  {
    recognises: (head, name) =>
      /\.sps$/i.test(name) && /^\s*(?:GET DATA|VARIABLE LABELS|VALUE LABELS)\b/im.test(head),
    what: "die Datei ist SPSS-Syntax (.sps), die mit ihren Daten (.dat) nicht gelesen wird",
    hint: "Die Antworten in LimeSurvey als CSV exportieren, oder die Syntax in SPSS ausführen und als .sav speichern.",
  },
  {
    recognises: (head, name) => /\.(?:csv|tsv)$/i.test(name) && hasTitle(head),
    what: "die Überschriften stehen nicht in der ersten Zeile",
    hint: "Die Zeilen darüber (Titel, Datum) löschen, sodass die Tabelle mit ihren Überschriften beginnt.",
  },
];

/** What is known of a file that is not read: what it is, and how to do better; undefined for any other. */
export function strangeOf(file: SourceFile): { what: string; hint: string } | undefined {
  const head = headText(file);
  const kind = kinds.find(({ recognises }) => recognises(head, file.name));
  return kind && { what: kind.what, hint: kind.hint };
}

/** True where a single cell stands above a table of several columns. */
function hasTitle(head: string): boolean {
  if (head.includes("\0")) return false;
  const filled = (line: string) => line.split(/[;,\t]/).filter((cell) => !/^["\s]*$/.test(cell)).length;
  const [first = "", ...others] = head.split(/\r\n|\n|\r/, 8);
  return filled(first) === 1 && others.some((line) => filled(line) >= 3);
}
