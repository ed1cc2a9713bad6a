import { createDocument } from "../../charts/document.ts";
import { chartOf } from "../../charts/index.ts";
import { measure, wrap } from "../../charts/text.ts";
import { pageTheme } from "../../charts/theme.ts";
import { nothingDrawn } from "../../lib/withheld.ts";
import type { Figure } from "../../model/figure.ts";
import { valuesOf } from "../summary.ts";
import { escapeXml } from "../xml.ts";

const document = createDocument();

/** Smallest text that a hall can read, in px of a slide that is 1920 px wide. */
export const smallest = 24;
/** Smallest text in a drawing, in px of the drawing. */
const smallestDrawn = 14;

/** Room for a drawing in px of the slide, and the widths it may be drawn in before it is enlarged. */
export interface Room {
  width: number;
  height: number;
}

/** A drawing at its size on the slide. */
export interface Drawn {
  svg: string;
  width: number;
  height: number;
  /** How much larger it is than it was drawn. */
  scale: number;
  /** False where it had to be made smaller than a hall can read. */
  fits: boolean;
}

/** Drawings by figure and room: each is asked for by several presentations, and first of all whether it fits. */
const drawings = new WeakMap<Figure, Map<string, Drawn>>();

/**
 * The drawing of a figure as large as its room allows: it is drawn narrow and then enlarged, so that its smallest text
 * has 24 px; labels wrap and are never cut.
 */
export function drawnFor(figure: Figure, room: Room): Drawn {
  const own = drawings.get(figure) ?? new Map<string, Drawn>();
  drawings.set(figure, own);
  const key = `${room.width} ${room.height}`;
  const drawn = own.get(key) ?? largestIn(figure, room);
  own.set(key, drawn);
  return drawn;
}

function largestIn(figure: Figure, room: Room): Drawn {
  const least = smallest / smallestDrawn;
  const widest = Math.floor(room.width / least);
  const narrowest = Math.floor(widest * 0.64);
  const steps = Array.from({ length: 7 }, (_, i) => Math.floor(narrowest + ((widest - narrowest) * i) / 6));
  const all = steps.map((width) => drawnAt(figure, width, room));
  const largest = Math.max(...all.map(({ scale }) => scale));
  // Of drawings whose texts are about as large, the widest: it leaves no room on the right.
  return all.findLast(({ scale }) => scale >= 0.96 * largest) as Drawn;
}

function drawnAt(figure: Figure, width: number, room: Room): Drawn {
  const svg = chartOf(figure).svg(figure, { document, width, theme: pageTheme });
  const [, attributes = "", content = ""] = /^<svg([^>]*)>(.*)<\/svg>$/s.exec(svg) ?? [];
  const height = Number(/ height="([\d.]+)"/.exec(attributes)?.[1]);
  const scale = Math.min(room.width / width, room.height / height);
  const size = { width: Math.floor(width * scale), height: Math.floor(height * scale) };
  const kept = attributes.replace(/ (width|height|viewBox|class|xmlns:xlink)="[^"]*"/g, "");
  return {
    ...size,
    scale,
    fits: scale >= smallest / smallestDrawn,
    svg: `<svg${kept} viewBox="0 0 ${width} ${height}" width="${size.width}" height="${size.height}" aria-hidden="true" focusable="false">${content}</svg>`,
  };
}

/** A figure's drawing with what stands for it where it is not seen: what it shows, and its main values. */
export function drawingHtml(figure: Figure, room: Room): string {
  if (chartOf(figure).isEmpty(figure)) {
    const hasNumbers = figure.rows.some(
      ({ result }) => result.kind === "value" && result.shares.some(({ kind }) => kind === "value"),
    );
    return `<p class="withheld">${escapeXml(nothingDrawn(hasNumbers))}</p>`;
  }
  const { svg } = drawnFor(figure, room);
  return `<div class="drawing" role="img" aria-label="${escapeXml(figure.alt)}">${svg}</div><p class="unseen">${escapeXml(valuesOf(figure))}</p>`;
}

/** The colours of a figure's categories; empty where the drawing names everything itself. */
export function keyHtml(figure: Figure): string {
  const chart = chartOf(figure);
  const entries = chart.isEmpty(figure) ? [] : chart.legend(figure);
  if (entries.length === 0) return "";
  const items = entries.map(
    ({ label, fillIndex, sequential }) =>
      `<li><svg class="swatch" viewBox="0 0 1 1" aria-hidden="true" focusable="false"><rect width="1" height="1" fill="var(--${sequential ? "seq" : "div"}-${fillIndex + 1})"/></svg>${escapeXml(label)}</li>`,
  );
  return `<ul class="key" aria-hidden="true">${items.join("")}</ul>`;
}

/** Height of a key in px that is set at 28 px in this width. */
export function keyHeight(figure: Figure, width: number): number {
  const chart = chartOf(figure);
  const labels = chart.isEmpty(figure) ? [] : chart.legend(figure).map(({ label }) => label);
  let [lines, x] = [labels.length > 0 ? 1 : 0, 0];
  for (const label of labels) {
    const across = 40 + measure(label, 28) + 44;
    if (x > 0 && x + across > width) [lines, x] = [lines + 1, 0];
    x += across;
  }
  return lines * 42;
}

/** Height of a text in px, set at a size in a width. */
export function textHeight(text: string, width: number, size: number, leading: number): number {
  return text === "" ? 0 : wrap(text, width, size, "title").length * size * leading;
}
