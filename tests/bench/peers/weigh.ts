import { gzipSync } from "node:zlib";
import type { Browser, Response } from "playwright-core";
import { serve } from "../../../scripts/site/serve.ts";
import { canBePacked } from "../../../src/lib/serving/types.ts";

/** What one page weighs and shows. */
export interface Weight {
  /** Bytes of the page alone, and of all that a browser loads for it: as they are, and packed with gzip. */
  page: { raw: number; gzip: number };
  all: { raw: number; gzip: number };
  /** What a reader sees with and without JavaScript. */
  scripted: Shown;
  plain: Shown;
}

/** Numbers in the paragraphs, charts and tables that are there to be seen or opened. */
export interface Shown {
  numbers: number;
  charts: number;
  tables: number;
}

/** Loads a page of a built site twice, with and without JavaScript. */
export async function weigh(browser: Browser, folder: string, address: string): Promise<Weight> {
  const server = await serve(folder);
  try {
    const url = server.url + address;
    const loaded = await open(browser, url, true);
    const plain = await open(browser, url, false);
    const [first] = loaded.files;
    if (first === undefined) throw new Error(`${url}: nothing loaded`);
    const all = loaded.files.reduce((sum, { raw, gzip }) => ({
      raw: sum.raw + raw,
      gzip: sum.gzip + gzip,
    }));
    return { page: first, all, scripted: loaded.shown, plain: plain.shown };
  } finally {
    await server.close();
  }
}

/** True for what servers pack. */
const isPacked = (type: string): boolean => canBePacked(type) || /javascript$/.test(type);

async function open(browser: Browser, url: string, javaScriptEnabled: boolean) {
  const context = await browser.newContext({ javaScriptEnabled });
  const page = await context.newPage();
  const responses: Response[] = [];
  page.on("response", (response) => responses.push(response));
  await page.goto(url, { waitUntil: "networkidle" });
  const shown: Shown = {
    numbers: await page
      .locator("p")
      .filter({ hasText: /^\s*Im Text.*\d\s?(%|Prozent)/s })
      .count(),
    // Of a chart in several widths one is to be seen.
    charts: await page
      .locator("svg:visible")
      .filter({ has: page.locator("rect, path") })
      .count(),
    tables: await page.locator("table").count(),
  };
  const files: { raw: number; gzip: number }[] = [];
  for (const response of responses) {
    const body = await response.body();
    const type = (response.headers()["content-type"] ?? "").replace(/;.*/, "");
    files.push({ raw: body.length, gzip: isPacked(type) ? gzipSync(body).length : body.length });
  }
  await context.close();
  return { files, shown };
}
