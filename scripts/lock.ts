import {
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from "node:fs";
import { uptime } from "node:os";
import { dirname } from "node:path";
import { AuthorError } from "../src/lib/errors.ts";
import type { Place } from "./files.ts";
import { oldOf, restore } from "./swap.ts";

/** Locks that this process holds. */
const held = new Set<string>();

const lockOf = ({ out }: Place) => `${out}.lock`;

/**
 * Runs `work` while no other build of the same output runs: two at once would mix their pages. A lock that a killed
 * build left behind is taken over, and what it left half swapped is mended first.
 */
export async function exclusively<T>(place: Place, work: () => Promise<T>): Promise<T> {
  const lock = lockOf(place);
  if (!acquired(lock)) refuse(place.out);
  try {
    settle(place);
    return await work();
  } finally {
    release(lock);
  }
}

/** So long a command waits for another that writes the same folder, in milliseconds; that takes moments. */
const patience = 10_000;

/** Runs a short step, waiting for any other process that is at the same with the same folder. */
export function inTurn<T>(path: string, step: () => T): T {
  const lock = `${path}.lock`;
  const end = performance.now() + patience;
  while (!acquired(lock)) {
    if (performance.now() > end) refuse(path);
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 50);
  }
  try {
    return step();
  } finally {
    release(lock);
  }
}

/** Mends what a killed command left half swapped, unless another is at work: for commands that only read the output. */
export function settled(place: Place): Place {
  const lock = lockOf(place);
  if (!isHeld(lock, readLock(lock))) settle(place);
  return place;
}

/** The same for a command that needs the output at rest: throws `AuthorError` while a build is at work on it. */
export function atRest(place: Place): Place {
  const lock = lockOf(place);
  if (isHeld(lock, readLock(lock))) refuse(place.out);
  settle(place);
  return place;
}

function settle({ out, derived }: Place): void {
  restore(out);
  if (existsSync(oldOf(derived))) inTurn(derived, () => restore(derived));
}

function refuse(file: string): never {
  const hint = "Warten, bis er fertig ist.";
  throw new AuthorError([{ file, what: "wird gerade von einem anderen Aufruf gebaut", hint }]);
}

/** Takes a lock, also from a dead process; false where another holds it. */
function acquired(lock: string): boolean {
  mkdirSync(dirname(lock), { recursive: true });
  const isOurs = taken(lock) || (removedStale(lock) && taken(lock));
  if (isOurs) held.add(lock);
  return isOurs;
}

function release(lock: string): void {
  held.delete(lock);
  rmSync(lock, { force: true });
}

/** Makes the lock, in one step; false where there is one. */
function taken(lock: string): boolean {
  try {
    const file = openSync(lock, "wx");
    writeSync(file, String(process.pid));
    closeSync(file);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "EEXIST") return false;
    throw error;
  }
}

/** True where a lock, as it was read, is that of somebody still at work. */
function isHeld(lock: string, found: ReturnType<typeof readLock>): boolean {
  if (found === undefined) return false;
  // Numbers of processes are given out again: this one was given to us, or to another since the machine started.
  if (found.pid === process.pid) return held.has(lock);
  const started = Date.now() - uptime() * 1000;
  // Made a moment ago, and its number not yet written.
  if (found.pid === 0) return Date.now() - found.time < 2000;
  return found.time > started - 2000 && isRunning(found.pid);
}

/** Who made a lock, and when; undefined where there is none. */
function readLock(lock: string): { pid: number; time: number } | undefined {
  try {
    return { pid: Number(readFileSync(lock, "utf8")), time: statSync(lock).mtimeMs };
  } catch {
    return undefined;
  }
}

/** Removes a lock that nobody holds; false where somebody does, or another took it in the meantime. */
function removedStale(lock: string): boolean {
  const before = readLock(lock);
  if (isHeld(lock, before)) return false;
  const aside = `${lock}-${process.pid}`;
  try {
    renameSync(lock, aside);
  } catch {
    // Another was faster and removed it: then whoever makes the new one first has it.
    return true;
  }
  const now = readLock(aside);
  if (now?.pid === before?.pid && now?.time === before?.time) {
    rmSync(aside, { force: true });
    return true;
  }
  renameSync(aside, lock);
  return false;
}

function isRunning(pid: number): boolean {
  if (pid === 0) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // Somebody else's, which we may not touch.
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}
