import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { launchBrowser } from "../browser.ts";
import { type Audit, audit, axeScript, type Contrast, contrasts, type Rules } from "./axe.ts";
import { type Traffic, visit } from "./browse.ts";
import { openDetails } from "./in-page.ts";
import { type Server, serve } from "./server.ts";

/**
 * Both widths and both schemes, and what opens at a click open and closed, though not each with each: that is for the
 * full run, which takes its time. What does not depend on the window is looked at in the first.
 */
export const looks = [
  { width: 320, scheme: "dark", opens: true, rules: "without contrast", name: "320 px, dark, all open" },
  { width: 1280, scheme: "light", opens: false, rules: "window", name: "1280 px, light" },
] as const;

interface Look {
  place: string;
  rules: Rules;
  found: Audit;
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
      for (const { width, scheme, opens, rules, name } of looks) {
        await page.setViewportSize({ width, height: 900 });
        await page.emulateMedia({ colorScheme: scheme });
        const opened = opens ? await page.evaluate(openDetails, true) : 0;
        const found = await audit(page, "html", { rules });
        await page.evaluate(openDetails, true);
        const texts = await page.evaluate(contrasts);
        await page.evaluate(openDetails, false);
        looked.push({ place: `${path || "start"} at ${name}`, rules, found, opened, texts });
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
      for (const { place, found, rules } of seen)
        if (rules !== "window") expect(found.passed, place).toBeGreaterThan(10);
      const chapters = pages.filter((path) => path.startsWith("kapitel/"));
      expect(chapters.length).toBeGreaterThan(0);
      expect(seen.filter(({ opened }) => opened > 0).length).toBeGreaterThan(chapters.length);
      expect(seen.flatMap(({ place, found }) => found.faults.map((fault) => `${place}: ${fault}`))).toEqual(
        [],
      );
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
