import { crc32 } from "node:zlib";
import { unzlibSync, zlibSync } from "fflate";

/** A picture in shades of grey, from 0 for black to 255 for white, row by row. */
export interface Gray {
  width: number;
  height: number;
  pixels: Uint8Array;
}

/** A picture as pdftoppm writes it (PGM): width and height as text, then its shades. */
export function grayOfPgm(pgm: Uint8Array): Gray {
  const head = /^P5\s+(\d+)\s+(\d+)\s+255\s/.exec(Buffer.from(pgm.subarray(0, 64)).toString("latin1"));
  if (head === null) throw new Error("no picture in shades of grey");
  const [all, width, height] = head;
  return { width: Number(width), height: Number(height), pixels: pgm.subarray(all.length) };
}

/** A picture that `pngOf` has written: no row is filtered. */
export function grayOfPng(png: Uint8Array): Gray {
  const view = new DataView(png.buffer, png.byteOffset, png.byteLength);
  const [width, height] = [view.getUint32(16), view.getUint32(20)];
  // Signature and head come before, 33 bytes in all; then the length and the name of the only chunk of data.
  const raw = unzlibSync(png.subarray(41, 41 + view.getUint32(33)));
  const pixels = new Uint8Array(width * height);
  for (let y = 0; y < height; y++)
    pixels.set(raw.subarray(y * (width + 1) + 1, (y + 1) * (width + 1)), y * width);
  return { width, height, pixels };
}

/** The picture as a PNG in 16 shades: a page of text is then half as large, and as easy to look at. */
export function pngOf({ width, height, pixels }: Gray): Uint8Array {
  const raw = new Uint8Array((width + 1) * height);
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++)
      raw[y * (width + 1) + 1 + x] = Math.round((pixels[y * width + x] ?? 0) / 17) * 17;
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.writeUInt8(8, 8);
  const chunk = (name: string, data: Uint8Array) => {
    const named = Buffer.concat([Buffer.from(name, "latin1"), data]);
    const [size, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
    size.writeUInt32BE(data.length);
    sum.writeUInt32BE(crc32(named));
    return Buffer.concat([size, named, sum]);
  };
  const signature = Buffer.from("\x89PNG\r\n\x1a\n", "latin1");
  const data = zlibSync(raw, { level: 9 });
  return Buffer.concat([
    signature,
    chunk("IHDR", head),
    chunk("IDAT", data),
    chunk("IEND", new Uint8Array()),
  ]);
}

/** Side of the squares that are compared, in px: edges of letters may be drawn otherwise, what they say may not. */
const side = 4;

/** Part of the squares in which two pictures of one size differ by more than a shade that is seen. */
export function difference(one: Gray, other: Gray): number {
  if (one.width !== other.width || one.height !== other.height) return 1;
  const [columns, rows] = [Math.floor(one.width / side), Math.floor(one.height / side)];
  let differing = 0;
  for (let row = 0; row < rows; row++)
    for (let column = 0; column < columns; column++)
      if (Math.abs(meanOf(one, column, row) - meanOf(other, column, row)) > 24) differing++;
  return differing / (columns * rows);
}

function meanOf({ width, pixels }: Gray, column: number, row: number): number {
  let sum = 0;
  for (let y = 0; y < side; y++)
    for (let x = 0; x < side; x++) sum += pixels[(row * side + y) * width + column * side + x] ?? 0;
  return sum / side ** 2;
}
