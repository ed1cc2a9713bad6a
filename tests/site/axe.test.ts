import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { launchBrowser } from "../browser.ts";
import { type Audit, audit, contrasts } from "./axe.ts";
import { pagesIn, type Traffic, visit } from "./browse.ts";
import { type Server, serve } from "./server.ts";

const siteDir = inject("siteDir");
const pages = pagesIn(siteDir);
const looks = [320, 1280].flatMap((width) =>
  (["light", "dark"] as const).map((scheme) => ({ width, scheme, name: `${width} px, ${scheme}` })),
);

interface Look {
  place: string;
  audit: Audit;
  /** With all `details` opened; undefined on a page without. */
  opened: Audit | undefined;
  texts: { text: string; ratio: number }[];
}

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
      const texts = await page.evaluate(contrasts);
      const closed = await audit(page);
      const count = await page.evaluate(toggle, true);
      const opened = count > 0 ? await audit(page) : undefined;
      await page.evaluate(toggle, false);
      looked.push({ place: `${path || "start"} at ${name}`, audit: closed, opened, texts });
    }
    return looked;
  });
  seen = visits.results.flat();
  traffic = visits.traffic;
});

afterAll(async () => {
  await browser?.close();
  await server?.close();
});

/** Opens or closes all `details` of the page that this is run in; returns how many there are. */
function toggle(open: boolean): number {
  const all = document.querySelectorAll("details");
  for (const details of all) details.open = open;
  return all.length;
}

/** What axe says in all looks, after seeing that it said something at all. */
function said(audits: readonly (Audit & { place: string })[], least: number): string[] {
  expect(audits.length).toBeGreaterThanOrEqual(least);
  for (const { place, passed } of audits) expect(passed, place).toBeGreaterThan(10);
  return audits.flatMap(({ place, violations, undecided }) =>
    [...violations, ...undecided].map((text) => `${place}: ${text}`),
  );
}

describe("axe finds nothing against WCAG 2.2 AA, in light and dark, narrow and wide", () => {
  test("on any page", () => {
    const audits = seen.map(({ place, audit }) => ({ place, ...audit }));
    expect(said(audits, pages.length * looks.length)).toEqual([]);
  });

  test("on a page whose tables are opened", () => {
    const chapters = pages.filter((path) => path.startsWith("kapitel/"));
    expect(chapters.length).toBeGreaterThan(0);
    const audits = seen.flatMap(({ place, opened }) => (opened ? [{ place, ...opened }] : []));
    expect(said(audits, chapters.length * looks.length)).toEqual([]);
  });
});

test("texts in drawings stand out from what is behind them, which axe cannot tell", () => {
  const texts = seen.flatMap(({ place, texts }) => texts.map((text) => ({ place, ...text })));
  expect(texts.length).toBeGreaterThan(100);
  const weak = texts.filter(({ ratio }) => !(ratio >= 4.5));
  expect(weak.map(({ place, text, ratio }) => `${place}: „${text}“ ${ratio.toFixed(2)}`)).toEqual([]);
});

test("with scripts running, pages ask no other origin for anything, and are silent", () => {
  expect(traffic.requests.length).toBeGreaterThan(pages.length);
  expect(traffic.faults).toEqual([]);
});
