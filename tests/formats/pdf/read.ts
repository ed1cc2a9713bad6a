import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { getDocument, VerbosityLevel } from "pdfjs-dist/legacy/build/pdf.mjs";
import type { PDFDocumentProxy, PDFPageProxy } from "pdfjs-dist/types/src/display/api.js";

const library = dirname(createRequire(import.meta.url).resolve("pdfjs-dist/package.json"));

/** A PDF as a reader that is not ours sees it. */
export async function open(bytes: Uint8Array): Promise<PDFDocumentProxy> {
  return await getDocument({
    // What is given is taken away.
    data: new Uint8Array(bytes),
    verbosity: VerbosityLevel.ERRORS,
    standardFontDataUrl: join(library, "standard_fonts/"),
  }).promise;
}

/** A node of the tree of tags: an element with its children, or content by its id. */
export interface Tag {
  role: string;
  alt?: string;
  lang?: string;
  children: (Tag | { type: "content" | "object"; id: string })[];
}

/** The pages of a document. */
export async function pagesOf(pdf: PDFDocumentProxy): Promise<PDFPageProxy[]> {
  return Promise.all(Array.from({ length: pdf.numPages }, (_, i) => pdf.getPage(i + 1)));
}

/** The tags of a page, from the root on. */
export async function tagsOf(page: PDFPageProxy): Promise<Tag> {
  return ((await page.getStructTree()) ?? { role: "Root", children: [] }) as unknown as Tag;
}

/** All elements of a tree, each before what it holds. */
export function elementsIn(tag: Tag): Tag[] {
  return [tag, ...tag.children.flatMap((child) => ("role" in child ? elementsIn(child) : []))];
}

/** The words of a page by the ids that its tags name them by; what no tag names is left out. */
export async function wordsById(page: PDFPageProxy): Promise<ReadonlyMap<string, string>> {
  const { items } = await page.getTextContent({ includeMarkedContent: true });
  const open: (string | undefined)[] = [];
  const words = new Map<string, string>();
  for (const item of items) {
    if ("str" in item) {
      const id = open.findLast((each) => each !== undefined);
      if (id !== undefined) words.set(id, (words.get(id) ?? "") + item.str + (item.hasEOL ? "\n" : ""));
    } else if (item.type === "endMarkedContent") open.pop();
    else open.push((item as { id?: string }).id);
  }
  return words;
}

/** The words of an element in the order in which they are read. */
export function wordsOf(tag: Tag, words: ReadonlyMap<string, string>): string {
  return tag.children
    .map((child) => ("role" in child ? wordsOf(child, words) : (words.get(child.id) ?? "")))
    .join("");
}

/** A text as it is read: words that were divided at the end of a line are whole, spaces alike. */
export function asRead(text: string): string {
  return text
    .replace(/(?:\u00ad|-(?=\n))\s*/g, "")
    .replace(/\s+/g, " ")
    .trim();
}

/** The letters of a text alone, to find them wherever lines end. */
export function letters(text: string): string {
  return text.replace(/[-\s\u00ad]/g, "");
}

/** Everything that a PDF says: words of its pages, descriptions, contents, addresses, facts. */
export async function allSaid(bytes: Uint8Array): Promise<string[]> {
  const pdf = await open(bytes);
  const { info, metadata } = await pdf.getMetadata();
  const pages = await pagesOf(pdf);
  const said = await Promise.all(
    pages.map(async (page) => {
      const { items } = await page.getTextContent();
      const words = items.map((item) => ("str" in item ? item.str + (item.hasEOL ? "\n" : "") : "")).join("");
      const alts = elementsIn(await tagsOf(page)).map(({ alt = "" }) => alt);
      const links = (await page.getAnnotations()).map(({ url, unsafeUrl }) => `${url} ${unsafeUrl}`);
      return [words, asRead(words), letters(words), ...alts, ...links];
    }),
  );
  const names = Object.keys(await pdf.getDestinations());
  const facts = [info, metadata?.getRaw()].map((fact) => JSON.stringify(fact) ?? "");
  await pdf.destroy();
  return [...said.flat(), ...facts, ...names, ...stringsIn(bytes)];
}

/** Strings and names as they stand in the file: titles of bookmarks, fonts. Numbers there are places and sizes. */
function stringsIn(bytes: Uint8Array): string[] {
  const raw = Buffer.from(bytes)
    .toString("latin1")
    .replace(/stream\r?\n.*?endstream/gs, "");
  const parts = raw.match(/\((?:\\.|[^()\\])*\)|<FEFF[0-9A-F]*>|\/[^\s/<>[\]()]+/gs) ?? [];
  const wide = new TextDecoder("utf-16be");
  return parts.map((part) =>
    part.startsWith("<FEFF") ? wide.decode(Buffer.from(part.slice(1, -1), "hex")) : part,
  );
}
