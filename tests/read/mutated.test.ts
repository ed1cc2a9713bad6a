import { expect, test } from "vitest";
import { readDataset } from "../../scripts/read/index.ts";
import { AuthorError } from "../../src/lib/errors.ts";
import { source } from "./source.ts";
import { csv, fputcsv, lss, type MadeSurvey } from "./survey.ts";
import { zip } from "./zip.ts";

const survey: MadeSurvey = {
  questions: [
    { code: "L", type: "L", text: "Was?", answers: { a1: "eins", a2: "zwei" }, other: true }, // 100
    { code: "M", type: "M", text: "Welche?", items: { a: "A", b: "B" } }, // 103
    { code: "N", type: "N", text: "Wie viele?" }, // 106
  ],
};
const structure = lss(survey);
const texts = [
  "Antwort ID",
  "Datum Abgeschickt",
  "Letzte Seite",
  "Was?",
  "Welche? [A]",
  "Welche? [B]",
  "Wie viele?",
];
const system = ["id", "submitdate", "lastpage"];
const codes = [...system, "L", "M_a", "M_b", "N"];
const row = ["1", "x", "2", "a1", "Y", "", "3"];
const keys = ["7X1X100", "7X1X103a", "7X1X103b", "7X1X106"];
const lsr = `<?xml version="1.0"?><document><LimeSurveyDocType>Responses</LimeSurveyDocType><responses><fields>${[...system, ...keys].map((key) => `<fieldname>${key}</fieldname>`).join("")}</fields><rows><row><id>1</id>${keys.map((key, i) => `<_${key}><![CDATA[${row[i + 3]}]]></_${key}>`).join("")}</row></rows></responses></document>`;
const tsv = [
  ["class", "type/scale", "name", "relevance", "text", "language"],
  ["S", "", "language", "", "de", ""],
  ["G", "", "Teil", "1", "", "de"],
  ["Q", "L", "L", "1", "Was?", "de"],
  ["A", "0", "a1", "", "eins", "de"],
];
const sheet = [codes, row].map(
  (cells, i) =>
    `<row r="${i + 1}">${cells.map((cell, j) => `<c r="${String.fromCharCode(65 + j)}${i + 1}" t="inlineStr"><is><t>${cell}</t></is></c>`).join("")}</row>`,
);
const bytes = (text: string) => Buffer.from(text);
const table = bytes(csv([codes, row]));

/** Structure and responses in every form. */
const forms: Record<string, [Uint8Array, Uint8Array?]> = {
  CSV: [bytes(structure), table],
  "full answers": [bytes(structure), bytes(csv([texts, ["1", "x", "2", "eins", "Ja", "Nein", "3"]]))],
  archive: [
    zip([
      { name: "s.lss", content: structure },
      { name: "r.lsr", content: lsr },
    ]),
  ],
  "stored archive": [
    zip([
      { name: "s.lss", content: structure, stored: true },
      { name: "r.lsr", content: lsr, stored: true },
    ]),
  ],
  XML: [bytes(structure), bytes(lsr)],
  Excel: [
    bytes(structure),
    zip([
      {
        name: "xl/worksheets/sheet1.xml",
        content: `<worksheet><sheetData>${sheet.join("")}</sheetData></worksheet>`,
      },
      { name: "xl/workbook.xml", content: "<workbook/>" },
    ]),
  ],
  VV: [
    bytes(structure),
    bytes([texts, [...codes.slice(0, 2), "startlanguage", ...codes.slice(3)], row].map(fputcsv).join("")),
  ],
  "structure as a table": [
    bytes(tsv.map(fputcsv).join("")),
    bytes(
      csv([
        ["id", "submitdate", "L"],
        ["1", "x", "a1"],
      ]),
    ),
  ],
};

/** A generator of numbers below `n`, the same on every run (xorshift). */
function numbers(seed: number): (n: number) => number {
  let state = seed;
  return (n) => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) % n;
  };
}

/** Bytes with one to four changes: a byte replaced, cut out, doubled, made NUL or a telling letter, or the end cut off. */
function mutated(whole: Uint8Array, below: (n: number) => number): Uint8Array {
  let made = [...whole];
  for (let change = below(4); change >= 0; change--) {
    const at = below(made.length);
    const kind = below(6);
    if (kind === 0) made[at] = below(256);
    else if (kind === 1) made.splice(at, 1 + below(20));
    else if (kind === 2) made.splice(at, 0, ...made.slice(at, at + 1 + below(40)));
    else if (kind === 3) made[at] = 0;
    else if (kind === 4) made[at] = '<>"\t\n;,&{]\\='.charCodeAt(below(12));
    else made = made.slice(0, Math.max(1, at));
  }
  return Uint8Array.from(made);
}

test.each(Object.entries(forms))(
  "Spoiled files are read or refused in words, never with a crash: %s",
  (name, parts) => {
    const below = numbers(name.length * 7919 + 1);
    const read = (files: (Uint8Array | undefined)[]) => {
      const sources = files.flatMap((file, i) => (file ? [source(`data/datei${i}`, file)] : []));
      for (const _ of readDataset(sources).responses());
    };
    read(parts);
    for (let round = 0; round < 250; round++) {
      const spoiled = below(parts.length);
      try {
        read(parts.map((part, i) => (part && i === spoiled ? mutated(part, below) : part)));
      } catch (error) {
        if (!(error instanceof AuthorError)) throw error;
        expect(error.message).toMatch(/^data[^\n]*: .+\nHinweis: ./);
      }
    }
  },
);
