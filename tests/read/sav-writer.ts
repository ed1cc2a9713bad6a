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
  compression?: 0 | 1;
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

  parts.push(text("$FL2@(#) SPSS DATA FILE - made by a test", 64));
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
  if (compression === 0) parts.push(...cells.map(cell));
  for (let i = 0; compression === 1 && i < cells.length; i += 8) {
    const group = cells.slice(i, i + 8);
    const codes = Buffer.alloc(8);
    const long: Buffer[] = [];
    for (const [at, value] of group.entries()) {
      if (value === null) codes[at] = 255;
      else if (value === "") codes[at] = 254;
      else if (
        typeof value === "number" &&
        Number.isInteger(value) &&
        value >= 1 - bias &&
        value <= 251 - bias
      )
        codes[at] = value + bias;
      else {
        codes[at] = 253;
        long.push(cell(value));
      }
    }
    parts.push(codes, ...long);
  }
  return Buffer.concat(parts);
}
