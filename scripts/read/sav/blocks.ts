import { inflateSync } from "node:zlib";
import type { SourceFile } from "../source.ts";
import { type Bytes, bytesOf, SavFault } from "./bytes.ts";

/** Writers make blocks of 0x3ff000 bytes; more than four times that is no survey but a bomb. */
const largestBlock = 16 * 1024 * 1024;

interface Block {
  from: number;
  packed: number;
  unpacked: number;
}

/**
 * The inflated blocks of a `.zsav` file (PSPP, "Data Record", ZLIB compression): a header, the blocks one after
 * another, and at the end of the file a trailer that tells their lengths. Never more than one block is in memory.
 * @param bytes stands at the header of the compressed data
 */
export function* blocksOf(bytes: Bytes, file: SourceFile): Generator<Uint8Array> {
  const start = bytes.offset;
  const header = { start: bytes.long(), trailer: bytes.long(), length: bytes.long() };
  if (header.start !== start) throw new SavFault(start, "der Kopf der komprimierten Daten ist beschädigt");
  for (const { from, packed, unpacked } of trailerOf(bytes.offset, header, file, bytes.little)) {
    const block = bytes.take(packed);
    yield inflated(block, unpacked, from);
  }
}

/** The blocks that the trailer lists, checked to lie one after another. */
function trailerOf(
  first: number,
  { trailer, length }: { trailer: number; length: number },
  file: SourceFile,
  little: boolean,
): Block[] {
  if (trailer < first || length < 24 || length % 24 !== 0 || trailer + length > file.size)
    throw new SavFault(first - 16, "das Verzeichnis der komprimierten Daten fehlt");
  const bytes = bytesOf(file);
  bytes.little = little;
  bytes.advance(trailer + 20); // Bias again, zero, and the usual length of a block.
  const count = bytes.int();
  if (count !== length / 24 - 1)
    throw new SavFault(trailer + 20, "die Anzahl der komprimierten Blöcke ist falsch");
  const blocks: Block[] = [];
  let from = first;
  for (let i = 0; i < count; i++) {
    const { offset } = bytes;
    bytes.advance(8); // Where it would stand uncompressed.
    const at = bytes.long();
    const unpacked = bytes.int();
    const packed = bytes.int();
    // Deflate packs a thousandfold at most, and adds but a few bytes to what it cannot pack.
    const plausible =
      unpacked > 0 &&
      unpacked <= largestBlock &&
      packed > 0 &&
      packed <= unpacked * 1.01 + 1024 &&
      unpacked <= packed * 1100;
    if (at !== from || !plausible || from + packed > trailer)
      throw new SavFault(offset, "die Angaben zu einem komprimierten Block sind unsinnig");
    blocks.push({ from, packed, unpacked });
    from += packed;
  }
  if (from !== trailer) throw new SavFault(trailer, "zwischen Daten und Verzeichnis liegt Unbekanntes");
  return blocks;
}

function inflated(block: Uint8Array, length: number, offset: number): Uint8Array {
  let data: Uint8Array;
  try {
    data = inflateSync(block, { maxOutputLength: length });
  } catch {
    throw new SavFault(offset, "ein komprimierter Block ist beschädigt oder größer als angekündigt");
  }
  if (data.length !== length)
    throw new SavFault(offset, "ein komprimierter Block ist kürzer als angekündigt");
  return data;
}
