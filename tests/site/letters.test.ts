import { expect, inject, test } from "vitest";
import { launchBrowser } from "../browser.ts";
import { pagesIn } from "./browse.ts";
import { serve } from "./server.ts";

const siteDir = inject("siteDir");

test("a page loads the letters of German, and those of other languages as soon as one stands in it", async () => {
  const [server, browser] = await Promise.all([serve(siteDir), launchBrowser()]);
  const page = await browser.newPage();
  const fonts: string[] = [];
  page.on("request", (request) => {
    const [, name] = /\/fonts\/(.+)\.woff2$/.exec(request.url()) ?? [];
    if (name !== undefined) fonts.push(name);
  });
  const chapter = pagesIn(siteDir).find((path) => path.startsWith("kapitel/"));
  await page.goto(`${server.url}${chapter}`, { waitUntil: "networkidle" });
  expect(fonts.filter((name) => name.endsWith("-german"))).toHaveLength(4);
  expect(fonts.filter((name) => name.endsWith("-others"))).toEqual([]);
  const asked = page.waitForRequest(/source-serif-4-400-others/);
  await page
    .locator("main .prose p")
    .first()
    .evaluate((paragraph) => paragraph.append(" Łódź"));
  await asked;
  await browser.close();
  await server.close();
});
