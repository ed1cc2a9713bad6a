import { breakWord } from "./hyphen.ts";
import metrics from "./metrics.json" with { type: "json" };

/** A weight of Source Sans 3, or the face that titles are set in: Source Serif 4, semibold. */
export type Weight = 400 | 600 | "title";

const widths: Record<Weight, Map<string, number>> = {
  400: byCharacter(metrics[400]),
  600: byCharacter(metrics[600]),
  title: byCharacter(metrics.title),
};
/** Wider than nearly all letters: a character that the table lacks never makes a text too wide for its place. */
const unknown = 800;

function byCharacter(table: Record<string, string>): Map<string, number> {
  return new Map(
    Object.entries(table).flatMap(([width, characters]) =>
      [...characters].map((c) => [c, Number(width)] as const),
    ),
  );
}

/** Width of a text in px when set at `size` px; kerning, which narrows it by less than 1 %, is left out. */
export function measure(text: string, size: number, weight: Weight = 400): number {
  const table = widths[weight];
  let sum = 0;
  for (const character of text) {
    if (character !== "\u00ad") sum += table.get(character) ?? unknown;
  }
  return (sum * size) / 1000;
}

const wrapped = new Map<string, string[]>();
/** So many texts are remembered; a report says the same labels in each of its figures, in three widths. */
const mostWrapped = 5000;

/**
 * Lines of a text, none wider than `width` px. Breaks at spaces and after hyphens and slashes; a word that is longer
 * than a line is hyphenated. Lines are made about equally long, without adding one.
 */
export function wrap(text: string, width: number, size: number, weight: Weight = 400): readonly string[] {
  const key = `${width} ${size} ${weight} ${text}`;
  const found = wrapped.get(key) ?? broken(text, width, size, weight);
  if (wrapped.size >= mostWrapped) wrapped.clear();
  wrapped.set(key, found);
  return found;
}

function broken(text: string, width: number, size: number, weight: Weight): string[] {
  const pieces = piecesOf(text).flatMap((piece) => cutToFit(piece, width, size, weight));
  const sizes = pieces.map((piece) => measure(piece, size, weight));
  const trailing = pieces.map((piece) => (piece.endsWith(" ") ? measure(" ", size, weight) : 0));
  const lines = fill(sizes, trailing, width);
  let [low, high] = [Math.ceil(Math.max(...sizes.map((s, i) => s - (trailing[i] ?? 0)))), Math.floor(width)];
  // The narrowest measure with the same number of lines balances them.
  while (lines.length > 1 && low < high) {
    const middle = Math.floor((low + high) / 2);
    if (fill(sizes, trailing, middle).length > lines.length) low = middle + 1;
    else high = middle;
  }
  const ends = lines.length > 1 && low === high ? fill(sizes, trailing, high) : lines;
  return ends.map((end, i) =>
    pieces
      .slice(ends[i - 1] ?? 0, end)
      .join("")
      .trimEnd()
      .replaceAll("\u00ad", ""),
  );
}

/** Unbreakable pieces, each with the space that follows it; a dash stays with the word before it. */
function piecesOf(text: string): string[] {
  return text
    .trim()
    .replace(/ ([–—·])(?= )/g, "\u00a0$1")
    .split(/(?<= )|(?<=[\p{L}\d][-/])(?=\p{L})/u);
}

/** A piece, cut with hyphens as often as the width asks for. */
function cutToFit(piece: string, width: number, size: number, weight: Weight): string[] {
  const parts: string[] = [];
  let rest = piece;
  while (measure(rest.trimEnd(), size, weight) > width) {
    const cut = breakWord(rest, (head) => measure(head, size, weight) <= width);
    if (cut >= rest.length) break;
    parts.push(/[-/]$/.test(rest.slice(0, cut)) ? rest.slice(0, cut) : `${rest.slice(0, cut)}-`);
    rest = rest.slice(cut);
  }
  return [...parts, rest];
}

/** Where each line ends (index after its last piece), filled greedily. */
function fill(sizes: readonly number[], trailing: readonly number[], width: number): number[] {
  const ends: number[] = [];
  let used = 0;
  sizes.forEach((size, i) => {
    if (used > 0 && used + size - (trailing[i] ?? 0) > width) {
      ends.push(i);
      used = 0;
    }
    used += size;
  });
  return [...ends, sizes.length];
}
