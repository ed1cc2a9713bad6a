/** Attributes whose numbers are positions in px. */
const geometry = new Set("x y x1 y1 x2 y2 cx cy r width height d points transform dx dy viewBox".split(" "));
const references = new Set(["href", "fill", "stroke", "clip-path", "mask", "filter"]);

/**
 * SVG text of a drawn chart, as lean as a page wants it: no `<style>`, no `class` or `style` attributes (a strict
 * content security policy refuses them), no ARIA below the root, positions in px to one decimal, ids beginning with
 * `prefix`. Works on any DOM, so that a browser's chart and the server's can be compared.
 */
export function serialise(root: Element, prefix: string): string {
  const ids = new Map<string, string>();
  number(root, prefix, ids);
  return write(root, true, ids);
}

function number(element: Element, prefix: string, ids: Map<string, string>): void {
  const id = element.getAttribute("id");
  if (id !== null) ids.set(id, `${prefix}-${ids.size + 1}`);
  for (const child of element.children) number(child, prefix, ids);
}

function write(element: Element, isRoot: boolean, ids: ReadonlyMap<string, string>): string {
  if (element.localName === "style") return "";
  let content = "";
  for (const node of element.childNodes) {
    if (node.nodeType === 1) content += write(node as Element, false, ids);
    else if (node.nodeType === 3) content += escapeText(node.textContent ?? "");
  }
  if (element.localName === "g" && content === "") return "";
  let attributes = isRoot ? ' xmlns="http://www.w3.org/2000/svg"' : "";
  for (const { name, value } of element.attributes) {
    if (name === "class" || name === "style" || name.startsWith("xmlns")) continue;
    if (!isRoot && (name.startsWith("aria-") || name === "role")) continue;
    attributes += ` ${name}="${escapeText(attribute(name, value, ids)).replaceAll('"', "&quot;")}"`;
  }
  if (element.localName === "g" && attributes === "") return content;
  return content === ""
    ? `<${element.localName}${attributes}/>`
    : `<${element.localName}${attributes}>${content}</${element.localName}>`;
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
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}
