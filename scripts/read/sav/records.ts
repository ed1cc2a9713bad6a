import { type Bytes, SavFault } from "./bytes.ts";

/** The file header (PSPP, "File Header Record"). */
export interface Header {
  compression: "none" | "bytes" | "zlib";
  /** 1-based place of the weight variable among the variable records; 0 without weights. */
  weight: number;
  /** Number of cases; -1 where the writer did not know it. */
  cases: number;
  /** What is taken off a compressed number. */
  bias: number;
  label: Uint8Array;
}

/** One variable record: a number, a text, a later segment of a long text, or (width -1) eight more bytes of one. */
export interface VariableRecord {
  /** Position of the record in the file. */
  offset: number;
  /** Bytes of a text, 0 for a number, -1 for the continuation of a text. */
  width: number;
  /** Type of the print format (`system file output formats`). */
  format: number;
  name: Uint8Array;
  label: Uint8Array | undefined;
  /** Declared missing values as stored, 8 bytes each. */
  missing: Uint8Array[];
  /** True where the first two missing values are the ends of a range. */
  range: boolean;
}

/** Value labels, and the 1-based places of the variable records they belong to. */
export interface LabelRecord {
  labels: { value: Uint8Array; label: Uint8Array }[];
  variables: number[];
}

/** Eight more bytes of a text: a survey with many long ones has a million of them, all alike. */
const continuation: VariableRecord = {
  offset: 0,
  width: -1,
  format: 0,
  name: new Uint8Array(0),
  label: undefined,
  missing: [],
  range: false,
};

/** More than SPSS makes of any survey, though a long text takes up to 130 of them. */
const mostSegments = 200_000;

/** All records before the data, as they are stored. */
export interface Records {
  header: Header;
  variables: VariableRecord[];
  labels: LabelRecord[];
  /** Extension records (type 7) that are of use, by subtype; where one stands there twice, the last. */
  extensions: Map<number, Uint8Array>;
}

/** Extensions that are read: see `dictionary.ts`; others (attributes, roles, display, documents) are passed over. */
const extensionsOfUse = new Set([3, 4, 7, 11, 13, 14, 16, 19, 20, 21, 22]);

/**
 * The records of a system file up to its data (format: PSPP's "System File Format"). Stands at the first byte of the
 * data afterwards. Everything that is kept was in the file, so memory is bounded by its length.
 */
export function readRecords(bytes: Bytes): Records {
  const header = readHeader(bytes);
  const records: Records = { header, variables: [], labels: [], extensions: new Map() };
  let named = 0;
  for (;;) {
    const { offset } = bytes;
    const type = bytes.int();
    if (type === 999) {
      bytes.advance(4);
      return records;
    }
    if (type === 2) {
      const variable = readVariable(bytes, offset);
      if (variable !== continuation && ++named > mostSegments)
        throw new SavFault(offset, "sie hat mehr als 200.000 Variablen");
      records.variables.push(variable);
    } else if (type === 3) records.labels.push(readLabels(bytes));
    else if (type === 6) bytes.advance(count(bytes, 80) * 80);
    else if (type === 7) readExtension(bytes, records.extensions);
    else throw new SavFault(offset, `hier steht ein unbekannter Satztyp (${type})`);
  }
}

function readHeader(bytes: Bytes): Header {
  const magic = latin(bytes.take(4));
  if (magic !== "$FL2" && magic !== "$FL3") throw new SavFault(0, "sie beginnt nicht mit $FL2 oder $FL3");
  bytes.advance(60);
  // The layout code is 2 (seldom 3) in the byte order of the machine that wrote the file.
  const layout = bytes.int();
  bytes.little = layout === 2 || layout === 3;
  if (!bytes.little && layout !== 2 << 24 && layout !== 3 << 24)
    throw new SavFault(64, "die Reihenfolge der Bytes ist nicht zu erkennen");
  bytes.advance(4); // Elements per case: many writers leave it out.
  const compression = (["none", "bytes", "zlib"] as const)[bytes.int()];
  if (compression === undefined || (compression === "zlib") !== (magic === "$FL3"))
    throw new SavFault(72, "die Art der Kompression ist unbekannt");
  const weight = bytes.int();
  const cases = bytes.int();
  const bias = bytes.double();
  if (!Number.isFinite(bias)) throw new SavFault(84, "die Zahlen sind nicht als IEEE 754 gespeichert");
  bytes.advance(17); // Day and time of writing.
  const label = bytes.take(64).slice();
  bytes.advance(3);
  return { compression, weight, cases, bias, label };
}

function readVariable(bytes: Bytes, offset: number): VariableRecord {
  const width = bytes.int();
  if (width < -1 || width > 255) throw new SavFault(offset + 4, `eine Variable hat die Breite ${width}`);
  const hasLabel = bytes.int();
  const missing = bytes.int();
  if (Math.abs(missing) > 3 || missing === -1)
    throw new SavFault(offset + 12, `eine Variable hat ${missing} fehlende Werte`);
  const format = (bytes.int() >> 16) & 0xff;
  bytes.advance(4);
  const name = bytes.take(8).slice();
  let label: Uint8Array | undefined;
  if (hasLabel === 1) {
    const length = count(bytes, 1);
    label = bytes.take(length).slice();
    bytes.advance(Math.min(-length & 3, bytes.left));
  }
  const values = Array.from({ length: Math.abs(missing) }, () => bytes.take(8).slice());
  return width === -1
    ? continuation
    : { offset, width, format, name, label, missing: values, range: missing < 0 };
}

function readLabels(bytes: Bytes): LabelRecord {
  const labels = Array.from({ length: count(bytes, 9) }, () => {
    const value = bytes.take(8).slice();
    const [length = 0] = bytes.take(1);
    const label = bytes.take(length).slice();
    // Label and its length fill up to a multiple of eight bytes.
    bytes.advance(-(length + 1) & 7);
    return { value, label };
  });
  const { offset } = bytes;
  if (bytes.int() !== 4) throw new SavFault(offset, "nach Wertbeschriftungen fehlen ihre Variablen");
  return { labels, variables: Array.from({ length: count(bytes, 4) }, () => bytes.int()) };
}

function readExtension(bytes: Bytes, extensions: Map<number, Uint8Array>): void {
  const subtype = bytes.int();
  const { offset } = bytes;
  const size = bytes.int();
  const length = size * bytes.int();
  if (size < 0 || length < 0 || length > bytes.left)
    throw new SavFault(offset, "ein Zusatz ist länger als der Rest der Datei");
  if (extensionsOfUse.has(subtype)) extensions.set(subtype, bytes.take(length).slice());
  else bytes.advance(length);
}

/** A number of things that follow, which take at least so many bytes each. */
function count(bytes: Bytes, each: number): number {
  const { offset } = bytes;
  const found = bytes.int();
  if (found < 0 || found * each > bytes.left)
    throw new SavFault(offset, `die angekündigte Anzahl ${found} passt nicht in die Datei`);
  return found;
}

/** Bytes as characters of the same number, to look for what is written in ASCII. */
export function latin(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString("latin1");
}
