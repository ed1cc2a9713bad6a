import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { pathsIn, root, sourcesIn } from "./sources.ts";
import {
  inlineFaults,
  isPlainCall,
  linesWith,
  longest,
  longFiles,
  undocumented,
  windowsFaults,
} from "./tidy.ts";

const code = [".ts", ".mjs", ".astro", ".css"];
// In pieces, so that this file is not found itself.
const later = new RegExp(`\\b(${["TO", "DO"].join("")}|${["FIX", "ME"].join("")})\\b`);
const only = new RegExp(`\\b(test|it|describe|suite|bench)(\\.\\w+)*\\.${"on"}ly\\b`);

describe("the house", () => {
  test(`has no file of more than ${longest} lines in src and scripts`, () => {
    expect(longFiles(sourcesIn(["src", "scripts"], code))).toEqual([]);
  });

  test("puts nothing off in a comment", () => {
    const sources = sourcesIn(["src", "scripts", "tests", "content"], [...code, ".md", ".yaml"]);
    expect(sources.flatMap((source) => linesWith(source, later))).toEqual([]);
  });

  test("runs all tests of a file, not one that somebody singled out", () => {
    expect(sourcesIn(["tests"], [".ts"]).flatMap((source) => linesWith(source, only))).toEqual([]);
  });

  test("has no handlers, styles or scripts in the markup of its pages", () => {
    expect(sourcesIn(["src"], [".astro"]).flatMap(inlineFaults)).toEqual([]);
  });

  test("starts its tools without a shell: every npm script is one plain call", () => {
    const { scripts } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
    expect(Object.values<string>(scripts).filter((script) => !isPlainCall(script))).toEqual([]);
  });

  test("has file names that Windows can hold", () => {
    expect(windowsFaults(pathsIn(""))).toEqual([]);
  });

  test("says of every exported function what it returns", () => {
    const rooms = ["src/lib", "src/charts", "src/formats", "scripts"];
    expect(sourcesIn(rooms, [".ts"]).flatMap(undocumented)).toEqual([]);
  });
});

describe("the rules of the house", () => {
  test("see a file that is too long", () => {
    expect(longFiles([{ path: "a.ts", text: "x\n".repeat(longest) }])).toEqual([]);
    expect(longFiles([{ path: "a.ts", text: "x\n".repeat(longest + 1) }])).toEqual([`a.ts: ${longest + 1}`]);
  });

  test("see what is put off, and a test that is singled out", () => {
    expect(linesWith({ path: "a.ts", text: `a\n// ${["TO", "DO"].join("")}: b` }, later)).toHaveLength(1);
    expect(linesWith({ path: "a.ts", text: `${"test"}.on${"ly"}("a")` }, only)).toHaveLength(1);
    expect(linesWith({ path: "a.ts", text: `${"describe"}.concurrent.on${"ly"}("a")` }, only)).toHaveLength(
      1,
    );
  });

  test.each([
    `<p style="color: red">`,
    `<p\n  style={x}>`,
    `<a onclick="go()">`,
    `<script is:inline>`,
    `<style define:vars={{ a }}>`,
  ])("see what stands in the markup: %s", (markup) => {
    expect(inlineFaults({ path: "a.astro", text: `---\n---\n${markup}` })).toHaveLength(1);
  });

  test.each([
    `<style>p { color: red }</style>`,
    `<script>const style = 1; x.onclick = f;</script>`,
    `<p class="style" data-on="1">on style</p>`,
  ])("leave free what stands in files: %s", (markup) => {
    expect(inlineFaults({ path: "a.astro", text: `---\nconst style = 1;\n---\n${markup}` })).toEqual([]);
  });

  test("tell one plain call from a line for a shell", () => {
    expect(["node scripts/a.ts --b=c", "vitest run --config tests/d.ts"].filter(isPlainCall)).toHaveLength(2);
    const shells = [
      "node a.ts && node b.ts",
      "A=1 node a.ts",
      "rm -rf x",
      "node a.ts > b",
      "node $A",
      'node "a b"',
    ];
    expect(shells.filter(isPlainCall)).toEqual([]);
  });

  test("see names that Windows cannot hold", () => {
    const paths = ["a/b.ts", "a/B.ts", "c:d.md", "aux.ts", "e/con/f.md", "g. ", "u\u0308.md", "konzept.md"];
    expect(windowsFaults(paths)).toEqual([
      "a/B.ts: differs from a/b.ts in case only",
      "c:d.md: reserved character",
      "aux.ts: reserved name",
      "e/con/f.md: reserved name",
      "g. : ends in a dot or space",
      "u\u0308.md: letters in pieces (not NFC)",
    ]);
  });

  test("see exported functions without a docstring, and no others", () => {
    const text = `
      /** Said. */
      export function a() {}
      export function b() {}
      function c() {}
      export const d = () => 1;
      /** Said. */
      export const e = async function () {};
      export const f = 1;
      // not a docstring
      export default function () {}
      /** Said. */
      export function g(x: string): string;
      export function g(x: string) { return x; }`;
    expect(undocumented({ path: "a.ts", text })).toEqual(["a.ts:4: b", "a.ts:6: d", "a.ts:11: default"]);
  });
});
