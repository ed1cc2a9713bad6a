import { Inflate } from "fflate";
import { AuthorError } from "../../src/lib/errors.ts";
import type { SourceFile } from "./source.ts";

/** One file in an archive: what the central directory says of it. */
interface Entry {
  name: string;
  method: number;
  crc: number;
  packed: number;
  unpacked: number;
  /** Position of its local header. */
  at: number;
}

/** Far beyond any export: a table of a million responses and fifty columns has about a third of it. */
const largest = 2 ** 30;
/** Texts pack twenty to forty times; only bombs go beyond this. */
const highestRatio = 200;
/** Below this size a high ratio does no harm. */
const harmless = 2 ** 20;
const mostEntries = 1000;
/** Where the central directory is looked for: the end of the file. */
const tailLength = 2 ** 20;
/** Unpacked at a time: a thousandfold of it fits into memory. */
const slice = 16 * 1024;

const exportAgain = "Die Datei neu exportieren und unverändert ablegen.";
const unpackYourself = "Das Archiv selbst entpacken und nur Struktur und Antworten ablegen.";

/**
 * The files in a ZIP archive (APPNOTE 6.3: entries from the central directory, stored or deflated), each unpacked as a
 * stream when it is read. Throws `AuthorError` for an archive that is broken, encrypted or dangerous: names that lead
 * out of a folder, entries that share their bytes, more than 1 GiB or 1,000 entries, or packed more than 200 times.
 */
export function entriesOf(file: SourceFile): SourceFile[] {
  const entries = directoryOf(file);
  const names = new Set<string>();
  let total = 0;
  for (const { name, packed, unpacked } of entries) {
    total += unpacked;
    if (leadsOutside(name)) {
      fail(file, `der Eintrag „${shown(name)}“ führt aus dem Archiv hinaus`, unpackYourself);
    }
    if (names.has(name)) fail(file, `der Eintrag „${shown(name)}“ steht zweimal im Archiv`, exportAgain);
    names.add(name);
    if (unpacked > harmless && unpacked > packed * highestRatio) {
      fail(file, `der Eintrag „${shown(name)}“ ist mehr als 200-fach gepackt`, unpackYourself);
    }
  }
  const inOrder = entries.toSorted((a, b) => a.at - b.at);
  for (const [i, { name, at, packed }] of inOrder.entries()) {
    const next = inOrder[i + 1]?.at ?? Number.POSITIVE_INFINITY;
    if (at + packed > next)
      fail(file, `der Eintrag „${shown(name)}“ überschneidet einen anderen`, unpackYourself);
  }
  if (total > largest) fail(file, "das Archiv ist ausgepackt größer als 1 GiB", unpackYourself);
  return entries.map((entry) => sourceOf(file, entry));
}

