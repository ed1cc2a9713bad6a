import { SavFault } from "./bytes.ts";
import type { Dictionary } from "./dictionary.ts";
import type { SavVariable, Value } from "./variables.ts";

/** One case: its bytes, eight for a number. The same object is filled anew for every case. */
export interface Case {
  bytes: Uint8Array;
  view: DataView;
}

/** A block of bytecodes and the values that follow it. */
const longestGroup = 8 + 8 * 8;

/**
 * The cases of a data record, plain or compressed by bytecodes (PSPP, "Data Record"), in memory that does not grow.
 * @param pieces the data, already inflated
 * @param end position of its end in the file, for messages
 */
export function* casesOf(pieces: Iterable<Uint8Array>, dictionary: Dictionary, end: number): Generator<Case> {
  const { width, cases = Number.POSITIVE_INFINITY, compression } = dictionary;
  const bytes = new Uint8Array(width);
  const one: Case = { bytes, view: new DataView(bytes.buffer) };
  const fill = compression === "none" ? plain(pieces, one) : unpacked(pieces, one, dictionary);
  let read = 0;
  for (const filled of fill) {
    if (filled < width) throw new SavFault(end, `die Daten enden mitten in Fall ${read + 1}`);
    yield one;
    if (++read >= cases) return;
  }
  if (read < cases && cases !== Number.POSITIVE_INFINITY)
    throw new SavFault(end, `die Daten enden nach ${read} von ${cases} Fällen`);
}

/** Fills a case over and over; gives its length in bytes, less than the whole where the data end within. */
function* plain(pieces: Iterable<Uint8Array>, { bytes }: Case): Generator<number> {
  let filled = 0;
  for (const piece of pieces) {
    for (let at = 0; at < piece.length; ) {
      const part = piece.subarray(at, at + bytes.length - filled);
      bytes.set(part, filled);
      filled += part.length;
      at += part.length;
      if (filled < bytes.length) continue;
      yield filled;
      filled = 0;
    }
  }
  if (filled > 0) yield filled;
}

/** The same for bytecodes: eight codes, then eight bytes for each code that asks for them. */
function* unpacked(
  pieces: Iterable<Uint8Array>,
  { bytes, view }: Case,
  { bias, little, sysmis }: Dictionary,
): Generator<number> {
  let filled = 0;
  for (const group of groups(pieces)) {
    let from = 8;
    for (let i = 0; i < 8; i++) {
      const code = group[i] as number;
      if (code === 0) continue;
      if (code === 252) {
        if (filled > 0) yield filled;
        return;
      }
      if (code === 253) {
        bytes.set(group.subarray(from, from + 8), filled);
        from += 8;
      } else if (code === 254) bytes.fill(0x20, filled, filled + 8);
      else view.setFloat64(filled, code === 255 ? sysmis : code - bias, little);
      filled += 8;
      if (filled < bytes.length) continue;
      yield filled;
      filled = 0;
    }
  }
  if (filled > 0) yield filled;
}

/** Whole groups of codes and values; what is cut off at the end is filled up with codes that end the data. */
function* groups(pieces: Iterable<Uint8Array>): Generator<Uint8Array> {
  let rest: Uint8Array = new Uint8Array(0);
  for (const piece of pieces) {
    const data = rest.length === 0 ? piece : Buffer.concat([rest, piece]);
    let at = 0;
    while (data.length - at >= longestGroup) {
      const length = groupLength(data, at);
      yield data.subarray(at, at + length);
      at += length;
    }
    rest = data.slice(at);
  }
  for (let at = 0; at < rest.length; ) {
    const group = new Uint8Array(longestGroup).fill(252);
    group.set(rest.subarray(at, at + longestGroup));
    const length = groupLength(group, 0);
    // A value that is cut off is none: its code ends the data.
    let due = 8;
    for (let i = 0; i < 8; i++) {
      if (group[i] !== 253) continue;
      due += 8;
      if (at + due > rest.length) group.fill(252, i, 8);
    }
    yield group.subarray(0, length);
    at += length;
  }
}

function groupLength(data: Uint8Array, at: number): number {
  let length = 8;
  for (let i = at; i < at + 8; i++) if (data[i] === 253) length += 8;
  return length;
}

/** Reads one variable of a case; null for system-missing, a blank text, and what was declared missing. */
export type Reader = (of: Case) => Value | null;

/** The reader of a variable's values. */
export function readerOf({ width, pieces, missing }: SavVariable, dictionary: Dictionary): Reader {
  const { values, range } = missing;
  const gone = new Set(values);
  if (width === 0) {
    const { little, sysmis } = dictionary;
    const offset = pieces[0]?.offset ?? 0;
    const [low, high] = range ?? [1, 0];
    return ({ view }) => {
      const number = view.getFloat64(offset, little);
      const none = number === sysmis || number === -Number.MAX_VALUE || !Number.isFinite(number);
      return none || gone.has(number) || (number >= low && number <= high) ? null : number;
    };
  }
  const { decode } = dictionary.texts;
  const text = textReader(pieces, width);
  return (of) => {
    const bytes = text(of);
    if (bytes === undefined) return null;
    const value = decode(bytes);
    return value === "" || gone.has(value) ? null : value;
  };
}

/** True where something is entered; the text itself is not looked at unless texts were declared missing. */
export function isGivenIn(variable: SavVariable, dictionary: Dictionary): (of: Case) => boolean {
  if (variable.width === 0 || variable.missing.values.length > 0) {
    const read = readerOf(variable, dictionary);
    return (of) => read(of) !== null;
  }
  const text = textReader(variable.pieces, variable.width);
  return (of) => text(of) !== undefined;
}

/** The bytes of a text; undefined where it is blank. */
function textReader(pieces: SavVariable["pieces"], width: number): (of: Case) => Uint8Array | undefined {
  const [first] = pieces;
  if (pieces.length === 1 && first !== undefined) {
    const { offset, length } = first;
    return ({ bytes }) => {
      const text = bytes.subarray(offset, offset + length);
      return isBlank(text) ? undefined : text;
    };
  }
  const whole = new Uint8Array(pieces.reduce((sum, { length }) => sum + length, 0));
  return ({ bytes }) => {
    let filled = 0;
    for (const { offset, length } of pieces) {
      whole.set(bytes.subarray(offset, offset + length), filled);
      filled += length;
    }
    const text = whole.subarray(0, width);
    return isBlank(text) ? undefined : text;
  };
}

function isBlank(text: Uint8Array): boolean {
  for (const byte of text) if (byte !== 0x20 && byte !== 0) return false;
  return true;
}
