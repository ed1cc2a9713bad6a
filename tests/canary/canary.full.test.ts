import { existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { demonstration } from "../demonstration.ts";
import { buildStudy } from "../setup-site.ts";
import { copyOf, project } from "../studies/derive.ts";
import { plant } from "./plant.ts";
import { find } from "./unpack.ts";

const folder = mkdtempSync(join(tmpdir(), "gesucht-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe("a publication made from responses full of names, texts and time stamps", () => {
  const out = join(folder, "dist");
  let planted: string[] = [];
  let study = "";
  let said = "";
  beforeAll(() => {
    study = copyOf(demonstration);
    planted = plant(study);
    said = buildStudy(study, out);
  }, 180_000);
  afterAll(() => rmSync(study, { recursive: true, force: true }));

  test("holds none of them, in any byte of any file", async () => {
    expect(readdirSync(out)).toContain("index.html");
    expect(await find(planted, out)).toEqual([]);
  });

  test("is made from derived data that hold none of them", async () => {
    expect(readdirSync(`${out}-derived`)).toContain("tables.json");
    expect(await find(planted, `${out}-derived`)).toEqual([]);
  });

  test("gives co-authors a Word file that holds none of them", async () => {
    said += buildStudy(study, out, {}, [], "scripts/word.ts");
    expect(readdirSync(`${out}-word`)).toEqual(["bericht.docx"]);
    expect(await find(planted, `${out}-word`)).toEqual([]);
  }, 180_000);

  test("leaves none of them in what the build says, nor in a cache", async () => {
    for (const string of planted) expect(said.toLowerCase()).not.toContain(string.toLowerCase());
    const anything = (bytes: Uint8Array) => [new TextDecoder("latin1").decode(bytes)];
    for (const cache of [".cache", ".astro", "node_modules/.vite", "node_modules/.astro"]) {
      const path = join(project, cache);
      if (existsSync(path)) expect(await find(["kanarie"], path, anything), cache).toEqual([]);
    }
  });
});
