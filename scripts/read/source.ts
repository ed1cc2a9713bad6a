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

/**
 * The encoding of a text file, found by reading all of it once: UTF-8 where every byte fits, else Windows-1252 (a
 * spreadsheet saved it again).
 */
export function encodingOf(file: SourceFile): Encoding {
  const strict = new TextDecoder("utf-8", { fatal: true });
  try {
    for (const chunk of file.chunks()) strict.decode(chunk, { stream: true });
    strict.decode();
    return "utf-8";
  } catch {
    return "windows-1252";
  }
}

/** The text of a file in pieces, without byte order mark; a malformed byte throws a TypeError where `fatal` is set. */
export function* textOf(file: SourceFile, encoding: Encoding, fatal = false): Generator<string> {
  const decoder = new TextDecoder(encoding, { fatal });
  for (const chunk of file.chunks()) yield decoder.decode(chunk, { stream: true });
  yield decoder.decode();
}

/** Headings that are texts can be long: so far the second row is looked for. */
const longestHead = 4 * 2 ** 20;

/**
 * The beginning of a file as text, for recognising it: 64 KB, or more where they do not hold two rows; in Windows-1252
 * where it is no UTF-8.
 */
export function headText(file: SourceFile): string {
  let head = file.head();
  if (head.length < file.size && !hasTwoRows(head)) head = longHead(file);
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(head, { stream: true });
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
