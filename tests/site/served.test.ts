import { readdirSync } from "node:fs";
import { join } from "node:path";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { writeText } from "../../scripts/files.ts";
import { headersOf } from "../../src/lib/serving/headers.ts";
import { hostFile } from "../../src/lib/serving/host-file.ts";
import { contentTypeOf } from "../../src/lib/serving/types.ts";
import { launchBrowser } from "../browser.ts";
import { oneOfAKind, pagesIn } from "./browse.ts";
import { removeTemporary, temporaryFolder, textOf } from "./publication.ts";
import { openServed, testServed } from "./served.ts";
import { serve } from "./server.ts";

const folder = inject("siteDir");
testServed(folder, oneOfAKind(pagesIn(folder)));

describe("what looks at served pages", () => {
  const planted = temporaryFolder();
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterAll(async () => {
    await browser?.close();
    removeTemporary(planted);
  });

  test("sees an inline script, an inline style, a foreign picture and a kept word", async () => {
    const page = (body: string) => `<!doctype html><html lang="de"><title>a</title><body>${body}`;
    writeText(
      join(planted, "index.html"),
      page('<p style="color: red" onclick="x()">a</p><script>x()</script>'),
    );
    writeText(join(planted, "bild/index.html"), page('<img src="https://example.org/a.png" alt="">'));
    writeText(join(planted, "wort/index.html"), page('<script src="/wort.js"></script>'));
    writeText(
      join(planted, "wort.js"),
      'localStorage.setItem("a", "b"); document.cookie = "c=d"; console.log("e")',
    );
    const paths = ["", "bild/", "wort/"];
    writeText(
      join(planted, "_headers"),
      hostFile([...paths.map((path) => `${path}index.html`), "wort.js"], "/"),
    );
    const { forbidden, kept, faults } = await openServed(browser, planted, paths);
    expect(forbidden.join("\n")).toMatch(/start: style-src-attr: inline/);
    expect(forbidden.join("\n")).toMatch(/start: script-src-elem: inline/);
    expect(forbidden.join("\n")).toMatch(/bild\/: img-src: https:\/\/example\.org/);
    expect(kept).toEqual(expect.arrayContaining(["cookie c", "wort/: localStorage a"]));
    expect(faults.join("\n")).toMatch(/console log: e/);
  });
});

describe("a host that reads _headers", () => {
  test("serves every file of the site as it is meant", async () => {
    const server = await serve(folder);
    const names = readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && !/^[._]/.test(entry.name))
      .map((entry) =>
        join(entry.parentPath, entry.name)
          .slice(folder.length + 1)
          .replaceAll("\\", "/"),
      );
    const kinds = new Map(names.map((name) => [`${name.split("/")[0]} ${name.replace(/^[^.]*/, "")}`, name]));
    expect(kinds.size).toBeGreaterThan(30);
    for (const name of kinds.values()) {
      const answer = await fetch(server.url + name.replace(/(^|\/)index\.html$/, "$1"));
      await answer.arrayBuffer();
      expect(answer.headers.get("content-type"), name).toBe(contentTypeOf(name));
      for (const [header, value] of Object.entries(headersOf(name)))
        expect(answer.headers.get(header), `${name} ${header}`).toBe(value);
    }
    await server.close();
  });
});

test("a page brings its policy along, before everything that it is about", () => {
  // Slides are also taken along and opened from a folder, where no address is their own: theirs is the header alone.
  for (const name of pagesIn(folder).filter((each) => !each.startsWith("folien/"))) {
    const html = textOf(folder, name.endsWith(".html") ? name : `${name}index.html`);
    expect(html, name).toMatch(
      /<head><meta charset="utf-8"><meta http-equiv="content-security-policy" content="default-src 'none'; /,
    );
  }
});
