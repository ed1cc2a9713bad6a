import type { Browser, BrowserContext } from "playwright-core";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { launchBrowser } from "../browser.ts";
import { oneOfAKind, pagesIn } from "./browse.ts";
import { type Server, serve } from "./server.ts";

const siteDir = inject("siteDir");
// What stands in a frame is no page that is walked to.
const pages = oneOfAKind(pagesIn(siteDir)).filter((path) => !/^(embed|folien|fassung)\//.test(path));

let browser: Browser;
let server: Server;
/** A browser as offices have it: no scripts, no WebAssembly, no fonts from pages. */
let locked: BrowserContext;
const blocked: string[] = [];

beforeAll(async () => {
  [server, browser] = await Promise.all([serve(siteDir), launchBrowser()]);
  locked = await browser.newContext({ javaScriptEnabled: false, viewport: { width: 1280, height: 900 } });
  await locked.route(/\.(woff2?|ttf|otf|js|wasm|pagefind)(\?|$)/, async (route) => {
    blocked.push(route.request().url());
    await route.abort();
  });
});
afterAll(async () => {
  await browser?.close();
  await server?.close();
});

describe("where fonts, scripts and WebAssembly are blocked", () => {
  test.each([320, 1280])(
    "every kind of page reads whole at %i px, and none needs a bar below",
    async (width) => {
      const page = await locked.newPage();
      await page.setViewportSize({ width, height: 900 });
      expect(pages.length).toBeGreaterThan(20);
      for (const path of pages) {
        await page.goto(server.url + path);
        expect(await page.locator("h1").count(), path).toBe(1);
        expect(await page.locator("h1").isVisible(), path).toBe(true);
        expect((await page.innerText("main")).length, path).toBeGreaterThan(60);
        // A fallback font may need more room than its own one.
        const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
        expect(over, path).toBeLessThanOrEqual(0);
        const charts = page.locator("main figure svg:visible");
        for (const chart of (await charts.all()).slice(0, 2)) {
          const drawn = await chart.boundingBox();
          expect(drawn?.width, path).toBeGreaterThan(100);
          expect((drawn?.x ?? 0) + (drawn?.width ?? 0), path).toBeLessThanOrEqual(width);
        }
        // A button that needs a script is not there.
        expect(await page.locator("main button:visible").count(), path).toBe(0);
      }
      expect(blocked.some((url) => url.endsWith(".woff2"))).toBe(true);
      await page.close();
    },
  );

  test("from the start page a reader still gets to a chapter, a figure's files, a group, and everything there is", async () => {
    const page = await locked.newPage();
    await page.setViewportSize({ width: 1280, height: 900 });
    await page.goto(server.url);
    await page.getByRole("link", { name: "Bericht lesen" }).first().click();
    await page.locator("h1").waitFor();
    await page.getByRole("link", { name: "Weiter:" }).click();
    await page.waitForURL("**/kapitel/**");
    await page.getByRole("link", { name: "Abbildungen", exact: true }).first().click();
    await page.locator("main a[href*='/abbildungen/']").first().click();
    await page.locator("#herunterladen").waitFor();
    await page.getByRole("link", { name: "Gruppen", exact: true }).first().click();
    await page.locator("main a[href*='/gruppen/']:visible").first().click();
    await page.locator("main table").first().waitFor();
    await page.getByRole("link", { name: "Suche", exact: true }).first().click();
    await page.locator("#alle-inhalte").waitFor();
    await page.close();
  });
});