function directoryOf(file: SourceFile): Entry[] {
  const from = Math.max(0, file.size - tailLength);
  const tail = bytesAt(file, from, file.size - from);
  const view = new DataView(tail.buffer, tail.byteOffset, tail.length);
  const end = endOf(view);
  if (end < 0) fail(file, "das Archiv ist unvollständig", exportAgain);
  const count = view.getUint16(end + 10, true);
  const start = view.getUint32(end + 16, true);
  if (count > mostEntries || start === 0xffffffff) {
    fail(file, `das Archiv hat mehr als ${mostEntries} Einträge oder ist zu groß`, unpackYourself);
  }
  const entries: Entry[] = [];
  let at = start - from;
  for (let i = 0; i < count; i++) {
    if (at < 0 || at + 46 > end || view.getUint32(at, true) !== 0x02014b50) {
      fail(file, "das Archiv ist beschädigt", exportAgain);
    }
    const nameLength = view.getUint16(at + 28, true);
    const name = new TextDecoder().decode(tail.subarray(at + 46, at + 46 + nameLength));
    const method = view.getUint16(at + 10, true);
    if ((view.getUint16(at + 8, true) & 1) !== 0) {
      fail(file, `der Eintrag „${shown(name)}“ ist verschlüsselt`, "Das Archiv ohne Kennwort ablegen.");
    }
    if (method !== 0 && method !== 8) {
      fail(file, `der Eintrag „${shown(name)}“ ist in unbekannter Weise gepackt`, unpackYourself);
    }
    entries.push({
      name,
      method,
      crc: view.getUint32(at + 16, true),
      packed: view.getUint32(at + 20, true),
      unpacked: view.getUint32(at + 24, true),
      at: view.getUint32(at + 42, true),
    });
    at += 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return entries.filter(({ name }) => !name.endsWith("/"));
}

/** Position of the end of the central directory; -1 where there is none. */
function endOf(view: DataView): number {
  for (let at = view.byteLength - 22; at >= 0; at--) {
    if (view.getUint32(at, true) !== 0x06054b50) continue;
    if (at + 22 + view.getUint16(at + 20, true) === view.byteLength) return at;
  }
  return -1;
}

function leadsOutside(name: string): boolean {
  return name.includes("\0") || /^[/\\]|^[A-Za-z]:|\\/.test(name) || name.split("/").includes("..");
}

function sourceOf(file: SourceFile, entry: Entry): SourceFile {
  const chunks = () => unpack(file, entry);
  return {
    name: `${file.name}/${entry.name}`,
    size: entry.unpacked,
    head() {
      const length = Math.min(64 * 1024, entry.unpacked);
      return take(chunks(), length);
    },
    chunks,
  };
}

/** The unpacked bytes of an entry; length and checksum are checked at its end. */
function* unpack(file: SourceFile, entry: Entry): Generator<Uint8Array> {
  const header = bytesAt(file, entry.at, 30);
  const view = new DataView(header.buffer, header.byteOffset, header.length);
  if (header.length < 30 || view.getUint32(0, true) !== 0x04034b50) broken(file, entry);
  const start = entry.at + 30 + view.getUint16(26, true) + view.getUint16(28, true);
  let length = 0;
  let crc = -1;
  for (const bytes of entry.method === 0 ? cut(file, start, entry.packed) : inflated(file, entry, start)) {
    length += bytes.length;
    if (length > entry.unpacked) broken(file, entry);
    crc = crcOf(bytes, crc);
    yield bytes;
  }
  if (length !== entry.unpacked || ~crc >>> 0 !== entry.crc) broken(file, entry);
}

function* inflated(file: SourceFile, entry: Entry, start: number): Generator<Uint8Array> {
  let out: Uint8Array[] = [];
  const inflate = new Inflate((bytes) => out.push(bytes));
  const push = (bytes: Uint8Array, final: boolean) => {
    try {
      inflate.push(bytes, final);
    } catch {
      broken(file, entry);
    }
  };
  for (const bytes of cut(file, start, entry.packed)) {
    for (let at = 0; at < bytes.length; at += slice) {
      push(bytes.subarray(at, at + slice), false);
      yield* out;
      out = [];
    }
  }
  push(new Uint8Array(0), true);
  yield* out;
}

/** The bytes from a position on, in pieces; fewer where the file ends. */
function* cut(file: SourceFile, from: number, length: number): Generator<Uint8Array> {
  let at = 0;
  for (const chunk of file.chunks()) {
    const bytes = chunk.subarray(Math.max(0, from - at), Math.max(0, from + length - at));
    if (bytes.length > 0) yield bytes;
    at += chunk.length;
    if (at >= from + length) return;
  }
}

function bytesAt(file: SourceFile, from: number, length: number): Uint8Array {
  return take(cut(file, from, length), length);
}

/** The first bytes of a stream, in one piece. */
function take(chunks: Iterable<Uint8Array>, length: number): Uint8Array {
  const bytes = new Uint8Array(length);
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk.subarray(0, length - at), at);
    at += Math.min(chunk.length, length - at);
    if (at >= length) break;
  }
  return bytes.subarray(0, at);
}

const crcTable = Int32Array.from({ length: 256 }, (_, n) => {
  let c = n;
  for (let bit = 0; bit < 8; bit++) c = c & 1 ? (c >>> 1) ^ 0xedb88320 : c >>> 1;
  return c;
});

function crcOf(bytes: Uint8Array, crc: number): number {
  let c = crc;
  for (let i = 0; i < bytes.length; i++)
    c = (crcTable[(c ^ (bytes[i] as number)) & 0xff] as number) ^ (c >>> 8);
  return c;
}

function shown(name: string): string {
  const safe = name.replace(/\p{Cc}/gu, "?");
  return safe.length > 60 ? `${safe.slice(0, 60)}…` : safe;
}

function broken(file: SourceFile, { name }: Entry): never {
  fail(file, `der Eintrag „${shown(name)}“ im Archiv ist beschädigt`, exportAgain);
}

function fail({ name }: SourceFile, what: string, hint: string): never {
  throw new AuthorError([{ file: name, what, hint }]);
}
