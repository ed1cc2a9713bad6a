import { type DefaultTreeAdapterTypes, parseFragment } from "parse5";
import { elementsIn } from "../../scripts/site/page.ts";

/** All that texts, tables and charts are made of. */
const elements = new Set(
  [
    "p h1 h2 h3 h4 h5 h6 ul ol li blockquote aside hr br em strong s code pre a span data mark sup sub cite q dl dt dd",
    "table thead tbody tr th td caption div section abbr small i",
    "svg g path rect line circle text tspan title desc defs clippath pattern use",
  ].flatMap((names) => names.split(" ")),
);

/** Attributes whose values lead somewhere. */
const leading = new Set(["href", "src", "xlink:href", "action", "formaction", "srcset", "poster", "data"]);

/** Everything in a piece of HTML or SVG that no text of an author or of a survey may bring there, in words. */
export function injected(html: string): string[] {
  const tree = parseFragment(html);
  return [...elementsIn(tree.childNodes)].flatMap(({ tagName, attrs }) => {
    const name = tagName.toLowerCase();
    const own = elements.has(name) ? [] : [`<${name}>`];
    return [...own, ...attrs.flatMap((attr) => faultOf(name, attr))];
  });
}

function faultOf(
  element: string,
  { name, value }: DefaultTreeAdapterTypes.Element["attrs"][number],
): string[] {
  const shown = `<${element} ${name}="${value.slice(0, 60)}">`;
  if (/^on/i.test(name) || name === "style" || name === "srcdoc" || /["'<>=]/.test(name)) return [shown];
  if (!leading.has(name.toLowerCase())) return [];
  // As a browser reads an address: without blanks and control characters.
  const address = [...value].filter((sign) => sign > " ").join("");
  const scheme = /^([a-z][a-z0-9+.-]*):/i.exec(address)?.[1]?.toLowerCase();
  return scheme === undefined || ["http", "https", "mailto", "tel"].includes(scheme) ? [] : [shown];
}
