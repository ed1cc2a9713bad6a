import { describe, expect, test } from "vitest";
import { plainText } from "../../../src/lib/markdown/index.ts";
import { audit } from "../../site/axe.ts";
import { report } from "./folder.ts";
import { show, shownIn } from "./shown.ts";

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
  expect((await audit(page, { part: "dialog" })).faults).toEqual([]);
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
    const said = async () => (await page.locator(".aria-status").textContent())?.replace(/\s+/g, " ").trim();
    await expect.poll(async () => (await said())?.slice(0, plainTitle.length)).toBe(plainTitle);
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
