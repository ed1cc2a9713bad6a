import { join } from "node:path";
import { describe, expect, inject, test } from "vitest";
import { chartTypes } from "../../src/charts/index.ts";
import { assemble } from "../../src/lib/assemble.ts";
import { readContent, readDerived } from "../../src/lib/content.ts";
import { sourceDigest, stateText } from "../../src/lib/source-digest.ts";
import { demonstration } from "../demonstration.ts";
import { pagesIn } from "./browse.ts";
import { textOf, textsIn } from "./publication.ts";

const site = inject("siteDir");
const report = assemble(
  readContent(join(demonstration, "content")),
  readDerived(join(demonstration, "data/derived")),
  chartTypes,
);
const pages = new Map(
  pagesIn(site)
    .filter((path) => !path.endsWith(".html"))
    .map((path) => [path, textOf(site, `${path}index.html`)]),
);
const chapters = report.chapters.map((chapter) => ({
  ...chapter,
  html: pages.get(`kapitel/${chapter.slug}/`) ?? "",
}));

const plain = (html: string) =>
  html
    .replace(/<[^>]*>/g, "")
    .replace(/&nbsp;|\u00a0/g, " ")
    .replace(/\s+/g, " ")
    .trim();

/** The element of an id, as far as its number stands in the first characters. */
function startOf(html: string, id: string): string {
  const at = html.indexOf(`id="${id}"`);
  return at < 0 ? "" : plain(html.slice(html.lastIndexOf("<", at), at + 600));
}

describe("a page", () => {
  test("shows every bound value as the released data have it", () => {
    for (const { html, file } of chapters) {
      const shown = [...html.matchAll(/<data class="value" value="([^"]*)">([^<]*)<\/data>/g)].map(
        ([, , text]) => text?.replaceAll("&nbsp;", "\u00a0"),
      );
      const stated = report.statements
        .filter((statement) => statement.file === file && statement.kind === "value")
        .map(({ text }) => text);
      expect(shown.toSorted(), file).toEqual(stated.toSorted());
    }
  });

  test("refers to figures, tables, sections and chapters by the number that they have there", () => {
    const links = [...pages].flatMap(([path, html]) =>
      [...html.matchAll(/<a class="reference" href="([^"]*)">([^<]*)<\/a>/g)].map(
        ([, href = "", name = ""]) => ({ path, href, name: plain(name) }),
      ),
    );
    expect(links.length).toBeGreaterThan(10);
    for (const { path, href, name } of links) {
      const [to = "", id = ""] = href.split("#");
      const html = pages.get(to === "" ? path : to.slice(1)) ?? "";
      const number = name.replace(/^Abschnitt /, "");
      const there = id === "" ? plain(html) : startOf(html, id);
      expect(there, `${path}: ${name} → ${href}`).toContain(number);
    }
  });

  test("is numbered through: figures, tables and notes of the report follow one another", () => {
    const numbers = (pattern: RegExp) =>
      chapters.flatMap(({ html }) => [...html.matchAll(pattern)].map(([, number]) => Number(number)));
    const counted = (count: number) => Array.from({ length: count }, (_, i) => i + 1);
    const figures = numbers(/<p class="figure-number">\s*Abbildung(?:&nbsp;|\s)(\d+)/g);
    expect(figures).toEqual(counted(figures.length));
    const notes = numbers(/<li id="anmerkung-[^"]*" value="(\d+)"/g);
    expect(notes).toEqual(counted(notes.length));
  });
});

describe("„Literatur“", () => {
  test("holds what the pages cite, and nothing else", () => {
    const listed = [...(pages.get("literatur/") ?? "").matchAll(/id="quelle-([^"]*)"/g)].map(([, id]) => id);
    const cited = new Set(
      [...pages.values()].flatMap((html) =>
        [...html.matchAll(/class="citation" href="\/literatur\/#quelle-([^"]*)"/g)].map(([, id]) => id),
      ),
    );
    expect(listed.length).toBe(report.works.length);
    for (const id of cited) expect(listed).toContain(id);
  });
});

// The window of whoever presents shows the slides, and nothing of its own.
test("every page says which release it is from, of which day, and from what state of data and texts", () => {
  const state = stateText(report.study, sourceDigest(report)).replaceAll("\u00a0", " ");
  const silent = textsIn(site).filter(
    ([path, text]) =>
      path.endsWith(".html") && !path.endsWith("/vortrag.html") && !plain(text).includes(state),
  );
  expect(silent.map(([path]) => path)).toEqual([]);
});

test("nothing of what is shown while writing is in a publication", () => {
  const texts = textsIn(site);
  expect(texts.length).toBeGreaterThan(10);
  expect(
    texts.filter(([, text]) => /margin-note|margin-only|class="broken/.test(text)).map(([path]) => path),
  ).toEqual([]);
});
