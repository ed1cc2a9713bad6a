import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { build } from "vite";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createDocument } from "../../src/charts/document.ts";
import { chartTypes } from "../../src/charts/index.ts";
import { type PictureOptions, picture } from "../../src/charts/picture.ts";
import { cssVariables, lightTheme, pageTheme } from "../../src/charts/theme.ts";
import { launchBrowser } from "../browser.ts";
import { figures, widthsOfTests } from "./figures.ts";
import type * as inBrowser from "./in-browser.ts";
import { fontFaces } from "./sheet.ts";

declare const charts: typeof inBrowser;

let browser: Browser;
let page: Page;

beforeAll(async () => {
  browser = await launchBrowser();
  const context = await browser.newContext({ deviceScaleFactor: 2 });
  page = await context.newPage();
  await page.setContent(`<!doctype html><html lang="de"><style>${fontFaces()}</style><body></body></html>`);
  await page.addScriptTag({ content: await bundle() });
  await page.evaluate(async () => {
    await Promise.all(["400", "600"].map((weight) => document.fonts.load(`${weight} 15px "Source Sans 3"`)));
  });
});

afterAll(async () => {
  await browser?.close();
});

/** The charts as one script for the page, under the name `charts`. */
async function bundle(): Promise<string> {
  const entry = join(import.meta.dirname, "in-browser.ts");
  const built = await build({
    configFile: false,
    logLevel: "silent",
    build: { write: false, minify: false, lib: { entry, formats: ["iife"], name: "charts" } },
  });
  const outputs = [built].flat().flatMap((each) => ("output" in each ? each.output : []));
  const chunk = outputs.find((output) => output.type === "chunk");
  if (chunk === undefined) throw new Error("no bundle");
  return chunk.code;
}

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
  const variables = Object.entries(cssVariables.light).map(([name, value]) => `${name}: ${value};`);
  await showAll(
    drawOnServer(width),
    `at ${width}`,
    `:root { ${variables.join(" ")} } svg { font-family: ${pageTheme.font}; }`,
    on,
  );
}

async function showAll(
  drawings: Record<string, string>,
  what: string,
  css: string,
  on = page,
): Promise<void> {
  const shown = Object.entries(drawings).map(
    ([name, svg]) => `<figure data-name="${name} ${what}">${svg}</figure>`,
  );
  await on.evaluate(
    (content) => {
      document.body.innerHTML = content;
    },
    `<style>${css}</style>${shown.join("")}`,
  );
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

/** The faces that pages fall back to, as their style sheet has them. */
function fallbackFaces(): string {
  const css = readFileSync(join(import.meta.dirname, "../../src/styles/base.css"), "utf8");
  return (css.match(/@font-face \{[^}]*\}/g) ?? []).filter((face) => face.includes("Ersatz")).join("\n");
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
    await showAll(pictures(shape), shape, "");
    expect(await page.evaluate(() => charts.faults())).toEqual([]);
  });
});

describe("with web fonts blocked", () => {
  let plain: Page;

  beforeAll(async () => {
    plain = await (await browser.newContext({ deviceScaleFactor: 2 })).newPage();
    const html = `<!doctype html><html lang="de"><style>${fallbackFaces()}</style><body></body></html>`;
    await plain.setContent(html);
    await plain.addScriptTag({ content: await bundle() });
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
      const rect = document.querySelector("rect");
      return rect === null ? "" : getComputedStyle(rect).fill;
    };
    const before = colour();
    for (const [name, value] of Object.entries(dark)) document.documentElement.style.setProperty(name, value);
    return [before, colour()];
  }, cssVariables.dark);
  expect(fills).toEqual(["rgb(143, 63, 18)", "rgb(224, 136, 74)"]);
});
