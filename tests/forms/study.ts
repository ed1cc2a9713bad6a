import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Derived, deriveData } from "../../scripts/data.ts";
import { placeOf } from "../../scripts/files.ts";
import { demonstration } from "../demonstration.ts";

/** The files of a form, by name. */
export type Files = Readonly<Record<string, string | Uint8Array>>;

/** Whose responses count: of those who came to the end, or of all. */
export type Include = "completed" | "all";

/** The derived data of the demonstration with its export in another form: the same study, the same frame. */
export function derive(files: Files, include: Include = "completed"): Derived {
  const study = mkdtempSync(join(tmpdir(), "form-"));
  const data = join(study, "data");
  mkdirSync(data);
  try {
    for (const name of ["study.yaml", "population.csv"]) {
      const text = readFileSync(join(demonstration, "data", name), "utf8");
      writeFileSync(join(data, name), text.replace("include: completed", `include: ${include}`));
    }
    // The study approves of them by name, whatever form its answers have.
    cpSync(join(demonstration, "data", "results"), join(data, "results"), { recursive: true });
    for (const [name, content] of Object.entries(files)) writeFileSync(join(data, name), content);
    return deriveData(placeOf({ STUDY: study, OUT_DIR: join(study, "dist") }));
  } finally {
    rmSync(study, { recursive: true });
  }
}
