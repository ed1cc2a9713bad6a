import type { SourceFile } from "../../../scripts/read/source.ts";
import { source } from "../source.ts";
import { csv, lss, type MadeQuestion } from "../survey.ts";

/** A folder that wants to bring a reader down, and what is said of it instead. */
export interface Hostile {
  files(): SourceFile[];
  /** The message, or true where all of it can be read. */
  said: RegExp | true;
}

const encoder = new TextEncoder();

/** A source whose bytes are made while they are read: nothing of a large file is in memory before that. */
export function made(name: string, pieces: () => Iterable<string | Uint8Array>): SourceFile {
  const chunks = function* () {
    for (const piece of pieces()) yield typeof piece === "string" ? encoder.encode(piece) : piece;
  };
  let size = 0;
  for (const chunk of chunks()) size += chunk.length;
  return {
    name,
    size,
    head() {
      const head = new Uint8Array(Math.min(size, 64 * 1024));
      let at = 0;
      for (const chunk of chunks()) {
        head.set(chunk.subarray(0, head.length - at), at);
        at += chunk.length;
        if (at >= head.length) break;
      }
      return head;
    },
    chunks,
  };
}

/** A text over and over, handed out in pieces of about a megabyte. */
export function* repeated(text: string, times: number): Generator<string> {
  const each = Math.max(1, Math.min(times, Math.floor(1_000_000 / text.length)));
  const piece = text.repeat(each);
  for (let left = times; left > 0; left -= each) yield left >= each ? piece : text.repeat(left);
}

/** Texts made from numbers, handed out in pieces of a few thousand. */
export function* counted(times: number, text: (index: number) => string): Generator<string> {
  for (let from = 0; from < times; from += 5000) {
    yield Array.from({ length: Math.min(5000, times - from) }, (_, i) => text(from + i)).join("");
  }
}

export const questions: MadeQuestion[] = [
  { code: "L", type: "L", text: "Was?", answers: { a1: "eins", a2: "zwei" } },
  { code: "S", type: "S", text: "Und sonst?" },
];
export const structureText = lss({ questions });
export const structure = source("data/umfrage.lss", structureText);
export const header = '\uFEFF"id","submitdate","L","S"\r\n';
export const responses = source("data/antworten.csv", csv([["id", "submitdate", "L", "S"], ["1", "x", "a1", "Text"]]));

/** The structure with something in the place of a text in it, in pieces. */
export function structureWith(place: string, pieces: () => Iterable<string>): SourceFile {
  const [before = "", after = ""] = structureText.split(place);
  return made("data/umfrage.lss", function* () {
    yield before;
    yield* pieces();
    yield place.startsWith(" ") || place.startsWith("<") ? `${place}${after}` : after;
  });
}

/** The beginning and the end of the responses of an archive. */
export const lsrHead = `<?xml version="1.0" encoding="UTF-8"?>
<document><LimeSurveyDocType>Responses</LimeSurveyDocType><responses><fields><fieldname>id</fieldname><fieldname>submitdate</fieldname><fieldname>7X1X100</fieldname></fields><rows>`;
export const lsrTail = "</rows></responses></document>";
