/** Shape of all slides of a file. */
export type Shape = "16:9" | "4:3";
export const shapes = ["16:9", "4:3"] as const;

/** A rectangle in points, from the upper left corner of the slide. */
export interface Box {
  x: number;
  y: number;
  w: number;
  h: number;
}

/** Points per slide: on a screen of 1,080 lines, 12 are as large as 18 are on a slide of 8 inches. */
export const sizes: Record<Shape, { w: number; h: number; margin: number }> = {
  "16:9": { w: 960, h: 540, margin: 40 },
  "4:3": { w: 720, h: 540, margin: 32 },
};

const perPoint = 12_700;

/** A length in points as the file counts it. */
export function emu(points: number): number {
  return Math.round(points * perPoint);
}

/** A place on the slide as an element of `a` or, of graphics, of `p`. */
export function place({ x, y, w, h }: Box, prefix: "a" | "p" = "a"): string {
  return `<${prefix}:xfrm><a:off x="${emu(x)}" y="${emu(y)}"/><a:ext cx="${emu(w)}" cy="${emu(h)}"/></${prefix}:xfrm>`;
}
