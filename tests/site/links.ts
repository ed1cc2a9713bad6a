import { readFileSync } from "node:fs";
import { fileAt } from "./server.ts";

/** A page, where it stands below the base, and what it names. */
export interface Linking {
  path: string;
  ids: readonly string[];
  links: readonly { element: string; href: string }[];
}

/** What came of following all addresses that pages name. */
export interface Followed {
  /** Addresses within the site that were looked up; those with a fragment also for their target. */
  internal: number;
  fragments: number;
  external: string[];
  /** "page: address" of what leads nowhere. */
  broken: string[];
}

/** True where a PDF has the place that a viewer is to open it at: a page, or a name. */
function opensAt(file: string, place: string): boolean {
  const [, page, name] = /^(?:page=(\d+)|nameddest=(.+))$/.exec(place) ?? [];
  const pdf = readFileSync(file, "latin1");
  if (page !== undefined) return Number(page) <= (pdf.match(/\/Type\s*\/Page\b/g) ?? []).length;
  return name !== undefined && pdf.includes(`(${name})`);
}

/**
 * Follows all addresses of pages within a folder that stands under `site` (an address with a slash at its end), without
 * asking any host. Targets on pages that are not among them are looked for in the markup.
 */
export function follow(pages: readonly Linking[], folder: string, site: string): Followed {
  const { origin, pathname: base } = new URL(site);
  const idsOf = new Map(pages.map(({ path, ids }) => [fileAt(folder, base, base + path), ids]));
  const has = (file: string, id: string): boolean => {
    if (file.endsWith(".pdf")) return opensAt(file, id);
    const ids =
      idsOf.get(file) ?? [...readFileSync(file, "utf8").matchAll(/ id="([^"]+)"/g)].map(([, id]) => id ?? "");
    idsOf.set(file, ids);
    return ids.includes(id);
  };
  const followed: Followed = { internal: 0, fragments: 0, external: [], broken: [] };
  for (const { path, links } of pages) {
    for (const { element, href } of links) {
      if (/^(mailto|tel):/.test(href)) continue;
      const url = new URL(href, site + path);
      if (url.origin !== origin) {
        followed.external.push(`${path}: <${element}> ${href}`);
        continue;
      }
      const file = fileAt(folder, base, url.pathname);
      const id = decodeURIComponent(url.hash.slice(1));
      followed.internal += 1;
      if (id) followed.fragments += 1;
      if (file === undefined || (id && !has(file, id))) {
        followed.broken.push(`${path}: <${element}> ${href}`);
      }
    }
  }
  return followed;
}
