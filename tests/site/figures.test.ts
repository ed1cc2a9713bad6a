import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { figureData } from "../../src/model/figure-file.ts";
import { launchBrowser } from "../browser.ts";
import { pagesIn } from "./browse.ts";
import { type Server, serve } from "./server.ts";

const siteDir = inject("siteDir");
const ids = pagesIn(siteDir).flatMap((path) => /^abbildungen\/(.+)\/$/.exec(path)?.[1] ?? []);
const mark = "DEMONSTRATION – erfundene Zahlen";

let browser: Browser;
let server: Server;

beforeAll(async () => {
  [server, browser] = await Promise.all([serve(siteDir), launchBrowser()]);
});

afterAll(async () => {
  await browser?.close();
  await server?.close();
});

/** Opens the page of a figure; without JavaScript where that is asked for. */
async function open(path: string, javaScriptEnabled = true): Promise<Page> {
  const context = await browser.newContext({ javaScriptEnabled });
  await context.grantPermissions(["clipboard-read", "clipboard-write"]).catch(() => undefined);
  const page = await context.newPage();
  await page.goto(server.url + path);
  return page;
}

describe("the page of a figure", () => {
  test("offers every file with its size, and the size is right", async () => {
    const page = await open(`abbildungen/${ids[0]}/`, false);
    const offers = await page.locator(".downloads li").evaluateAll((items) =>
      items.map((item) => ({
        href: item.querySelector("a")?.getAttribute("href") ?? "",
        size: item.querySelector(".size")?.textContent ?? "",
      })),
    );
    expect(offers.length).toBeGreaterThan(6);
    for (const { href, size } of offers) {
      const { length } = readFileSync(join(siteDir, href));
      expect(size.split(", ").at(-1), href).toBe(`${Math.max(1, Math.round(length / 1000))}\u00a0KB`);
    }
    await page.context().close();
  });

  test("has the quote as text without a script, and no button that would do nothing", async () => {
    const page = await open(`abbildungen/${ids[0]}/`, false);
    const quote = await page.locator("[data-copy='Zitat kopieren'] [data-copy-text]").innerText();
    expect(quote.startsWith(mark)).toBe(true);
    expect(await page.locator("main button").count()).toBe(0);
    await page.context().close();
  });

  test("copies the quote at a click, and says so where screen readers listen", async () => {
    const page = await open(`abbildungen/${ids[0]}/`);
    const box = page.locator("[data-copy='Zitat kopieren']");
    await box.getByRole("button").click();
    await expect.poll(() => box.getByRole("status").textContent()).toBe("kopiert");
    const text = await box.locator("[data-copy-text]").textContent();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(text);
    await page.context().close();
  });

  test("has the numbers of its JSON in its table, cell by cell", async () => {
    const page = await open("abbildungen/", false);
    for (const id of ids) {
      // Read by the browser, without drawing each page.
      const html = readFileSync(join(siteDir, `abbildungen/${id}/index.html`), "utf8");
      const shown = await page.evaluate((html) => {
        const read = new DOMParser().parseFromString(html, "text/html");
        const tables = [...read.querySelectorAll("section[aria-labelledby=tabelle] table")];
        const parts = tables.map((table) =>
          [...table.querySelectorAll("tbody tr:not(.subhead)")].map((row) =>
            [...row.querySelectorAll("td")].map(
              (cell) => cell.querySelector(".unseen")?.textContent ?? cell.textContent,
            ),
          ),
        );
        // Many intervals stand in a table of their own below, with the same rows.
        return parts[0]?.map((_, row) => parts.flatMap((part) => part[row] ?? []));
      }, html);
      const data = figureData.parse(
        JSON.parse(readFileSync(join(siteDir, `abbildungen/${id}/${id}.json`), "utf8")),
      );
      const told = data.rows.map(({ cells }) =>
        cells.map((cell) =>
          "withheld" in cell ? "nicht veröffentlicht, zum Schutz der Befragten" : cell.text,
        ),
      );
      expect(shown, id).toEqual(told);
    }
    await page.context().close();
  });

  test("names its oEmbed answer, which holds the code of the frame and the mark", async () => {
    for (const id of ids) {
      const html = readFileSync(join(siteDir, `abbildungen/${id}/index.html`), "utf8");
      const [, href = ""] =
        /<link rel="alternate" type="application\/json\+oembed"[^>]* href="([^"]+)"/.exec(html) ?? [];
      const answer = JSON.parse(readFileSync(join(siteDir, href), "utf8"));
      expect(answer).toMatchObject({ version: "1.0", type: "rich", width: 720 });
      expect(answer.title).toContain(mark);
      expect(answer.html).toContain(`/embed/${id}/`);
    }
  });
});

describe("an embedded figure", () => {
  const host = (script: string) =>
    `<iframe src="${server.url}embed/${ids[0]}/" width="600" height="200"></iframe>${script}`;

  test("is as high as it needs where the host's page loads the script, and stays as it is where not", async () => {
    const page = await (await browser.newContext()).newPage();
    await page.goto(`${server.url}404.html`);
    await page.setContent(host(`<script src="${server.url}embed.js"></script>`));
    const needed = await page
      .frameLocator("iframe")
      .locator("body")
      .evaluate((body) => body.getBoundingClientRect().height);
    await expect
      .poll(() => page.evaluate(() => document.querySelector("iframe")?.offsetHeight))
      .toBeGreaterThanOrEqual(Math.floor(needed));
    await page.setContent(host(""));
    await page.waitForTimeout(300);
    expect(await page.evaluate(() => document.querySelector("iframe")?.clientHeight)).toBe(200);
    await page.context().close();
  });

  test("is dark where the reader's pages are, keeps nothing, and leads back", async () => {
    const grounds: string[] = [];
    for (const colorScheme of ["light", "dark"] as const) {
      const context = await browser.newContext({ colorScheme });
      const page = await context.newPage();
      await page.goto(`${server.url}embed/${ids[0]}/`);
      grounds.push(await page.evaluate(() => getComputedStyle(document.body).backgroundColor));
      expect(await context.cookies()).toEqual([]);
      expect(await page.evaluate(() => localStorage.length + sessionStorage.length)).toBe(0);
      expect(await page.locator(`a[href$="abbildungen/${ids[0]}/"][target=_blank]`).count()).toBe(1);
      await context.close();
    }
    expect(new Set(grounds).size).toBe(2);
  });
});

test("the gallery shows every figure as it looks, under its chapter and under its question", async () => {
  const page = await open("abbildungen/", false);
  const cards = await page
    .locator(".card a")
    .evaluateAll((links) => links.map((link) => link.getAttribute("href")));
  expect(cards.toSorted()).toEqual(ids.map((id) => `/abbildungen/${id}/`).toSorted());
  const asked = await page
    .locator(".by-question a")
    .evaluateAll((links) => links.map((link) => link.getAttribute("href")));
  expect(asked.toSorted()).toEqual(cards.toSorted());
  await page.context().close();
});
