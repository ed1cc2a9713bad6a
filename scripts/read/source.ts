import { AuthorError } from "../../src/lib/errors.ts";

/** A file that an author handed in, opened only when it is read; made in `scripts/files.ts`. */
export interface SourceFile {
  /** Name as the author knows it, relative to the study's folder (`data/survey.lss`). */
  name: string;
  /** Length in bytes. */
  size: number;
  /** The first 64 KB, fewer where the file is shorter. */
  head(): Uint8Array;
  /** All bytes in order; every call starts anew. */
  chunks(): Iterable<Uint8Array>;
}

export type Encoding = "utf-8" | "windows-1252";

/** What to do about a file that is not as it was exported. */
export const asExported = "Die Datei so ablegen, wie LimeSurvey sie exportiert hat.";

/**
 * The encoding of a text file, found by reading all of it once: UTF-8 where every byte fits, else Windows-1252 (a
 * spreadsheet saved it again). Throws `AuthorError` for a file that says to be UTF-8 by its byte order mark and is not.
 */
export function encodingOf(file: SourceFile): Encoding {
  const strict = new TextDecoder("utf-8", { fatal: true });
  try {
    for (const chunk of file.chunks()) strict.decode(chunk, { stream: true });
    strict.decode();
    return "utf-8";
  } catch {
    if (!isMarked(file.head())) return "windows-1252";
    throw new AuthorError([
      {
        file: file.name,
        line: brokenLine(file),
        what: "die Datei beginnt in UTF-8, enthält hier aber Zeichen in einer anderen Kodierung",
        hint: asExported,
      },
    ]);
  }
}

/** True for bytes that begin with the byte order mark of UTF-8. */
function isMarked(head: Uint8Array): boolean {
  return head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf;
}

/** Line of the first byte that is no UTF-8. */
function brokenLine(file: SourceFile): number {
  let line = 1;
  for (const text of textOf(file, "utf-8")) {
    const at = text.indexOf("\uFFFD");
    const before = at < 0 ? text : text.slice(0, at);
    line += before.split("\n").length - 1;
    if (at >= 0) break;
  }
  return line;
}

const marks = /^\uFEFF+/;

/**
 * The text of a file in pieces, without byte order marks: some programs put a second one before the first. A malformed
 * byte throws a TypeError where `fatal` is set.
 */
export function* textOf(file: SourceFile, encoding: Encoding, fatal = false): Generator<string> {
  const decoder = new TextDecoder(encoding, { fatal });
  let isBegun = false;
  for (const chunk of file.chunks()) {
    const text = decoder.decode(chunk, { stream: true });
    const seen: string = isBegun ? text : text.replace(marks, "");
    isBegun ||= seen !== "";
    yield seen;
  }
  yield decoder.decode();
}

/** Headings that are texts can be long: so far the second row is looked for. */
const longestHead = 4 * 2 ** 20;

/**
 * The beginning of a file as text, for recognising it: 64 KB, or more where they do not hold two rows; in Windows-1252
 * where it neither is UTF-8 nor says so.
 */
export function headText(file: SourceFile): string {
  let head = file.head();
  if (head.length < file.size && !hasTwoRows(head)) head = longHead(file);
  try {
    const decoder = new TextDecoder("utf-8", { fatal: !isMarked(head) });
    return decoder.decode(head, { stream: true }).replace(marks, "");
  } catch {
    return new TextDecoder("windows-1252").decode(head);
  }
}

function hasTwoRows(bytes: Uint8Array): boolean {
  return bytes.indexOf(0x0a, bytes.indexOf(0x0a) + 1) > 0;
}

function longHead(file: SourceFile): Uint8Array {
  const pieces: Uint8Array[] = [];
  let length = 0;
  for (const chunk of file.chunks()) {
    pieces.push(chunk);
    length += chunk.length;
    if (length >= longestHead) break;
  }
  const head = new Uint8Array(length);
  let at = 0;
  for (const piece of pieces) {
    head.set(piece, at);
    at += piece.length;
  }
  return head.subarray(0, longestHead);
}
