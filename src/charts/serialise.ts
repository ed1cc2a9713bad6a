import { xmlCharacters } from "../lib/xml-characters.ts";
import { path, rectangle, straight } from "./outline.ts";

/** Attributes whose numbers are positions in px. */
const geometry = new Set("x y x1 y1 x2 y2 cx cy r width height d points transform dx dy viewBox".split(" "));
const references = new Set(["href", "fill", "stroke", "clip-path", "mask", "filter"]);

/**
 * SVG text of a drawn chart, as lean as a page wants it: no namespace (HTML knows `<svg>`), no `<style>`, no `class`
 * or `style` attributes (a strict content security policy refuses them), no ARIA below the root, positions in px to
 * one decimal and those of texts in whole px, ids beginning with `prefix`. Works on any DOM, so that a browser's chart
 * and the server's can be compared.
 */
export function serialise(root: Element, prefix: string): string {
  const ids = new Map<string, string>();
  number(root, prefix, ids);
  return write(root, true, ids, 16);
}

function number(element: Element, prefix: string, ids: Map<string, string>): void {
  const id = element.getAttribute("id");
  if (id !== null) ids.set(id, `${prefix}-${ids.size + 1}`);
  for (const child of element.children) number(child, prefix, ids);
}

/** `inherited`: size of the letters around, in px. */
function write(
  element: Element,
  isRoot: boolean,
  ids: ReadonlyMap<string, string>,
  inherited: number,
): string {
  if (element.localName === "style") return "";
  const size = Number(element.getAttribute("font-size") ?? inherited);
  let content = "";
  let outline = "";
  for (const node of element.childNodes) {
    const piece = node.nodeType === 1 ? outlineOf(node as Element) : undefined;
    if (piece !== undefined) {
      outline += piece;
      continue;
    }
    content += path(outline);
    outline = "";
    if (node.nodeType === 1) content += write(node as Element, false, ids, size);
    else if (node.nodeType === 3) content += escapeText(node.textContent ?? "");
  }
  content += path(outline);
  if (element.localName === "g" && content === "") return "";
  const place = element.localName === "text" ? placeOf(element, size) : undefined;
  let attributes = place === undefined ? "" : ` x="${place.x}" y="${place.y}"`;
  for (const { name, value } of element.attributes) {
    if (name === "class" || name === "style" || name.startsWith("xmlns")) continue;
    if (place !== undefined && (name === "y" || name === "transform")) continue;
    if (!isRoot && (name.startsWith("aria-") || name === "role")) continue;
    attributes += ` ${name}="${escapeText(attribute(name, value, ids)).replaceAll('"', "&quot;")}"`;
  }
  if (element.localName === "g" && attributes === "") return content;
  return content === ""
    ? `<${element.localName}${attributes}/>`
    : `<${element.localName}${attributes}>${content}</${element.localName}>`;
}

const corners = { rect: ["x", "y", "width", "height"], line: ["x1", "y1", "x2", "y2"] } as const;

/** Path data of a rectangle or straight line of which nothing but its place is said; undefined for everything else. */
function outlineOf(element: Element): string | undefined {
  const names: readonly string[] | undefined = corners[element.localName as keyof typeof corners];
  if (names === undefined || [...element.attributes].some(({ name }) => !names.includes(name)))
    return undefined;
  const [a = 0, b = 0, c = 0, d = 0] = names.map((name) => Number(round(element.getAttribute(name) ?? "0")));
  return element.localName === "rect" ? rectangle(a, b, c, d) : straight(a, b, c, d);
}

/**
 * Where a line of text stands that Plot lowers by a part of its size and moves to its place: the start of its
 * baseline. Undefined for a text that is turned, or has lines of its own.
 */
function placeOf(element: Element, size: number): { x: number; y: number } | undefined {
  const [, x, y] =
    /^translate\((-?[\d.e-]+),(-?[\d.e-]+)\)$/.exec(element.getAttribute("transform") ?? "") ?? [];
  const [, em] = /^(-?[\d.]+)em$/.exec(element.getAttribute("y") ?? "") ?? [];
  if (
    x === undefined ||
    em === undefined ||
    element.children.length > 0 ||
    element.getAttribute("x") !== null
  )
    return undefined;
  return { x: Math.round(Number(x)) + 0, y: Math.round(Number(y) + Number(em) * size) + 0 };
}

function attribute(name: string, value: string, ids: ReadonlyMap<string, string>): string {
  if (name === "id") return ids.get(value) ?? value;
  if (geometry.has(name)) return round(value);
  if (!references.has(name) || !value.includes("#")) return value;
  return value.replace(/#([\w-]+)/, (whole, id: string) => (ids.has(id) ? `#${ids.get(id)}` : whole));
}

/** Numbers with a unit are fractions of an em, for which a tenth is too coarse. */
function round(value: string): string {
  return value.replace(/-?\d*\.\d+(?:e-?\d+)?(em)?|-?\d+e-\d+/g, (number, unit: string | undefined) =>
    unit === undefined
      ? String(Math.round(Number(number) * 10) / 10 + 0)
      : `${Math.round(Number.parseFloat(number) * 100) / 100}em`,
  );
}

/** Text as it stands within an element. */
export function escapeText(text: string): string {
  return xmlCharacters(text).replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}
