import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { plainText } from "../../../src/lib/markdown/index.ts";
import { launchBrowser } from "../../browser.ts";
import { audit, contrasts } from "../../site/axe.ts";
import { report, unpacked } from "./folder.ts";
import { faultsOfSlide } from "./in-page.ts";

const folder = mkdtempSync(join(tmpdir(), "stick-"));
const presentations = report.presentations.map(({ id, slides }) => ({
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
async function show(id: string, viewport = { width: 1280, height: 720 }): Promise<Page> {
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

const shownIn = (page: Page) => page.evaluate(() => document.querySelector("section.present")?.id ?? "");
const hiddenSteps = (page: Page) => page.locator("section.present .fragment:not(.visible)").count();

describe.each(presentations)("the slides „$id“ from a folder, without a net", ({ id, slides }) => {
  test.each([
    [1280, 720],
    [1920, 1080],
  ])(
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

  test("are printed one page for each as they are shown, steps and all", async () => {
    const page = await show(id, { width: 1920, height: 1080 });
    const sizesOf = () =>
      page.evaluate(() =>
        [
          ...document.querySelectorAll("section.present h2, section.present .foot, section.present .meta"),
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
});

test("no slide has a barrier that axe finds, nor too little contrast, light or dark", async () => {
  const page = await show("alle");
  for (const { slug } of report.slides) {
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

test("back, first, last, overview, black and help have their keys, and each can be left by one", async () => {
  const page = await show("alle");
  const all = report.presentations[0]?.slides.map(({ slug }) => slug) ?? [];
  await page.keyboard.press("End");
  expect(await shownIn(page)).toBe(all.at(-1));
  await page.keyboard.press("ArrowLeft");
  expect(await shownIn(page)).toBe(all.at(-2));
  await page.keyboard.press("Home");
  await page.keyboard.press("PageDown");
  expect(await shownIn(page)).toBe(all[1]);

  await page.keyboard.press("o");
  expect(await page.locator(".reveal.overview").count()).toBe(1);
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("Enter");
  expect(await page.locator(".reveal.overview").count()).toBe(0);
  expect(await shownIn(page)).toBe(all[3]);

  await page.keyboard.press("b");
  expect(await page.locator(".reveal.paused").count()).toBe(1);
  await page.keyboard.press("b");
  expect(await page.locator(".reveal.paused").count()).toBe(0);

  await page.keyboard.press("h");
  expect(await page.locator("dialog.help").isVisible()).toBe(true);
  expect((await audit(page, "dialog")).faults).toEqual([]);
  await page.keyboard.press("Escape");
  expect(await page.locator("dialog.help").isVisible()).toBe(false);
  expect(await page.locator(".reveal.overview").count()).toBe(0);
});

test("where the browser opens no window for the speaker, the slides say so", async () => {
  const page = await show("alle");
  await page.evaluate(() => {
    window.open = () => null;
  });
  await page.keyboard.press("s");
  expect(await page.locator("dialog.help .blocked").innerText()).toContain("Pop-ups");
  await page.keyboard.press("Escape");
  await page.keyboard.press("h");
  expect(await page.locator("dialog.help .blocked").isVisible()).toBe(false);
});

test("buttons say what the keys do, and come to whoever uses the tab key", async () => {
  const page = await show("alle");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Tab");
  const name = await page.evaluate(() => document.activeElement?.textContent);
  expect(name).toBe("Weiter");
  await page.keyboard.press("Enter");
  expect(await shownIn(page)).toBe(report.presentations[0]?.slides[1]?.slug);
  await page.keyboard.press("ArrowLeft");
  expect(await shownIn(page)).toBe(report.presentations[0]?.slides[0]?.slug);
});

test("whoever hears the slides is told the new one, heading first and number last", async () => {
  const page = await show("alle");
  for (const { slug, plainTitle } of report.presentations[0]?.slides.slice(1, 6) ?? []) {
    while ((await shownIn(page)) !== slug) await page.keyboard.press("ArrowRight");
    const said = (await page.locator(".aria-status").textContent()) ?? "";
    expect(said.replace(/\s+/g, " ").trim().startsWith(plainTitle)).toBe(true);
    const order = await page.evaluate(() =>
      [...document.querySelectorAll("section.present .frame > *")].map(
        ({ tagName, className }) => `${tagName} ${className}`,
      ),
    );
    expect(order[0]).toBe("H2 ");
    expect(order.at(-1)).toBe("DIV foot");
    expect(await page.locator("section:not(.present):not([aria-hidden=true])").count()).toBe(0);
  }
});

describe("the speaker's window", () => {
  test("shows notes, slide, next slide and clock, and goes along in both directions", async () => {
    const page = await show("alle");
    const [speaker] = await Promise.all([page.waitForEvent("popup"), page.keyboard.press("s")]);
    await speaker.waitForSelector(".now .preview section");
    const first = report.presentations[0]?.slides[0];
    const second = report.presentations[0]?.slides[1];
    expect(await speaker.locator(".now h2").last().textContent()).toBe(first?.plainTitle);
    expect(await speaker.locator(".next .preview h2").textContent()).toBe(second?.plainTitle);
    expect(await speaker.locator(".spoken").textContent()).toContain("Begrüßung");
    expect(await speaker.locator(".clock").textContent()).toMatch(/^\d\d:\d\d$/);
    expect(await speaker.locator(".elapsed").textContent()).toMatch(/^\d+:\d\d$/);

    await speaker.keyboard.press("ArrowRight");
    await page.waitForSelector(`#${second?.slug}.present`);
    await speaker.getByText("2 von").waitFor();
    expect(await speaker.locator(".left").textContent()).toBe("noch 2 Schritte");
    await page.keyboard.press("ArrowRight");
    await speaker.getByText("noch ein Schritt").waitFor();
    expect((await audit(speaker)).faults).toEqual([]);

    // Notes stay in their place, also where the slide itself has words beside a drawing.
    for (const { slug, speech } of report.slides.slice(2)) {
      while ((await shownIn(page)) !== slug) await page.keyboard.press("ArrowRight");
      const words = plainText(speech).slice(0, 20);
      await speaker.locator(".spoken", { hasText: words }).waitFor();
      expect(await speaker.locator(".preview", { hasText: words }).count()).toBe(0);
    }
    await speaker.getByText("Das ist die letzte Folie.").waitFor();
    const overflow = await speaker.evaluate(() => document.documentElement.scrollWidth > innerWidth);
    expect(overflow).toBe(false);
  });

  test("shows the audience none of the notes", async () => {
    const page = await show("alle");
    expect(await page.locator("section.present .speech").isVisible()).toBe(false);
    expect(await page.locator("body").innerText()).not.toContain("Begrüßung");
  });
});
