import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { launchBrowser } from "../browser.ts";
import { audit, contrasts } from "./axe.ts";
import { open, pagesIn, type Traffic, visit } from "./browse.ts";
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

/** A window that a page is looked at in: px as a page counts them, so that 320 × 200 is 1280 × 800 enlarged fourfold. */
interface Window {
  width: number;
  height: number;
  scheme: "light" | "dark";
  /** Whether the reader's system sets the colours. */
  forced: boolean;
  /** Whether axe looks, too: where it would find nothing new, it only costs time. */
  axe: boolean;
}

const schemes = ["light", "dark"] as const;
const windows: Window[] = [
  ...schemes.flatMap((scheme) =>
    [320, 1280].map((width) => ({ width, height: 800, scheme, forced: false, axe: true })),
  ),
  ...[768, 1920].map((width) => ({
    width,
    height: 1000,
    scheme: "light" as const,
    forced: false,
    axe: false,
  })),
  { width: 320, height: 200, scheme: "light", forced: false, axe: false },
  ...schemes.map((scheme) => ({ width: 1280, height: 800, scheme, forced: true, axe: false })),
];

/** Everything that is wrong with an open page in one window, in words; its tables are open. */
async function faultsOf(page: Page, { width, height, scheme, forced, axe }: Window): Promise<string[]> {
  await page.setViewportSize({ width, height });
  await page.emulateMedia({ colorScheme: scheme, forcedColors: forced ? "active" : "none" });
  const audited = axe ? await audit(page, "html", { contrast: true }) : undefined;
  const view = await page.evaluate(viewOf);
  const texts = await page.evaluate(contrasts);
  const faults = [...(audited?.faults ?? [])];
  if ((audited?.passed ?? 10) < 10 || texts.length < 10) faults.push("looked at too little");
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
  return faults;
}

describe("every page stands axe, shows its drawings whole and needs no horizontal scrolling", () => {
  const seen = new Map<Window, string[]>(windows.map((window) => [window, []]));
  let traffic: Traffic;

  beforeAll(async () => {
    const context = await browser.newContext();
    const visits = await visit(context, server.url, pages, async (page, path) => {
      await page.evaluate(openDetails, true);
      for (const window of windows) {
        const faults = await faultsOf(page, window);
        seen.get(window)?.push(...faults.map((fault) => `${path || "start"}: ${fault}`));
      }
    });
    traffic = visits.traffic;
    await context.close();
  }, 2_400_000);

  test.each(windows)("at $width × $height px, $scheme, colours forced: $forced", (window) => {
    expect(seen.get(window)).toEqual([]);
  });

  test("no page asks elsewhere, and none has anything to say to the console", () => {
    expect(traffic.requests.length).toBeGreaterThan(pages.length);
    expect(traffic.faults).toEqual([]);
  });
});

/** Styles that a reader brings along, and the widths of window at which a page must bear them. */
const readers = {
  "letters of twice the size": {
    widths: [640, 1280],
    content: "html { font-size: 200% }",
  },
  // The distances of WCAG 1.4.12; drawings are pictures and keep theirs.
  "wide lines, words and letters": {
    widths: [320, 1280],
    content: `body *:not(svg *) { line-height: 1.5 !important; letter-spacing: 0.12em !important;
      word-spacing: 0.16em !important } p { margin-bottom: 2em !important }`,
  },
};

test.each(Object.entries(readers))("no page is cut or widened by %s", async (_, { widths, content }) => {
  // What readers bring along themselves, no page's policy forbids.
  const context = await browser.newContext({ bypassCSP: true });
  const { results } = await visit(context, server.url, pages, async (page, path) => {
    const faults: string[] = [];
    for (const width of widths) {
      await page.setViewportSize({ width, height: 800 });
      const before = await page.evaluate(() => document.body.scrollHeight);
      const style = await page.addStyleTag({ content });
      const { height, needed, cut } = await page.evaluate(() => ({
        height: document.body.scrollHeight,
        needed: document.documentElement.scrollWidth,
        cut: [...document.querySelectorAll<HTMLElement>("body *:not(.unseen, .unseen *, svg *)")]
          .filter((element) => /hidden|clip/.test(getComputedStyle(element).overflow))
          .filter(({ scrollWidth, clientWidth }) => scrollWidth > clientWidth + 1)
          .map(({ localName, className }) => `${localName}.${className} is cut`),
      }));
      await style.evaluate((element) => (element as HTMLElement).remove());
      if (height <= before) faults.push("the style changed nothing");
      if (needed > width) faults.push(`needs ${needed} px of ${width}`);
      faults.push(...cut);
    }
    return faults.map((fault) => `${path || "start"}: ${fault}`);
  });
  await context.close();
  expect(results.flat()).toEqual([]);
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
  const context = await browser.newContext();
  const { results } = await visit(context, server.url, pages, async (page, path) => {
    const seen = { path, glides: [] as string[], moving: 0 };
    for (const reducedMotion of ["no-preference", "reduce"] as const) {
      await page.emulateMedia({ reducedMotion });
      const { glides, moving } = await page.evaluate(() => ({
        glides: getComputedStyle(document.documentElement).scrollBehavior,
        moving: [...document.querySelectorAll("*")].filter((element) => {
          const { animationName, transitionDuration } = getComputedStyle(element);
          return animationName !== "none" || !/^0s(, 0s)*$/.test(transitionDuration);
        }).length,
      }));
      seen.glides.push(glides);
      seen.moving = moving;
    }
    return seen;
  });
  await context.close();
  expect(results).toHaveLength(pages.length);
  expect(results.filter(({ glides }) => glides.join() !== "smooth,auto")).toEqual([]);
  expect(results.filter(({ moving }) => moving > 0)).toEqual([]);
});
