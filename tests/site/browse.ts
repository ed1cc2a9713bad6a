import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join, sep } from "node:path";
import type { BrowserContext, Page } from "playwright-core";
import { root } from "../../scripts/files.ts";

/** Addresses of all pages in a built folder, below its base: "" is the start page. Slides have tests of their own. */
export function pagesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".html") && !file.startsWith("folien"))
    .map((file) =>
      file
        .split(sep)
        .join("/")
        .replace(/(^|\/)index\.html$/, "$1"),
    )
    .sort();
}

/**
 * Of pages in their order: every one that is one of a few of its kind, and of many that are alike the first, the middle
 * and the last. Pages are of a kind that stand equally deep in the same folder.
 */
export function oneOfAKind(pages: readonly string[]): string[] {
  const kindOf = (path: string): string => `${path.split("/")[0]} ${path.split("/").length}`;
  const kinds = Map.groupBy(pages, kindOf);
  return pages.filter((path) => {
    const kin = kinds.get(kindOf(path)) ?? [];
    const chosen = [0, Math.floor(kin.length / 2), kin.length - 1];
    return kin.length <= 3 || chosen.includes(kin.indexOf(path));
  });
}

/** Of pages of a folder in their order one for each template: the longest of those that the same route or layout makes. */
export function onePerTemplate(folder: string, pages = pagesIn(folder)): string[] {
  const lengthOf = (path: string): number =>
    statSync(join(folder, path.endsWith(".html") ? path : `${path}index.html`)).size;
  const templates = Map.groupBy(pages, templateOf);
  const chosen = [...templates.values()].map((kin) =>
    kin.reduce((longest, path) => (lengthOf(path) > lengthOf(longest) ? path : longest)),
  );
  return pages.filter((path) => chosen.includes(path));
}

/** What makes a page: its route, or the layout that its route fills with words; for all others their place. */
function templateOf(path: string): string {
  if (path.endsWith(".html")) return path;
  const name = path.replace(/\/$/, "");
  const routes = ["/index.astro", ".astro"].map((ending) => join(root, "src/pages", `${name}${ending}`));
  const route = routes.find(existsSync);
  if (route !== undefined)
    return readFileSync(route, "utf8").includes("layouts/TextPage.astro") ? "text" : route;
  const [folder, ...below] = name.split("/");
  return below.length === 0 ? "…" : [folder, ...below.map(() => "…")].join("/");
}

/** Has a page draw at once what waits for a reader to come near, as it does where a browser knows no waiting. */
export async function drawAll(page: Page): Promise<void> {
  await page.evaluate(() => {
    const atOnce = new CSSStyleSheet();
    atOnce.replaceSync(
      ".chart svg { content-visibility: visible !important; aspect-ratio: auto !important }",
    );
    document.adoptedStyleSheets = [atOnce];
  });
}

/**
 * Does something on each page of a site, as long as there are any, in two tabs at a time (more are no faster: drawing a
 * page keeps a processor busy); returns the results in the order of the addresses, and what was asked for and went
 * wrong on the way.
 */
export async function visit<T>(
  context: BrowserContext,
  site: string,
  paths: readonly string[],
  work: (page: Page, path: string) => Promise<T>,
): Promise<{ results: T[]; traffic: Traffic }> {
  const results = new Map<number, T>();
  const traffic: Traffic = { requests: [], faults: [] };
  const queue = paths.entries();
  const tab = async (): Promise<void> => {
    const page = await context.newPage();
    listen(page, site, traffic);
    for (const [i, path] of queue) {
      await open(page, site + path);
      results.set(i, await work(page, path));
    }
    await page.close();
  };
  await Promise.all([tab(), tab()]);
  return { results: paths.map((_, i) => results.get(i) as T), traffic };
}

/** Everything that pages asked for, and everything that went wrong or was said to the console, in words. */
export interface Traffic {
  requests: string[];
  faults: string[];
}

function listen(page: Page, site: string, traffic: Traffic): void {
  const { origin } = new URL(site);
  const fault = (text: string): void => void traffic.faults.push(`${page.url()}: ${text}`);
  page.on("request", (request) => {
    traffic.requests.push(request.url());
    if (new URL(request.url()).origin !== origin) fault(`leaves the site for ${request.url()}`);
  });
  page.on("requestfailed", (request) => {
    const error = request.failure()?.errorText ?? "";
    // An icon that was still on its way when the tab went on to the next page.
    if (error !== "net::ERR_ABORTED") fault(`${request.url()}: ${error}`);
  });
  page.on("response", (response) => {
    if (response.status() >= 300) fault(`${response.url()}: ${response.status()}`);
  });
  page.on("console", (message) => fault(`console ${message.type()}: ${message.text()}`));
  page.on("pageerror", (error) => fault(error.message));
}

/** Opens a page and waits until it stands as a reader sees it: its pictures there, its fonts loaded. */
export async function open(page: Page, url: string): Promise<void> {
  await page.goto(url, { waitUntil: "load" });
  await page.evaluate(async () => {
    await document.fonts.ready;
  });
}
