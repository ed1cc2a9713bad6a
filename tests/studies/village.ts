import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { audited } from "../../scripts/audit.ts";
import { deriveData, solverFor } from "../../scripts/data.ts";
import type { Place } from "../../scripts/files.ts";
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

/** Derives and audits, as `npm run data` does. */
export async function run(place: Place) {
  return audited(place, deriveData(place, await solverFor(place)));
}

/** What an author is told; empty where nothing is wrong. */
export async function refusal(place: Place): Promise<string> {
  try {
    await run(place);
  } catch (error) {
    if (error instanceof AuthorError) return error.message;
    throw error;
  }
  return "";
}
