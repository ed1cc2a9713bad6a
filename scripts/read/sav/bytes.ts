import { AuthorError } from "../../../src/lib/errors.ts";
import type { Problem } from "../../../src/model/problem.ts";
import type { SourceFile } from "../source.ts";

/** Why an SPSS file cannot be read on, and from which byte. */
export class SavFault extends Error {
  readonly offset: number;

  constructor(offset: number, what: string) {
    super(what);
    this.name = "SavFault";
    this.offset = offset;
  }
}

/** What an author is told of a fault; anything that is none is thrown on. */
export function problemOf(file: string, error: unknown): Problem {
  if (!(error instanceof SavFault)) throw error;
  return {
    file,
    what: `ab Byte ${error.offset} ist die SPSS-Datei nicht lesbar: ${error.message}`,
    hint: "Die Datei in SPSS öffnen, unter neuem Namen als .sav speichern und unverändert ablegen.",
  };
}

/** What an action gives; throws `AuthorError` where the file is broken. */
export function guarded<T>(file: string, action: () => T): T {
  try {
    return action();
  } catch (error) {
    throw new AuthorError([problemOf(file, error)]);
  }
}

/** A binary file read from its beginning; nothing longer than what is left of it is ever allocated. */
export interface Bytes {
  /** Position of the next byte. */
  readonly offset: number;
  /** Bytes that are left. */
  readonly left: number;
  /** True for the byte order of Intel; set once the header tells it. */
  little: boolean;
  /** The next bytes, valid until the next call. */
  take(length: number): Uint8Array;
  advance(length: number): void;
  int(): number;
  /** An integer of 64 bits; refused beyond 2^53. */
  long(): number;
  double(): number;
  /** All that is left, in pieces. */
  rest(): Generator<Uint8Array>;
}

/** A reader of a file's bytes; throws `SavFault` where the file ends too early. */
export function bytesOf(file: SourceFile): Bytes {
  const pieces = file.chunks()[Symbol.iterator]();
  let piece: Uint8Array = new Uint8Array(0);
  let at = 0;
  let offset = 0;

  const next = (): boolean => {
    const { done, value } = pieces.next();
    piece = done ? new Uint8Array(0) : value;
    at = 0;
    return !done;
  };
  const need = (length: number) => {
    if (length > file.size - offset) throw tooShort(file.size);
  };
  const take = (length: number): Uint8Array => {
    need(length);
    if (at + length <= piece.length) {
      at += length;
      offset += length;
      return piece.subarray(at - length, at);
    }
    const whole = new Uint8Array(length);
    for (let filled = 0; filled < length; ) {
      if (at >= piece.length && !next()) throw tooShort(offset);
      const part = piece.subarray(at, at + length - filled);
      whole.set(part, filled);
      filled += part.length;
      at += part.length;
      offset += part.length;
    }
    return whole;
  };
  const view = (length: number) => {
    const { buffer, byteOffset } = take(length);
    return new DataView(buffer, byteOffset, length);
  };

  const bytes: Bytes = {
    get offset() {
      return offset;
    },
    get left() {
      return Math.max(0, file.size - offset);
    },
    little: true,
    take,
    advance(length) {
      need(length);
      for (let left = length; left > 0; ) {
        if (at >= piece.length && !next()) throw tooShort(offset);
        const step = Math.min(left, piece.length - at);
        at += step;
        offset += step;
        left -= step;
      }
    },
    int: () => view(4).getInt32(0, bytes.little),
    long() {
      const value = view(8).getBigInt64(0, bytes.little);
      if (value > BigInt(Number.MAX_SAFE_INTEGER) || value < -BigInt(Number.MAX_SAFE_INTEGER))
        throw new SavFault(offset - 8, "eine Angabe zur Länge ist unsinnig groß");
      return Number(value);
    },
    double: () => view(8).getFloat64(0, bytes.little),
    *rest() {
      do {
        const part = piece.subarray(at);
        at = piece.length;
        offset += part.length;
        if (part.length > 0) yield part;
      } while (next());
    },
  };
  return bytes;
}

function tooShort(offset: number): SavFault {
  return new SavFault(offset, "die Datei endet zu früh");
}
