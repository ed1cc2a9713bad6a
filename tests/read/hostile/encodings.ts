import { source } from "../source.ts";
import { header, type Inputs, responses, responsesText, structure, structureText } from "./input.ts";

const text = responsesText.replace("\uFEFF", "");
const swapped = (of: string) => Buffer.from(of, "utf16le").swap16();
const wide = (of: string) => Buffer.from(Uint32Array.from(of, (letter) => letter.codePointAt(0) ?? 0).buffer);
const latin = (of: string) => Buffer.from(of, "latin1");
const mark = (...bytes: number[]) => Buffer.from(bytes);

const table = (...parts: Uint8Array[]) => [structure, source("data/antworten.csv", Buffer.concat(parts))];
const survey = (...parts: Uint8Array[]) => [source("data/umfrage.lss", Buffer.concat(parts)), responses];
/** A cell of bytes in a table that says to be UTF-8. */
const cell = (...bytes: number[]) =>
  table(Buffer.from(`${header}"1","x","a1","`), mark(...bytes), Buffer.from('"\r\n'));

const utf16 = /: die Antworten sind in UTF-16 gespeichert/;
const mixed = /:2: die Datei beginnt in UTF-8, enthält hier aber Zeichen in einer anderen Kodierung/;
const none = /: keine Antworten gefunden/;

/** Files in every encoding but the one they should have. */
export const encodings: Inputs = {
  "a CSV in UTF-16": { files: () => table(mark(0xff, 0xfe), Buffer.from(text, "utf16le")), said: utf16 },
  "a CSV in UTF-16, the other way round": {
    files: () => table(mark(0xfe, 0xff), swapped(text)),
    said: utf16,
  },
  "a CSV in UTF-16 that does not say so": { files: () => table(Buffer.from(text, "utf16le")), said: none },
  "a CSV in UTF-32": { files: () => table(mark(0xff, 0xfe, 0, 0), wide(text)), said: utf16 },
  "a CSV in Windows-1252": { files: () => table(latin(text)), said: true },
  "a CSV in Windows-1252 that says to be UTF-8": { files: () => cell(0xfc, 0x62, 0x65, 0x72), said: mixed },
  "half a letter": { files: () => cell(0xc3), said: mixed },
  "half of a pair of surrogates": { files: () => cell(0xed, 0xa0, 0xbd), said: mixed },
  "a NUL byte in two bytes": { files: () => cell(0xc0, 0x80), said: mixed },
  "a letter beyond Unicode": { files: () => cell(0xf4, 0x90, 0x80, 0x80), said: mixed },
  "a second byte order mark": {
    files: () => table(mark(0xef, 0xbb, 0xbf), Buffer.from(responsesText)),
    said: true,
  },
  "a structure in UTF-16": {
    files: () => survey(mark(0xff, 0xfe), Buffer.from(structureText, "utf16le")),
    said: /: die Datei ist keine Umfragestruktur von LimeSurvey/,
  },
  "a structure in the encoding that it declares, which is another one": {
    files: () => survey(latin(structureText.replace("UTF-8", "ISO-8859-1").replace("Was?", "Größe?"))),
    said: /:\d+: die Struktur ist nicht in UTF-8 gespeichert/,
  },
  "a structure with a NUL byte": {
    files: () => survey(latin(structureText.replace("Was?", "W\0s?"))),
    said: /:\d+: die Struktur ist kein vollständiges XML/,
  },
};
