import { mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/**
 * What an earlier build made under this name, since to draw a picture takes a tenth of a second and to set a document
 * one; undefined where there is nothing. The name must tell everything that it is made from but the programs: the
 * folder that a build names for it (REPORT_KEPT) is for one state of these. Without a folder nothing is kept.
 */
export function fromEarlier(name: string): Uint8Array | undefined {
  const folder = process.env.REPORT_KEPT;
  if (!folder) return undefined;
  try {
    return readFileSync(join(folder, name));
  } catch {
    return undefined;
  }
}

/** Keeps for later builds what was made, and returns it. */
export function keep(name: string, bytes: Uint8Array): Uint8Array {
  const folder = process.env.REPORT_KEPT;
  if (!folder) return bytes;
  mkdirSync(folder, { recursive: true });
  const path = join(folder, name);
  // Another build may be at the same: it finds a whole file or none.
  const fresh = `${path}-${process.pid}`;
  writeFileSync(fresh, bytes);
  renameSync(fresh, path);
  return bytes;
}
