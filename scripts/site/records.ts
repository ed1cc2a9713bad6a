import { attribute, type BuiltPage, type Element } from "./page.ts";

/** One thing that can be found: a section of a page, a figure, a term. */
export interface SearchRecord {
  /** Address below the base, without a slash at its beginning, with the place on the page. */
  url: string;
  /** What it is: „Kapitel“, „Abbildung“, „Frage“. */
  kind: string;
  title: string;
  /** Title of the page, where the record is a part of it; else empty. */
  page: string;
  text: string;
}

type Child = Element["childNodes"][number];

/** Pages of these folders are one record each, since all of them is about one thing; the list of them is but a way there. */
const whole: Record<string, string> = { abbildungen: "Abbildung", tabellen: "Frage", gruppen: "Gruppe" };

/**
 * Everything on these pages that can be found, in the order of the pages. What the markup excludes with
 * `data-pagefind-ignore` is left out, and so are drawings, whose words stand in their tables.
 */
export function searchRecords(pages: readonly BuiltPage[]): SearchRecord[] {
  return pages.filter(({ path }) => !/^(embed|fassung|suche)\/|\.html$/.test(path)).flatMap(recordsOf);
}

function recordsOf({ path, elements }: BuiltPage): SearchRecord[] {
  const main = elements.find(({ tagName }) => tagName === "main");
  const h1 = elements.find(({ tagName }) => tagName === "h1");
  if (main === undefined || h1 === undefined || isIgnored(main)) return [];
  const title = textOf(h1);
  const [folder = "", name] = path.split("/");
  const isOne = name !== "" && name !== undefined;
  const one = isOne ? whole[folder] : undefined;
  const kind = (one && numberIn(elements)) ?? one ?? (folder === "kapitel" ? "Kapitel" : "Seite");
  const records: SearchRecord[] = [{ url: path, kind, title, page: "", text: "" }];
  if (!isOne && whole[folder] !== undefined) return records;
  const visit = (nodes: readonly Child[]): void => {
    for (const node of nodes) {
      const last = records.at(-1);
      if ("value" in node && last) last.text += node.value;
      if (!("tagName" in node) || isIgnored(node) || node === h1) continue;
      const place = one === undefined ? placeOf(node) : undefined;
      if (place)
        records.push({
          ...place,
          url: `${path}#${place.id}`,
          kind: place.kind ?? kind,
          page: title,
          text: "",
        });
      else if (last) last.text += " ";
      if (place?.whole !== true)
        visit(place ? node.childNodes.filter((child) => !isTerm(child)) : node.childNodes);
    }
  };
  visit(main.childNodes);
  return records
    .map(({ url, kind, title, page, text }) => ({ url, kind, title, page, text: squeezed(text) }))
    .filter(({ text, page }) => page === "" || text !== "");
}

/** Where a new record begins: at a heading that can be led to, or an entry of a list of terms. */
function placeOf(node: Element): { id: string; title: string; kind?: string; whole?: boolean } | undefined {
  const id = attribute(node, "id");
  if (/^h[23]$/.test(node.tagName)) {
    const code = id?.startsWith("frage-");
    return id === undefined
      ? undefined
      : { id, title: textOf(node), whole: true, ...(code ? { kind: "Frage" } : {}) };
  }
  const term = node.childNodes.find(isTerm);
  return id === undefined || term === undefined ? undefined : { id, title: textOf(term), kind: "Begriff" };
}

const isTerm = (node: Child): boolean => "tagName" in node && node.tagName === "dt";

/** What a figure is called by its number: „Abbildung 4“. */
function numberIn(elements: readonly Element[]): string | undefined {
  const element = elements.find((each) => isOfClass(each, "figure-number"));
  const text = element?.childNodes
    .filter((node) => !("tagName" in node))
    .map(textOf)
    .join("");
  return text === undefined ? undefined : squeezed(text);
}

const isOfClass = (node: Element, name: string): boolean =>
  (attribute(node, "class") ?? "").split(" ").includes(name);

function isIgnored(node: Element): boolean {
  if (attribute(node, "data-pagefind-ignore") !== undefined) return true;
  // What is said of every figure and every page is no way to tell them apart.
  if (isOfClass(node, "mark") || isOfClass(node, "figure-number")) return true;
  // A figure has a page of its own, and navigation says nothing.
  return ["script", "style", "svg", "nav", "figure"].includes(node.tagName);
}

function textOf(node: Child): string {
  if ("value" in node) return node.value;
  return "childNodes" in node ? squeezed(node.childNodes.map(textOf).join("")) : "";
}

const squeezed = (text: string): string => text.replace(/\s+/g, " ").trim();
