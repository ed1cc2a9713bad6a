import { spawnSync } from "node:child_process";
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { formats } from "../../src/formats/index.ts";
import { project } from "../studies/derive.ts";

/**
 * A new chart type is a file and a line of the registry: a copy of the generator gets just these, and nothing else of
 * it is touched.
 */
describe("a chart type that is added by its file and one line", () => {
  const copy = mkdtempSync(join(tmpdir(), "generator-"));
  const out = join(copy, "out");
  let said = "";

  beforeAll(() => {
    for (const part of [
      "src",
      "scripts",
      "public",
      "astro.config.mjs",
      "package.json",
      "package-lock.json",
      "tsconfig.json",
    ])
      cpSync(join(project, part), join(copy, part), { recursive: true });
    symlinkSync(join(project, "node_modules"), join(copy, "node_modules"), "junction");
    const added = readFileSync(join(import.meta.dirname, "added/steps.ts"), "utf8");
    writeFileSync(join(copy, "src/charts/steps.ts"), added.replaceAll("../../../src/charts/", "./"));
    const registry = join(copy, "src/charts/index.ts");
    const text = readFileSync(registry, "utf8")
      .replace("export const chartTypes = {", "export const chartTypes = { steps,")
      .replace(/^/, 'import { steps } from "./steps.ts";\n');
    writeFileSync(registry, text);

    const study = join(copy, "study");
    cpSync(join(project, "tests/fixtures/klein"), study, { recursive: true });
    const figure = join(study, "content/figures/note.yaml");
    writeFileSync(figure, readFileSync(figure, "utf8").replace("chart: likert", "chart: steps\nshare: gut"));
    mkdirSync(join(copy, ".cache"), { recursive: true });
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      ["scripts/build.ts", "--only", "site,pptx"],
      {
        cwd: copy,
        env: { PATH: process.env.PATH, STUDY: study, OUT_DIR: out },
        encoding: "utf8",
      },
    );
    said = `${stdout}${stderr}`;
    expect(status, said).toBe(0);
  }, 240_000);
  afterAll(() => rmSync(copy, { recursive: true, force: true }));

  const page = (path: string) => readFileSync(join(out, path, "index.html"), "utf8");

  test("draws the figure in its chapter, on its own page, in the gallery and in the frame for others", () => {
    for (const path of ["kapitel/erstes", "abbildungen/note", "abbildungen", "embed/note"])
      expect(page(path), path).toContain('height="24" fill="var(--accent)"');
  });

  test("gives the figure its table", () => {
    expect(page("abbildungen/note")).toMatch(/<caption>.*Es gelingt/s);
    expect(page("abbildungen/note")).toContain('<th scope="col">Gut</th>');
  });

  test("gives the figure every download there is", () => {
    for (const { ending } of formats)
      expect(existsSync(join(out, `abbildungen/note/note${ending}`)), ending).toBe(true);
    expect(readFileSync(join(out, "abbildungen/note/note.svg"), "utf8")).toContain('height="24"');
  });
});
