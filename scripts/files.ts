import {
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  readSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { basename, dirname, join, relative, resolve, sep } from "node:path";
import { fileURLToPath } from "node:url";
import type { SourceFile } from "./read/source.ts";

/** Where a study lies and where its publication goes; all paths absolute. */
export interface Place {
  /** Folder with `data/` and perhaps `content/`. */
  study: string;
  data: string;
  content: string;
  /** Released data: the only thing that pages read of the data. */
  derived: string;
  /** The finished publication. */
  out: string;
}

/** The generator's own folder. */
export const root = resolve(dirname(fileURLToPath(import.meta.url)), "..");

/**
 * The place that the environment asks for. The own study keeps its derived data in `data/derived`, under version
 * control; another study (`STUDY`) is never written into: everything made from it lies beside `OUT_DIR`.
 */
export function placeOf(env: { STUDY?: string | undefined; OUT_DIR?: string | undefined }): Place {
  const study = env.STUDY ? resolve(env.STUDY) : root;
  const out = resolve(env.OUT_DIR ?? join(root, "dist"));
  const data = join(study, "data");
  const derived = study === root ? join(data, "derived") : `${out}-derived`;
  return { study, data, content: join(study, "content"), derived, out };
}

/** A path as the author knows it: relative to the study's folder, with forward slashes. */
export function nameIn(place: Place, path: string): string {
  return relative(place.study, path).split(sep).join("/");
}

/** The files directly in the data folder, opened only when read. Empty where there is no such folder. */
export function sourcesIn(place: Place): SourceFile[] {
  if (!existsSync(place.data)) return [];
  return readdirSync(place.data, { withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.name.startsWith("."))
    .map((entry) => entry.name)
    .sort()
    .map((name) => sourceFile(nameIn(place, join(place.data, name)), join(place.data, name)));
}

/** One file as a source: its name for messages, and its bytes in pieces of 1 MiB. */
export function sourceFile(name: string, path: string): SourceFile {
  const size = statSync(path).size;
  const head = () => readChunk(path, 64 * 1024);
  return { name, size, head, chunks: () => chunksOf(path) };
}

function readChunk(path: string, length: number): Uint8Array {
  const file = openSync(path, "r");
  try {
    const buffer = Buffer.alloc(length);
    return buffer.subarray(0, readSync(file, buffer, 0, length, 0));
  } finally {
    closeSync(file);
  }
}

function* chunksOf(path: string): Generator<Uint8Array> {
  const file = openSync(path, "r");
  try {
    for (;;) {
      const buffer = Buffer.allocUnsafe(1024 * 1024);
      const read = readSync(file, buffer, 0, buffer.length, null);
      if (read === 0) return;
      yield buffer.subarray(0, read);
    }
  } finally {
    closeSync(file);
  }
}

/** The text of a file, or undefined where there is none. */
export function readText(path: string): string | undefined {
  return existsSync(path) ? readFileSync(path, "utf8") : undefined;
}

/**
 * Makes a folder hold exactly these files, in one step: they are written beside it and swapped in, so that a fault
 * half-way leaves the old folder whole.
 */
export function replaceFolder(path: string, files: Record<string, string>): void {
  const fresh = `${path}-neu`;
  rmSync(fresh, { recursive: true, force: true });
  mkdirSync(fresh, { recursive: true });
  for (const [name, text] of Object.entries(files)) writeFileSync(join(fresh, name), text);
  swapIn(fresh, path);
}

/** Puts a finished folder in the place of another; the old one goes only when the new one is there. */
export function swapIn(fresh: string, path: string): void {
  const old = `${path}-alt`;
  rmSync(old, { recursive: true, force: true });
  mkdirSync(dirname(path), { recursive: true });
  if (existsSync(path)) renameSync(path, old);
  renameSync(fresh, path);
  rmSync(old, { recursive: true, force: true });
}

/** Removes a folder that may not be there. */
export function removeFolder(path: string): void {
  rmSync(path, { recursive: true, force: true });
}

/** The last part of a path. */
export function fileName(path: string): string {
  return basename(path);
}
