import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { launchBrowser } from "../browser.ts";
import { open } from "./browse.ts";
import { type Server, serve } from "./server.ts";

/** Room for text in CSS px on a sheet so many mm wide: less the margins that the stylesheet sets. */
const room = (sheet: number): number => Math.floor(((sheet - 2 * 22) / 25.4) * 96);

/** A tab whose pages are as on paper, and the address of the site; both are there once the tests run. */
export function paper(siteDir: string): { page: () => Page; at: (path: string) => string } {
  let browser: Browser;
  let server: Server;
  let page: Page;

  beforeAll(async () => {
    [server, browser] = await Promise.all([serve(siteDir), launchBrowser()]);
    // A reader who likes it dark prints, too.
    const context = await browser.newContext({
      colorScheme: "dark",
      viewport: { width: room(210), height: 970 },
    });
    page = await context.newPage();
    await page.emulateMedia({ media: "print" });
  });

  afterAll(async () => {
    await browser?.close();
    await server?.close();
  });

  return { page: () => page, at: (path) => server.url + path };
}

/** Tests that everything on these pages has room on its sheet. */
export function testWidths(siteDir: string, paths: readonly string[]): void {
  const { page: tab, at } = paper(siteDir);

  describe("no figure and no table is wider than its sheet", () => {
    test.each(paths)("on %s", async (path) => {
      const page = tab();
      await open(page, at(path));
      const [sheet = ""] = new Set(await sheetsOf(page));
      expect(sheet).toMatch(/^210 × 297$|^297 × 210$/);
      const width = room(Number.parseInt(sheet, 10));
      await page.setViewportSize({ width, height: 600 });
      const boxes = await page.evaluate(() =>
        [...document.querySelectorAll("figure, .chart svg, table")]
          .filter((element) => element.checkVisibility())
          .map((element) => {
            const { left, right } = element.getBoundingClientRect();
            const what = element.closest("figure, section")?.querySelector("h2, .figure-title")?.textContent;
            return { what: `${element.localName}: ${what}`, left: Math.ceil(left), right: Math.floor(right) };
          }),
      );
      expect(boxes.length).toBeGreaterThan(0);
      expect(boxes.filter(({ left, right }) => left < 0 || right > width)).toEqual([]);
    });
  });
}

/** Whether a page has figures or tables to be printed. */
export const isWide = (path: string): boolean => /^(kapitel\/|tabellen\/|methodik\/)/.test(path);

/** Sizes in mm of all sheets that the open page is printed on. */
export async function sheetsOf(page: Page): Promise<string[]> {
  const pdf = (await page.pdf({ preferCSSPageSize: true })).toString("latin1");
  const mm = (points = ""): number => Math.round((Number(points) / 72) * 25.4);
  return [...pdf.matchAll(/\/MediaBox ?\[0 0 ([\d.]+) ([\d.]+)\]/g)].map(
    ([, width, height]) => `${mm(width)} × ${mm(height)}`,
  );
}
