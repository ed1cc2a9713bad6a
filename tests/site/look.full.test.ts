import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { launchBrowser } from "../browser.ts";
import { audit, contrasts } from "./axe.ts";
import { open, pagesIn, visit } from "./browse.ts";
import { openDetails, stopAt, viewOf } from "./in-page.ts";
import { type Server, serve } from "./server.ts";

const siteDir = inject("siteDir");
const pages = pagesIn(siteDir);
const chapter = pages.find((path) => path.startsWith("kapitel/")) ?? "";

let browser: Browser;
let server: Server;

beforeAll(async () => {
  [server, browser] = await Promise.all([serve(siteDir), launchBrowser()]);
  expect(pages.length).toBeGreaterThan(10);
});

afterAll(async () => {
  await browser?.close();
  await server?.close();
});

/** Everything that is wrong with an open page, its tables opened, in words. */
async function faultsOf(page: Page, path: string): Promise<string[]> {
  await page.evaluate(openDetails, true);
  const { passed, faults } = await audit(page);
  const view = await page.evaluate(viewOf);
  const width = await page.evaluate(() => innerWidth);
  const texts = await page.evaluate(contrasts);
  if (passed < 10 || texts.length < 10) faults.push("looked at too little");
  if (view.width > width) faults.push(`needs ${view.width} px`);
  for (const { id, shown, texts } of view.drawings) {
    if (shown !== 1 || texts.length === 0) faults.push(`${id}: ${shown} drawings with ${texts.length} texts`);
    for (const { text, size, whole } of texts) {
      if (!whole) faults.push(`${id}: „${text}“ is cut`);
      if (size < 12) faults.push(`${id}: „${text}“ has ${size} px`);
    }
  }
  for (const { text, ratio } of texts) {
    if (!(ratio >= 4.5)) faults.push(`„${text}“ has a contrast of ${ratio.toFixed(2)}`);
  }
  return faults.map((fault) => `${path || "start"}: ${fault}`);
}

/** The same for all pages. */
async function faultsOfAll(options: BrowserContextOptions): Promise<string[]> {
  const context = await browser.newContext(options);
  const { results, traffic } = await visit(context, server.url, pages, faultsOf);
  await context.close();
  return [...results.flat(), ...traffic.faults];
}

describe("every page stands axe, shows its drawings whole and needs no horizontal scrolling", () => {
  test.each([
    { width: 320, height: 640, zoom: 1 },
    { width: 768, height: 1024, zoom: 1 },
    { width: 1280, height: 800, zoom: 1 },
    { width: 1920, height: 1080, zoom: 1 },
    { width: 640, height: 800, zoom: 2 },
    { width: 768, height: 1024, zoom: 2 },
    { width: 1280, height: 800, zoom: 2 },
    { width: 1280, height: 800, zoom: 4 },
  ])("in a window of $width × $height px, enlarged $zoom times", async ({ width, height, zoom }) => {
    const viewport = { width: width / zoom, height: height / zoom };
    expect(await faultsOfAll({ viewport, deviceScaleFactor: zoom })).toEqual([]);
  });

  test.each(["light", "dark"] as const)("in forced colours, %s", async (colorScheme) => {
    const viewport = { width: 1280, height: 800 };
    expect(await faultsOfAll({ viewport, colorScheme, forcedColors: "active" })).toEqual([]);
  });
});

/** Styles that a reader brings along, and the widths of window at which a page must bear them. */
const readers = {
  "letters of twice the size": {
    widths: [640, 1280],
    style: "html { font-size: 200% }",
  },
  // The distances of WCAG 1.4.12; drawings are pictures and keep theirs.
  "wide lines, words and letters": {
    widths: [320, 1280],
    style: `body *:not(svg *) { line-height: 1.5 !important; letter-spacing: 0.12em !important;
      word-spacing: 0.16em !important } p { margin-bottom: 2em !important }`,
  },
};

test.each(Object.entries(readers))("no page is cut or widened by %s", async (_, { widths, style }) => {
  for (const width of widths) {
    const context = await browser.newContext({ viewport: { width, height: 800 } });
    const { results } = await visit(context, server.url, pages, async (page, path) => {
      const before = await page.evaluate(() => document.body.scrollHeight);
      await page.addStyleTag({ content: style });
      const { height, needed, cut } = await page.evaluate(() => ({
        height: document.body.scrollHeight,
        needed: document.documentElement.scrollWidth,
        cut: [...document.querySelectorAll<HTMLElement>("body *:not(.unseen, .unseen *, svg *)")]
          .filter((element) => /hidden|clip/.test(getComputedStyle(element).overflow))
          .filter(({ scrollWidth, clientWidth }) => scrollWidth > clientWidth + 1)
          .map(({ localName, className }) => `${localName}.${className} is cut`),
      }));
      const faults = height > before ? cut : [...cut, "the style changed nothing"];
      if (needed > width) faults.push(`needs ${needed} px of ${width}`);
      return faults.map((fault) => `${path || "start"}: ${fault}`);
    });
    await context.close();
    expect(results.flat()).toEqual([]);
  }
});

describe("in forced colours", () => {
  test("the keyboard's place can be seen, and swatches keep the colours of what they explain", async () => {
    const context = await browser.newContext({ forcedColors: "active", reducedMotion: "reduce" });
    const page = await context.newPage();
    await open(page, server.url + chapter);
    expect(await page.evaluate(() => matchMedia("(forced-colors: active)").matches)).toBe(true);
    for (let i = 0; i < 12; i++) {
      await page.keyboard.press("Tab");
      expect(await page.evaluate(stopAt)).toMatchObject({ at: i, faults: [] });
    }
    const keys = await page.evaluate(() =>
      [...document.querySelectorAll(".key")].map((key) =>
        [...key.querySelectorAll(".swatch")].map((swatch) => getComputedStyle(swatch).backgroundColor),
      ),
    );
    expect(keys.length).toBeGreaterThan(0);
    for (const colours of keys) {
      expect(colours.length).toBeGreaterThan(1);
      expect(new Set(colours).size).toBe(colours.length);
    }
    await context.close();
  });
});

test("where a reader wants little motion nothing moves by itself, elsewhere the page glides to its sections", async () => {
  for (const reducedMotion of ["reduce", "no-preference"] as const) {
    const context = await browser.newContext({ reducedMotion });
    const { results } = await visit(context, server.url, pages, (page) =>
      page.evaluate(() => ({
        glides: getComputedStyle(document.documentElement).scrollBehavior,
        moving: [...document.querySelectorAll("*")].filter((element) => {
          const { animationName, transitionDuration } = getComputedStyle(element);
          return animationName !== "none" || !/^0s(, 0s)*$/.test(transitionDuration);
        }).length,
      })),
    );
    await context.close();
    expect(results).toHaveLength(pages.length);
    expect(new Set(results.map(({ glides }) => glides))).toEqual(
      new Set([reducedMotion === "reduce" ? "auto" : "smooth"]),
    );
    if (reducedMotion === "reduce") expect(results.filter(({ moving }) => moving > 0)).toEqual([]);
  }
});
