import { type Box, type Shape, sizes } from "./size.ts";

/** Numbers of the places of a layout; `title` has none. */
export const idx = {
  text: 1,
  second: 2,
  content: 11,
  secondContent: 13,
  key: 12,
  note: 18,
  source: 19,
  mark: 20,
  footer: 21,
  number: 22,
} as const;

/** Sizes of text in points: none is smaller than what can be read from the last row. */
export const points = { title: 28, lead: 16, text: 22, key: 14, small: 12 } as const;

/** Where the parts of slides stand, by the shape of the slides; in points. */
export function boxesOf(shape: Shape) {
  const { w: width, h: height, margin: x } = sizes[shape];
  const w = width - 2 * x;
  const across = (y: number, h: number): Box => ({ x, y, w, h });
  const isNarrow = shape === "4:3";
  const titleHeight = isNarrow ? 94 : 70;
  const title = across(32, titleHeight);
  const top = title.y + titleHeight + 5;
  const lead = across(top, isNarrow ? 54 : 40);
  const foot = height - 26;
  const source = across(foot - 34, 30);
  const note = across(source.y - 34, 32);
  const content = across(lead.y + lead.h + 8, note.y - lead.y - lead.h - 12);
  const column = (w - 32) / 2;
  const body = across(top + 14, source.y - top - 20);
  return {
    mark: across(12, 18),
    title,
    lead,
    content,
    body,
    key: across(content.y, 22),
    note,
    source,
    footer: { ...across(foot, 18), w: w - 60 },
    number: { x: x + w - 50, y: foot, w: 50, h: 18 },
    opening: { title: across(84, 160), text: across(256, 210) },
    section: { title: across(120, 170), text: across(302, 130) },
    statement: { title: across(40, 132), text: across(188, source.y - 194) },
    /** A number set large, what it counts beside it, and below what it is part of. */
    large: {
      value: { x, y: top + 6, w: w * 0.36, h: 104 },
      text: { x: x + w * 0.38, y: top + 6, w: w * 0.62, h: 104 },
      content: across(top + 124, source.y - top - 132),
    },
    quote: { text: across(150, 230), source: across(396, 66) },
    halves: [x, x + column + 32].map((left) => ({
      text: { x: left, y: top + 8, w: column, h: 84 },
      content: { x: left, y: top + 98, w: column, h: source.y - top - 106 },
    })),
  };
}
