import { cpSync, existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { checkStudy } from "../../scripts/build.ts";
import { placeOf, sourceFile } from "../../scripts/files.ts";
import { readDataset } from "../../scripts/read/index.ts";
import { tables as tablesSchema } from "../../src/model/table.ts";
import { demonstration } from "../demonstration.ts";
import { project, realData } from "./derive.ts";
import { filesIn, holds, run, top } from "./skeleton.ts";

const ciberlite = join(realData, "ciberlite-675712");
describe.skipIf(!existsSync(ciberlite))("the skeleton of the real study ciberlite", () => {
  const files = () => readdirSync(ciberlite).filter((name) => /\.(lss|csv|R)$/.test(name));
  holds("ciberlite", existsSync(ciberlite) ? files().map((name) => join(ciberlite, name)) : [], {
    figures: 12,
    chapters: 10,
    folder: ciberlite,
  });
});

const software = join(realData, "softwaresaved-2017-de");
const softwareFiles = ["de_17_to_import.txt", "public_data.csv"].map((name) => join(software, name));
/** Why the export cannot be read; empty where it can. */
const refusal = (): string => {
  if (!existsSync(software)) return "the data are not there";
  try {
    readDataset(softwareFiles.map((file) => sourceFile(file, file)));
    return "";
  } catch (error) {
    return `readDataset refuses it: ${(error as Error).message.split("\n")[0]}`;
  }
};
const why = refusal();
describe.skipIf(why !== "")(
  `the skeleton of the real study softwaresaved-2017-de${why && ` (${why})`}`,
  () => {
    holds("software", why === "" ? softwareFiles : [], { figures: 40, chapters: 6 });

    test("proposes groupings with every group published, as many as the audit lets pass", () => {
      const tables = tablesSchema.parse(
        JSON.parse(readFileSync(join(top, "software-dist-derived/tables.json"), "utf8")),
      );
      const groups = Object.values(tables.participation);
      expect(groups).toHaveLength(2);
      for (const group of groups) for (const cell of Object.values(group)) expect(cell.kind).toBe("value");
    });
  },
);

const guides = ["data/README.md", "content/README.md", "content/LICENSE.md"];
const isGuide = (path: string) => /README|LICENSE/.test(path);

test("npm run neu moves the demonstration aside, whole and buildable, and keeps the guides", async () => {
  const study = join(top, "project");
  for (const part of ["data", "content"])
    cpSync(join(demonstration, part), join(study, part), { recursive: true });
  for (const guide of guides) cpSync(join(project, guide), join(study, guide));
  const before = filesIn(study);
  const small = join(project, "tests/fixtures/klein/data");
  const files = [join(small, "antworten.csv"), join(small, "befragung.xml")];

  const { status, stdout, said } = await run("neu", study, ...files);
  expect(status, said).toBe(0);
  expect(stdout).toContain("Beiseite gelegt: data → demonstration/data, content → demonstration/content");
  expect(readdirSync(study).sort()).toEqual(["content", "data", "demonstration"]);
  const aside = join(study, "demonstration");
  expect(filesIn(aside)).toEqual(before);
  expect(await checkStudy(placeOf({ STUDY: aside, OUT_DIR: `${study}-aside-dist` }))).toEqual([]);

  const after = filesIn(study);
  for (const guide of guides) expect(after[guide]).toBe(before[guide]);
  // All but the guides is what the same export makes where nothing was before.
  const left = Object.entries(after).filter(([path]) => !isGuide(path) && !path.startsWith("demonstration"));
  const alone = join(top, "alone");
  await run("neu", alone, ...files);
  expect(Object.keys(filesIn(alone))).toContain("data/OFFEN.md");
  expect(Object.fromEntries(left)).toEqual(filesIn(alone));
});
