import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { launchBrowser } from "../browser.ts";
import { type Audit, audit, type Contrast, contrasts } from "./axe.ts";
import { type Traffic, visit } from "./browse.ts";
import { openDetails } from "./in-page.ts";
import { type Server, serve } from "./server.ts";

/** Both widths and both schemes, though not each with each: that is for the full run, which takes its time. */
const looks = [
  { width: 320, scheme: "dark", name: "320 px, dark" },
  { width: 1280, scheme: "light", name: "1280 px, light" },
] as const;

interface Look {
  place: string;
  closed: Audit;
  /** The `details` of the page, opened; undefined on a page without. */
  opened: Audit | undefined;
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
    const visits = await visit(context, server.url, pages, async (page, path) => {
      const looked: Look[] = [];
      for (const { width, scheme, name } of looks) {
        await page.setViewportSize({ width, height: 900 });
        await page.emulateMedia({ colorScheme: scheme });
        const closed = await audit(page);
        const details = await page.evaluate(openDetails, true);
        const texts = await page.evaluate(contrasts);
        const opened = details > 0 ? await audit(page, "details") : undefined;
        await page.evaluate(openDetails, false);
        looked.push({ place: `${path || "start"} at ${name}`, closed, opened, texts });
      }
      return looked;
    });
    seen = visits.results.flat();
    traffic = visits.traffic;
    // Each page is looked at four times.
  }, 1_200_000);

  afterAll(async () => {
    await browser?.close();
    await server?.close();
  });

  describe("in light and dark, narrow and wide", () => {
    test("axe finds nothing against WCAG 2.2 AA on any page", () => {
      expect(seen).toHaveLength(pages.length * looks.length);
      for (const { place, closed } of seen) expect(closed.passed, place).toBeGreaterThan(10);
      expect(seen.flatMap(({ place, closed }) => closed.faults.map((fault) => `${place}: ${fault}`))).toEqual(
        [],
      );
    });

    test("axe finds nothing in what opens at a click", () => {
      const audits = seen.flatMap(({ place, opened }) => (opened ? [{ place, ...opened }] : []));
      const chapters = pages.filter((path) => path.startsWith("kapitel/"));
      expect(chapters.length).toBeGreaterThan(0);
      expect(audits.length).toBeGreaterThanOrEqual(chapters.length * looks.length);
      for (const { place, passed } of audits) expect(passed, place).toBeGreaterThan(3);
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
