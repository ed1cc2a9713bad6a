/** Reads files of slides with nothing of what wrote them: a ZIP, a parser of XML, and names from the standard. */
import { strFromU8, unzipSync } from "fflate";
import { SaxesParser } from "saxes";

/** An element: its name with prefix, attributes, content. */
export interface Element {
  name: string;
  attributes: Record<string, string>;
  children: Element[];
  text: string;
}

/** A part as a tree; throws where it is not well-formed. */
export function parse(xml: string): Element {
  const root: Element = { name: "", attributes: {}, children: [], text: "" };
  const open = [root];
  const parser = new SaxesParser();
  parser.on("error", (error) => {
    throw error;
  });
  parser.on("opentag", ({ name, attributes }) => {
    const element = { name, attributes: attributes as Record<string, string>, children: [], text: "" };
    open.at(-1)?.children.push(element);
    open.push(element);
  });
  parser.on("text", (text) => {
    const last = open.at(-1);
    if (last) last.text += text;
  });
  parser.on("closetag", () => open.pop());
  parser.write(xml).close();
  return root.children[0] as Element;
}

/** All elements of a name below an element, in the order of the document. */
export function all(element: Element, name: string): Element[] {
  return element.children.flatMap((child) => [...(child.name === name ? [child] : []), ...all(child, name)]);
}

/** The first element at the end of a path of names. */
export function at(element: Element | undefined, ...names: string[]): Element | undefined {
  return names.reduce<Element | undefined>(
    (found, name) => found?.children.find((child) => child.name === name),
    element,
  );
}

/** All the text below an element. */
export const words = (element: Element): string =>
  element.text + element.children.map((child) => words(child)).join("");

/** The parts of a file by name; workbooks stay bytes. */
export function partsOf(bytes: Uint8Array): {
  xml: Record<string, string>;
  books: Record<string, Uint8Array>;
} {
  const entries = Object.entries(unzipSync(bytes));
  return {
    xml: Object.fromEntries(
      entries.filter(([name]) => !name.endsWith(".xlsx")).map(([name, data]) => [name, strFromU8(data)]),
    ),
    books: Object.fromEntries(entries.filter(([name]) => name.endsWith(".xlsx"))),
  };
}

/** What a part refers to, by id: the names of other parts, or addresses outside. */
export function targets(xml: Record<string, string>, part: string): Map<string, string> {
  const [folder = "", name = ""] = [
    part.slice(0, part.lastIndexOf("/")),
    part.slice(part.lastIndexOf("/") + 1),
  ];
  const relations = xml[`${folder}/_rels/${name}.rels`];
  if (relations === undefined) return new Map();
  return new Map(
    all(parse(relations), "Relationship").map(({ attributes: { Id = "", Target = "", TargetMode } }) => [
      Id,
      TargetMode === "External" ? Target : new URL(Target, `file:///${folder}/`).pathname.slice(1),
    ]),
  );
}

/** The cells of a workbook's first sheet, by address; numbers as numbers. */
export function cellsOf(book: Uint8Array): Map<string, string | number> {
  const sheet = parse(strFromU8(unzipSync(book)["xl/worksheets/sheet1.xml"] ?? new Uint8Array()));
  return new Map(
    all(sheet, "c").map((cell) => {
      const value = at(cell, "v")?.text;
      return [cell.attributes.r ?? "", value === undefined ? words(cell) : Number(value)];
    }),
  );
}

/** Addresses of the cells of a reference like „Daten!$B$2:$B$5“. */
export function addressesOf(reference: string): string[] {
  const [, column = "", from = "", to = from] =
    /^Daten!\$([A-Z]+)\$(\d+)(?::\$[A-Z]+\$(\d+))?$/.exec(reference) ?? [];
  if (column === "") throw new Error(`no reference: ${reference}`);
  return Array.from({ length: Number(to) - Number(from) + 1 }, (_, i) => `${column}${Number(from) + i}`);
}

/** What a chart remembers of a range: the value of each point, undefined where it has none. */
export function remembered(cache: Element): (string | undefined)[] {
  const count = Number(at(cache, "c:ptCount")?.attributes.val);
  const points = new Map(
    cache.children
      .filter(({ name }) => name === "c:pt")
      .map((pt) => [Number(pt.attributes.idx), at(pt, "c:v")?.text]),
  );
  return Array.from({ length: count }, (_, i) => points.get(i));
}
