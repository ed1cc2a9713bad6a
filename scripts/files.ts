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
import { basename, dirname, isAbsolute, join, relative, resolve, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { decodeText } from "../src/lib/decode.ts";
import { AuthorError } from "../src/lib/errors.ts";
import type { SourceFile } from "./read/source.ts";

/** Where a study lies and where its publication goes; all paths absolute. */
export interface Place {
  /** Folder with `data/` and perhaps `content/`. */
  study: string;
  data: string;
  content: string;
  /** Released data: the only thing that pages read of the data. */
  derived: string;
  /** What was released before, one file per release. */
  ledger: string;
  /** The finished publication. */
  out: string;
}

/** Version of the Node that runs this. */
export const nodeVersion = process.versions.node;

/** The generator's own folder. */
export const root = resolve(dirname(fileURLToPath(import.meta.url)), "..");

/**
 * The place that the environment asks for; relative paths start where the command was given. The own study keeps its
 * derived data in `data/derived`, under version control; another study (`STUDY`) is never written into: everything
 * made from it lies beside `OUT_DIR`. Throws `AuthorError` where the output would take the place of the input.
 */
export function placeOf(env: NodeJS.ProcessEnv): Place {
  const from = (path: string) => resolve(env.INIT_CWD ?? process.cwd(), path);
  const study = env.STUDY ? from(env.STUDY) : root;
  const out = env.OUT_DIR ? from(env.OUT_DIR) : join(root, "dist");
  const data = join(study, "data");
  const content = join(study, "content");
  const derived = study === root ? join(data, "derived") : `${out}-derived`;
  const ledger = study === root ? join(data, "ledger") : `${out}-ledger`;
  const refuse = (what: string, hint: string) => {
    throw new AuthorError([{ file: out, what, hint }]);
  };
  if (
    [root, study, data, content].some((path) => contains(out, path)) ||
    contains(data, out) ||
    contains(content, out)
  ) {
    refuse(
      "OUT_DIR ist ein Ordner der Studie oder enthält sie",
      "Einen eigenen Ordner nennen; er wird ersetzt.",
    );
  }
  return { study, data, content, derived, ledger, out };
}

/** True where `inner` is `outer` or lies in it. */
function contains(outer: string, inner: string): boolean {
  const path = relative(outer, inner);
  return path === "" || (!path.startsWith("..") && !isAbsolute(path));
}

/** Throws `AuthorError` where the output folder holds anything but an earlier publication: it would be lost. */
export function refuseForeign({ out }: Place): void {
  if (!existsSync(out) || isPublication(out)) return;
  const hint = "Mit OUT_DIR einen neuen oder leeren Ordner nennen; er wird ersetzt.";
  throw new AuthorError([{ file: out, what: "enthält etwas anderes als eine Veröffentlichung", hint }]);
}

/** An earlier publication, or an empty folder: what may be replaced. */
function isPublication(path: string): boolean {
  if (!statSync(path).isDirectory()) return false;
  const names = readdirSync(path);
  return names.length === 0 || (names.includes("index.html") && names.every((name) => !isSource(name)));
}

/** Names that no publication has, and whose loss would hurt. */
function isSource(name: string): boolean {
  return ["package.json", ".git", "data", "content", "node_modules"].includes(name);
}

/** A path as the author knows it: relative to the study's folder, with forward slashes. */
export function nameIn(place: Place, path: string): string {
  return relative(place.study, path).split(sep).join("/");
}

/** The files directly in the data folder, opened only when read. Empty where there is no such folder. */
export function sourcesIn(place: Place): SourceFile[] {
  if (!existsSync(place.study)) {
    const hint = "Mit STUDY den Ordner nennen, in dem data/ liegt.";
    throw new AuthorError([{ file: place.study, what: "diesen Ordner gibt es nicht", hint }]);
  }
  return filesIn(place, place.data);
}

/** The tables of assigned answers, in `data/codes`; empty where there is no such folder. */
export function codesIn(place: Place): SourceFile[] {
  return filesIn(place, join(place.data, "codes"));
}

/** Results that were computed elsewhere, in `data/results`; empty where there is no such folder. */
export function resultsIn(place: Place): SourceFile[] {
  return filesIn(place, join(place.data, "results")).filter(({ name }) => !name.endsWith("/README.md"));
}

function filesIn(place: Place, folder: string): SourceFile[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.name.startsWith("."))
    .map((entry) => entry.name)
    .sort()
    .map((name) => sourceFile(nameIn(place, join(folder, name)), join(folder, name)));
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

/** The text of a file, or undefined where there is none; `name` is for messages. Throws `AuthorError` unless UTF-8. */
export function readText(path: string, name = basename(path)): string | undefined {
  return existsSync(path) ? decodeText(readFileSync(path), name) : undefined;
}

/** The bytes of a file. */
export function readBytes(path: string): Uint8Array {
  return new Uint8Array(readFileSync(path));
}

/** Size of a file in bytes. */
export function sizeOf(path: string): number {
  return statSync(path).size;
}

/** Names of all files in a folder and below it, with forward slashes, in a fixed order; none without the folder. */
export function namesIn(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join("/"))
    .sort();
}

/** The text files in a folder and below it whose names end so, by path, in a fixed order; none without the folder. */
export function textsIn(folder: string, ending: string): [path: string, text: string][] {
  return namesIn(folder)
    .filter((path) => path.endsWith(ending))
    .map((path) => [path, readFileSync(join(folder, path), "utf8")]);
}

/** Writes one file, in one step, and the folders above it. */
export function writeText(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(`${path}-neu`, text);
  renameSync(`${path}-neu`, path);
}

/** Writes one file of any kind, in one step; throws `AuthorError` where a program holds the old one open. */
export function writeBytes(path: string, bytes: Uint8Array): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(`${path}-neu`, bytes);
  try {
    renameSync(`${path}-neu`, path);
  } catch {
    rmSync(`${path}-neu`, { force: true });
    const hint = "Das Programm schließen, in dem sie geöffnet ist, und noch einmal aufrufen.";
    throw new AuthorError([{ file: path, what: "die Datei lässt sich nicht ersetzen", hint }]);
  }
}

/** Keeps files in mind as they are, also those that are not there yet; what comes back makes them so again. */
export function remembered(paths: readonly string[]): () => void {
  const before = paths.map((path) => [path, existsSync(path) ? readBytes(path) : undefined] as const);
  return () => {
    for (const [path, bytes] of before) {
      if (bytes === undefined) rmSync(path, { force: true });
      else writeBytes(path, bytes);
    }
  };
}

/** Removes a folder that may not be there. */
export function removeFolder(path: string): void {
  rmSync(path, { recursive: true, force: true });
}

/** Moves folders, all or none: where one cannot be moved, those before it go back to where they were. */
export function moveAll(moves: readonly (readonly [from: string, to: string])[]): void {
  const done: (readonly [from: string, to: string])[] = [];
  try {
    for (const [from, to] of moves) {
      mkdirSync(dirname(to), { recursive: true });
      renameSync(from, to);
      done.push([from, to]);
    }
  } catch (error) {
    for (const [from, to] of done.reverse()) renameSync(to, from);
    throw error;
  }
}
