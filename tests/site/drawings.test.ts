import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { launchBrowser } from "../browser.ts";
import { drawAll, onePerTemplate } from "./browse.ts";
import { type Server, serve } from "./server.ts";

const siteDir = inject("siteDir");
/** The longest chapter: its last drawing is many screens down. */
const chapter = onePerTemplate(siteDir).find((path) => /^kapitel\/[^/]+\/$/.test(path)) ?? "";

let browser: Browser;
let server: Server;

beforeAll(async () => {
  [server, browser] = await Promise.all([serve(siteDir), launchBrowser()]);
});

afterAll(async () => {
  await browser?.close();
  await server?.close();
});

/** The chapter on a telephone, at its head or at one of its places, to which it jumps. */
async function openChapter(place = ""): Promise<Page> {
  const page = await browser.newPage({ viewport: { width: 412, height: 823 }, reducedMotion: "reduce" });
  await page.goto(server.url + chapter + place);
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
  return page;
}

interface Drawing {
  figure: string;
  /** Distance from the head of the page, width and height. */
  box: readonly number[];
  /** True where it waits for somebody to come near. */
  waits: boolean;
}

/** The drawings that have a place on the page, from its head to its foot. */
function drawingsOn(page: Page): Promise<Drawing[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll(".chart svg")].flatMap((svg) => {
      const { top, width, height } = svg.getBoundingClientRect();
      const part = svg.firstElementChild;
      if (width === 0 || part === null) return [];
      const waits = !part.checkVisibility({ contentVisibilityAuto: true });
      return [
        { figure: svg.closest("figure")?.id ?? "", box: [Math.round(top + scrollY), width, height], waits },
      ];
    }),
  );
}

/** Scrolls as a thumb does, screen by screen; returns what has moved meanwhile under the reader's eyes. */
function scrollThrough(page: Page): Promise<number> {
  return page.evaluate(async () => {
    let moved = 0;
    const watcher = new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) moved += (entry as PerformanceEntry & { value: number }).value;
    });
    watcher.observe({ type: "layout-shift", buffered: true });
    const foot = document.documentElement.scrollHeight;
    for (let y = 0; y < foot; y += innerHeight) {
      scrollTo(0, y);
      await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
    }
    // What it has seen is told a little later.
    await new Promise((done) => setTimeout(done, 200));
    return moved;
  });
}

describe("drawings of a long chapter on a telephone", () => {
  test("wait below the first screens, and have their places to the px before they are drawn", async () => {
    const page = await openChapter();
    const before = await drawingsOn(page);
    expect(before.length).toBeGreaterThan(3);
    expect(before.at(-1)?.waits).toBe(true);
    // The same as where a browser lays out all at once.
    await drawAll(page);
    expect(await drawingsOn(page)).toEqual(before.map((drawing) => ({ ...drawing, waits: false })));
    await page.close();
  });

  test("are there when the reader comes, and nothing moves", async () => {
    const page = await openChapter();
    const before = await drawingsOn(page);
    expect(await scrollThrough(page)).toBe(0);
    const after = await drawingsOn(page);
    expect(after.map(({ box }) => box)).toEqual(before.map(({ box }) => box));
    // The last one looks as it does on a page that was drawn at once, labels at its edges, too.
    const last = page.locator(`#${after.at(-1)?.figure} .chart`);
    const picture = await last.screenshot();
    expect((await drawingsOn(page)).at(-1)?.waits).toBe(false);
    await drawAll(page);
    expect(picture.equals(await last.screenshot())).toBe(true);
    await page.close();
  });

  test("lie where a link from elsewhere leads, and are drawn there", async () => {
    const head = await openChapter();
    const last = (await drawingsOn(head)).at(-1);
    await head.close();
    const page = await openChapter(`#${last?.figure}`);
    const top = () =>
      page.evaluate(
        (id) => Math.round(document.getElementById(id)?.getBoundingClientRect().top ?? Number.NaN),
        last?.figure ?? "",
      );
    // What the page leaves free above places that are asked for.
    expect(await top()).toBe(16);
    expect((await drawingsOn(page)).at(-1)).toEqual({ ...last, waits: false });
    await page.close();
  });

  test("are all drawn on paper", async () => {
    const page = await openChapter();
    await page.emulateMedia({ media: "print" });
    expect((await drawingsOn(page)).filter(({ waits }) => waits)).toEqual([]);
    await page.close();
  });
});

test("labels stand in the letters that they were measured with, wherever a drawing is shown", async () => {
  const page = await browser.newPage();
  const shown: Record<string, string[]> = {};
  for (const path of onePerTemplate(siteDir)) {
    await page.goto(server.url + path);
    const families = await page.evaluate(() =>
      [...document.querySelectorAll("svg text")].map(
        (text) => getComputedStyle(text).fontFamily.split(",")[0] ?? "",
      ),
    );
    if (families.length > 0) shown[path] = [...new Set(families)];
  }
  await page.close();
  expect(Object.keys(shown)).toContain("abbildungen/");
  expect(Object.keys(shown).length).toBeGreaterThan(3);
  for (const [path, families] of Object.entries(shown)) expect(families, path).toEqual(['"Source Sans 3"']);
});
