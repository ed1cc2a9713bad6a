import { Buffer } from "node:buffer";
import { timed } from "../lib/timing.ts";
import type { Figure } from "../model/figure.ts";
import { createDocument } from "./document.ts";
import { chartOf } from "./index.ts";
import { pageTheme } from "./theme.ts";

/** Widths of its place that a figure is drawn for in pages (figure.css): each the least, so that it is only ever enlarged. */
const sizes = [
  { name: "narrow", width: 288 },
  { name: "medium", width: 448 },
  { name: "wide", width: 704 },
] as const;

export interface Drawing {
  name: (typeof sizes)[number]["name"];
  svg: string;
}

/** Pages are bundled, and their modules are not those of `scripts/`: what both know lies with the process itself. */
const place = Symbol.for("the drawings of figures for pages");
const held = globalThis as { [place]?: WeakMap<Figure, readonly Drawing[]> };
held[place] ??= new WeakMap();
const drawn = held[place];

/** The drawings of a figure for pages; made once, since chapter, own page and embed show the same. */
export function pageDrawings(figure: Figure): readonly Drawing[] {
  const found = drawn.get(figure);
  if (found) return found;
  const start = performance.now();
  const made = drawForPages(figure);
  keepDrawings(figure, made, performance.now() - start);
  return made;
}

/** Keeps drawings that took so many milliseconds, for all pages that show this very figure; those of whoever is first. */
export function keepDrawings(figure: Figure, drawings: readonly Drawing[], milliseconds: number): void {
  if (drawn.has(figure)) return;
  drawn.set(figure, drawings);
  timed("chart", figure.id, performance.now() - milliseconds);
}

/** Draws a figure anew for every width of its place. */
export function drawForPages(figure: Figure): Drawing[] {
  const document = createDocument();
  const chart = chartOf(figure);
  return sizes.map(({ name, width }) => ({
    name,
    svg: inLatin1(chart.svg(figure, { document, width, theme: pageTheme })),
  }));
}

/** The same for HTML, in half the memory: one arrow alone makes every letter of a text take two bytes. */
function inLatin1(svg: string): string {
  const escaped = svg.replace(/[^\0-\xff]/gu, (letter) => `&#${letter.codePointAt(0)};`);
  return Buffer.from(escaped, "latin1").toString("latin1");
}
