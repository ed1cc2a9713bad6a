import * as Plot from "@observablehq/plot";
import { path, rectangle, straight } from "./outline.ts";
import { escapeText } from "./serialise.ts";

/** What a mark must know of the drawing around it. */
interface Frame {
  /** Px from the left of a value. */
  x(value: number): number;
  /** Size of the letters in px where a mark says nothing of it. */
  size: number;
}

/**
 * A mark of Plot of which so little is asked that its SVG can be written down at once: the same text as of Plot after
 * `serialise`, in a tenth of the time. A page holds each figure in three widths.
 */
export class Mark {
  readonly plot: () => Plot.Markish;
  readonly svg: (frame: Frame) => string;
  constructor(plot: () => Plot.Markish, svg: (frame: Frame) => string) {
    this.plot = plot;
    this.svg = svg;
  }
}

/** Marks as Plot takes them; `undefined` where one of them needs Plot. */
export function written(marks: readonly Drawable[], frame: Frame): string | undefined {
  const flat = marks.flat(3 as 1);
  return flat.every((mark) => mark instanceof Mark)
    ? flat.map((mark) => mark.svg(frame)).join("")
    : undefined;
}

/** What a drawing is made of. */
export type Drawable = Mark | Plot.Markish | readonly Drawable[];

/** The same for Plot. */
export function forPlot(marks: readonly Drawable[]): Plot.Markish[] {
  return marks.map((mark) =>
    mark instanceof Mark ? mark.plot() : Array.isArray(mark) ? forPlot(mark) : (mark as Plot.Markish),
  );
}

/** Where a datum stands: the name of a field, the same for all, or what a function says. */
type Value<D> = string | number | ((datum: D) => number);

/** Of a mark of text, what is asked of Plot. */
export interface TextOptions {
  textAnchor?: "start" | "middle" | "end";
  fill?: string;
  /** A rim around the letters. */
  stroke?: string;
  strokeWidth?: number;
  fontSize?: number;
  fontWeight?: number;
  dx?: number;
  dy?: number;
}

interface TextValues<D> extends TextOptions {
  /** In values of the domain, or in px where it has no scale. */
  x: Value<D> | { value: string; scale: null };
  y: Value<D>;
  text: string | ((datum: D) => string);
}

/** Lines of text, each in the middle of its height. */
export function text<D extends object>(data: readonly D[], options: TextValues<D>): Mark {
  return new Mark(
    () => Plot.text(data, options as Plot.TextOptions),
    ({ x: scaled, size: inherited }) => {
      const { x, fontSize } = options;
      const isPlaced = typeof x === "object";
      const across = reader<D>(isPlaced ? x.value : x);
      const [down, textOf] = [reader<D>(options.y), wordsOf<D>(options.text)];
      const lower = 0.32 * (fontSize ?? inherited);
      let content = "";
      for (const datum of data) {
        const words = textOf(datum);
        if (words === "") continue;
        const left = across(datum);
        const at = isPlaced ? left : scaled(left);
        content += `<text x="${Math.round(at) + 0}" y="${Math.round(down(datum) + lower) + 0}">${escapeText(words)}</text>`;
      }
      return group(content, {
        fill: options.fill,
        stroke: options.stroke,
        "stroke-width": options.strokeWidth,
        "stroke-linejoin": options.stroke && "round",
        "paint-order": options.stroke && "stroke",
        "text-anchor": options.textAnchor === "middle" ? undefined : options.textAnchor,
        "font-size": fontSize,
        "font-weight": options.fontWeight,
        transform: moved(options.dx, options.dy),
      });
    },
  );
}

interface RectValues<D> {
  /** In values of the domain. */
  x1: Value<D>;
  x2: Value<D>;
  /** In px. */
  y1: Value<D>;
  y2: Value<D>;
  fill: string;
  insetLeft?: number;
  insetRight?: number;
}

/** Rectangles. */
export function rect<D extends object>(data: readonly D[], options: RectValues<D>): Mark {
  return new Mark(
    () => Plot.rect(data, options as Plot.RectOptions),
    ({ x }) => {
      const { insetLeft = 0, insetRight = 0 } = options;
      const [x1, x2] = [reader<D>(options.x1), reader<D>(options.x2)];
      const [y1, y2] = [reader<D>(options.y1), reader<D>(options.y2)];
      let outline = "";
      for (const datum of data) {
        const [left, right, top, bottom] = [x(x1(datum)), x(x2(datum)), y1(datum), y2(datum)];
        const width = Math.max(0, Math.abs(right - left) - insetLeft - insetRight);
        outline += rectangle(
          px(Math.min(left, right) + insetLeft),
          px(Math.min(top, bottom)),
          px(width),
          px(Math.abs(bottom - top)),
        );
      }
      return group(path(outline), { fill: options.fill });
    },
  );
}

interface RuleValues<D> {
  x: Value<D>;
  y1: Value<D>;
  y2: Value<D>;
  dx: number;
  stroke: string;
}

/** Vertical lines. */
export function ruleX<D extends object>(data: readonly D[], options: RuleValues<D>): Mark {
  return new Mark(
    () => Plot.ruleX(data, options as Plot.RuleXOptions),
    ({ x }) => {
      const [at, y1, y2] = [reader<D>(options.x), reader<D>(options.y1), reader<D>(options.y2)];
      let outline = "";
      for (const datum of data) {
        const left = px(x(at(datum)));
        outline += straight(left, px(y1(datum)), left, px(y2(datum)));
      }
      return group(path(outline), { stroke: options.stroke, transform: moved(options.dx, 0) });
    },
  );
}

function reader<D>(value: Value<D>): (datum: D) => number {
  if (typeof value === "function") return value;
  return typeof value === "number" ? () => value : (datum) => datum[value as keyof D] as number;
}

function wordsOf<D>(text: string | ((datum: D) => string)): (datum: D) => string {
  return typeof text === "function" ? text : (datum) => datum[text as keyof D] as string;
}

/** Attributes that are there, in this order; nothing where the group has no content. */
function group(content: string, attributes: Record<string, string | number | undefined>): string {
  if (content === "") return "";
  let opened = "";
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== undefined && value !== "") opened += ` ${name}="${value}"`;
  }
  return opened === "" ? content : `<g${opened}>${content}</g>`;
}

function moved(dx = 0, dy = 0): string | undefined {
  return dx === 0 && dy === 0 ? undefined : `translate(${px(dx)},${px(dy)})`;
}

/** A position to one decimal. */
function px(value: number): number {
  return Math.round(value * 10) / 10 + 0;
}
