import type { Texts } from "./encoding.ts";

/** A text value with its label; the value without trailing blanks. */
export interface TextLabel {
  value: string;
  label: string;
}

/** The pairs of a list like `SHORT=long name`, separated by tabs (extensions 13 and 14). */
export function pairsOf(record: Uint8Array | undefined, { decode }: Texts): Map<string, string> {
  const pairs = new Map<string, string>();
  let start = 0;
  while (record !== undefined && start < record.length) {
    const end = indexOrEnd(record, 0x09, start);
    const equals = record.indexOf(0x3d, start);
    if (equals > start && equals < end) {
      const key = decode(record.subarray(start, equals)).toUpperCase();
      pairs.set(key, decode(record.subarray(equals + 1, end)).trim());
    }
    start = end + 1;
  }
  return pairs;
}

/** The whole numbers of a record. */
export function intsOf(record: Uint8Array | undefined, little: boolean): number[] {
  if (record === undefined) return [];
  const view = viewOf(record);
  return Array.from({ length: record.length >> 2 }, (_, i) => view.getInt32(i * 4, little));
}

/** The floating-point numbers of a record. */
export function doublesOf(record: Uint8Array | undefined, little: boolean): number[] {
  if (record === undefined) return [];
  const view = viewOf(record);
  return Array.from({ length: record.length >> 3 }, (_, i) => view.getFloat64(i * 8, little));
}

/** The number of cases of extension 16, undefined where it does not tell. */
export function casesIn(record: Uint8Array | undefined, little: boolean): number | undefined {
  if (record === undefined || record.length < 16) return undefined;
  const cases = viewOf(record).getBigInt64(8, little);
  return cases >= 0n && cases <= BigInt(Number.MAX_SAFE_INTEGER) ? Number(cases) : undefined;
}

/** Labels of long texts by the variable's name in capitals (extension 21); what is cut off is left out. */
export function longLabels(
  record: Uint8Array | undefined,
  little: boolean,
  { decode }: Texts,
): Map<string, TextLabel[]> {
  const found = new Map<string, TextLabel[]>();
  const next = walker(record, little);
  for (let name = next.text(); name !== undefined; name = next.text()) {
    next.int(); // Width of the variable: its record tells it.
    const labels: TextLabel[] = [];
    for (let left = next.int() ?? 0; left > 0; left--) {
      const value = next.text();
      const label = next.text();
      if (value === undefined || label === undefined) break;
      labels.push({ value: decode(value), label: decode(label) });
    }
    found.set(decode(name).toUpperCase(), labels);
  }
  return found;
}

/** Missing values of long texts by the variable's name in capitals (extension 22). */
export function longMissing(
  record: Uint8Array | undefined,
  little: boolean,
  { decode }: Texts,
): Map<string, string[]> {
  const found = new Map<string, string[]>();
  const next = walker(record, little);
  for (let name = next.text(); name !== undefined; name = next.text()) {
    const values: string[] = [];
    const count = next.bytes(1)?.[0] ?? 0;
    const length = next.int() ?? 0;
    for (let i = 0; i < count; i++) {
      const value = next.bytes(length);
      if (value === undefined) break;
      values.push(decode(value));
    }
    found.set(decode(name).toUpperCase(), values);
  }
  return found;
}

/** Steps through a record; undefined once it ends. */
function walker(record: Uint8Array | undefined, little: boolean) {
  const whole = record ?? new Uint8Array(0);
  const view = viewOf(whole);
  let at = 0;
  const bytes = (length: number): Uint8Array | undefined => {
    if (length < 0 || at + length > whole.length) return undefined;
    at += length;
    return whole.subarray(at - length, at);
  };
  const int = (): number | undefined => (bytes(4) === undefined ? undefined : view.getInt32(at - 4, little));
  const text = (): Uint8Array | undefined => {
    const length = int();
    return length === undefined ? undefined : bytes(length);
  };
  return { bytes, int, text };
}

function viewOf(record: Uint8Array): DataView {
  return new DataView(record.buffer, record.byteOffset, record.length);
}

function indexOrEnd(record: Uint8Array, byte: number, from: number): number {
  const found = record.indexOf(byte, from);
  return found < 0 ? record.length : found;
}
