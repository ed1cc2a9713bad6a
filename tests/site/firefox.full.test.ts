import { existsSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { installPackages, mayInstall } from "../debian.ts";
import { installInto } from "../install.ts";
import { pagesIn } from "./browse.ts";
import { type Server, serve } from "./server.ts";

const tools = join(import.meta.dirname, "../tools");
const siteDir = inject("siteDir");

/** One page of each kind: of those in one folder, as deep as each other. */
const kinds = [
  ...new Map(
    pagesIn(siteDir).map((path) => [`${path.split("/")[0]} ${path.split("/").length}`, path]),
  ).values(),
];

const places = [
  process.env.FIREFOX_PATH ?? "",
  "/usr/bin/firefox-esr",
  "/usr/bin/firefox",
  "/Applications/Firefox.app/Contents/MacOS/firefox",
  "C:\\Program Files\\Mozilla Firefox\\firefox.exe",
];

/** Path of Firefox: named, on the machine, or installed where that is allowed; undefined where there is none. */
function findFirefox(): string | undefined {
  const present = () => places.find((path) => path !== "" && existsSync(path));
  if (present() === undefined && mayInstall())
    installPackages(["firefox-esr"], "Kein Firefox auf diesem Rechner");
  return present();
}

/** As much of puppeteer as is used here: it is no dependency of the project, so its types are not there. */
interface Tab {
  on(
    event: "pageerror" | "requestfailed",
    listener: (what: { message?: string; url?(): string }) => void,
  ): void;
  setViewport(size: { width: number; height: number }): Promise<void>;
  goto(url: string): Promise<unknown>;
  evaluate<T>(work: () => T): Promise<T>;
  close(): Promise<void>;
}
interface Firefox {
  newPage(): Promise<Tab>;
  close(): Promise<void>;
}

const firefox = findFirefox();
const missing = firefox === undefined ? "kein Firefox" : installInto(tools);

describe.skipIf(missing !== undefined)(`Firefox${missing ? ` (übersprungen: ${missing})` : ""}`, () => {
  let server: Server;
  let browser: Firefox;

  beforeAll(async () => {
    server = await serve(siteDir);
    const entry = join(tools, "node_modules/puppeteer-core/lib/esm/puppeteer/puppeteer-core.js");
    const puppeteer = (await import(pathToFileURL(entry).href)) as {
      default: { launch(options: object): Promise<Firefox> };
    };
    browser = await puppeteer.default.launch({ browser: "firefox", executablePath: firefox, headless: true });
  });

  afterAll(async () => {
    await browser?.close();
    await server?.close();
  });

  test.each(kinds)(
    "shows /%s whole: its heading, its texts, its drawings, and no bar below",
    async (path) => {
      const page = await browser.newPage();
      const faults: string[] = [];
      page.on("pageerror", ({ message }) => faults.push(message ?? ""));
      page.on("requestfailed", ({ url }) => faults.push(url?.() ?? ""));
      for (const width of [360, 1280]) {
        await page.setViewport({ width, height: 900 });
        await page.goto(server.url + path);
        const seen = await page.evaluate(() => {
          const charts = [...document.querySelectorAll(".chart")];
          return {
            heading: document.querySelector("h1")?.innerText ?? "",
            text: document.body.innerText.length,
            needed: document.documentElement.scrollWidth - innerWidth,
            charts: charts.length,
            drawn: charts.filter((chart) =>
              [...chart.querySelectorAll("svg")].some((svg) => svg.getBoundingClientRect().width > 200),
            ).length,
          };
        });
        expect(seen.heading || path.startsWith("embed/")).toBeTruthy();
        expect(seen.text).toBeGreaterThan(100);
        expect(seen.needed).toBeLessThanOrEqual(0);
        expect(seen.drawn).toBe(seen.charts);
      }
      expect(faults).toEqual([]);
      await page.close();
    },
  );
});
