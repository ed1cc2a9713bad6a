import { SavFault } from "./bytes.ts";
import type { Texts } from "./encoding.ts";
import { intsOf, pairsOf } from "./extensions.ts";
import type { VariableRecord } from "./records.ts";

/** A value of a variable: a number, or a text without trailing blanks. */
export type Value = number | string;

export interface ValueLabel {
  value: Value;
  label: string;
}

/** Some bytes of a case. */
export interface Piece {
  offset: number;
  length: number;
}

export interface SavVariable {
  name: string;
  /** Name of eight bytes at most, in capitals: what records refer to. */
  short: string;
  /** Empty where there is none. */
  label: string;
  /** Bytes of a text, 0 for a number. */
  width: number;
  /** Type of the print format: 20 is a date, 5 a plain number … */
  format: number;
  measure: "nominal" | "ordinal" | "scale" | undefined;
  /** In the order of their values. */
  labels: readonly ValueLabel[];
  /** Values that the author declared to be missing, and a range of such numbers, ends included. */
  missing: { values: Value[]; range?: [number, number] };
  /** Where it stands in a case: a very long text in several pieces. */
  pieces: Piece[];
}

const measures = [undefined, "nominal", "ordinal", "scale"] as const;

/** The variables by 0-based place among the records, segments of very long texts put together. */
export function variablesOf(
  records: VariableRecord[],
  extensions: ReadonlyMap<number, Uint8Array>,
  little: boolean,
  texts: Texts,
): Map<number, SavVariable> {
  const longNames = pairsOf(extensions.get(13), texts);
  const longWidths = pairsOf(extensions.get(14), texts);
  const heads = [...records.entries()].filter(([, { width }]) => width >= 0);
  const display = intsOf(extensions.get(11), little);
  const step = display.length === heads.length * 3 ? 3 : display.length === heads.length * 2 ? 2 : 0;

  const found = new Map<number, SavVariable>();
  const unused = namer();
  for (let i = 0; i < heads.length; i++) {
    const [place, record] = heads[i] as [number, VariableRecord];
    const short = texts.decode(record.name).toUpperCase();
    const long = Number.parseInt(longWidths.get(short) ?? "", 10);
    // A very long text of w bytes has a segment for every 252 of them, of which 255 are filled.
    const segments = long > 255 && record.width > 0 ? Math.ceil(long / 252) : 1;
    const parts = heads.slice(i, i + segments);
    if (segments > 1 && (parts.length < segments || parts.some(([, { width }]) => width === 0)))
      throw new SavFault(record.offset, `die lange Textvariable ${short} ist unvollständig`);
    found.set(place, {
      name: unused(longNames.get(short) || texts.decode(record.name) || `V${place + 1}`),
      short,
      label: record.label === undefined ? "" : texts.decode(record.label).trim(),
      width: segments > 1 ? long : record.width,
      format: record.format,
      measure: step === 0 ? undefined : measures[display[i * step] ?? 0],
      labels: [],
      missing: missingOf(record, little, texts),
      pieces: parts.map(([at, { width }]) => ({ offset: at * 8, length: width || 8 })),
    });
    i += segments - 1;
  }
  checkWidths(records);
  return found;
}

/** Names that were not given before: some writers give one twice. */
function namer(): (name: string) => string {
  const times = new Map<string, number>();
  return (name) => {
    for (let wanted = name; ; ) {
      const before = times.get(wanted.toUpperCase()) ?? 0;
      times.set(wanted.toUpperCase(), before + 1);
      if (before === 0) return wanted;
      wanted = `${name}_${before + 1}`;
    }
  };
}

/** A text has one more record for every eight bytes beyond its first. */
function checkWidths(records: VariableRecord[]): void {
  let due = 0;
  let last = 0;
  for (const { width, offset } of records) {
    if (width !== -1) last = offset;
    if ((width === -1) !== due > 0)
      throw new SavFault(last, "die Teile einer Textvariablen passen nicht zu ihrer Breite");
    due = width === -1 ? due - 1 : Math.max(0, Math.ceil(width / 8) - 1);
  }
}

function missingOf(record: VariableRecord, little: boolean, { decode }: Texts): SavVariable["missing"] {
  const { width, missing, range } = record;
  if (width > 0) return { values: missing.map(decode) };
  const numbers = missing.map((value) => numberIn(value, little));
  if (!range) return { values: numbers };
  const [low = 0, high = 0, ...values] = numbers;
  return { values, range: [low, high] };
}

/** The number in eight bytes. */
export function numberIn(value: Uint8Array, little: boolean): number {
  return new DataView(value.buffer, value.byteOffset, 8).getFloat64(0, little);
}
