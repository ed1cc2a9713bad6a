import type { FigureCategory } from "../model/figure.ts";
import type { Layout, Line } from "./rows.ts";
import { measure, wrap } from "./text.ts";

/**
 * Words for the two sides of a scale: what the categories of a side have in common („sehr gering“, „eher gering“:
 * „gering“; „stimme voll zu“, „stimme eher zu“: „stimme zu“), or else the outermost label.
 */
export function poles(categories: readonly FigureCategory[]): { left: string; right: string } {
  const half = Math.floor(categories.length / 2);
  const labels = categories.map(({ label }) => label);
  const left = labels.slice(0, half);
  const right = labels.slice(labels.length - half).reverse();
  return { left: common(left), right: common(right) };
}

function common(labels: readonly string[]): string {
  const [outermost = "", ...others] = labels;
  const sets = others.map((label) => new Set(label.split(" ")));
  const shared = outermost.split(" ").filter((word) => sets.every((set) => set.has(word)));
  // A lone „nicht“, „zu“ or „und“ says nothing.
  return shared.some((word) => word.length > 3 && word !== "nicht") ? shared.join(" ") : outermost;
}

export interface WordPlaces {
  left: Line[];
  right: Line[];
  top: number;
  bottom: number;
  /** Values at the edges of the data, in percentage points. */
  domain: [number, number];
}

/**
 * Places the words of both sides at the line of the middle, each with an arrow that points away from it, and makes
 * room for them: where nearly all bars lie on one side, the other keeps up to 30 % of the width, or what a long word takes.
 */
export function wordPlaces(
  left: string,
  right: string,
  layout: Layout,
  [before, after]: [number, number],
): WordPlaces {
  const { small, wide } = layout;
  const width = layout.right - layout.left;
  const gap = 8;
  // The arrow of another font may be wider.
  const slack = 6;
  const texts = [`←\u00a0${left}`, `${right}\u00a0→`];
  const needs = texts.map((text) => {
    const [whole, ...words] = [text, ...text.split(" ")].map(
      (part) => measure(part, small, 600) + gap + slack,
    );
    return Math.min(whole ?? 0, Math.max(width * 0.3, Math.min(width * 0.45, Math.max(...words))));
  });
  // Beside the data the words may reach over the column of labels.
  const needLeft = wide ? 0 : (needs[0] ?? 0);
  const needRight = needs[1] ?? 0;
  const share = before / (before + after);
  const middle = Math.min(Math.max(share * width, needLeft), width - needRight);
  const scale = Math.min(middle / before || Infinity, (width - middle) / after || Infinity);
  const x = layout.left + middle;
  const [leftLines = [], rightLines = []] = texts.map((text, side) => {
    const room = side === 0 ? x - gap : layout.right - x - gap;
    return wrap(text, room, small, 600);
  });
  const lineHeight = Math.round(small * 1.2);
  const height = Math.max(leftLines.length, rightLines.length) * lineHeight;
  const place = (texts: readonly string[], at: number): Line[] =>
    texts.map((text, i) => ({ text, x: at, y: height - (texts.length - i - 0.5) * lineHeight }));
  return {
    left: place(leftLines, x - gap),
    right: place(rightLines, x + gap),
    top: 0,
    bottom: height,
    domain: [-middle / scale, (width - middle) / scale],
  };
}
