import { createHash } from "node:crypto";
import { zipSync } from "fflate";
import { fromEarlier, keep } from "../lib/kept.ts";

/** What is compressed already: to try again takes time and saves nothing. */
const compressed = /\.(png|woff2|xlsx|zip)$/;

/** An archive of files by name. The same bytes every time: each has the first moment that a ZIP can name, by local time. */
export function zipOf(files: Readonly<Record<string, Uint8Array>>): Uint8Array {
  const entries = Object.entries(files).map(([name, bytes]): [string, [Uint8Array, { level: 0 | 6 }]] => [
    name,
    [bytes, { level: compressed.test(name) ? 0 : 6 }],
  ]);
  return zipSync(Object.fromEntries(entries), { mtime: new Date(1980, 0, 1) });
}

/** The same archive, kept for later builds: to compress many small files takes longer than to write them. */
export function keptZip(files: Readonly<Record<string, Uint8Array>>): Uint8Array {
  const hash = createHash("sha256");
  for (const [name, bytes] of Object.entries(files)) hash.update(`${name}\n${bytes.length}\n`).update(bytes);
  const kept = `${hash.digest("hex")}.zip`;
  return fromEarlier(kept) ?? keep(kept, zipOf(files));
}
