import { Worker } from "node:worker_threads";
import { keepDrawings } from "../../src/charts/drawings.ts";
import type { Figure } from "../../src/model/figure.ts";
import type { Drawn } from "./worker.ts";

/** Figures that are being drawn in a thread of their own. */
interface Ahead {
  /** Fulfilled when all are drawn, or the thread has ended before. */
  done: Promise<void>;
  /** Ends the thread, wherever it is. */
  end(): Promise<unknown>;
}

/** So many figures go over at a time: a message for each would cost more than the wait, and one for all much memory. */
const batch = 32;

/**
 * Draws figures for pages, in their order, in a thread of its own: most of them are there when what the pages are made
 * with has been bundled. A figure that a page needs earlier, or that cannot be drawn, is drawn by the page, which also
 * tells what is wrong.
 */
export function drawAhead(figures: readonly Figure[]): Ahead {
  const worker = new Worker(new URL("./worker.ts", import.meta.url));
  for (let from = 0; from < figures.length; from += batch)
    worker.postMessage(figures.slice(from, from + batch));
  worker.postMessage([]);
  let next = 0;
  worker.on("message", (drawn: readonly Drawn[]) => {
    for (const { drawings, milliseconds } of drawn)
      keepDrawings(figures[next++] as Figure, drawings, milliseconds);
  });
  worker.on("error", () => undefined);
  const done = new Promise<void>((resolve) => worker.on("exit", () => resolve()));
  return { done, end: () => worker.terminate() };
}
