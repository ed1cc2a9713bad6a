import type { SourceFile } from "../../../scripts/read/source.ts";
import { source } from "../source.ts";
import { csv, lss } from "../survey.ts";

/** A folder that wants to bring a reader down, and what is said of it. */
export interface Hostile {
  files(): SourceFile[];
  /** What the message begins with, behind the name of the file; true where all of it can be read. */
  said: RegExp | true;
  /** Set where it takes memory or time, so that it is measured in a process of its own, in the full run. */
  large?: true;
}

export type Inputs = Readonly<Record<string, Hostile>>;

export const million = 1_000_000;

const encoder = new TextEncoder();

/** A source whose bytes are made while they are read: nothing of a large file is in memory before that. */
export function made(name: string, pieces: () => Iterable<string | Uint8Array>): SourceFile {
  const chunks = function* () {
    for (const piece of pieces()) yield typeof piece === "string" ? encoder.encode(piece) : piece;
  };
  let size = 0;
  for (const piece of pieces()) size += typeof piece === "string" ? Buffer.byteLength(piece) : piece.length;
  const head = () => {
    const bytes = new Uint8Array(Math.min(size, 64 * 1024));
    let at = 0;
    for (const chunk of chunks()) {
      bytes.set(chunk.subarray(0, bytes.length - at), at);
      at += chunk.length;
      if (at >= bytes.length) break;
    }
    return bytes;
  };
  return { name, size, head, chunks };
}

/** A text over and over, handed out in pieces of about a megabyte. */
export function* repeated(text: string, times: number): Generator<string> {
  const each = Math.max(1, Math.min(times, Math.floor(million / text.length)));
  const piece = text.repeat(each);
  for (let left = times; left > 0; left -= each) yield left >= each ? piece : text.repeat(left);
}

/** Texts made from numbers, handed out in pieces of a few thousand. */
export function* counted(times: number, text: (index: number) => string): Generator<string> {
  for (let from = 0; from < times; from += 5000) {
    yield Array.from({ length: Math.min(5000, times - from) }, (_, i) => text(from + i)).join("");
  }
}

/** A structure of a list and a text, and what else it needs in places. */
export const structureText = lss({
  questions: [
    { code: "L", type: "L", text: "Was?", answers: { a1: "eins", a2: "zwei" } },
    { code: "S", type: "S", text: "Und sonst?" },
  ],
});
export const structure = source("data/umfrage.lss", structureText);

/** The first line of a table that fits it, and a table of one row. */
export const header = '\uFEFF"id","submitdate","L","S"\r\n';
export const responsesText = csv([
  ["id", "submitdate", "L", "S"],
  ["1", "x", "a1", "Größe"],
]);
export const responses = source("data/antworten.csv", responsesText);

/** That structure with something put before a place in its text, beside the table. */
export function beside(place: string, pieces: () => Iterable<string>): SourceFile[] {
  const at = structureText.indexOf(place);
  const file = made("data/umfrage.lss", function* () {
    yield structureText.slice(0, at);
    yield* pieces();
    yield structureText.slice(at);
  });
  return [file, responses];
}

/** That structure beside a table made of pieces. */
export function table(pieces: () => Iterable<string | Uint8Array>): SourceFile[] {
  return [structure, made("data/antworten.csv", pieces)];
}

/** The beginning and the end of responses as an archive has them. */
export const lsrHead = `<?xml version="1.0" encoding="UTF-8"?>
<document><LimeSurveyDocType>Responses</LimeSurveyDocType><responses><fields><fieldname>id</fieldname><fieldname>submitdate</fieldname><fieldname>7X1X100</fieldname></fields><rows>`;
export const lsrTail = "</rows></responses></document>";

/** That structure beside responses in XML, with pieces for rows. */
export function xml(pieces: () => Iterable<string>, head = lsrHead): SourceFile[] {
  const file = made("data/antworten.lsr", function* () {
    yield head;
    yield* pieces();
    yield lsrTail;
  });
  return [structure, file];
}
