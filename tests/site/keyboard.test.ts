import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { launchBrowser } from "../browser.ts";
import { open, pagesIn } from "./browse.ts";
import { type Stop, stopAt } from "./in-page.ts";
import { type Server, serve } from "./server.ts";

const siteDir = inject("siteDir");
const first = (start: string): string => pagesIn(siteDir).find((path) => path.startsWith(start)) ?? "";
const chapter = first("kapitel/");
const figure = first("abbildungen/d");

let browser: Browser;
let server: Server;
let page: Page;

beforeAll(async () => {
  [server, browser] = await Promise.all([serve(siteDir), launchBrowser()]);
  const context = await browser.newContext({ javaScriptEnabled: false, reducedMotion: "reduce" });
  page = await context.newPage();
});

afterAll(async () => {
  await browser?.close();
  await server?.close();
});

/** Opens a page at its beginning, for a reader without JavaScript and without a mouse. */
async function begin(path: string, width: number): Promise<void> {
  await page.setViewportSize({ width, height: 800 });
  await open(page, server.url + path);
}

/** Goes through the page by Tab until it is at its end; returns where it stopped. */
async function walk(): Promise<Stop[]> {
  const stops: Stop[] = [];
  for (;;) {
    await page.keyboard.press("Tab");
    const stop = await page.evaluate(stopAt);
    if (stop.at < 0 || stops.length > 500) return stops;
    stops.push(stop);
  }
}

describe.each([
  { name: "a chapter", path: chapter, width: 1280 },
  { name: "a chapter on a phone", path: chapter, width: 320 },
  { name: "the page of a figure", path: figure, width: 1280 },
  { name: "the page of a figure on a phone", path: figure, width: 320 },
])("on $name", ({ path, width }) => {
  test("Tab stops first at a link that leads past everything to the text", async () => {
    await begin(path, width);
    await page.keyboard.press("Tab");
    const skip = await page.evaluate(stopAt);
    expect(skip).toMatchObject({ at: 0, name: "Zum Inhalt", href: "#inhalt", faults: [] });
    await page.keyboard.press("Enter");
    expect(await page.evaluate(() => document.activeElement?.localName)).toBe("main");
    await page.keyboard.press("Tab");
    expect(await page.evaluate(() => document.activeElement?.closest("main")?.id)).toBe("inhalt");
    expect(await page.evaluate(stopAt)).toMatchObject({ at: expect.toSatisfy((at) => at > 3) });
  });

  test("Tab reaches everything that can be operated, in its order, and shows where it is", async () => {
    await begin(path, width);
    const stops = await walk();
    const all = stops[0]?.of ?? 0;
    expect(all).toBeGreaterThan(8);
    expect(stops.map((stop) => stop.at)).toEqual(Array.from({ length: all }, (_, i) => i));
    expect(stops.filter(({ name }) => name === "")).toEqual([]);
    expect(stops.flatMap(({ name, faults }) => faults.map((fault) => `${name}: ${fault}`))).toEqual([]);
  });
});

test("the table under a figure opens and closes with Enter", async () => {
  await begin(chapter, 1280);
  const details = page.locator("details").first();
  const shown = (): Promise<boolean> => details.locator("table").isVisible();
  await details.locator("summary").focus();
  expect(await shown()).toBe(false);
  await page.keyboard.press("Enter");
  expect(await shown()).toBe(true);
  await page.keyboard.press("Tab");
  expect(await page.evaluate(() => document.activeElement?.closest("details")?.open)).toBe(true);
  await page.keyboard.press("Shift+Tab");
  await page.keyboard.press("Enter");
  expect(await shown()).toBe(false);
});
