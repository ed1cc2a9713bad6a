import { documentFonts } from "../../lib/typesetter.ts";

let known: readonly ReadonlySet<number>[] | undefined;

/** True for a character that one of the two families of documents has: each stands in for the other. */
export function isShown(character: string): boolean {
  known ??= documentFonts().map(charactersOf);
  const code = character.codePointAt(0) ?? 0;
  return known.some((characters) => characters.has(code));
}

/** Code points that a font has glyphs for: the table `cmap` of OpenType, in its formats 4 and 12. */
export function charactersOf(font: Uint8Array): Set<number> {
  const view = new DataView(font.buffer, font.byteOffset, font.byteLength);
  const found = new Set<number>();
  const cmap = tableAt(view, "cmap");
  for (let i = 0; i < view.getUint16(cmap + 2); i++) {
    const at = cmap + view.getUint32(cmap + 4 + 8 * i + 4);
    const format = view.getUint16(at);
    if (format === 4) segments(view, at, found);
    if (format === 12)
      for (let group = 0; group < view.getUint32(at + 12); group++) {
        const entry = at + 16 + 12 * group;
        for (let code = view.getUint32(entry); code <= view.getUint32(entry + 4); code++) found.add(code);
      }
  }
  return found;
}

function tableAt(view: DataView, name: string): number {
  for (let i = 0; i < view.getUint16(4); i++) {
    const entry = 12 + 16 * i;
    const tag = [0, 1, 2, 3].map((n) => String.fromCharCode(view.getUint8(entry + n))).join("");
    if (tag === name) return view.getUint32(entry + 8);
  }
  throw new Error(`no table ${name}`);
}

function segments(view: DataView, at: number, found: Set<number>): void {
  const size = view.getUint16(at + 6);
  const [ends, starts, deltas, ranges] = [14, 16 + size, 16 + 2 * size, 16 + 3 * size].map((n) => at + n);
  if (ends === undefined || starts === undefined || deltas === undefined || ranges === undefined) return;
  for (let i = 0; i < size; i += 2) {
    const [start, range] = [view.getUint16(starts + i), view.getUint16(ranges + i)];
    for (let code = start; code <= view.getUint16(ends + i) && code < 0xffff; code++) {
      const glyph =
        range === 0
          ? (code + view.getUint16(deltas + i)) & 0xffff
          : view.getUint16(ranges + i + range + 2 * (code - start));
      if (glyph !== 0) found.add(code);
    }
  }
}
