/**
 * As much of a DOM as Observable Plot needs to draw on the server: a tree with attributes. No parser, no events, no
 * style engine; whatever Plot asks for beyond that throws, and is added here when a chart needs it.
 */
const xhtml = "http://www.w3.org/1999/xhtml";

abstract class TreeNode {
  abstract readonly nodeType: number;
  readonly ownerDocument: PlotDocument;
  parentNode: ElementNode | null = null;

  constructor(document: PlotDocument) {
    this.ownerDocument = document;
  }

  get nextSibling(): TreeNode | null {
    const siblings = this.parentNode?.childNodes ?? [];
    return siblings[siblings.indexOf(this) + 1] ?? null;
  }

  abstract get textContent(): string;
}

class TextNode extends TreeNode {
  readonly nodeType = 3;
  data: string;

  constructor(document: PlotDocument, data: string) {
    super(document);
    this.data = data;
  }

  get textContent(): string {
    return this.data;
  }
}

class ElementNode extends TreeNode {
  readonly nodeType = 1;
  readonly namespaceURI: string;
  readonly localName: string;
  readonly childNodes: TreeNode[] = [];
  readonly #attributes = new Map<string, string>();

  constructor(document: PlotDocument, namespace: string, name: string) {
    super(document);
    this.namespaceURI = namespace;
    this.localName = name;
  }

  get attributes(): { name: string; value: string }[] {
    return Array.from(this.#attributes, ([name, value]) => ({ name, value }));
  }

  getAttribute(name: string): string | null {
    return this.#attributes.get(name) ?? null;
  }

  hasAttribute(name: string): boolean {
    return this.#attributes.has(name);
  }

  setAttribute(name: string, value: unknown): void {
    this.#attributes.set(name, String(value));
  }

  setAttributeNS(_namespace: string, name: string, value: unknown): void {
    this.setAttribute(name, value);
  }

  removeAttribute(name: string): void {
    this.#attributes.delete(name);
  }

  /** Inline styles never reach the output (see `serialise`), so they are taken and forgotten. */
  get style(): { setProperty(): void; removeProperty(): void } {
    return { setProperty() {}, removeProperty() {} };
  }

  get firstChild(): TreeNode | null {
    return this.childNodes[0] ?? null;
  }

  get children(): ElementNode[] {
    return this.childNodes.filter((node) => node instanceof ElementNode);
  }

  insertBefore<T extends TreeNode>(node: T, before: TreeNode | null): T {
    node.parentNode?.removeChild(node);
    node.parentNode = this;
    const at = before === null ? -1 : this.childNodes.indexOf(before);
    this.childNodes.splice(at < 0 ? this.childNodes.length : at, 0, node);
    return node;
  }

  appendChild<T extends TreeNode>(node: T): T {
    return this.insertBefore(node, null);
  }

  removeChild<T extends TreeNode>(node: T): T {
    const at = this.childNodes.indexOf(node);
    if (at >= 0) this.childNodes.splice(at, 1);
    node.parentNode = null;
    return node;
  }

  get textContent(): string {
    return this.childNodes.map((node) => node.textContent).join("");
  }

  set textContent(text: string) {
    for (const node of this.childNodes) node.parentNode = null;
    this.childNodes.length = 0;
    if (text !== "") this.appendChild(new TextNode(this.ownerDocument, String(text)));
  }
}

class PlotDocument {
  readonly nodeType = 9;
  readonly documentElement = new ElementNode(this, xhtml, "html");

  createElement(name: string): ElementNode {
    return new ElementNode(this, xhtml, name);
  }

  createElementNS(namespace: string, name: string): ElementNode {
    return new ElementNode(this, namespace, name);
  }

  createTextNode(data: string): TextNode {
    return new TextNode(this, data);
  }
}

/** True for a document of `createDocument`. */
export function isServers(document: Document): boolean {
  return (document as unknown) instanceof PlotDocument;
}

/** A document to draw charts in where there is no browser. One serves a whole process: it keeps nothing of a chart. */
export function createDocument(): Document {
  // Plot's type asks for a whole browser's document; what it uses of it is above.
  return new PlotDocument() as unknown as Document;
}
