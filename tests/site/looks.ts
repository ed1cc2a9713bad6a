import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { launchBrowser } from "../browser.ts";
import { type Audit, audit, axeScript, type Contrast, contrasts } from "./axe.ts";
import { type Traffic, visit } from "./browse.ts";
import { openDetails } from "./in-page.ts";
import { type Server, serve } from "./server.ts";

/**
 * Both widths and both schemes, and what opens at a click closed and open, though not each with each: that is for the
 * full run, which takes its time.
 */
export const looks = [
  { width: 1280, scheme: "light", opens: false, name: "1280 px, light, as it is opened" },
  { width: 320, scheme: "dark", opens: true, name: "320 px, dark, all open" },
] as const;

interface Look {
  /** Of axe, which looks at the page closed or open; at one where nothing opens, only once. */
  found: Audit | undefined;
  /** How many `details` the page has. */
  details: number;
  /** Of everything, open in each look. */
  texts: Contrast[];
}

/** Looks at an open page and leaves everything open that opens at a click. */
export async function lookAt(page: Page, { width, scheme, opens }: (typeof looks)[number]): Promise<Look> {
  await page.setViewportSize({ width, height: 900 });
  await page.emulateMedia({ colorScheme: scheme });
  const details = await page.evaluate(openDetails, opens);
  const found = opens || details > 0 ? await audit(page) : undefined;
  await page.evaluate(openDetails, true);
  return { found, details, texts: await page.evaluate(contrasts) };
}

/** Tests that nothing keeps a reader from these pages, in light and dark, narrow and wide. */
export function testLooks(siteDir: string, pages: readonly string[]): void {
  let browser: Browser;
  let server: Server;
  let seen: (Look & { place: string })[];
  let traffic: Traffic;

  beforeAll(async () => {
    [server, browser] = await Promise.all([serve(siteDir), launchBrowser()]);
    const context = await browser.newContext();
    await context.addInitScript({ content: axeScript });
    const visits = await visit(context, server.url, pages, async (page, path) => {
      const looked: typeof seen = [];
      for (const look of looks)
        looked.push({ place: `${path || "start"} at ${look.name}`, ...(await lookAt(page, look)) });
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
      for (const { place, passed } of audits) expect(passed, place).toBeGreaterThan(10);
      const chapters = pages.filter((path) => path.startsWith("kapitel/"));
      expect(chapters.length).toBeGreaterThan(0);
      const unfolding = seen.filter(({ details }) => details > 0).length / looks.length;
      expect(unfolding).toBeGreaterThan(chapters.length);
      expect(audits).toHaveLength(pages.length + unfolding);
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
