import { readFileSync } from "node:fs";
import { createDocument } from "../../../../src/charts/document.ts";
import { serialise } from "../../../../src/charts/serialise.ts";
import { analyse } from "./analyse.mjs";
import { bars } from "./chart.mjs";

/** Pages and counts of the work that the environment names. */
export const pages = JSON.parse(readFileSync(process.env.BENCH_PAGES, "utf8"));
export const items = analyse(process.env.BENCH_ANSWERS);

// The leanest document there is for Plot on a server: what a peer is slower for, is not the document.
const document = Object.assign(createDocument());

/** A chart as SVG, with the key to its colours in a line of text. */
export function chart(Plot, breakdown, id) {
  return serialise(bars(Plot, items, breakdown, document), id);
}
