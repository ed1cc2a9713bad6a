import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { launchBrowser } from "../browser.ts";
import { type Audit, audit, axeScript, type Contrast, contrasts } from "./axe.ts";
import { type Traffic, visit } from "./browse.ts";
import { openDetails } from "./in-page.ts";
import { type Server, serve } from "./server.ts";

/**
 * Both widths and both schemes, though not each with each: that is for the full run, which takes its time. axe looks in
 * the first, with everything open that opens at a click: hardly a rule depends on the window.
 */
export const looks = [
  { width: 320, scheme: "dark", axe: true, name: "320 px, dark" },
  { width: 1280, scheme: "light", axe: false, name: "1280 px, light" },
] as const;

interface Look {
  place: string;
  /** Of axe, where it looked. */
  found: Audit | undefined;
  /** How many `details` of the page were opened for it. */
  opened: number;
  texts: Contrast[];
}

/** Tests that nothing keeps a reader from these pages, in light and dark, narrow and wide. */
export function testLooks(siteDir: string, pages: readonly string[]): void {
  let browser: Browser;
  let server: Server;
  let seen: Look[];
  let traffic: Traffic;

  beforeAll(async () => {
    [server, browser] = await Promise.all([serve(siteDir), launchBrowser()]);
    const context = await browser.newContext();
    await context.addInitScript({ content: axeScript });
    const visits = await visit(context, server.url, pages, async (page, path) => {
      const looked: Look[] = [];
      const opened = await page.evaluate(openDetails, true);
      for (const { width, scheme, axe, name } of looks) {
        await page.setViewportSize({ width, height: 900 });
        await page.emulateMedia({ colorScheme: scheme });
        const found = axe ? await audit(page) : undefined;
        const texts = await page.evaluate(contrasts);
        looked.push({ place: `${path || "start"} at ${name}`, found, opened, texts });
      }
      return looked;
    });
    seen = visits.results.flat();
    traffic = visits.traffic;
  }, 1_200_000);

  afterAll(async () => {
    await browser?.close();
    await server?.close();
  });

  describe("in light and dark, narrow and wide", () => {
    test("axe finds nothing against WCAG 2.2 AA on any page, nor in what opens at a click", () => {
      expect(seen).toHaveLength(pages.length * looks.length);
      const audits = seen.flatMap(({ place, found }) => (found ? [{ place, ...found }] : []));
      expect(audits).toHaveLength(pages.length);
      for (const { place, passed } of audits) expect(passed, place).toBeGreaterThan(10);
      const chapters = pages.filter((path) => path.startsWith("kapitel/"));
      expect(chapters.length).toBeGreaterThan(0);
      expect(seen.filter(({ opened }) => opened > 0).length).toBeGreaterThan(chapters.length);
      expect(audits.flatMap(({ place, faults }) => faults.map((fault) => `${place}: ${fault}`))).toEqual([]);
    });

    test("every text stands out from what is behind it, also where axe cannot tell", () => {
      const texts = seen.flatMap(({ place, texts }) => texts.map((text) => ({ place, ...text })));
      expect(texts.filter(({ drawn }) => drawn).length).toBeGreaterThan(100);
      expect(texts.filter(({ drawn }) => !drawn).length).toBeGreaterThan(1000);
      const weak = texts.filter(({ ratio }) => !(ratio >= 4.5));
      expect(weak.map(({ place, text, ratio }) => `${place}: „${text}“ ${ratio.toFixed(2)}`)).toEqual([]);
    });
  });

  test("with scripts running, pages ask no other origin for anything, and are silent", () => {
    expect(traffic.requests.length).toBeGreaterThan(pages.length);
    expect(traffic.faults).toEqual([]);
  });
}
