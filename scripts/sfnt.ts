/** Advance widths of a TrueType font in units of its em, and the number of these units. */
export interface Advances {
  unitsPerEm: number;
  /** The width of a character's default glyph; undefined where the font has none. */
  advance(codePoint: number): number | undefined;
}

/** Reads the advance widths of a TrueType font: tables `head`, `hhea`, `hmtx` and `cmap` (format 4), no shaping. */
export function readAdvances(font: Uint8Array): Advances {
  const view = new DataView(font.buffer, font.byteOffset, font.byteLength);
  const table = tablesOf(view);
  const count = view.getUint16(table("hhea") + 34);
  const hmtx = table("hmtx");
  const glyphOf = readCmap(view, table("cmap"));
  return {
    unitsPerEm: view.getUint16(table("head") + 18),
    advance(codePoint) {
      const glyph = glyphOf(codePoint);
      // Glyphs beyond the last entry share its width.
      return glyph === 0 ? undefined : view.getUint16(hmtx + 4 * Math.min(glyph, count - 1));
    },
  };
}

function tablesOf(view: DataView): (tag: string) => number {
  const offsets = new Map<string, number>();
  for (let i = 0; i < view.getUint16(4); i++) {
    const entry = 12 + 16 * i;
    const tag = String.fromCharCode(...[0, 1, 2, 3].map((k) => view.getUint8(entry + k)));
    offsets.set(tag, view.getUint32(entry + 8));
  }
  return (tag) => {
    const offset = offsets.get(tag);
    if (offset === undefined) throw new Error(`font without table ${tag}`);
    return offset;
  };
}

/** Glyph of a code point by the first subtable of format 4 (the Basic Multilingual Plane); 0 where there is none. */
function readCmap(view: DataView, cmap: number): (codePoint: number) => number {
  const start = Array.from(
    { length: view.getUint16(cmap + 2) },
    (_, i) => cmap + view.getUint32(cmap + 8 + 8 * i),
  ) //
    .find((offset) => view.getUint16(offset) === 4);
  if (start === undefined) throw new Error("font without a character map of format 4");
  const segments = view.getUint16(start + 6) / 2;
  const [ends, starts, deltas, ranges] = [14, 16 + 2 * segments, 16 + 4 * segments, 16 + 6 * segments];
  const at = (array: number, i: number): number => view.getUint16(start + array + 2 * i);
  return (codePoint) => {
    for (let i = 0; i < segments; i++) {
      if (codePoint > at(ends, i)) continue;
      if (codePoint < at(starts, i)) return 0;
      const range = at(ranges, i);
      if (range === 0) return (codePoint + at(deltas, i)) & 0xffff;
      // The format counts this offset in bytes from the place where it stands.
      const glyph = view.getUint16(start + ranges + 2 * i + range + 2 * (codePoint - at(starts, i)));
      return glyph === 0 ? 0 : (glyph + at(deltas, i)) & 0xffff;
    }
    return 0;
  };
}
