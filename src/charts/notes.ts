import { withheldMark } from "../lib/format.ts";
import { lines } from "./draw.ts";
import type { Mark } from "./marks.ts";
import type { Line } from "./rows.ts";
import { wrap } from "./text.ts";
import type { Theme } from "./theme.ts";

/** PlacedNotes with their places in px, below a drawing. */
export interface PlacedNotes {
  marks: Line[];
  lines: Line[];
  /** Lower edge of the last one. */
  bottom: number;
}

/** Why data are missing, from `y` down: the mark that stands in their places, and beside it the lines of each note. */
export function withheldNotes(
  texts: readonly (readonly string[])[],
  { y, width, small }: { y: number; width: number; small: number },
): PlacedNotes {
  const lineHeight = Math.round(small * 1.25);
  const notes: PlacedNotes = { marks: [], lines: [], bottom: texts.length === 0 ? y : y + 10 };
  for (const text of texts) {
    notes.marks.push({ text: withheldMark, x: 0, y: notes.bottom + lineHeight / 2 });
    for (const line of text.flatMap((part) => wrap(part, width - 14, small))) {
      notes.lines.push({ text: line, x: 14, y: notes.bottom + lineHeight / 2 });
      notes.bottom += lineHeight;
    }
  }
  return notes;
}

/** PlacedNotes as they are drawn. */
export function noteTexts(notes: PlacedNotes, small: number, theme: Theme): Mark[] {
  return [
    // Larger than the text beside it, and lifted to the same baseline.
    lines(notes.marks, { fontWeight: 600, fontSize: small + 4, dy: -0.32 * 4 }),
    lines(notes.lines, { fontSize: small, fill: theme.muted }),
  ];
}
