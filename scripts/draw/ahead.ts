import { Worker } from "node:worker_threads";
import { keepDrawings } from "../../src/charts/drawings.ts";
import type { Figure } from "../../src/model/figure.ts";
import type { Drawn } from "./worker.ts";

/**
 * Draws figures for pages, in their order, in a thread of its own: most of them are there when what the pages are made
 * with has been bundled. A figure that a page needs earlier, or that could not be drawn, is drawn by the page, which
 * also tells what is wrong. Returns what ends the drawing, wherever it is.
 */
export function drawAhead(figures: readonly Figure[]): () => Promise<unknown> {
  const worker = new Worker(new URL("./worker.ts", import.meta.url), {
    workerData: figures,
    // It draws one figure after the other and keeps none: what it takes is not worth much room.
    resourceLimits: { maxYoungGenerationSizeMb: 16 },
  });
  let next = 0;
  worker.on("message", (drawn: readonly Drawn[]) => {
    for (const { drawings, milliseconds } of drawn)
      keepDrawings(figures[next++] as Figure, drawings, milliseconds);
  });
  worker.on("error", () => undefined);
  worker.unref();
  return () => worker.terminate();
}
