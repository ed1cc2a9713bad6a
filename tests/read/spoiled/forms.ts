import { all, archiveParts, lsrOf, tsvOf, vvOf, xlsxParts } from "../random/written.ts";
import { fixtureBytes } from "../sav-files.ts";
import { savBytes } from "../sav-writer.ts";
import { csv, lss } from "../survey.ts";
import { type Packed, zip } from "../zip.ts";
import { syntax, withNumbers } from "./r.ts";
import { answered, codebook, writtenTable } from "./survey.ts";
import { withTexts } from "./texts.ts";

/** Files of one form of export, as they are before they are spoiled. */
export interface Form {
  /** What is put into the files; each can be spoiled before that. */
  parts: Uint8Array[];
  /** The files themselves; each can be spoiled as well. */
  pack(parts: readonly Uint8Array[]): Uint8Array[];
}

const bytes = (text: string) => Buffer.from(text);
const structure = bytes(lss(answered.survey));
const plain = (...files: (string | Uint8Array)[]): Form => ({
  parts: files.map((file) => (typeof file === "string" ? bytes(file) : file)),
  pack: (parts) => [...parts],
});

/** A text as a spreadsheet saves it in Windows-1252: what is not in there becomes a question mark. */
const western = (text: string) =>
  Buffer.from(text.replace(/^\uFEFF|[^\n\r\t\x20-\x7e\xa0-\xff]/g, "?").slice(1), "latin1");

/** An archive, perhaps beside other files: what is in it can be spoiled, and so can the archive. */
function packed(entries: readonly Packed[], ...beside: Uint8Array[]): Form {
  const parts = entries.map(({ content }) => (typeof content === "string" ? bytes(content) : content));
  return {
    parts: [...parts, ...beside],
    pack(spoiled) {
      const inside = entries.map((entry, at) => ({ ...entry, content: spoiled[at] ?? new Uint8Array(0) }));
      return [zip(inside), ...spoiled.slice(entries.length)];
    },
  };
}

/** Twelve variables named like columns of the survey, so that the file fits its structure and stands alone as well. */
const sav = (compression: 0 | 1 | 2) =>
  savBytes({
    compression,
    block: 100,
    variables: [
      { name: "id" },
      { name: "L", width: 5, label: "Was ist Ihnen wichtig?" },
      {
        name: "V",
        label: "Wie viele Sterne?",
        labels: [
          [1, "wenig"],
          [5, "viel"],
        ],
        missing: [9],
      },
      { name: "N", label: "Wie alt sind Sie?" },
      {
        name: "M_SQ1",
        label: "[Nachbarn] Was davon?",
        labels: [
          [0, "Not selected"],
          [1, "Yes"],
        ],
      },
      {
        name: "M_SQ2",
        label: "[Gemeinde] Was davon?",
        labels: [
          [0, "Not selected"],
          [1, "Yes"],
        ],
      },
      { name: "S", width: 8, label: "Was noch?" },
    ],
    rows: Array.from({ length: 20 }, (_, i) => [
      i + 1,
      `a${1 + (i % 3)}`,
      i % 6 || 9,
      18.5 + i,
      i % 2,
      i % 3 ? 1 : 0,
      i % 4 ? "Text" : "",
    ]),
  });

/** All forms of export that are read, each a line; structure and answers are spoiled in turn. */
export const forms: Readonly<Record<string, Form>> = {
  CSV: plain(structure, csv(all(answered))),
  "CSV with semicolons, in Windows-1252": plain(structure, western(csv(all(answered), ";"))),
  "full answers": plain(structure, csv(withTexts(answered))),
  "old structure": plain(lss({ ...answered.survey, layout: "old" }), csv(all(answered))),
  "structure as a table": plain(tsvOf(answered.survey), csv(all(answered), "\t")),
  VV: plain(structure, vvOf(answered)),
  XML: plain(structure, lsrOf(answered)),
  archive: packed(archiveParts(answered, false)),
  "stored archive": packed(archiveParts(answered, true)),
  Excel: packed(xlsxParts(answered), structure),
  R: plain(structure, csv(withNumbers(answered)), syntax(answered)),
  "a codebook beside a table": plain(codebook, writtenTable),
  "SPSS beside a structure": plain(structure, sav(1)),
  "SPSS, uncompressed": plain(sav(0)),
  "SPSS in ZLIB": plain(sav(2)),
  "SPSS by haven": plain(fixtureBytes("alles.sav")),
  "SPSS by haven, uncompressed": plain(fixtureBytes("unkomprimiert.sav")),
  "SPSS by haven in ZLIB": plain(fixtureBytes("alles.zsav")),
  "SPSS by PSPP with sets": plain(fixtureBytes("sets.sav")),
  "SPSS by LimeSurvey": plain(fixtureBytes("limesurvey.sav")),
};
