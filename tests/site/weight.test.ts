import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { describe, expect, inject, test } from "vitest";
import { pagesIn } from "./browse.ts";
import { fileAt } from "./server.ts";

const siteDir = inject("siteDir");
const pages = pagesIn(siteDir);
const kilobyte = 1024;

const packed = (file: string): number => gzipSync(readFileSync(file)).length;

/** Files of this site that a page names, with this ending. */
function filesOf(path: string, ending: string): string[] {
  const html = readFileSync(
    join(siteDir, path || "index.html", path.endsWith("/") ? "index.html" : ""),
    "utf8",
  );
  const named = [...html.matchAll(/(?:href|src)="([^"]+)"/g)].map(([, address = ""]) => address);
  const files = named.flatMap((address) =>
    address.endsWith(ending) ? (fileAt(siteDir, "/", address) ?? []) : [],
  );
  return [...new Set(files)];
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

describe("on a slow line", () => {
  const chapters = pages.filter((path) => path.startsWith("kapitel/"));

  test("a chapter, five figures and more in it, weighs no more than 60 KB", () => {
    const weights = chapters.map((path) => ({
      figures: readFileSync(join(siteDir, path, "index.html"), "utf8").split('class="chart"').length - 1,
      bytes: packed(join(siteDir, path, "index.html")),
    }));
    expect(Math.max(...weights.map(({ figures }) => figures))).toBeGreaterThanOrEqual(5);
    for (const { bytes } of weights) expect(bytes).toBeLessThanOrEqual(60 * kilobyte);
  });

  test("no page but the search has more than 15 KB of scripts", () => {
    const scripts = pages.map((path) => ({ path, bytes: sum(filesOf(path, ".js").map(packed)) }));
    expect(scripts.some(({ bytes }) => bytes > 0)).toBe(true);
    expect(scripts.filter(({ path, bytes }) => path !== "suche/" && bytes >= 15 * kilobyte)).toEqual([]);
  });

  test("the fonts that a page asks for at once weigh less than 50 KB", () => {
    const fonts = pages.map((path) => filesOf(path, ".woff2"));
    expect(Math.max(...fonts.map(({ length }) => length))).toBe(4);
    for (const each of fonts)
      expect(sum(each.map((file) => readFileSync(file).length))).toBeLessThan(50 * kilobyte);
  });

  test("all fonts together, with letters that few pages have, weigh less than 100 KB", () => {
    const fonts = new Set(
      pages.flatMap((path) =>
        filesOf(path, ".css").flatMap((file) =>
          [...readFileSync(file, "utf8").matchAll(/url\("?([^")]+\.woff2)"?\)/g)].map(
            ([, address = ""]) => fileAt(siteDir, "/", address) ?? address,
          ),
        ),
      ),
    );
    expect(fonts.size).toBeGreaterThan(3);
    expect(sum([...fonts].map((file) => readFileSync(file).length))).toBeLessThan(100 * kilobyte);
  });
});
