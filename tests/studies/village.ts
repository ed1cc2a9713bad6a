import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Audited, audited } from "../../scripts/audit.ts";
import { deriveData, solverFor } from "../../scripts/data.ts";
import type { Place } from "../../scripts/files.ts";
import { record } from "../../scripts/ledger.ts";
import { withheldIn } from "../../scripts/release.ts";
import { AuthorError } from "../../src/lib/errors.ts";
import { temporaryPlace } from "./derive.ts";

/** A study in a folder of its own, made of these files in its `data/`; `set` writes one of them anew. */
export function studyOf(files: Record<string, string>) {
  const data = join(mkdtempSync(join(tmpdir(), "dorf-")), "data");
  mkdirSync(data);
  const set = (file: string, text: string) => writeFileSync(join(data, file), text);
  for (const [file, text] of Object.entries(files)) set(file, text);
  return { place: temporaryPlace(join(data, "..")), set };
}

/** A table of answers as a file, with these columns. */
export function table(columns: string, rows: readonly (readonly (string | number)[])[]): string {
  return [columns, ...rows.map((row) => row.join(","))].join("\n");
}

/** A village is audited sooner than a second thread has started. */
const threads = 1;

/** Derives and audits, as `npm run data` does; after a failure, so many changes are tried. */
export async function run(place: Place, tries = 0) {
  return audited(place, deriveData(place, await solverFor(place)), { threads, tries });
}

/** Audits a study and puts it on record, as a build that hands it out does. */
export async function release(place: Place): Promise<Audited> {
  const derived = deriveData(place);
  const done = await audited(place, derived, { threads });
  const { release: own, tables } = derived.material;
  record(place, { study: own.study, withheld: withheldIn(own), tables });
  return done;
}

/** What an author is told; empty where nothing is wrong. What would help is among it where changes are tried. */
export async function refusal(place: Place, tries = 0): Promise<string> {
  try {
    await run(place, tries);
  } catch (error) {
    if (error instanceof AuthorError) return error.message;
    throw error;
  }
  return "";
}
