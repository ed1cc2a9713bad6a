import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { demonstration as make, seed } from "../scripts/demo.ts";
import { root } from "../scripts/files.ts";

const isDemonstration = (folder: string): boolean => {
  const study = join(folder, "data", "study.yaml");
  return existsSync(study) && /^status:\s*demonstration\b/m.test(readFileSync(study, "utf8"));
};

/**
 * The folder of the demonstration: the project itself, or where `npm run neu` put it when another study took its place.
 * What the repository does not keep of it there is made anew, in a copy.
 */
function find(): string {
  const aside = readdirSync(root).filter((name) => /^demonstration(-\d+)?$/.test(name));
  const folder = [root, ...aside.map((name) => join(root, name))].find(isDemonstration);
  if (folder === undefined) throw new Error("the demonstration is in no folder of the project");
  const { files } = make(seed);
  if (Object.keys(files).every((name) => existsSync(join(folder, "data", name)))) return folder;
  const copy = mkdtempSync(join(tmpdir(), "demonstration-"));
  for (const part of ["data", "content"]) cpSync(join(folder, part), join(copy, part), { recursive: true });
  for (const [name, text] of Object.entries(files)) {
    const path = join(copy, "data", name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
  }
  return copy;
}

export const demonstration: string = find();
