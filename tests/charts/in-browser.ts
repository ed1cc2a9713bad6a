/** What the browser tests run within a page: the charts themselves, bundled. */
import { chartTypes } from "../../src/charts/index.ts";
import { measure, type Weight } from "../../src/charts/text.ts";
import { pageTheme } from "../../src/charts/theme.ts";
import { figures } from "./figures.ts";

/** Drawings of all figures at one width by name, made with the page's own document. */
export function drawAll(width: number): Record<string, string> {
  return Object.fromEntries(
    Object.entries(figures).map(([name, { type, figure }]) => [
      name,
      chartTypes[type].svg(figure, { document, width, theme: pageTheme }),
    ]),
  );
}

interface Box {
  text: string;
  left: number;
  right: number;
  top: number;
  bottom: number;
}

/** True once the browser has a font of this name, in both weights that charts use. */
export async function hasFont(name: string): Promise<boolean> {
  const found = await Promise.all(
    ["400", "600"].map((weight) => document.fonts.load(`${weight} 15px "${name}"`)),
  );
  return found.every((faces) => faces.length > 0 && faces.every(({ status }) => status === "loaded"));
}

/** Everything in the page's drawings that a reader would call a fault, in words. */
export function faults(): string[] {
  return [...document.querySelectorAll("svg")].flatMap((svg) => {
    const name = svg.parentElement?.dataset.name ?? "";
    const texts = [...svg.querySelectorAll("text")].map((text) => boxOf(text));
    const frame = svg.getBoundingClientRect();
    // The browser widens boxes to whole px where ink overhangs by a hair.
    const outside = texts.filter(
      (box) =>
        box.left < frame.left - 1 ||
        box.right > frame.right + 1 ||
        box.top < frame.top ||
        box.bottom > frame.bottom,
    );
    const pairs = texts.flatMap((one, i) => texts.slice(i + 1).map((other) => [one, other] as const));
    const overlaps = pairs.filter(([one, other]) => meet(one, other));
    return [
      ...outside.map(({ text }) => `${name}: „${text}“ leaves the box`),
      ...overlaps.map(([one, other]) => `${name}: „${one.text}“ overlaps „${other.text}“`),
      ...cramped(svg).map((text) => `${name}: „${text}“ leaves its segment or touches its dot`),
    ];
  });
}

/** Values that stand neither wholly within a bar, nor wholly beside all bars and dots. */
function cramped(svg: SVGSVGElement): string[] {
  const shapes = [...svg.querySelectorAll("rect, circle, path")].flatMap(boxesOf);
  return [...svg.querySelectorAll("text")]
    .map((text) => boxOf(text))
    .filter((box) =>
      shapes.some((shape) => meet(box, shape) && (box.left < shape.left + 2 || box.right > shape.right - 2)),
    )
    .map(({ text }) => text);
}

/** Where the bars or dots of an element stand: of a path, each that is closed, and no line. */
function boxesOf(shape: Element): DOMRect[] {
  if (shape.localName !== "path") return [shape.getBoundingClientRect()];
  const outlines = (shape.getAttribute("d") ?? "").split(/(?=M)/).filter((piece) => /z$/i.test(piece.trim()));
  return outlines.map((piece) => {
    const alone = shape.cloneNode() as Element;
    alone.setAttribute("d", piece);
    shape.after(alone);
    const box = alone.getBoundingClientRect();
    alone.remove();
    return box;
  });
}

/** Ink of a line of text: from the height of a letter above its baseline to a little below it. */
function boxOf(text: SVGTextElement): Box {
  const { left, right } = text.getBoundingClientRect();
  const onScreen = text.getScreenCTM() ?? new DOMMatrix();
  const baseline = text.getStartPositionOfChar(0).matrixTransform(onScreen).y;
  const size = Number.parseFloat(getComputedStyle(text).fontSize) * onScreen.a;
  return {
    text: text.textContent ?? "",
    left,
    right,
    top: baseline - 0.75 * size,
    bottom: baseline + 0.22 * size,
  };
}

function meet(one: Omit<Box, "text">, other: Omit<Box, "text">): boolean {
  return (
    one.left < other.right - 0.5 &&
    other.left < one.right - 0.5 &&
    one.top < other.bottom - 0.5 &&
    other.top < one.bottom - 0.5
  );
}

/** Texts with the width that the browser gives them and the width that labels are wrapped by, in px. */
export function widths(): { text: string; real: number; measured: number }[] {
  return [...document.querySelectorAll("text")].map((element) => {
    const { fontSize, fontWeight } = getComputedStyle(element);
    const text = element.textContent ?? "";
    const weight: Weight = Number(fontWeight) === 600 ? 600 : 400;
    return {
      text,
      real: element.getComputedTextLength(),
      measured: measure(text, Number.parseFloat(fontSize), weight),
    };
  });
}
