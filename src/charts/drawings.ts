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

interface Drawing {
  name: (typeof sizes)[number]["name"];
  svg: string;
}

const drawn = new WeakMap<Figure, Drawing[]>();

/** The drawings of a figure for pages; made once, since chapter, own page and embed show the same. */
export function pageDrawings(figure: Figure): readonly Drawing[] {
  const found = drawn.get(figure) ?? draw(figure);
  drawn.set(figure, found);
  return found;
}

function draw(figure: Figure): Drawing[] {
  const start = performance.now();
  const document = createDocument();
  const chart = chartOf(figure);
  const made = sizes.map(({ name, width }) => ({
    name,
    svg: chart.svg(figure, { document, width, theme: pageTheme }),
  }));
  timed("chart", figure.id, start);
  return made;
}
