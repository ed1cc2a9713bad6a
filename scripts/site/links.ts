import type { Problem } from "../../src/model/problem.ts";
import { attribute, type BuiltPage, type Element } from "./page.ts";

/** What addresses are looked up in. */
export interface Site {
  pages: readonly BuiltPage[];
  /** Names of all files, with forward slashes. */
  files: ReadonlySet<string>;
  /** Path under which the site stands, with slashes at both ends. */
  base: string;
  /** Its address, where it has one: links that begin so lead into the site as well. */
  address?: string | undefined;
}

/** Every address within the site that leads nowhere, or to a place that its page does not have. */
export function brokenLinks({ pages, files, base, address }: Site): Problem[] {
  const places = new Map(pages.map(({ path, elements }) => [fileOf(path), new Set(idsOf(elements))]));
  const here = new URL(address ?? `https://seite.invalid${base}`);
  const fault = ({ path }: BuiltPage, href: string): Problem[] => {
    const url = new URL(href, new URL(path, here));
    if (url.origin !== here.origin) return [];
    const file = url.pathname.startsWith(base) ? fileOf(decoded(url.pathname.slice(base.length))) : undefined;
    const place = decoded(url.hash.slice(1));
    if (file !== undefined && files.has(file) && (place === "" || places.get(file)?.has(place) !== false))
      return [];
    const isThere = file !== undefined && files.has(file);
    const what = isThere
      ? `${href} führt zu einer Stelle, die es dort nicht gibt`
      : `${href} führt zu nichts`;
    return [{ file: path || "Startseite", what, hint: hintOf(isThere) }];
  };
  return pages.flatMap((page) =>
    [...new Set(page.elements.flatMap(addressesIn))].flatMap((href) => fault(page, href)),
  );
}

const hintOf = (isThere: boolean): string =>
  isThere
    ? "Die Stelle nach # prüfen, oder nur die Seite nennen."
    : "Die Adresse prüfen, oder die Seite anlegen.";

const fileOf = (path: string): string => (path === "" || path.endsWith("/") ? `${path}index.html` : path);

const idsOf = (elements: readonly Element[]): string[] =>
  elements.flatMap((element) => attribute(element, "id") ?? []);

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** The addresses that an element names, but those for mail and telephone. */
function addressesIn(element: Element): string[] {
  const plain = ["href", "src", "poster", "data"].flatMap((name) => attribute(element, name) ?? []);
  const several = (attribute(element, "srcset") ?? "")
    .split(",")
    .flatMap((part) => part.trim().split(/\s/)[0] || []);
  const refresh = attribute(element, "http-equiv") === "refresh" ? attribute(element, "content") : undefined;
  const target = refresh?.replace(/^[^=]*=/, "");
  return [...plain, ...several, ...(target ? [target] : [])].filter(
    (href) => !/^(mailto|tel|data):/.test(href),
  );
}
