import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { launchBrowser } from "../browser.ts";
import { type Audit, audit, axeScript } from "./axe.ts";
import { open, pagesIn, type Traffic, visit } from "./browse.ts";
import { openDetails, stopAt } from "./in-page.ts";
import { type Server, serve } from "./server.ts";
import { brought, faultsIn, faultsUnder, motionOf, windows } from "./windows.ts";

const siteDir = inject("siteDir");
const pages = pagesIn(siteDir);
const chapter = pages.find((path) => path.startsWith("kapitel/")) ?? "";

let browser: Browser;
let server: Server;

/** A page that is open for seconds is gone before it pays to compile a script well: what is quick is the quickest. */
const quickly = "--js-flags=--always-sparkplug --no-maglev --no-turbofan";

beforeAll(async () => {
  [server, browser] = await Promise.all([serve(siteDir), launchBrowser(quickly)]);
  expect(pages.length).toBeGreaterThan(10);
});

afterAll(async () => {
  await browser?.close();
  await server?.close();
});

/** What was seen of a page that was opened once. */
interface Seen {
  path: string;
  /** What is wrong in each window. */
  windows: string[][];
  /** What is wrong with each style that a reader brings along. */
  brought: string[][];
  motion: Awaited<ReturnType<typeof motionOf>>;
  /** What axe found before anything was opened, where something opens. */
  closed: Audit | undefined;
}

let seen: Seen[];
let traffic: Traffic;
/** Pages with what is wrong with them, in words. */
const faults = (of: (each: Seen) => readonly string[] | undefined): string[] =>
  seen.flatMap((each) => (of(each) ?? ["not seen"]).map((fault) => `${each.path || "start"}: ${fault}`));

// To open a page and to lay it out for the first time takes as long as to look at it: all tests look at the same one.
beforeAll(async () => {
  const context = await browser.newContext();
  await context.addInitScript({ content: axeScript });
  const visits = await visit(context, server.url, pages, async (page, path): Promise<Seen> => {
    const styled: string[][] = [];
    for (const style of Object.values(brought)) styled.push(await faultsUnder(page, style));
    const motion = await motionOf(page);
    const opens = (await page.evaluate(openDetails, false)) > 0;
    const closed = opens ? await audit(page) : undefined;
    await page.evaluate(openDetails, true);
    const open: string[][] = [];
    for (const window of windows) open.push(await faultsIn(page, window));
    await page.emulateMedia({ forcedColors: "none", colorScheme: "light" });
    return { path, windows: open, brought: styled, motion, closed };
  });
  seen = visits.results;
  traffic = visits.traffic;
  await context.close();
}, 2_400_000);

describe("every page stands axe, shows its drawings whole and needs no horizontal scrolling", () => {
  test.each(windows)("at $width × $height px, $scheme, colours forced: $forced", (window) => {
    expect(seen).toHaveLength(pages.length);
    expect(faults((each) => each.windows[windows.indexOf(window)])).toEqual([]);
  });

  test("as it is opened, with everything closed that opens at a click", () => {
    const audits = seen.flatMap(({ path, closed }) => (closed ? [{ path, ...closed }] : []));
    expect(audits.length).toBeGreaterThan(pages.length / 4);
    for (const { path, passed } of audits) expect(passed, path).toBeGreaterThan(10);
    expect(faults(({ closed }) => closed?.faults ?? [])).toEqual([]);
  });

  test("no page asks elsewhere, and none has anything to say to the console", () => {
    expect(traffic.requests.length).toBeGreaterThan(pages.length);
    expect(traffic.faults).toEqual([]);
  });
});

test.each(Object.keys(brought))("no page is cut or widened by %s", (name) => {
  expect(faults((each) => each.brought[Object.keys(brought).indexOf(name)])).toEqual([]);
});

test("where a reader wants little motion nothing moves by itself, elsewhere the page glides to its sections", () => {
  expect(faults(({ motion }) => (motion.glides.join() === "auto,smooth" ? [] : motion.glides))).toEqual([]);
  expect(faults(({ motion }) => (motion.moving === 0 ? [] : [`${motion.moving} parts move`]))).toEqual([]);
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
