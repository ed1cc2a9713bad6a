import { createHash } from "node:crypto";
import { join } from "node:path";
import { namesIn, readBytes } from "./files.ts";

/** Name of the list of digests in a publication: `sha256sum --check SHA256SUMS` reads it as well. */
export const sumsFile = "SHA256SUMS";

/** SHA-256 of bytes, in hexadecimal digits. */
export function sha256(bytes: Uint8Array | string): string {
  return createHash("sha256").update(bytes).digest("hex");
}

/** Digests of all files of a folder by name, but of their list itself. */
export function sumsIn(folder: string): Map<string, string> {
  const names = namesIn(folder).filter((name) => name !== sumsFile);
  return new Map(names.map((name) => [name, sha256(readBytes(join(folder, name)))]));
}

/** The list as `sha256sum` writes it, in the order of names. */
export function sumsText(sums: ReadonlyMap<string, string>): string {
  return [...sums].map(([name, sum]) => `${sum}  ${name}\n`).join("");
}

/** Digests by name from such a list; undefined where it is none. */
export function parseSums(text: string): Map<string, string> | undefined {
  const lines = text.split(/\r?\n/).filter(Boolean);
  const found = lines.map((line) => /^([0-9a-f]{64}) [ *](.+)$/.exec(line));
  const entries = found.flatMap((match): [string, string][] =>
    match?.[1] && match[2] ? [[match[2], match[1]]] : [],
  );
  return entries.length === lines.length && lines.length > 0 ? new Map(entries) : undefined;
}

/** What two folders do not have in common, by name. */
export interface Differences {
  /** In both, with other bytes. */
  changed: string[];
  missing: string[];
  added: string[];
}

/** What is different in a folder from what it should hold. */
export function differences(
  expected: ReadonlyMap<string, string>,
  found: ReadonlyMap<string, string>,
): Differences {
  const [names, others] = [[...expected.keys()], [...found.keys()]];
  return {
    changed: names.filter((name) => found.has(name) && found.get(name) !== expected.get(name)),
    missing: names.filter((name) => !found.has(name)),
    added: others.filter((name) => !expected.has(name)),
  };
}

/** True where nothing is different. */
export function isSame({ changed, missing, added }: Differences): boolean {
  return changed.length + missing.length + added.length === 0;
}
