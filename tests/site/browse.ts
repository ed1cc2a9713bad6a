import { readdirSync } from "node:fs";
import { sep } from "node:path";
import type { Page } from "playwright-core";

/** Addresses of all pages in a built folder, below its base: "" is the start page. */
export function pagesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".html"))
    .map((file) => file.split(sep).join("/").replace(/(^|\/)index\.html$/, "$1"))
    .sort();
}

/** Does something with all items, four at a time, and returns the results in the items' order. */
export async function inParallel<T, R>(items: readonly T[], work: (item: T) => Promise<R>): Promise<R[]> {
  const results = new Map<number, R>();
  const queue = items.entries();
  const worker = async (): Promise<void> => {
    for (const [i, item] of queue) results.set(i, await work(item));
  };
  await Promise.all(Array.from({ length: 4 }, worker));
  return items.map((_, i) => results.get(i) as R);
}

/** What a page asked for, and everything that went wrong with it or was said to the console, in words. */
export interface Traffic {
  requests: string[];
  faults: string[];
}

/** Listens to a page from now on; a request that leaves the site is a fault, and it is not sent. */
export async function listen(page: Page, site: string): Promise<Traffic> {
  const traffic: Traffic = { requests: [], faults: [] };
  const fault = (text: string): void => void traffic.faults.push(`${page.url()}: ${text}`);
  page.on("request", (request) => traffic.requests.push(request.url()));
  page.on("requestfailed", (request) => fault(`${request.url()}: ${request.failure()?.errorText}`));
  page.on("response", (response) => {
    if (response.status() >= 300) fault(`${response.url()}: ${response.status()}`);
  });
  page.on("console", (message) => fault(`console ${message.type()}: ${message.text()}`));
  page.on("pageerror", (error) => fault(error.message));
  const origin = new URL(site).origin;
  await page.route(
    (url) => url.origin !== origin,
    (route) => {
      fault(`leaves the site: ${route.request().url()}`);
      return route.abort();
    },
  );
  return traffic;
}

/** Opens a page and waits until it stands as a reader sees it: its pictures there, its fonts loaded. */
export async function open(page: Page, url: string): Promise<void> {
  await page.goto(url, { waitUntil: "load" });
  await page.evaluate(async () => {
    await document.fonts.ready;
  });
}
