import { zipSync } from "fflate";

/** An archive of files by name. The same bytes every time: each has the first moment that a ZIP can name, by local time. */
export function zipOf(files: Readonly<Record<string, Uint8Array>>): Uint8Array {
  return zipSync({ ...files }, { level: 9, mtime: new Date(1980, 0, 1) });
}
