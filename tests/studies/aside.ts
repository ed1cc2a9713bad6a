import { cpSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { expect } from "vitest";
import { checkStudy } from "../../scripts/build.ts";
import { placeOf } from "../../scripts/files.ts";
import { project } from "./derive.ts";
import { filesIn, run } from "./skeleton.ts";

const guides = ["data/README.md", "content/README.md", "content/LICENSE.md"];
const isGuide = (path: string) => /README|LICENSE/.test(path);

/**
 * Runs `npm run neu` with an export on a folder that holds a demonstration, and expects that it moves aside, whole and
 * buildable, and that the project's guides stay. Returns the files of the new study, without the guides.
 */
export async function movedAside(study: string, files: readonly string[]): Promise<Record<string, string>> {
  for (const guide of guides) cpSync(join(project, guide), join(study, guide));
  const before = filesIn(study);

  const { status, stdout, said } = await run("neu", study, ...files);
  expect(status, said).toBe(0);
  expect(stdout).toContain("Beiseite gelegt: data → demonstration/data, content → demonstration/content");
  expect(readdirSync(study).sort()).toEqual(["content", "data", "demonstration"]);
  const aside = join(study, "demonstration");
  expect(filesIn(aside)).toEqual(before);
  const after = filesIn(study);
  for (const guide of guides) expect(after[guide]).toBe(before[guide]);
  expect(await checkStudy(placeOf({ STUDY: aside, OUT_DIR: `${study}-aside-dist` }))).toEqual([]);
  const left = Object.entries(after).filter(([path]) => !isGuide(path) && !path.startsWith("demonstration"));
  return Object.fromEntries(left);
}
