import { deflateSync } from "node:zlib";

/** A variable of a made-up system file. */
export interface MadeVariable {
  name: string;
  /** Bytes of a text of eight at most; 0 for a number. */
  width?: number;
  label?: string;
  labels?: [number | string, string][];
  missing?: number[];
  /** -2: the missing values are a range. */
  missingCount?: number;
  format?: number;
}

export interface MadeFile {
  variables: MadeVariable[];
  rows: (number | string | null)[][];
  little?: boolean;
  /** 0 none, 1 bytecodes, 2 bytecodes in blocks of ZLIB (`.zsav`). */
  compression?: 0 | 1 | 2;
  /** Bytes to a block of ZLIB. */
  block?: number;
  cases?: number;
  bias?: number;
  codePage?: number;
  /** Extension records: subtype and bytes. */
  extensions?: [number, string | Uint8Array][];
  /** Variable that the file is weighted by, counted from 1. */
  weight?: number;
}

const sysmis = -Number.MAX_VALUE;

/** A system file written by hand, to have what haven does not write; texts in Windows-1252 (Latin-1). */
export function savBytes(file: MadeFile): Uint8Array {
  const { variables, rows, little = true, compression = 1, bias = 100, codePage = 1252 } = file;
  const parts: Buffer[] = [];
  const int = (value: number) => {
    const part = Buffer.alloc(4);
    if (little) part.writeInt32LE(value);
    else part.writeInt32BE(value);
    parts.push(part);
  };
  const double = (value: number): Buffer => {
    const part = Buffer.alloc(8);
    if (little) part.writeDoubleLE(value);
    else part.writeDoubleBE(value);
    return part;
  };
  const text = (value: string, length: number) => Buffer.from(value.padEnd(length), "latin1");
  const cell = (value: number | string | null) =>
    typeof value === "string" ? text(value, 8) : double(value ?? sysmis);

  parts.push(text(`$FL${compression === 2 ? 3 : 2}@(#) SPSS DATA FILE - made by a test`, 64));
  for (const value of [2, variables.length, compression, file.weight ?? 0, file.cases ?? rows.length])
    int(value);
  parts.push(double(bias), text("01 Feb 2612:00:00", 17), text("", 64), Buffer.alloc(3));
  for (const { name, width = 0, label, missing = [], missingCount = missing.length, format } of variables) {
    for (const value of [2, width, label === undefined ? 0 : 1, missingCount]) int(value);
    int((format ?? (width > 0 ? 1 : 5)) << 16);
    int(0);
    parts.push(text(name.toUpperCase().slice(0, 8), 8));
    if (label !== undefined) {
      int(label.length);
      parts.push(text(label, (label.length + 3) & ~3));
    }
    parts.push(...missing.map(double));
  }
  for (const [at, { labels = [] }] of variables.entries()) {
    if (labels.length === 0) continue;
    int(3);
    int(labels.length);
    for (const [value, label] of labels) {
      parts.push(cell(value), Buffer.from([label.length]), text(label, ((label.length + 8) & ~7) - 1));
    }
    for (const value of [4, 1, at + 1]) int(value);
  }
  if (codePage > 0) for (const value of [7, 3, 4, 8, 1, 2, 3, -1, 1, 1, little ? 2 : 1, codePage]) int(value);
  for (const [subtype, content] of file.extensions ?? []) {
    const bytes = Buffer.from(content as string, "latin1");
    for (const value of [7, subtype, 1, bytes.length]) int(value);
    parts.push(bytes);
  }
  int(999);
  int(0);
  const cells = rows.flat();
  if (compression === 0) return Buffer.concat([...parts, ...cells.map(cell)]);
  const data = bytecodes(cells, bias, cell);
  if (compression === 1) return Buffer.concat([...parts, data]);
  const dictionary = Buffer.concat(parts);
  return Buffer.concat([dictionary, blocks(data, dictionary.length, little, file.block)]);
}

/** Cells as eight codes, each with the values that they do not say themselves. */
function bytecodes(
  cells: (number | string | null)[],
  bias: number,
  cell: (value: number | string | null) => Buffer,
): Buffer {
  const parts: Buffer[] = [];
  for (let i = 0; i < cells.length; i += 8) {
    const codes = Buffer.alloc(8);
    const long: Buffer[] = [];
    for (const [at, value] of cells.slice(i, i + 8).entries()) {
      if (value === null) codes[at] = 255;
      else if (value === "") codes[at] = 254;
      else if (isCode(value, bias)) codes[at] = value + bias;
      else {
        codes[at] = 253;
        long.push(cell(value));
      }
    }
    parts.push(codes, ...long);
  }
  return Buffer.concat(parts);
}

function isCode(value: number | string, bias: number): value is number {
  // A code has no sign for zero.
  return (
    Number.isInteger(value) &&
    !Object.is(value, -0) &&
    Number(value) >= 1 - bias &&
    Number(value) <= 251 - bias
  );
}

/** Data in blocks of ZLIB, between a header and the list of the blocks. */
function blocks(data: Buffer, start: number, little: boolean, size = 0x3ff000): Buffer {
  const long = (...values: number[]) => {
    const bytes = Buffer.alloc(values.length * 8);
    for (const [i, value] of values.entries()) {
      if (little) bytes.writeBigInt64LE(BigInt(value), i * 8);
      else bytes.writeBigInt64BE(BigInt(value), i * 8);
    }
    return bytes;
  };
  const int = (...values: number[]) => {
    const bytes = Buffer.alloc(values.length * 4);
    for (const [i, value] of values.entries()) {
      if (little) bytes.writeInt32LE(value, i * 4);
      else bytes.writeInt32BE(value, i * 4);
    }
    return bytes;
  };
  const packed: Buffer[] = [];
  const list: Buffer[] = [];
  let to = start + 24;
  for (let from = 0; from < data.length; from += size) {
    const piece = data.subarray(from, from + size);
    const block = deflateSync(piece);
    list.push(Buffer.concat([long(start + from, to), int(piece.length, block.length)]));
    packed.push(block);
    to += block.length;
  }
  const head = long(start, to, 24 + list.length * 24);
  return Buffer.concat([head, ...packed, long(-100, 0), int(size, list.length), ...list]);
}
