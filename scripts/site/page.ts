import { type DefaultTreeAdapterTypes, parse } from "parse5";

type Node = DefaultTreeAdapterTypes.ChildNode;
export type Element = DefaultTreeAdapterTypes.Element;

/** A page as it was built. */
export interface BuiltPage {
  /** Where it stands below the base: "" is the start page, "kapitel/begriff/" a chapter. */
  path: string;
  /** Its elements in the order of the text. */
  elements: Element[];
}

/** A page from its file's name and text. */
export function builtPage([name, html]: readonly [name: string, html: string]): BuiltPage {
  return {
    path: name.replace(/(^|\/)index\.html$/, "$1"),
    elements: [...elementsIn(parse(html).childNodes)],
  };
}

/** All elements among nodes and below them, each before those within it. */
export function* elementsIn(nodes: readonly Node[]): Generator<Element> {
  for (const node of nodes) {
    if (!("tagName" in node)) continue;
    yield node;
    yield* elementsIn(node.childNodes);
  }
}

/** The value of an attribute; undefined where the element has none of that name. */
export function attribute({ attrs }: Element, name: string): string | undefined {
  return attrs.find((attr) => attr.name === name)?.value;
}
