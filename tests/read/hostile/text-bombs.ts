import type { Hostile } from "./input.ts";
import { counted, header, lsrHead, lsrTail, made, questions, repeated, responses, structure, structureWith } from "./input.ts";
import { lss } from "../survey.ts";
import { source } from "../source.ts";

const mega = 1_000_000;
const table = (pieces: () => Iterable<string | Uint8Array>) => made("data/antworten.csv", pieces);

/** Tables and texts that are too long, too wide or too deep. */
export const textBombs: Readonly<Record<string, Hostile>> = {
  "a CSV with a million columns": {
    files: () => [structure, table(function* () {
      yield '"id","submitdate","L"';
      yield* counted(mega, (i) => `,"Z${i}"`);
      yield '\r\n"1","x","a1"';
      yield* repeated(',"1"', mega);
    })],
    said: /x/,
  },
  "a CSV with a million columns of one name": {
    files: () => [structure, table(function* () {
      yield '"id","submitdate"';
      yield* repeated(',"L"', mega);
      yield '\r\n"1","x"';
      yield* repeated(',"a1"', mega);
    })],
    said: /x/,
  },
  "a text of another program with a million columns": {
    files: () => [structure, table(function* () {
      yield "id;submitdate;L";
      yield* counted(mega, (i) => `;Z${i}`);
      yield "\n";
    })],
    said: /x/,
  },
  "rows with a million cells under three headings": {
    files: () => [structure, table(function* () {
      yield '"id","submitdate","L"\r\n"1","x","a1"';
      yield* repeated(',"1"', mega * 10);
      yield "\r\n";
    })],
    said: /x/,
  },
  "a row of 100 MB": {
    files: () => [structure, table(function* () {
      yield header;
      yield '"1","x","a1","';
      yield* repeated("x", 100 * mega);
      yield '"\r\n';
    })],
    said: /x/,
  },
  "a row of 100 MB without quotes": {
    files: () => [structure, table(function* () {
      yield "id;submitdate;L;S\n1;x;a1;";
      yield* repeated("x", 100 * mega);
    })],
    said: /x/,
  },
  "a row of 100 MB of quotes": {
    files: () => [structure, table(function* () {
      yield header;
      yield '"1","x","a1","';
      yield* repeated('""', 50 * mega);
      yield '"\r\n';
    })],
    said: /x/,
  },
  "a heading of 100 MB": {
    files: () => [structure, table(function* () {
      yield '"id","submitdate","L","';
      yield* repeated("x", 100 * mega);
      yield '"\r\n';
    })],
    said: /x/,
  },
  "a heading of 3 MB": {
    files: () => [structure, table(function* () {
      yield '"id","submitdate","L","';
      yield* repeated("x", 3 * mega);
      yield '"\r\n"1","x","a1","x"\r\n';
    })],
    said: /x/,
  },
  "a first line of nothing but 100 MB of quotes": {
    files: () => [structure, table(() => repeated('"', 100 * mega))],
    said: /x/,
  },
  "100 MB of line feeds": {
    files: () => [structure, table(function* () {
      yield header;
      yield* repeated("\n", 100 * mega);
    })],
    said: true,
  },
  "100 MB of NUL bytes": {
    files: () => [structure, table(() => repeated("\0", 100 * mega))],
    said: /x/,
  },
  "NUL bytes behind the first megabyte": {
    files: () => [structure, table(function* () {
      yield header;
      yield* repeated('"1","x","a1","Text"\r\n', 100_000);
      yield '"1","x","a\0",""\r\n';
    })],
    said: /x/,
  },
  "ten million different numbers": {
    files: () => [source("data/s.lss", lss({ questions: [{ code: "N", type: "N" }] })), table(function* () {
      yield '"id","submitdate","N"\r\n';
      yield* counted(mega, (i) => `"1","x","${i}.5"\r\n`);
    })],
    said: true,
  },
  "a million unknown answers": {
    files: () => [structure, table(function* () {
      yield header;
      yield* counted(mega, (i) => `"1","x","b${i}",""\r\n`);
    })],
    said: /x/,
  },
  "a VV export with a million columns": {
    files: () => [structure, made("data/vv.txt", function* () {
      yield "a\tb\tc";
      yield* repeated("\tx", mega);
      yield "\nid\tsubmitdate\tlastpage";
      yield* counted(mega, (i) => `\tZ${i}`);
      yield "\n1\tx\t1";
      yield* repeated("\t1", mega);
    })],
    said: /x/,
  },
  "an R syntax with a million columns": {
    files: () => [structure, responses, made("data/a.R", () => counted(mega, (i) => `names(data)[${i + 1}] <- "Z${i}"\n`))],
    said: /x/,
  },
  "an R syntax of 300 MB": {
    files: () => [structure, responses, made("data/a.R", function* () {
      yield 'names(data)[1] <- "id"\n';
      yield* repeated("# x\n", 75 * mega);
    })],
    said: /x/,
  },
  "an R syntax of one line of 300 MB": {
    files: () => [structure, responses, made("data/a.R", function* () {
      yield 'names(data)[1] <- "id"\n';
      yield* repeated("x", 300 * mega);
    })],
    said: /x/,
  },
  "an R syntax that names a column beyond all": {
    files: () => [structure, responses, source("data/a.R", 'names(data)[1] <- "id"\nnames(data)[999999999999] <- "L"\n')],
    said: /x/,
  },
  "a structure as a table with a million columns": {
    files: () => [responses, made("data/umfrage.txt", function* () {
      yield "class\ttype/scale\tname\trelevance\ttext";
      yield* counted(mega, (i) => `\tz${i}`);
      yield "\nQ\tL\tL\t1\tWas?";
      yield* repeated("\tx", mega);
      yield "\nQ\tS\tS\t1\tWas?";
      yield* repeated("\tx", mega);
    })],
    said: /x/,
  },
  "a structure as a table with a million questions": {
    files: () => [responses, made("data/umfrage.txt", function* () {
      yield "class\ttype/scale\tname\trelevance\ttext\n";
      yield* counted(mega, (i) => `Q\tS\tQ${i}\t1\tWas?\n`);
    })],
    said: /x/,
  },
  "a structure with a million questions": {
    files: () => [responses, structureWith(structureText0, () => counted(mega, (i) => row(i)))],
    said: /x/,
  },
  "a question with a hundred thousand rows": {
    files: () => [responses, structureWith(sub0, () => counted(100_000, (i) => subrow(i)))],
    said: /x/,
  },
  "a text of 100 MB in the structure": {
    files: () => [responses, structureWith("Was?", () => repeated("x", 100 * mega))],
    said: /x/,
  },
  "a million tags in a text of the structure": {
    files: () => [responses, structureWith("Was?", () => repeated("<a ", mega))],
    said: /x/,
  },
  "a million comments and scripts in a text": {
    files: () => [responses, structureWith("Was?", () => repeated("<!-- <script> </script ", mega / 2))],
    said: /x/,
  },
  "a million ends of scripts in a text": {
    files: () => [responses, structureWith("Was?", function* () { yield "<script>"; yield* repeated("</script ", mega / 2); })],
    said: /x/,
  },
  "spaces after an end of script": {
    files: () => [responses, structureWith("Was?", function* () { yield "<script></script"; yield* repeated(" ", mega); })],
    said: /x/,
  },
  "entities in a text": {
    files: () => [responses, structureWith("Was?", () => repeated("&am", mega))],
    said: /x/,
  },
  "spaces in text": {
    files: () => [responses, structureWith("Was?", () => repeated(" \u00a0", mega))],
    said: /x/,
  },
  "a document type of 60,000 blanks": {
    files: () => [responses, source("data/umfrage.lss", `<?xml version="1.0"?><document><LimeSurveyDocType>${" ".repeat(60_000)}</document>`)],
    said: /x/,
  },
  "a structure nested a million times": {
    files: () => [responses, structureWith("<answers>", () => repeated("<a>", mega))],
    said: /x/,
  },
  "responses nested a million times": {
    files: () => [structure, made("data/a.lsr", function* () { yield lsrHead; yield* repeated("<row>", mega); })],
    said: /x/,
  },
  "a million fields": {
    files: () => [structure, made("data/a.lsr", function* () {
      yield lsrHead.split("</fields>")[0] as string;
      yield* counted(mega, (i) => `<fieldname>z${i}</fieldname>`);
      yield "</fields><rows><row><id>1</id></row>"; yield lsrTail;
    })],
    said: /x/,
  },
  "an element of a million attributes": {
    files: () => [structure, made("data/a.lsr", function* () {
      yield lsrHead; yield "<row";
      yield* counted(mega, (i) => ` a${i}="1"`);
      yield "/>"; yield lsrTail;
    })],
    said: /x/,
  },
  "an attribute of 100 MB": {
    files: () => [structure, made("data/a.lsr", function* () {
      yield lsrHead; yield '<row a="';
      yield* repeated("x", mega * 100);
      yield '"/>'; yield lsrTail;
    })],
    said: /x/,
  },
  "a name of 100 MB": {
    files: () => [structure, made("data/a.lsr", function* () {
      yield lsrHead; yield '<';
      yield* repeated("x", mega * 100);
      yield '/>'; yield lsrTail;
    })],
    said: /x/,
  },
  "a comment of 100 MB": {
    files: () => [structure, made("data/a.lsr", function* () {
      yield lsrHead; yield '<!--';
      yield* repeated("x", mega * 100);
      yield '-->'; yield lsrTail;
    })],
    said: /x/,
  },
  "a million empty rows": {
    files: () => [structure, made("data/a.lsr", function* () { yield lsrHead; yield* repeated("<row/>", mega * 5); yield lsrTail; })],
    said: true,
  },
  "a row of a million elements": {
    files: () => [structure, made("data/a.lsr", function* () { yield lsrHead; yield "<row>"; yield* counted(mega, (i) => `<z${i}/>`); yield "</row>"; yield lsrTail; })],
    said: true,
  },
};
const structureText0 = "  </rows>\n </questions>";
const row = (i: number) => `<row><qid>${i + 1000}</qid><parent_qid>0</parent_qid><gid>1</gid><type>S</type><title>Z${i}</title></row>`;
const sub0 = "  </rows>\n </questions>";
const subrow = (i: number) => `<row><qid>${i + 1000}</qid><parent_qid>100</parent_qid><gid>1</gid><type>T</type><title>Z${i}</title></row>`;
void questions;
