import { existsSync } from "node:fs";
import { join } from "node:path";
import { type Browser, chromium } from "playwright-core";
import { root } from "../../scripts/files.ts";
import { serve } from "../../scripts/site/serve.ts";
import { findBrowser } from "../browser.ts";
import { findProgram } from "../debian.ts";
import { pagesIn } from "../site/browse.ts";
import { type Benchmark, tableOf } from "./benchmark.ts";

/** Slow 4G as Lighthouse has it: round trips of 150 ms, 1.6 Mbit/s down and 0.75 up; a processor of a fourth. */
const line = { offline: false, latency: 150, downloadThroughput: 1.6e6 / 8, uploadThroughput: 0.75e6 / 8 };
const slowdown = 4;
/** The most that the largest paint may take, in ms. */
const most = 1500;
/** Of each page the median of so many counts. */
const runs = 5;
/** What costs a browser least: what its longest task takes longer, it takes itself, whatever the page. */
const sentence = "data:text/html,<!doctype html><title>Satz</title><p>Ein Satz.";

/**
 * A browser whose window is a telephone's by itself: where the protocol puts the size on, one that draws in software
 * shows its first picture after two seconds, whatever the page. The headless shell has no window of its own to draw.
 */
function launch(): Promise<Browser> {
  // A telephone has fonts.
  const shell = findProgram("chromium-headless-shell", "chromium-headless-shell", "fonts-liberation");
  const args = ["--no-sandbox", "--disable-gpu", "--window-size=412,823", "--force-device-scale-factor=1.75"];
  return chromium.launch({ executablePath: shell ?? findBrowser(), args });
}

interface Loaded {
  /** Largest paint, in ms from the start. */
  paint: number;
  /** Layout shift, which has no unit. */
  shift: number;
  /** The longest task of the page's thread, in ms; 0 where none takes more than 50. */
  task: number;
  /** All tasks together beyond the 50 ms that each may take. */
  blocked: number;
}

async function load(browser: Browser, url: string): Promise<Loaded> {
  const context = await browser.newContext({ viewport: null });
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  await session.send("Network.emulateNetworkConditions", line);
  await session.send("Emulation.setCPUThrottlingRate", { rate: slowdown });
  await page.goto(url, { waitUntil: "load" });
  const loaded = await page.evaluate(
    () =>
      new Promise<Loaded>((done) => {
        const seen: Loaded = { paint: 0, shift: 0, task: 0, blocked: 0 };
        const watch = (type: string, use: (entry: PerformanceEntry) => void): void =>
          new PerformanceObserver((list) => list.getEntries().forEach(use)).observe({ type, buffered: true });
        watch("largest-contentful-paint", ({ startTime }) => {
          seen.paint = startTime;
        });
        watch("layout-shift", (entry) => {
          seen.shift += (entry as PerformanceEntry & { value: number }).value;
        });
        watch("longtask", ({ duration }) => {
          seen.task = Math.max(seen.task, duration);
          seen.blocked += duration - 50;
        });
        // Until whatever begins by itself is over, and what that led to.
        const begun = document.getAnimations().map((each) => each.finished);
        Promise.all(begun).then(() => setTimeout(() => done(seen), 1000));
      }),
  );
  await context.close();
  return loaded;
}

/** The chapters of the built publication, as somebody opens them on a slow line and an old telephone. */
export const loading: Benchmark = {
  title: "chapters of dist/ on slow 4G and a processor of a fourth, on an otherwise idle machine",
  async run(say) {
    const folder = join(root, "dist");
    if (!existsSync(join(folder, "index.html"))) return ["nothing is built: npm run build"];
    const [server, browser] = [await serve(folder), await launch()];
    const look = async (url: string): Promise<Loaded> => {
      const looks: Loaded[] = [];
      for (let run = 0; run < runs; run++) looks.push(await load(browser, url));
      const median = (of: keyof Loaded): number =>
        looks.map((each) => each[of]).toSorted((a, b) => a - b)[(runs - 1) / 2] ?? 0;
      // What moves once is too much: of shifts the worst counts.
      const shift = Math.max(...looks.map((each) => each.shift));
      return { paint: median("paint"), task: median("task"), blocked: median("blocked"), shift };
    };
    const rows = [{ path: "one sentence", seen: await look(sentence) }];
    for (const path of pagesIn(folder).filter((each) => each.startsWith("kapitel/")))
      rows.push({ path, seen: await look(server.url + path) });
    await browser.close();
    await server.close();
    say(
      tableOf([
        ["page", "largest paint, ms", "shift", "longest task, ms", "beyond 50 ms, all tasks"],
        ...rows.map(({ path, seen: { paint, shift, task, blocked } }) => [
          path,
          paint.toFixed(0),
          shift.toFixed(3),
          task.toFixed(0),
          blocked.toFixed(0),
        ]),
      ]),
    );
    return rows
      .slice(1)
      .flatMap(({ path, seen: { paint, shift, task } }) => [
        ...(paint > most ? [`${path}: largest paint after ${paint.toFixed(0)} ms, more than ${most}`] : []),
        ...(shift > 0 ? [`${path}: moves by ${shift.toFixed(3)}`] : []),
        ...(task > 0 ? [`${path}: a task of ${task.toFixed(0)} ms`] : []),
      ]);
  },
};
