import { measure, wrap } from "./text.ts";

/** A box in px. */
interface Box {
  left: number;
  right: number;
  top: number;
  bottom: number;
}

/** A point with the lines of its label: where each begins, and whether there it starts, ends or has its middle. */
export interface Labelled {
  lines: { text: string; x: number; y: number; anchor: "start" | "end" | "middle" }[];
}

const meet = (one: Box, other: Box): boolean =>
  one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom;

/**
 * Labels beside their points, none over another, over a point or a border, or out of the frame; undefined where no such place is
 * found for one of them: then numbers have to stand for the labels.
 */
export function placeLabels(
  points: readonly { x: number; y: number; label: string }[],
  frame: Box,
  size: number,
  radius: number,
  borders: { x: number[]; y: number[] },
): Labelled[] | undefined {
  const lineHeight = size * 1.15;
  const dots = points.map(({ x, y }) => boxAround(x, y, radius + 2));
  // Where it is crowded, fewest places are left: those points choose first.
  const crowd = points.map(
    (point) => points.filter((other) => Math.hypot(other.x - point.x, other.y - point.y) < 120).length,
  );
  const order = points.map((_, i) => i).sort((a, b) => (crowd[b] ?? 0) - (crowd[a] ?? 0));
  const taken: Box[] = [
    ...borders.x.map((x) => ({ ...frame, left: x - 2, right: x + 2 })),
    ...borders.y.map((y) => ({ ...frame, top: y - 2, bottom: y + 2 })),
  ];
  const placed = new Map<number, Labelled>();
  for (const i of order) {
    const point = points[i];
    if (point === undefined) continue;
    const found = candidates(point, size, lineHeight, radius).find(
      ({ box }) =>
        box.left >= frame.left &&
        box.right <= frame.right &&
        box.top >= frame.top &&
        box.bottom <= frame.bottom &&
        !taken.some((other) => meet(box, other)) &&
        !dots.some((dot) => meet(box, dot)),
    );
    if (found === undefined) return undefined;
    taken.push(found.box);
    placed.set(i, { lines: found.lines });
  }
  return points.map((_, i) => placed.get(i) ?? { lines: [] });
}

const boxAround = (x: number, y: number, by: number): Box => ({
  left: x - by,
  right: x + by,
  top: y - by,
  bottom: y + by,
});

function candidates(
  { x, y, label }: { x: number; y: number; label: string },
  size: number,
  lineHeight: number,
  radius: number,
): (Labelled & { box: Box })[] {
  const gap = radius + 5;
  const widths = [measure(label, size) + 1, 190, 130, 100];
  return widths.flatMap((width) => {
    const texts = wrap(label, width, size);
    const across = Math.max(...texts.map((text) => measure(text, size)));
    const high = texts.length * lineHeight;
    const places = [
      { anchor: "start" as const, x: x + gap, top: y - high / 2 },
      { anchor: "end" as const, x: x - gap, top: y - high / 2 },
      { anchor: "middle" as const, x, top: y - gap - high },
      { anchor: "middle" as const, x, top: y + gap },
      { anchor: "start" as const, x: x + gap - 3, top: y - high - 2 },
      { anchor: "start" as const, x: x + gap - 3, top: y + 2 },
      { anchor: "end" as const, x: x - gap + 3, top: y - high - 2 },
      { anchor: "end" as const, x: x - gap + 3, top: y + 2 },
    ];
    return places.map((place) => {
      const left =
        place.anchor === "start" ? place.x : place.anchor === "end" ? place.x - across : place.x - across / 2;
      return {
        lines: texts.map((text, i) => ({
          text,
          x: place.x,
          y: place.top + (i + 0.5) * lineHeight,
          anchor: place.anchor,
        })),
        box: { left: left - 2, right: left + across + 2, top: place.top - 1, bottom: place.top + high + 1 },
      };
    });
  });
}
