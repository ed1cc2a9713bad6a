import { zipSync } from "fflate";

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
