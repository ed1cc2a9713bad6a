import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { launchBrowser } from "../browser.ts";
import { open, pagesIn } from "./browse.ts";
import { type Server, serve } from "./server.ts";

const siteDir = inject("siteDir");
const chapter = pagesIn(siteDir).find((path) => path.startsWith("kapitel/")) ?? "";
/** Room for text in CSS px on a sheet so many mm wide: less the margins that the stylesheet sets. */
const room = (sheet: number): number => Math.floor(((sheet - 2 * 22) / 25.4) * 96);

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

/** Selectors of those that can be seen, and texts of what they show. */
async function visible(selector: string): Promise<string[]> {
  return await page.evaluate(
    (wanted) =>
      [...document.querySelectorAll<HTMLElement>(wanted)]
        .filter((element) => element.checkVisibility())
        .map((element) => element.innerText.trim()),
    selector,
  );
}

describe("a printed chapter", () => {
  beforeAll(() => open(page, server.url + chapter));

  test("leaves out what can only be clicked", async () => {
    expect(await page.locator("nav").count()).toBeGreaterThan(2);
    expect(await page.locator("summary").count()).toBeGreaterThan(0);
    expect(await visible("nav, .skip, summary, button, input")).toEqual([]);
  });

  test("says that its numbers are invented, over the page and with each figure", async () => {
    const mark = "DEMONSTRATION – erfundene Zahlen";
    expect(await visible(".banner")).toEqual([mark]);
    const figures = await visible("figure");
    expect(figures.length).toBeGreaterThan(0);
    expect(figures.filter((text) => !text.includes(mark))).toEqual([]);
  });

  test("is dark on white, whatever the screen shows", async () => {
    const colours = await page.evaluate(() =>
      [document.body, ...document.querySelectorAll(".prose, figure, h1")].map((element) => {
        const { color, backgroundColor } = getComputedStyle(element);
        return { color, ground: backgroundColor };
      }),
    );
    expect(colours.length).toBeGreaterThan(3);
    expect(colours[0]?.ground).toBe("rgb(255, 255, 255)");
    for (const { color, ground } of colours) {
      expect(color).toBe("rgb(29, 35, 38)");
      expect(["rgb(255, 255, 255)", "rgba(0, 0, 0, 0)"]).toContain(ground);
    }
  });

  test("goes onto upright sheets of A4", async () => {
    const sheets = await sheetsOf();
    expect(sheets.length).toBeGreaterThan(1);
    expect(new Set(sheets)).toEqual(new Set(["210 × 297"]));
  });
});

describe("the two-page summary", () => {
  const summary = pagesIn(siteDir).filter((path) => path === "kurzfassung/");

  test.each(summary)("%s goes onto two sheets", async (path) => {
    await open(page, server.url + path);
    expect(await sheetsOf()).toEqual(["210 × 297", "210 × 297"]);
  });
});

describe("no figure and no table is wider than its sheet", () => {
  test.each(pagesIn(siteDir).filter((path) => /^(kapitel\/|tabellen\/|methodik\/)/.test(path)))(
    "on %s",
    async (path) => {
      await open(page, server.url + path);
      const [sheet = ""] = new Set(await sheetsOf());
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
    },
  );
});

/** Sizes in mm of all sheets that the open page is printed on. */
async function sheetsOf(): Promise<string[]> {
  const pdf = (await page.pdf({ preferCSSPageSize: true })).toString("latin1");
  const mm = (points = ""): number => Math.round((Number(points) / 72) * 25.4);
  return [...pdf.matchAll(/\/MediaBox ?\[0 0 ([\d.]+) ([\d.]+)\]/g)].map(
    ([, width, height]) => `${mm(width)} × ${mm(height)}`,
  );
}
