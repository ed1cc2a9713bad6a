import type { Browser } from "playwright-core";
import { expect, test } from "vitest";
import { launchBrowser } from "../browser.ts";
import { type Traffic, visit } from "./browse.ts";
import { openDetails } from "./in-page.ts";
import { serve } from "./server.ts";

declare global {
  interface Window {
    /** What the policy forbade on this page. */
    forbidden?: string[];
  }
}

/** What a reader's browser was made to do by pages. */
export interface Served extends Traffic {
  /** "page: what" of everything that a policy forbade. */
  forbidden: string[];
  /** "page: where" of everything that was kept on the reader's machine. */
  kept: string[];
  /** How often buttons that scripts had made were pressed. */
  pressed: number;
}

/** Opens pages as they are served, with scripts, opens what can be opened, and presses what can be pressed. */
export async function openServed(
  browser: Browser,
  folder: string,
  paths: readonly string[],
  base = "/",
): Promise<Served> {
  const server = await serve(folder, base);
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  await context.grantPermissions(["clipboard-write"]);
  await context.addInitScript(() => {
    window.forbidden = [];
    document.addEventListener("securitypolicyviolation", ({ violatedDirective, blockedURI, sourceFile }) => {
      window.forbidden?.push(`${violatedDirective}: ${blockedURI} (${sourceFile})`);
    });
  });
  const { results, traffic } = await visit(context, server.url, paths, async (page, path) => {
    await page.evaluate(openDetails, true);
    const buttons = await page.$$("button.copy:visible");
    for (const button of buttons) await button.click();
    const { forbidden, kept } = await page.evaluate(keptHere);
    return { path, forbidden, kept, pressed: buttons.length };
  });
  const cookies = (await context.cookies()).map(({ name }) => `cookie ${name}`);
  await context.close();
  await server.close();
  const named = (of: (result: (typeof results)[number]) => string[]): string[] =>
    results.flatMap((result) => of(result).map((what) => `${result.path || "start"}: ${what}`));
  return {
    ...traffic,
    forbidden: named(({ forbidden }) => forbidden),
    kept: [...cookies, ...named(({ kept }) => kept)],
    pressed: results.reduce((sum, { pressed }) => sum + pressed, 0),
  };
}

/** Runs in a page: what was forbidden there, and what it keeps on the machine. */
async function keptHere(): Promise<{ forbidden: string[]; kept: string[] }> {
  const workers = (await navigator.serviceWorker?.getRegistrations()) ?? [];
  const caches = "caches" in window ? await window.caches.keys() : [];
  const kept = [
    ...Object.keys(localStorage).map((key) => `localStorage ${key}`),
    ...Object.keys(sessionStorage).map((key) => `sessionStorage ${key}`),
    ...(await indexedDB.databases()).map(({ name }) => `indexedDB ${name}`),
    ...caches.map((name) => `cache ${name}`),
    ...workers.map(({ scope }) => `service worker ${scope}`),
    ...(document.cookie === "" ? [] : [`cookie ${document.cookie}`]),
  ];
  return { forbidden: window.forbidden ?? [], kept };
}

/** Tests that these pages, served with the headers that the build made, do nothing that a reader would not want. */
export function testServed(folder: string, pages: readonly string[]): void {
  test(`${pages.length} pages, served with the emitted headers, break no policy, are silent, ask nobody else and keep nothing`, async () => {
    const browser = await launchBrowser();
    const served = await openServed(browser, folder, pages);
    await browser.close();
    expect(served.requests.length).toBeGreaterThan(pages.length);
    expect(served.pressed).toBeGreaterThan(0);
    expect(served.forbidden).toEqual([]);
    expect(served.faults).toEqual([]);
    expect(served.kept).toEqual([]);
  }, 1_200_000);
}
