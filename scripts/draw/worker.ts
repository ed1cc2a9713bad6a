import { parentPort, workerData } from "node:worker_threads";
import { type Drawing, drawForPages } from "../../src/charts/drawings.ts";
import type { Figure } from "../../src/model/figure.ts";

/** What became of a figure, and how long it took. */
export interface Drawn {
  drawings: Drawing[];
  milliseconds: number;
}

/** So many figures go back at a time: a message for each would cost more than the wait. */
const batch = 32;

const figures = workerData as readonly Figure[];
for (let from = 0; from < figures.length; from += batch)
  parentPort?.postMessage(figures.slice(from, from + batch).map(drawn));

function drawn(figure: Figure): Drawn {
  const start = performance.now();
  const drawings = drawForPages(figure);
  return { drawings, milliseconds: performance.now() - start };
}
