import { expect, inject, test } from "vitest";
import { launchBrowser } from "../browser.ts";
import { pagesIn } from "./browse.ts";
import { serve } from "./server.ts";

/** Milliseconds that a font takes, and that are waited: a page is loaded before its fonts are there. */
const late = 600;
const patience = 800;

const siteDir = inject("siteDir");
const pages = pagesIn(siteDir);

test("nothing on a page moves when its fonts come late", async () => {
  const [server, browser] = await Promise.all([serve(siteDir), launchBrowser()]);
  const moved: string[] = [];
  const kinds = [/^$/, /^kapitel\/.+/, /^abbildungen\/.+/, /^tabellen\/$/, /^gruppen\/.+\/.+/];
  const looked = kinds.flatMap((kind) => pages.find((path) => kind.test(path)) ?? []);
  expect(looked).toHaveLength(kinds.length);
  for (const width of [360, 1280]) {
    const context = await browser.newContext({ viewport: { width, height: 800 } });
    await context.route("**/*.woff2", async (route) => {
      await new Promise((come) => setTimeout(come, late));
      await route.continue();
    });
    const page = await context.newPage();
    for (const path of looked) {
      await page.goto(server.url + path, { waitUntil: "load" });
      const shift = await page.evaluate(
        (wait) =>
          new Promise<number>((done) => {
            let total = 0;
            new PerformanceObserver((list) => {
              for (const entry of list.getEntries())
                total += (entry as PerformanceEntry & { value: number }).value;
            }).observe({ type: "layout-shift", buffered: true });
            setTimeout(() => done(total), wait);
          }),
        patience,
      );
      if (shift > 0) moved.push(`${path || "start"} at ${width} px: ${shift.toFixed(3)}`);
    }
    await context.close();
  }
  await browser.close();
  await server.close();
  expect(moved).toEqual([]);
});
