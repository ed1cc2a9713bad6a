import { describe, expect, test } from "vitest";
import { cycles, directionFaults, handFaults, importsOf } from "./imports.ts";
import { type Source, sourcesIn } from "./sources.ts";

const house = sourcesIn(["src", "scripts"], [".ts", ".mjs", ".astro"]);
const file = (path: string, text: string): Source => ({ path, text });

describe("the house", () => {
  test("has files to look at", () => {
    expect(house.length).toBeGreaterThan(10);
  });

  test("imports one way: model ← lib ← charts, formats ← components ← layouts ← pages", () => {
    expect(directionFaults(house)).toEqual([]);
  });

  test("touches disk, processes and environment only where that is somebody's job", () => {
    expect(handFaults(house)).toEqual([]);
  });

  test("has no circle of imports", () => {
    expect(cycles(house)).toEqual([]);
  });
});

describe("the rules over imports", () => {
  test("see every way of naming a module", () => {
    const text = `
      import a from "./a.ts"; import type { B } from "../b.ts"; export * from "./c.ts";
      type D = import("./d.ts").D; const e = await import("./e.ts"); import "./f.css?url";
      const g = import.meta.glob(["./g/*.md", "/data/*.csv"]);
      // import h from "./h.ts";
      const i = 'import i from "./i.ts"';`;
    expect(importsOf(file("src/lib/x.ts", text)).map(({ target }) => target)).toEqual([
      "src/lib/a.ts",
      "src/b.ts",
      "src/lib/c.ts",
      "src/lib/d.ts",
      "src/lib/e.ts",
      "src/lib/f.css",
      "src/lib/g/*.md",
      "data/*.csv",
    ]);
  });

  test("see frontmatter and scripts of Astro files, with their lines", () => {
    const text = `---\nimport A from "./A.astro";\n---\n<p>import</p>\n<script>\n  import "./b.ts";\n</script>\n`;
    expect(importsOf(file("src/components/X.astro", text))).toEqual([
      { name: "./A.astro", place: "src/components/X.astro:2", target: "src/components/A.astro" },
      { name: "./b.ts", place: "src/components/X.astro:6", target: "src/components/b.ts" },
    ]);
  });

  test.each([
    ["src/model/a.ts", "../lib/b.ts"],
    ["src/lib/a.ts", "../charts/b.ts"],
    ["src/charts/a.ts", "../components/B.astro"],
    ["src/components/A.astro", "../pages/b.ts"],
    ["src/pages/a.ts", "../../scripts/b.ts"],
    ["src/lib/a.ts", "../../data/derived/tables.json"],
    ["src/pages/a.ts", "../../content/chapters/01.md"],
    ["src/attic/a.ts", "../model/b.ts"],
    ["scripts/a.ts", "../src/charts/b.ts"],
    ["scripts/a.ts", "../data/responses.csv"],
  ])("refuse that %s imports %s", (path, name) => {
    const text = `import "${name}";`;
    expect(
      directionFaults([file(path, path.endsWith(".astro") ? `---\n${text}\n---\n` : text)]),
    ).toHaveLength(1);
  });

  test.each([
    ["src/pages/index.astro", "../layouts/B.astro"],
    ["src/formats/a.ts", "../charts/b.ts"],
    ["src/components/A.astro", "../styles/b.css"],
    ["src/lib/a/b.ts", "../c.ts"],
    ["scripts/a.ts", "../src/lib/b.ts"],
    ["scripts/a.ts", "./read/b.ts"],
    ["src/lib/a.ts", "zod"],
  ])("allow that %s imports %s", (path, name) => {
    const text = `import "${name}";`;
    expect(directionFaults([file(path, path.endsWith(".astro") ? `---\n${text}\n---\n` : text)])).toEqual([]);
  });

  test("see hands where they do not belong, and let those work who may", () => {
    const text = `import { readFileSync } from "node:fs"; import "node:path"; import "child_process";
      const a = process.env["A"]; const b = { process: 1 }.process;`;
    expect(handFaults([file("src/lib/x.ts", text)])).toEqual([
      "src/lib/x.ts:1: node:fs",
      "src/lib/x.ts:1: node:child_process",
      "src/lib/x.ts:2: process.env",
    ]);
    expect(handFaults([file("scripts/files.ts", text)])).toEqual([]);
  });

  test("see circles", () => {
    const files = [
      file("src/lib/a.ts", `import "./b.ts";`),
      file("src/lib/b.ts", `import type { C } from "./c.ts";`),
      file("src/lib/c.ts", `import "./b.ts"; import "./d.ts";`),
      file("src/lib/d.ts", ""),
    ];
    expect(cycles(files)).toEqual(["src/lib/b.ts → src/lib/c.ts → src/lib/b.ts"]);
  });
});
