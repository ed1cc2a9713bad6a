import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import type { Slide } from "../../../src/model/slide.ts";
import { launchBrowser } from "../../browser.ts";
import { audit, contrasts } from "../../site/axe.ts";
import { report, unpacked } from "./folder.ts";
import { faultsOfSlide } from "./in-page.ts";

const folder = mkdtempSync(join(tmpdir(), "stick-"));
/** All presentations, with the names of their slides. */
export const presentations = report.presentations.map(({ id, slides }) => ({
  id,
  slides: slides.map(({ slug }) => slug),
}));
const addresses = new Map<string, string>();
let browser: Browser;
let context: BrowserContext;
/** Whatever was asked for beyond the folder, and whatever went wrong. */
const faults: string[] = [];

beforeAll(async () => {
  for (const { id } of presentations) addresses.set(id, await unpacked(id, folder));
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser?.close();
  rmSync(folder, { recursive: true, force: true });
});
afterEach(async () => {
  await context?.close();
  expect(faults.splice(0)).toEqual([]);
});

/** Opens a presentation from its folder, with no net at all. */
export async function show(id: string, viewport = { width: 1280, height: 720 }): Promise<Page> {
  context = await browser.newContext({ viewport });
  await context.setOffline(true);
  context.on("request", (request) => {
    if (!request.url().startsWith("file:")) faults.push(`asks for ${request.url()}`);
  });
  context.on("requestfailed", (request) => faults.push(`does not find ${request.url()}`));
  context.on("console", (message) => faults.push(message.text()));
  context.on("weberror", (error) => faults.push(error.error().message));
  const page = await context.newPage();
  await page.goto(addresses.get(id) ?? "");
  await page.waitForSelector(".reveal.ready");
  await page.evaluate(() => document.fonts.ready);
  return page;
}

/** The slide that is shown. */
export const shownIn = (page: Page) =>
  page.evaluate(() => document.querySelector("section.present")?.id ?? "");
/** How many steps of the slide are still to come. */
export const hiddenSteps = (page: Page) => page.locator("section.present .fragment:not(.visible)").count();

/** Tests that presentations can be gone through in windows of these sizes, and that everything on them has room. */
export function testGoing(ids: readonly string[], sizes: readonly (readonly [number, number])[]): void {
  describe.each(presentations.filter(({ id }) => ids.includes(id)))(
    "the slides „$id“ from a folder, without a net",
    ({ id, slides }) => {
      test.each(sizes)(
        "are gone through by one key at %i × %i: nothing overflows, and all can be read in a hall",
        async (width, height) => {
          const page = await show(id, { width, height });
          const seen = [await shownIn(page)];
          const wrong: string[] = [];
          for (let presses = 0; presses < 200; presses++) {
            const steps = await hiddenSteps(page);
            const at = await shownIn(page);
            if (steps === 0)
              wrong.push(...(await page.evaluate(faultsOfSlide)).map((fault) => `${at}: ${fault}`));
            if (steps === 0 && at === slides.at(-1)) break;
            await page.keyboard.press("ArrowRight");
            const next = await shownIn(page);
            if (next === at) expect(await hiddenSteps(page)).toBe(steps - 1);
            else seen.push(next);
          }
          expect(seen).toEqual(slides);
          expect(wrong).toEqual([]);
        },
      );
    },
  );
}

/** Tests that presentations are printed as they are shown. */
export function testPrinted(ids: readonly string[]): void {
  describe.each(presentations.filter(({ id }) => ids.includes(id)))(
    "the slides „$id“ from a folder, without a net",
    ({ id, slides }) => {
      test("are printed one page for each as they are shown, steps and all", async () => {
        const page = await show(id, { width: 1920, height: 1080 });
        const sizesOf = () =>
          page.evaluate(() =>
            [
              ...document.querySelectorAll(
                "section.present h2, section.present .foot, section.present .meta",
              ),
            ].map((element) =>
              [element.clientWidth, element.clientHeight, getComputedStyle(element).fontSize].join(" "),
            ),
          );
        const shown: string[] = [];
        for (const _ of slides) {
          while ((await hiddenSteps(page)) > 0) await page.keyboard.press("ArrowRight");
          shown.push(...(await sizesOf()));
          await page.keyboard.press("ArrowRight");
        }
        await page.emulateMedia({ media: "print" });
        const printed = await page.evaluate(() =>
          [...document.querySelectorAll(".slides > section")].map((slide) => {
            const { width, height } = slide.getBoundingClientRect();
            const parts = [...slide.querySelectorAll("h2, .foot, .meta")].map((element) =>
              [element.clientWidth, element.clientHeight, getComputedStyle(element).fontSize].join(" "),
            );
            const steps = [...slide.querySelectorAll(".fragment")].filter(
              (step) => !step.checkVisibility({ opacityProperty: true, visibilityProperty: true }),
            );
            return { size: [Math.round(width), Math.round(height)], parts, hidden: steps.length };
          }),
        );
        expect(printed.flatMap(({ parts }) => parts)).toEqual(shown);
        for (const { size, hidden } of printed) expect([...size, hidden]).toEqual([1920, 1080, 0]);

        const pdf = await page.pdf({ preferCSSPageSize: true, printBackground: true });
        const text = Buffer.from(pdf).toString("latin1");
        expect(text.match(/\/Type\s*\/Page\b/g)).toHaveLength(slides.length);
        for (const [, width, height] of text.matchAll(/\/MediaBox \[0 0 (\S+) (\S+)\]/g))
          expect(Number(width) / Number(height)).toBeCloseTo(16 / 9, 2);
      });
    },
  );
}

/** Tests that nothing keeps a reader from these slides. */
export function testBarriers(slides: readonly Slide[]): void {
  test(`none of ${slides.length} slides has a barrier that axe finds, nor too little contrast, light or dark`, async () => {
    const page = await show("alle");
    for (const { slug } of slides) {
      await page.evaluate((name) => (location.hash = `#/${name}`), slug);
      await page.waitForSelector(`#${slug}.present`);
      while ((await hiddenSteps(page)) > 0) await page.keyboard.press("ArrowRight");
      const { passed, faults } = await audit(page);
      expect(passed).toBeGreaterThan(10);
      expect(faults, slug).toEqual([]);
      for (const mode of ["hell", "dunkel"]) {
        const low = (await page.evaluate(contrasts)).filter(({ ratio }) => ratio < 4.5);
        expect(low, `${slug} ${mode}`).toEqual([]);
        await page.keyboard.press("d");
      }
    }
  });
}
