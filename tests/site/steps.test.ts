import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, inject, test } from "vitest";
import { pagesIn } from "./browse.ts";
import { fileAt } from "./server.ts";

const siteDir = inject("siteDir");
const chapters = pagesIn(siteDir)
  .filter((path) => path.startsWith("kapitel/"))
  .map((path) => ({ path, html: readFileSync(join(siteDir, path, "index.html"), "utf8") }));

/** Addresses of the style sheets in a part of a page, in their order. */
const sheetsIn = (html: string): string[] =>
  [...html.matchAll(/<link rel="stylesheet" href="([^"]+)"/g)].map(([, address = ""]) => address);

const bodyOf = (html: string): string => html.slice(html.indexOf("<body"));

describe("a chapter comes in steps", () => {
  test("before its text, before its first figure and after it, and before its foot", () => {
    const withFigures = chapters.filter(({ html }) => html.includes("<figure"));
    expect(withFigures.length).toBeGreaterThan(0);
    for (const { path, html } of withFigures) {
      const parts = [
        html.slice(html.indexOf("<body"), html.indexOf("<main")),
        html.slice(html.indexOf("<main"), html.indexOf("<figure")),
        html.slice(html.indexOf("</figure>"), html.indexOf("</main>")),
        html.slice(html.indexOf("</main>"), html.indexOf("<footer")),
      ];
      // A sheet that is there already is no step.
      const known = new Set(sheetsIn(html.slice(0, html.indexOf("<body"))));
      const lengths = parts.map((part) => {
        const before = known.size;
        for (const sheet of sheetsIn(part)) known.add(sheet);
        return known.size - before;
      });
      // Two before the text: so long its fonts take, and a fallback that is laid out in vain keeps a telephone busy.
      expect(lengths, path).toEqual([2, 1, 1, 1]);
    }
  });

  test("which wait for sheets that change nothing but paper: what is seen stays as it is when they come", () => {
    const sheets = new Set(chapters.flatMap(({ html }) => sheetsIn(bodyOf(html))));
    expect(sheets.size).toBe(5);
    for (const address of sheets) {
      const css = readFileSync(fileAt(siteDir, "/", address) ?? address, "utf8");
      expect(outsideOfPrint(css), address).toBe("");
    }
  });
});

/** What of a style sheet stands outside of its rules for paper. */
function outsideOfPrint(css: string): string {
  let rest = "";
  let depth = 0;
  let start = 0;
  for (let at = 0; at < css.length; at++) {
    if (css[at] === "{") depth++;
    if (css[at] !== "}" || --depth > 0) continue;
    const rule = css.slice(start, at + 1).trim();
    if (!/^@(media print|page)\b/.test(rule)) rest += rule;
    start = at + 1;
  }
  return rest + css.slice(start).trim();
}
