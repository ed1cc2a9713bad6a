import { readdirSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { launchBrowser } from "../browser.ts";
import { open, pagesIn } from "./browse.ts";
import {
  accept,
  acceptBrowser,
  accepted,
  differenceBetween,
  differenceTo,
  isSame,
  looks,
  otherBrowser,
  takePicture,
} from "./pictures.ts";
import { type Server, serve } from "./server.ts";

const siteDir = inject("siteDir");
const accepts = inject("accepts");
const paths = pagesIn(siteDir);

/** Pages of a kind each, by the first address that fits. */
const kinds: Readonly<Record<string, RegExp>> = {
  start: /^$/,
  kapitel: /^kapitel\/.+/,
  galerie: /^abbildungen\/$/,
  abbildung: /^abbildungen\/.+/,
  tabellen: /^tabellen\/$/,
  frage: /^tabellen\/.+/,
  gruppe: /^gruppen\/[^/]+\/[^/]+\/$/,
  daten: /^daten\/$/,
  suche: /^suche\/$/,
  einbetten: /^embed\//,
  lost: /^404/,
};
const pages = Object.entries(kinds).map(([name, kind]) => ({
  name,
  path: paths.find((path) => kind.test(path)) ?? "",
}));
const figures = paths
  .filter((path) => /^embed\/.+/.test(path))
  .map((path) => ({ name: `abbildungen/${path.split("/")[1]}`, path }));
const views = [
  ...pages.map((page) => ({ ...page, part: undefined })),
  ...figures.map((page) => ({ ...page, part: ".figure" })),
];

let browser: Browser;
let server: Server;
let context: BrowserContext;
let bench: Page;
let tab: Page;

beforeAll(async () => {
  [server, browser] = await Promise.all([serve(siteDir), launchBrowser()]);
  context = await browser.newContext();
  // Where fonts come late, a page stays in what the machine has: right for readers, and another picture each time.
  await context.route("**/*.css", async (route) => {
    // A server closes a connection that was idle for long, perhaps just as the next request goes out on it.
    const response = await route.fetch({ maxRetries: 3 });
    const css = (await response.text()).replaceAll("font-display:optional", "font-display:block");
    await route.fulfill({ response, body: css });
  });
  [bench, tab] = [await context.newPage(), await context.newPage()];
  if (accepts) rmSync(accepted, { recursive: true, force: true });
  if (accepts) acceptBrowser(browser.version());
});
afterAll(async () => {
  await browser?.close();
  await server?.close();
});

test.for(views)(
  "$name looks as it was accepted, at three widths, light, dark and on paper",
  async ({ name, path, part }, { skip }) => {
    const why = otherBrowser(browser.version());
    if (why !== undefined && !accepts) return skip(why);
    await open(tab, server.url + path);
    const differences: string[] = [];
    for (const look of looks) {
      const picture = await takePicture(tab, look, part);
      const file = `${look.name}/${name}`;
      if (accepts) await accept(bench, file, picture);
      else {
        const difference = await differenceTo(bench, file, picture);
        if (difference === undefined) differences.push(`${file}: is new`);
        else if (!isSame(difference)) differences.push(`${file}: ${JSON.stringify(difference)}`);
      }
    }
    expect(differences, "accept what is meant: npm run accept").toEqual([]);
  },
);

test("accepted pictures are there for all that is compared and for nothing else, and are small", ({
  skip,
}) => {
  const why = otherBrowser(browser.version());
  if (why !== undefined) return skip(why);
  const files = readdirSync(accepted, { recursive: true, encoding: "utf8" }).filter((file) =>
    file.endsWith(".webp"),
  );
  const wanted = looks.flatMap((look) => views.map(({ name }) => `${look.name}/${name}.webp`));
  expect(files.map((file) => file.replaceAll("\\", "/")).sort()).toEqual(wanted.sort());
  const bytes = files.reduce((sum, file) => sum + statSync(join(accepted, file)).size, 0);
  expect(bytes).toBeLessThan(6 * 1024 ** 2);
});

test("a bar that is longer, a colour that is another and a word that is missing are seen; a letter's edge is not", async () => {
  const page = await context.newPage();
  const shot = async (body: string) => {
    await page.setContent(
      `<body style="margin:0;font:16px serif;width:600px;height:300px;background:#fff">${body}`,
    );
    return page.screenshot({ clip: { x: 0, y: 0, width: 600, height: 300 } });
  };
  const bar = (width: number, colour = "#0b5a66") =>
    `<p style="height:24px;width:${width}px;background:${colour}"></p><p>Die meisten halten Zusammenhalt für gestaltbar.</p>`;
  const before = await shot(bar(300));
  const isSeen = async (body: string) => !isSame(await differenceBetween(bench, before, await shot(body)));
  expect(await isSeen(bar(300))).toBe(false);
  expect(await isSeen(`<div style="-webkit-text-stroke:0.1px #222">${bar(300)}</div>`)).toBe(false);
  expect(await isSeen(bar(360))).toBe(true);
  expect(await isSeen(bar(300, "#b3402b"))).toBe(true);
  expect(await isSeen(bar(300).replace("Zusammenhalt für gestaltbar", ""))).toBe(true);
  await page.close();
});
