import { parentPort } from "node:worker_threads";
import { type Drawing, drawForPages } from "../../src/charts/drawings.ts";
import type { Figure } from "../../src/model/figure.ts";

/** What became of a figure, and how long it took. */
export interface Drawn {
  drawings: Drawing[];
  milliseconds: number;
}

/** Figures come some at a time, and at last none. */
parentPort?.on("message", (figures: readonly Figure[]) => {
  if (figures.length === 0) parentPort?.close();
  else parentPort?.postMessage(figures.map(drawn));
});

function drawn(figure: Figure): Drawn {
  const start = performance.now();
  const drawings = drawForPages(figure);
  return { drawings, milliseconds: performance.now() - start };
}
