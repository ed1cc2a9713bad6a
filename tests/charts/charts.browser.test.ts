import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createDocument } from "../../src/charts/document.ts";
import { chartTypes } from "../../src/charts/index.ts";
import { type PictureOptions, picture } from "../../src/charts/picture.ts";
import { cssVariables, lightTheme, pageTheme } from "../../src/charts/theme.ts";
import { launchBrowser } from "../browser.ts";
import { figures, widthsOfTests } from "./figures.ts";
import type * as inBrowser from "./in-browser.ts";
import { openStage, pageRules, showAll } from "./stage.ts";

declare const charts: typeof inBrowser;

let browser: Browser;
let page: Page;

beforeAll(async () => {
  browser = await launchBrowser();
  page = await openStage(browser);
});

afterAll(async () => {
  await browser?.close();
});

/** Drawings by name, made on the server. */
function drawOnServer(width: number): Record<string, string> {
  const document = createDocument();
  return Object.fromEntries(
    Object.entries(figures).map(([name, { type, figure }]) => [
      name,
      chartTypes[type].svg(figure, { document, width, theme: pageTheme }),
    ]),
  );
}

async function show(width: number, on = page): Promise<void> {
  await showAll(drawOnServer(width), `at ${width}`, pageRules(), on);
}

/** Pictures of all figures by name. */
function pictures(shape: PictureOptions["shape"]): Record<string, string> {
  const options: PictureOptions = {
    document: createDocument(),
    theme: lightTheme,
    shape,
    licence: "CC BY 4.0",
    address: "https://example.org/abbildungen/abbildung/",
  };
  return Object.fromEntries(
    Object.entries(figures).map(([name, { type, figure }]) => [
      name,
      picture({ ...figure, chart: type, note: "Eine Anmerkung." }, options),
    ]),
  );
}

describe.each(widthsOfTests)("at %d px", (width) => {
  test("the server draws what a browser draws", async () => {
    const drawn = await page.evaluate((px) => charts.drawAll(px), width);
    expect(drawOnServer(width)).toEqual(drawn);
  });

  test("no text leaves the drawing, its bar or another text's place", async () => {
    await show(width);
    expect(await page.evaluate(() => charts.faults())).toEqual([]);
  });

  test("texts are as wide as labels were wrapped by, never more", async () => {
    await show(width);
    const texts = await page.evaluate(() => charts.widths());
    expect(texts.length).toBeGreaterThan(100);
    for (const { text, real, measured } of texts) {
      expect(real, text).toBeLessThanOrEqual(measured + 0.5);
      expect(real, text).toBeGreaterThanOrEqual(measured * 0.96 - 0.5);
    }
  });
});

describe.each(["asShown", "16:9"] as const)("pictures, %s", (shape) => {
  test("no text leaves the picture, its bar or another text's place", async () => {
    await showAll(pictures(shape), shape, "", page);
    expect(await page.evaluate(() => charts.faults())).toEqual([]);
  });
});

describe("with web fonts blocked", () => {
  let plain: Page;

  beforeAll(async () => {
    plain = await openStage(browser, "fallback");
  });

  test("the font that pages fall back to is there, and the blocked one is not", async () => {
    expect(await plain.evaluate(() => charts.hasFont("Source Sans Ersatz"))).toBe(true);
    expect(await plain.evaluate(() => charts.hasFont("Source Sans 3"))).toBe(false);
  });

  test.each(widthsOfTests)("no text leaves its place at %d px", async (width) => {
    await show(width, plain);
    expect(await plain.evaluate(() => charts.faults())).toEqual([]);
  });
});

test("colours come from the page: the same drawing turns dark with its variables", async () => {
  await show(480);
  const fills = await page.evaluate((dark) => {
    const colour = (): string => {
      const bars = document.querySelector("path[d*=z]");
      return bars === null ? "" : getComputedStyle(bars).fill;
    };
    const before = colour();
    for (const [name, value] of Object.entries(dark)) document.documentElement.style.setProperty(name, value);
    return [before, colour()];
  }, cssVariables.dark);
  expect(fills).toEqual(["rgb(143, 63, 18)", "rgb(224, 136, 74)"]);
});
