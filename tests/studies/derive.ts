import { cpSync, mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { deriveData } from "../../scripts/data.ts";
import { type Place, placeOf } from "../../scripts/files.ts";
import { tables } from "../../src/model/table.ts";

/** The project's folder. */
export const project = resolve(import.meta.dirname, "../..");
/** Real exports, which lie beside the project where there are any. */
export const realData = resolve(project, "../shared/limesurvey/data");

/** A place for another study, its output in a folder of its own. */
export function temporaryPlace(study: string): Place {
  return placeOf({ STUDY: study, OUT_DIR: join(mkdtempSync(join(tmpdir(), "studie-")), "dist") });
}

/** A copy of a study's folder that a test may spoil. */
export function copyOf(study: string): string {
  const copy = mkdtempSync(join(tmpdir(), "studie-"));
  for (const part of ["data", "content"]) {
    cpSync(join(study, part), join(copy, part), {
      recursive: true,
      filter: (path) => !path.endsWith("derived"),
    });
  }
  return copy;
}

/** The released tables of a place, read back from the text that would be written. */
export function released(place: Place) {
  const { files, report } = deriveData(place);
  return { tables: tables.parse(JSON.parse(files["tables.json"] ?? "")), files, report };
}
