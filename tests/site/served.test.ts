import { readdirSync } from "node:fs";
import { join } from "node:path";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { writeText } from "../../scripts/files.ts";
import { headersOf } from "../../src/lib/serving/headers.ts";
import { hostFile } from "../../src/lib/serving/host-file.ts";
import { contentTypeOf } from "../../src/lib/serving/types.ts";
import { launchBrowser } from "../browser.ts";
import { removeTemporary, temporaryFolder, textOf } from "./publication.ts";
import { openServed } from "./served.ts";
import { serve } from "./server.ts";

const folder = inject("siteDir");

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

test("a page brings its policy along, before everything that it is about, and slides do too", () => {
  const names = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((name) =>
    name.endsWith(".html"),
  );
  expect(names.filter((name) => name.startsWith("folien")).length).toBeGreaterThan(1);
  for (const name of names)
    expect(textOf(folder, name), name).toMatch(
      /<head>\s*<meta charset="utf-8">\s*<meta http-equiv="content-security-policy" content="default-src 'none'; /,
    );
});

describe("the speaker's window", () => {
  const foreign = temporaryFolder();
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterAll(async () => {
    await browser?.close();
    removeTemporary(foreign);
  });

  test("hears from the slides that opened it, and from no page of another site that did", async () => {
    const note = { type: "folie", title: "x", number: 1, total: 1, left: 0, notes: "<p>fremd</p>" };
    const told = { ...note, now: { kind: "x", html: "" }, next: { kind: "x", html: "" } };
    writeText(join(foreign, "index.html"), '<!doctype html><title>a</title><script src="/a.js"></script>');
    writeText(
      join(foreign, "a.js"),
      `addEventListener("click", () => {
        const opened = open(location.hash.slice(1));
        setInterval(() => opened.postMessage(${JSON.stringify(told)}, "*"), 50);
      });
      addEventListener("message", () => { document.title = "heard"; });`,
    );
    const [site, other] = [await serve(folder), await serve(foreign)];
    const page = await browser.newPage();
    const faults: string[] = [];
    page.context().on("console", (message) => {
      if (message.type() === "error") faults.push(message.text());
    });
    await page.goto(`${site.url}folien/alle.html`);
    await page.waitForSelector(".reveal.ready");
    const [speaker] = await Promise.all([page.waitForEvent("popup"), page.keyboard.press("s")]);
    await speaker.waitForSelector(".now .preview section");
    await speaker.getByRole("button", { name: "Weiter" }).click();
    await speaker.getByText("2 von").waitFor();
    expect(faults).toEqual([]);

    await page.goto(`${other.url}#${site.url}folien/dateien/vortrag.html`);
    const [taken] = await Promise.all([page.waitForEvent("popup"), page.locator("html").click()]);
    await taken.waitForSelector(".spoken", { state: "attached" });
    await taken.waitForTimeout(400);
    expect(await taken.locator(".spoken").textContent()).toBe("");
    expect(await page.title()).toBe("a");
    for (const server of [site, other]) await server.close();
  });
});
