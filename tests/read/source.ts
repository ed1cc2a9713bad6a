import { existsSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { inflateRawSync } from "node:zlib";
import type { SourceFile } from "../../scripts/read/source.ts";

/** Real exports, beside the project; not part of it for their licences. */
export const realFiles = resolve(import.meta.dirname, "../../../shared/limesurvey/data");
export const haveRealFiles = existsSync(realFiles);

/** A source from text or bytes, handed out in pieces of `piece` bytes. */
export function source(name: string, content: string | Uint8Array, piece = 64 * 1024): SourceFile {
  const bytes = typeof content === "string" ? new TextEncoder().encode(content) : content;
  return {
    name,
    size: bytes.length,
    head: () => bytes.subarray(0, 64 * 1024),
    *chunks() {
      for (let at = 0; at < bytes.length; at += piece) yield bytes.subarray(at, at + piece);
    },
  };
}

/** One of the real files, named as an author would name it. */
export function real(path: string): SourceFile {
  return source(`data/${path.slice(path.lastIndexOf("/") + 1)}`, readFileSync(join(realFiles, path)));
}

/** The survey structure inside a real LimeSurvey archive (ZIP). */
export function structureInArchive(path: string): SourceFile {
  const zip = readFileSync(join(realFiles, path));
  let at = zip.readUInt32LE(zip.lastIndexOf(Buffer.from("PK\x05\x06", "latin1")) + 16);
  for (; zip.readUInt32LE(at) === 0x02014b50; ) {
    const [size, nameLength, extra, comment] = [
      zip.readUInt32LE(at + 20),
      zip.readUInt16LE(at + 28),
      zip.readUInt16LE(at + 30),
      zip.readUInt16LE(at + 32),
    ];
    const name = zip.toString("utf8", at + 46, at + 46 + nameLength);
    const local = zip.readUInt32LE(at + 42);
    const start = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28);
    const packed = zip.subarray(start, start + size);
    if (name.endsWith(".lss")) {
      return source(`data/${name}`, zip.readUInt16LE(at + 10) === 0 ? packed : inflateRawSync(packed));
    }
    at += 46 + nameLength + extra + comment;
  }
  throw new Error(`no structure in ${path}`);
}
