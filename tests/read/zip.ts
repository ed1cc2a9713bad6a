import { crc32 } from "node:zlib";
import { type DeflateOptions, deflateSync } from "fflate";

/** A file to be put in an archive; what its headers say can be a lie. */
export interface Packed {
  name: string;
  content: string | Uint8Array;
  stored?: boolean;
  /** Bit 0: encrypted. */
  flags?: number;
  /** Instead of the true ones. */
  size?: number;
  crc?: number;
  method?: number;
}

/** A ZIP archive with one more file in front, which is stored and made while it is read. */
export function zipOf(
  name: string,
  pieces: () => Iterable<string>,
  files: Packed[],
): () => Generator<Uint8Array> {
  const encoded = function* () {
    for (const piece of pieces()) yield Buffer.from(piece);
  };
  let length = 0;
  let crc = 0;
  for (const bytes of encoded()) {
    length += bytes.length;
    crc = crc32(bytes, crc);
  }
  const first = Buffer.from(zip([{ name, content: "", stored: true, crc, size: length }, ...files]));
  const local = 30 + Buffer.byteLength(name);
  const central = first.readUInt32LE(first.length - 6);
  // The archive was made as if the first file were empty: everything behind it moves.
  first.writeUInt32LE(length, 18);
  first.writeUInt32LE(length, central + 20);
  first.writeUInt32LE(central + length, first.length - 6);
  let at = central;
  for (let i = 0; i <= files.length; i++) {
    if (i > 0) first.writeUInt32LE(first.readUInt32LE(at + 42) + length, at + 42);
    at += 46 + first.readUInt16LE(at + 28);
  }
  return function* () {
    yield first.subarray(0, local);
    yield* encoded();
    yield first.subarray(local);
  };
}

/** A ZIP archive written by hand, so that it can be as false as a test wants it. */
export function zip(files: Packed[], options: DeflateOptions = {}): Uint8Array {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let at = 0;
  for (const file of files) {
    const bytes = typeof file.content === "string" ? Buffer.from(file.content) : file.content;
    const body = Buffer.from(file.stored ? bytes : deflateSync(bytes, options));
    const name = Buffer.from(file.name);
    const fields = Buffer.alloc(26);
    fields.writeUInt16LE(20, 0);
    fields.writeUInt16LE(file.flags ?? 0, 2);
    fields.writeUInt16LE(file.method ?? (file.stored ? 0 : 8), 4);
    fields.writeUInt32LE(file.crc ?? crc32(bytes), 10);
    fields.writeUInt32LE(body.length, 14);
    fields.writeUInt32LE(file.size ?? bytes.length, 18);
    fields.writeUInt16LE(name.length, 22);
    const place = Buffer.alloc(14);
    place.writeUInt32LE(at, 10);
    const local = Buffer.concat([Buffer.from("PK\x03\x04"), fields, name, body]);
    directory.push(Buffer.concat([Buffer.from("PK\x01\x02\x14\x00", "latin1"), fields, place, name]));
    parts.push(local);
    at += local.length;
  }
  const central = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.write("PK\x05\x06", "latin1");
  end.writeUInt16LE(files.length, 8);
  end.writeUInt16LE(files.length, 10);
  end.writeUInt32LE(central.length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...parts, central, end]);
}
