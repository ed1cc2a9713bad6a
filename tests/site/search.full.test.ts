import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { askedQuestions, questionPath } from "../../src/lib/question-address.ts";
import { policyOf } from "../../src/lib/serving/policy.ts";
import { launchBrowser } from "../browser.ts";
import { report } from "../formats/report.ts";
import { type Server, serve } from "./server.ts";

let browser: Browser;
let server: Server;

beforeAll(async () => {
  [server, browser] = await Promise.all([serve(inject("siteDir")), launchBrowser()]);
});
afterAll(async () => {
  await browser?.close();
  await server?.close();
});

/** The search's page in a context of its own, under the headers that the guide for the server asks for. */
async function searchPage(
  options: { policy?: string; javaScriptEnabled?: boolean } = {},
): Promise<[Page, BrowserContext]> {
  const { policy = policyOf("suche/"), ...rest } = options;
  const context = await browser.newContext(rest);
  const page = await context.newPage();
  await page.route("**/suche/**", async (route) => {
    const response = await route.fetch({ maxRetries: 3 });
    await route.fulfill({ response, headers: { ...response.headers(), "content-security-policy": policy } });
  });
  await page.goto(`${server.url}suche/`);
  return [page, context];
}

const said = async (page: Page): Promise<string> => {
  await page.waitForFunction(() => document.getElementById("suchergebnis")?.textContent !== "");
  return page.innerText("#suchergebnis");
};

describe("the search", () => {
  test("is done by keyboard alone under a strict policy: to the field, a word, Enter, the first hit, Enter", async () => {
    const [page, context] = await searchPage();
    const faults: string[] = [];
    page.on("console", (message) => faults.push(message.text()));
    page.on("pageerror", (error) => faults.push(error.message));
    await page.waitForSelector("#suche:not([hidden])");
    const focused = () => page.evaluate(() => document.activeElement?.id ?? "");
    for (let i = 0; i < 30 && (await focused()) !== "suchwort"; i += 1) await page.keyboard.press("Tab");
    expect(await focused()).toBe("suchwort");
    const [figure] = report.figures;
    await page.keyboard.type(figure?.title ?? "");
    await page.keyboard.press("Enter");
    expect(await said(page)).toMatch(/^\d+ Treffer für „/);
    await page.keyboard.press("Tab");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    await page.waitForURL(`**/abbildungen/${figure?.id}/`);
    expect(faults).toEqual([]);
    await context.close();
  });

  test("finds sections and figures, says which is which, and keeps the word in the address", async () => {
    const [page, context] = await searchPage();
    const [chapter] = report.chapters;
    const section = chapter?.sections[0];
    await page.fill("#suchwort", section?.title ?? "");
    await said(page);
    const hits = await page.$$eval("#treffer li", (items) =>
      items.map((item) => ({
        kind: item.querySelector(".hit-kind")?.textContent,
        href: item.querySelector("a")?.href,
      })),
    );
    expect(hits.map(({ href }) => href)).toContain(`${server.url}kapitel/${chapter?.slug}/#${section?.id}`);
    expect(hits.some(({ kind }) => kind?.startsWith("Kapitel"))).toBe(true);
    expect(new URL(page.url()).searchParams.get("q")).toBe(section?.title);
    await page.reload();
    expect(await said(page)).toContain("Treffer");
    await context.close();
  });

  test("says aloud that nothing was found", async () => {
    const [page, context] = await searchPage();
    await page.fill("#suchwort", "Quallenzucht");
    expect(await said(page)).toBe(
      "Kein Treffer für „Quallenzucht“. Alles, was es gibt, steht in der Liste darunter.",
    );
    expect(await page.getAttribute("#suchergebnis", "role")).toBe("status");
    await context.close();
  });

  test("gives way to the list of everything where WebAssembly is blocked", async () => {
    const [page, context] = await searchPage({ policy: policyOf("") });
    await page.fill("#suchwort", "Land");
    expect(await said(page)).toContain("Die Suche läuft in diesem Browser nicht");
    expect(await page.isVisible("#suche")).toBe(false);
    expect(await page.isVisible("#alle-inhalte")).toBe(true);
    await context.close();
  });

  test("is a list of everything without JavaScript: chapters with sections, figures, questions, pages", async () => {
    const [page, context] = await searchPage({ javaScriptEnabled: false });
    expect(await page.isVisible("#suche")).toBe(false);
    const hrefs = await page.$$eval("main a", (links) =>
      links.map((link) => link.getAttribute("href") ?? ""),
    );
    for (const { slug, sections } of report.chapters) {
      expect(hrefs).toContain(`/kapitel/${slug}/`);
      for (const { id } of sections) expect(hrefs).toContain(`/kapitel/${slug}/#${id}`);
    }
    for (const { id } of report.figures) expect(hrefs).toContain(`/abbildungen/${id}/`);
    for (const { code } of askedQuestions(report.codebook))
      expect(hrefs).toContain(`/${questionPath(code, report.codebook)}`);
    await context.close();
  });
});
