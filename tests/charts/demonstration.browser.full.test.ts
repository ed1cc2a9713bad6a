import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createDocument } from "../../src/charts/document.ts";
import { chartOf } from "../../src/charts/index.ts";
import { picture } from "../../src/charts/picture.ts";
import { darkTheme, lightTheme, pageTheme } from "../../src/charts/theme.ts";
import { launchBrowser } from "../browser.ts";
import { report } from "../formats/report.ts";
import { widthsOfTests } from "./figures.ts";
import type * as inBrowser from "./in-browser.ts";
import { openStage, pageRules, showAll } from "./stage.ts";

declare const charts: typeof inBrowser;

const document = createDocument();
const figures = report.figures.filter((figure) => !chartOf(figure).isEmpty(figure));

let browser: Browser;
let stages: Record<"own" | "fallback", Page>;

beforeAll(async () => {
  browser = await launchBrowser();
  stages = { own: await openStage(browser), fallback: await openStage(browser, "fallback") };
});

afterAll(async () => {
  await browser?.close();
});

const named = (draw: (figure: (typeof figures)[number]) => string): Record<string, string> =>
  Object.fromEntries(figures.map((figure) => [figure.id, draw(figure)]));

/** What a reader would call a fault in any of these drawings. */
async function faultsIn(drawings: Record<string, string>, what: string, css: string, on: Page) {
  expect(Object.keys(drawings).length).toBeGreaterThan(10);
  await showAll(drawings, what, css, on);
  return on.evaluate(() => charts.faults());
}

describe.each(widthsOfTests)("the demonstration's figures at %d px", (width) => {
  const drawings = named((figure) => chartOf(figure).svg(figure, { document, width, theme: pageTheme }));

  test.each(["own", "fallback"] as const)(
    "have no text that is cut or overlaps, in %s fonts",
    async (fonts) => {
      expect(await faultsIn(drawings, `at ${width}`, pageRules(), stages[fonts])).toEqual([]);
    },
  );
});

describe.each(["asShown", "16:9"] as const)("the demonstration's pictures, %s", (shape) => {
  test.each([
    ["light", lightTheme],
    ["dark", darkTheme],
  ])("have no text that is cut or overlaps, in %s", async (_, theme) => {
    const options = {
      document,
      theme,
      shape,
      licence: "CC BY 4.0",
      address: "https://example.org/abbildungen/",
    };
    const drawings = named((figure) => picture(figure, options));
    expect(await faultsIn(drawings, shape, "", stages.own)).toEqual([]);
  });
});
