import * as Plot from "@observablehq/plot";
import type { Figure } from "../model/figure.ts";
import { isServers } from "./document.ts";
import { type Drawable, forPlot, type Mark, ruleX, type TextOptions, text, written } from "./marks.ts";
import type { Entry, Layout, Line, PlacedRow } from "./rows.ts";
import { escapeText, serialise } from "./serialise.ts";
import type { Theme } from "./theme.ts";
import type { DrawOptions } from "./type.ts";

interface Drawing {
  layout: Layout;
  /** Height in px. */
  height: number;
  /** Values at the left and right edge of the data. */
  domain: [number, number];
  marks: Drawable[];
}

/**
 * SVG text of a drawing. Across, marks speak in values of the domain; down, in px, since the height of a row follows
 * from its label. The whole is one image to a screen reader, which gets the numbers from description and table.
 */
export function draw(figure: Figure, { document, width, theme }: DrawOptions, drawing: Drawing): string {
  const { layout, height, domain, marks } = drawing;
  const right = layout.right;
  const frame = {
    x(value: number): number {
      const part = (value - domain[0]) / (domain[1] - domain[0]);
      return Math.round(layout.left * (1 - part) + right * part);
    },
    size: layout.size,
  };
  // A browser's document is given to see what Plot makes of it.
  const content = isServers(document) ? written(marks, frame) : undefined;
  if (content !== undefined) {
    const high = Math.ceil(height);
    const inPage = theme.inPage ? "" : ` font-family="${quoted(theme.font)}"`;
    const named = theme.inPage ? "" : ` role="img" aria-label="${quoted(figure.alt)}"`;
    // Joined it is one piece of memory, and not a tree of hundreds that is kept for each drawing.
    return [
      `<svg fill="${quoted(theme.text)}"${inPage} font-size="${layout.size}" text-anchor="middle" width="${width}" height="${high}" viewBox="0 0 ${width} ${high}"${named}>`,
      content,
      "</svg>",
    ].join("");
  }
  const svg = Plot.plot({
    document,
    width,
    height: Math.ceil(height),
    margin: 0,
    marginLeft: layout.left,
    marginRight: width - layout.right,
    // Whole px keep the edges of bars sharp; half a px is far less than one per cent.
    x: { type: "linear", domain, round: true, axis: null },
    y: { type: "identity", axis: null },
    marks: forPlot(marks),
  });
  const attributes = {
    ...(theme.inPage ? {} : { role: "img", "aria-label": figure.alt, "font-family": theme.font }),
    fill: theme.text,
    "font-size": layout.size,
    "text-anchor": "middle",
  };
  if (theme.inPage) svg.removeAttribute("font-family");
  for (const [name, value] of Object.entries(attributes)) svg.setAttribute(name, String(value));
  return serialise(svg, `${figure.id}-${width}`);
}

const quoted = (value: string): string => escapeText(value).replaceAll('"', "&quot;");

/** Lines of text at px from the left, all in one style. */
export function lines(data: readonly Line[], options: TextOptions = {}): Mark {
  return text(data, {
    x: { value: "x", scale: null },
    y: "y",
    text: "text",
    textAnchor: "start",
    ...options,
  });
}

/** Half a px: a line of one px that is moved by it fills a column or row of px, and stays sharp. */
export const half = 0.5;

/** Vertical lines at one value each, where they cross the rows. */
export function crossLines(
  data: readonly { value: number; from: number; to: number }[],
  stroke: string,
): Mark {
  return ruleX(data, { x: "value", y1: "from", y2: "to", dx: half, stroke });
}

/** A rim in the colour of the ground, where text stands on lines. */
export function rim(theme: Theme): TextOptions {
  return { fill: theme.text, stroke: theme.background, strokeWidth: 4 };
}

/** Values beside dots of this radius in px, where they are placed: to the left or the right of them. */
export function dotTexts(
  data: readonly { value: number; y: number; text: string; toLeft: boolean }[],
  radius: number,
  theme: Theme,
): Mark[] {
  return [true, false].map((toLeft) =>
    text(
      data.filter((each) => each.toLeft === toLeft),
      {
        x: "value",
        y: "y",
        text: "text",
        ...rim(theme),
        textAnchor: toLeft ? "end" : "start",
        dx: (radius + 5) * (toLeft ? -1 : 1),
      },
    ),
  );
}

/** Labels, bases and withheld texts of all rows; `entries` says which are totals. */
export function rowTexts(
  rows: readonly PlacedRow[],
  entries: readonly Entry[],
  { small }: Layout,
  theme: Theme,
): Mark[] {
  const labels = (total: boolean): Line[] =>
    rows.flatMap((row, i) => (entries[i]?.total === total ? row.labels : []));
  const muted = { fill: theme.muted, fontSize: small };
  return [
    lines(labels(false)),
    lines(labels(true), { fontWeight: 600 }),
    lines(
      rows.flatMap(({ base }) => base),
      muted,
    ),
    lines(
      rows.flatMap(({ withheld }) => withheld),
      { ...rim(theme), ...muted },
    ),
    // Larger than the text beside it, and lifted to the same baseline.
    lines(
      rows.flatMap(({ mark }) => mark),
      { ...rim(theme), fontWeight: 600, fontSize: small + 4, dy: -0.32 * 4 },
    ),
  ];
}
