import { cpSync, existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { AuthorError } from "../src/lib/errors.ts";

/** What a swap asks of the disk; tests put one in its place that fails. */
export interface Disk {
  exists(path: string): boolean;
  rename(from: string, to: string): void;
  copy(from: string, to: string): void;
  remove(path: string): void;
  /** Waits, in milliseconds. */
  pause(time: number): void;
}

const disk: Disk = {
  exists: existsSync,
  rename: renameSync,
  copy: (from, to) => cpSync(from, to, { recursive: true }),
  remove: (path) => rmSync(path, { recursive: true, force: true, maxRetries: 3, retryDelay: 100 }),
  pause: (time) => void Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, time),
};

/** A folder beside another that a swap may remove without asking: under a name that nobody gives to their own. */
const besides = (path: string, what: string) => join(dirname(path), `.${basename(path)}.wechsel-${what}`);

/** The folder that a swap moves the old one to, as long as the new one is not there: always whole. */
export const oldOf = (path: string) => besides(path, "alt");

/** The old folder once the new one is there: on its way to being removed. */
const goneOf = (path: string) => besides(path, "weg");

/** What is being made to take a folder's place. */
export const freshOf = (path: string) => besides(path, "neu");

/**
 * Puts a finished folder in the place of another; whenever it is cut short, the old or the new one stands there whole,
 * or `restore` brings the old one back. Throws `AuthorError` where the disk refuses: mostly since a program holds a file
 * of the old folder open, as Windows does not let it be moved then. The old one stays.
 */
export function swapIn(fresh: string, path: string, on: Disk = disk): void {
  restore(path, on);
  const old = oldOf(path);
  try {
    if (on.exists(path)) patiently(on, () => on.rename(path, old));
    patiently(on, () => on.rename(fresh, path));
  } catch (error) {
    restore(path, on);
    const { code } = error as NodeJS.ErrnoException;
    if (code === undefined) throw error;
    throw new AuthorError([
      {
        file: path,
        what: `der Ordner lässt sich nicht ersetzen (${code}); der alte steht noch da`,
        hint: isHeld(error)
          ? "Vorschau und Programme schließen, in denen eine Datei daraus geöffnet ist, und noch einmal bauen."
          : "Nachsehen, ob auf dem Datenträger Platz ist und dort geschrieben werden darf, und noch einmal bauen.",
      },
    ]);
  }
  discard(path, on);
}

/** Mends a swap that was cut short: brings the old folder back where no new one came, and removes what is left over. */
export function restore(path: string, on: Disk = disk): void {
  const old = oldOf(path);
  if (!on.exists(path) && on.exists(old)) patiently(on, () => on.rename(old, path));
  discard(path, on);
}

/** Removes the old folder. Moved first: what `restore` brings back must never be half removed. */
function discard(path: string, on: Disk): void {
  const [old, gone] = [oldOf(path), goneOf(path)];
  try {
    if (on.exists(gone)) on.remove(gone);
    if (!on.exists(old)) return;
    patiently(on, () => on.rename(old, gone));
    on.remove(gone);
  } catch {
    // A file in it is held open: the next swap removes it.
  }
}

/** A scanner for viruses or an index of the system lets go of a file within moments; a program that shows it does not. */
const waits = [20, 50, 100, 200, 400, 800];

function patiently(on: Disk, step: () => void): void {
  for (const time of [...waits, undefined]) {
    try {
      step();
      return;
    } catch (error) {
      if (time === undefined || !isHeld(error)) throw error;
      on.pause(time);
    }
  }
}

/** True for what Windows answers where somebody holds a file open. */
function isHeld(error: unknown): boolean {
  const { code } = error as NodeJS.ErrnoException;
  return code === "EPERM" || code === "EBUSY" || code === "EACCES" || code === "ENOTEMPTY";
}

/**
 * Puts a finished folder where it can take another's place, beside it, and returns that place: moved where both lie on
 * one disk, copied else.
 */
export function besideOf(made: string, path: string, on: Disk = disk): string {
  const fresh = freshOf(path);
  on.remove(fresh);
  mkdirSync(dirname(fresh), { recursive: true });
  try {
    patiently(on, () => on.rename(made, fresh));
  } catch {
    on.remove(fresh);
    on.copy(made, fresh);
    on.remove(made);
  }
  return fresh;
}

/**
 * Makes a folder hold exactly these files, in one step: they are written beside it and swapped in, so that a fault
 * half-way leaves the old folder whole.
 */
export function replaceFolder(path: string, files: Record<string, string>): void {
  const fresh = freshOf(path);
  rmSync(fresh, { recursive: true, force: true });
  mkdirSync(fresh, { recursive: true });
  for (const [name, text] of Object.entries(files)) writeFileSync(join(fresh, name), text);
  swapIn(fresh, path);
}
