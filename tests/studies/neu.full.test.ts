import { cpSync, existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { sourceFile } from "../../scripts/files.ts";
import { readDataset } from "../../scripts/read/index.ts";
import { tables as tablesSchema } from "../../src/model/table.ts";
import { demonstration } from "../demonstration.ts";
import { movedAside } from "./aside.ts";
import { project, realData } from "./derive.ts";
import { holds, top } from "./skeleton.ts";

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

test("npm run neu moves the demonstration aside, whole and buildable, and keeps the guides", async () => {
  const study = join(top, "project");
  for (const part of ["data", "content"])
    cpSync(join(demonstration, part), join(study, part), { recursive: true });
  const small = join(project, "tests/fixtures/klein/data");
  const made = await movedAside(study, [join(small, "antworten.csv"), join(small, "befragung.xml")]);
  expect(Object.keys(made)).toContain("data/OFFEN.md");
});
