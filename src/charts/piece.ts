import { escapeText } from "./serialise.ts";
import { measure, type Weight, wrap } from "./text.ts";

/** A part of a picture, drawn from its own upper left corner. */
export interface Piece {
  svg: string;
  /** Height in px. */
  height: number;
}

/** How a paragraph is set: sizes in px, the fill as a colour. */
export interface Setting {
  size: number;
  fill: string;
  font: string;
  weight?: Weight;
  /** Distance of lines as a multiple of the size. */
  leading?: number;
}

/** Text in as many lines as the width asks for; an empty text takes no room. */
export function paragraph(text: string, width: number, setting: Setting): Piece {
  const { size, weight = 400, leading = 1.35 } = setting;
  if (text === "") return { svg: "", height: 0 };
  const lineHeight = size * leading;
  const texts = wrap(text, width, size, weight);
  const svg = texts.map((line, i) => textAt(line, 0, (i + 0.5) * lineHeight, setting)).join("");
  return { svg, height: texts.length * lineHeight };
}

/** One line of text, from `x` on, with its middle at `y`. */
export function textAt(text: string, x: number, y: number, setting: Setting): string {
  const { size, fill, font, weight = 400 } = setting;
  const place = `x="${round(x)}" y="${round(y + size * 0.33)}"`;
  const face = `font-family="${escapeText(font)}" font-size="${round(size)}" font-weight="${weight === 400 ? 400 : 600}"`;
  return `<text ${place} ${face} fill="${fill}">${escapeText(text)}</text>`;
}

/** Entries of a key one after another, in rows: a square of colour each, and its label. */
export function keyOf(
  entries: readonly { label: string; fill: string }[],
  width: number,
  setting: Setting,
): Piece {
  const { size } = setting;
  const swatch = Math.round(size * 0.9);
  const indent = swatch + 8;
  const lineHeight = size * 1.35;
  let [x, y] = [0, 0];
  let svg = "";
  for (const { label, fill } of entries) {
    const lines = wrap(label, width - indent, size);
    const across = indent + Math.max(...lines.map((line) => measure(line, size)));
    if (x > 0 && x + across > width) [x, y] = [0, y + lineHeight + 3];
    const top = y + (lineHeight - swatch) / 2;
    svg += `<rect x="${round(x)}" y="${round(top)}" width="${swatch}" height="${swatch}" fill="${fill}"/>`;
    svg += lines.map((line, i) => textAt(line, x + indent, y + (i + 0.5) * lineHeight, setting)).join("");
    if (lines.length > 1) [x, y] = [0, y + lines.length * lineHeight + 3];
    else x += across + 22;
  }
  const height = entries.length === 0 ? 0 : x === 0 ? y - 3 : y + lineHeight;
  return { svg, height };
}

/** Pieces under each other, each with the space before it; empty ones take none. */
export function column(pieces: readonly (readonly [gap: number, piece: Piece])[]): Piece {
  let height = 0;
  let svg = "";
  for (const [gap, piece] of pieces) {
    if (piece.height === 0) continue;
    if (height > 0) height += gap;
    svg += at(0, height, piece);
    height += piece.height;
  }
  return { svg, height };
}

/** A piece at its place, enlarged or made smaller where asked. */
export function at(x: number, y: number, { svg }: Piece, scale = 1): string {
  const size = scale === 1 ? "" : ` scale(${Math.floor(scale * 1000) / 1000})`;
  return `<g transform="translate(${round(x)} ${round(y)})${size}">${svg}</g>`;
}

/** A number to one decimal, as coordinates are written. */
export function round(value: number): number {
  return Math.round(value * 10) / 10 + 0;
}
