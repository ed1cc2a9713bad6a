import { source } from "../source.ts";
import { lss } from "../survey.ts";
import {
  counted,
  header,
  type Inputs,
  made,
  million,
  repeated,
  responses,
  structure,
  table,
} from "./input.ts";

const tooLong = /:\d+: eine Zeile hat mehr als fünf Millionen Zeichen/;
const open = /:\d+: ein Anführungszeichen wird nicht geschlossen/;
const none = /: keine Antworten gefunden/;

/** Tables that are too wide, too long, or of something else. */
export const tables: Inputs = {
  "a CSV with a million columns": {
    files: () =>
      table(function* () {
        yield '"id","submitdate","L"';
        yield* counted(million, (i) => `,"Z${i}"`);
        yield '\r\n"1","x","a1"';
        yield* repeated(',"1"', million);
      }),
    said: tooLong,
    large: true,
  },
  "a CSV with a million columns of one name": {
    files: () =>
      table(function* () {
        yield '"id","submitdate"';
        yield* repeated(',"L"', million);
        yield '\r\n"1","x"';
        yield* repeated(',"1"', million);
      }),
    said: /:1: die Spalte L kommt zweimal vor/,
    large: true,
  },
  "a CSV of another program with a million columns": {
    files: () =>
      table(function* () {
        yield "id;submitdate;L";
        yield* counted(million, (i) => `;Z${i}`);
      }),
    said: tooLong,
    large: true,
  },
  "a million cells under four headings": {
    files: () =>
      table(function* () {
        yield `${header}"1","x","a1",""`;
        yield* repeated(",", million);
      }),
    said: /:2: eine Zeile hat nicht 4 Spalten, sondern etwa 1000004/,
    large: true,
  },
  "a row of 100 MB": {
    files: () =>
      table(function* () {
        yield `${header}"1","x","a1","`;
        yield* repeated("x", 100 * million);
        yield '"\r\n';
      }),
    said: open,
    large: true,
  },
  "a row of 100 MB without quotes": {
    files: () =>
      table(function* () {
        yield "id;submitdate;L;S\n1;x;a1;";
        yield* repeated("x", 100 * million);
        yield "\n2;x;a2;\n";
      }),
    said: tooLong,
    large: true,
  },
  "a row of 100 MB of quotes": {
    files: () =>
      table(function* () {
        yield `${header}"1","x","a1","`;
        yield* repeated('""', 50 * million);
        yield '"\r\n';
      }),
    said: open,
    large: true,
  },
  "a heading of 100 MB": {
    files: () =>
      table(function* () {
        yield '"id","submitdate","L","';
        yield* repeated("x", 100 * million);
        yield '"\r\n';
      }),
    said: open,
    large: true,
  },
  "a heading of 3 MB": {
    files: () =>
      table(function* () {
        yield '"id","submitdate","L","S';
        yield* repeated("x", 3 * million);
        yield '"\r\n"1","x","a1","x"\r\n';
      }),
    said: /:1: die Spalte Sx{59}… steht nicht in der Struktur/,
  },
  "nothing but 100 MB of quotes": {
    files: () => table(() => repeated('"', 100 * million)),
    said: none,
    large: true,
  },
  "nothing but 100 MB of NUL bytes": {
    files: () => table(() => repeated("\0", 100 * million)),
    said: none,
    large: true,
  },
  "20 MB of empty lines": {
    files: () =>
      table(function* () {
        yield header;
        yield* repeated("\n", 20 * million);
      }),
    said: true,
    large: true,
  },
  "NUL bytes in a heading": { files: () => table(() => [header.replace("S", "S\0")]), said: none },
  "NUL bytes behind the first megabyte": {
    files: () =>
      table(function* () {
        yield header;
        yield* repeated('"1","x","a1","Text"\r\n', 100_000);
        yield '"1","x","a\0",""\r\n';
      }),
    said: /:100002: Spalte L: unbekannter Antwortcode „a�“ \(eine Zelle\)/,
  },
  "an answer that steers a terminal and begins a message of its own": {
    files: () => table(() => [`${header}"1","x","\x1b[2J\ndata: gut\nHinweis: \u202E",""\r\n`]),
    said: /:2: .*unbekannter Antwortcode ein Text von \d+ Zeichen \(eine Zelle\)\n/,
  },
  "300,000 different numbers": {
    files: () => [
      source("data/umfrage.lss", lss({ questions: [{ code: "N", type: "N" }] })),
      made("data/antworten.csv", function* () {
        yield '"id","submitdate","N"\r\n';
        yield* counted(300_000, (i) => `"1","x","${i}.5"\r\n`);
      }),
    ],
    said: true,
    large: true,
  },
  "a million unknown answers": {
    files: () =>
      table(function* () {
        yield header;
        yield* counted(million, (i) => `"1","x","${i}",""\r\n`);
      }),
    said: /:2: Spalte L: unbekannter Antwortcode „0“ \(1000000 Zellen\)/,
    large: true,
  },
  "a number of a million digits": {
    files: () => [
      source("data/umfrage.lss", lss({ questions: [{ code: "N", type: "N" }] })),
      source("data/antworten.csv", `"id","submitdate","N"\r\n"1","x","${"9".repeat(million)}"\r\n`),
    ],
    said: /:2: Spalte N: eine Angabe von 1000000 Zeichen ist keine Zahl/,
  },
  "a VV export with a million columns": {
    files: () => [
      structure,
      made("data/vv.txt", function* () {
        yield "a\tb\tc";
        yield* repeated("\tx", million);
        yield "\nid\tsubmitdate\tlastpage";
        yield* counted(million, (i) => `\tZ${i}`);
      }),
    ],
    said: none,
    large: true,
  },
  "an R syntax with a million columns": {
    files: () => [
      structure,
      responses,
      made("data/a.R", () => counted(million, (i) => `names(data)[${i + 1}] <- "Z${i}"\n`)),
    ],
    said: /: die R-Syntax benennt mehr als 20\.000 Spalten/,
  },
  "an R syntax of 300 MB": {
    files: () => [
      structure,
      responses,
      made("data/a.R", () => repeated('names(data)[1] <- "id"\n', 12 * million)),
    ],
    said: /: die R-Syntax ist größer als 64 MiB/,
  },
  "an R syntax with a line of 50 MB": {
    files: () => [
      structure,
      responses,
      made("data/a.R", function* () {
        yield 'names(data)[1] <- "id"\n';
        yield* repeated("x", 50 * million);
      }),
    ],
    said: /: die R-Syntax hat eine Zeile von mehr als einer Million Zeichen/,
  },
};
