import type { Problem } from "../model/problem.ts";
import { suggest } from "./errors.ts";
import type { Target } from "./numbering.ts";

/** Pages that every publication has, by their path below the base. */
export const fixedPages = [
  "",
  "abbildungen/",
  "tabellen/",
  "gruppen/",
  "methodik/",
  "anonymitaet/",
  "literatur/",
  "glossar/",
  "fragebogen/",
  "ueber/",
  "kontakt/",
  "impressum/",
  "datenschutz/",
  "barrierefreiheit/",
  "herunterladen/",
  "daten/",
  "zitieren/",
  "aenderungen/",
  "suche/",
];

/** Of these, the pages in which a text of the same name in `content/pages` stands; the start page is called `start`. */
const pagesWithText = [
  ...["start", "methodik", "anonymitaet"],
  ...["ueber", "kontakt", "impressum", "datenschutz", "barrierefreiheit"],
  ...["daten", "zitieren", "aenderungen"],
];

/** Slugs of the texts in `content/pages` that become pages of their own. */
export function addedPages(pages: readonly { slug: string }[]): string[] {
  return pages
    .map(({ slug }) => slug)
    .filter((slug) => !pagesWithText.includes(slug) && !fixedPages.includes(`${slug}/`));
}

/** Texts that no page would show: their address is that of a page which the program makes from the data alone. */
export function hiddenTexts(pages: readonly { file: string; slug: string }[]): Problem[] {
  return pages
    .filter(({ slug }) => fixedPages.includes(`${slug}/`) && !pagesWithText.includes(slug))
    .map(({ file, slug }) => ({
      file,
      what: `die Seite /${slug}/ macht das Programm selbst; dieser Text erschiene nirgends`,
      hint: `Die Datei umbenennen oder löschen. Eigene Texte nehmen auf: ${pagesWithText.join(", ")}.`,
    }));
}

/** Addresses of everything that a text can lead to. */
export interface Addresses {
  /** True for a figure that has a file, faulty or not. */
  isFigure(id: string): boolean;
  /** Address of a target, seen from a chapter's page (undefined: from another page). */
  of(id: string, target: Target, from: string | undefined): string;
  work(key: string): string;
  term(id: string): string;
  /** The address that an author wrote, as it stands in the page; or what is wrong with it. */
  link(href: string, from: string | undefined): string | { what: string; hint: string };
}

/** What there is to lead to. */
export interface Destinations {
  /** Path under which the publication stands, with slashes at both ends. */
  base: string;
  chapters: readonly string[];
  /** Pages that the authors added. */
  pages: readonly string[];
  figures: readonly string[];
  /** Paths of the pages of questions and groups. */
  results: readonly string[];
  targets: ReadonlyMap<string, Target>;
}

/** Addresses inside a publication; those that authors write begin with a slash, whatever folder it stands in. */
export function addressesOf({
  base,
  chapters,
  pages: added,
  figures,
  results,
  targets,
}: Destinations): Addresses {
  const pages = [
    ...fixedPages,
    ...added.map((slug) => `${slug}/`),
    ...chapters.map((slug) => `kapitel/${slug}/`),
    ...figures.map((id) => `abbildungen/${id}/`),
    ...results,
  ];
  const within = (path: string, anchor: string | undefined) => `${base}${path}${anchor ? `#${anchor}` : ""}`;
  return {
    isFigure: (id) => figures.includes(id),
    of(id, { slug, anchor }, from) {
      // A figure also has a page of its own, with all that can be done with it.
      if (figures.includes(id) && (slug === undefined || slug !== from))
        return within(`abbildungen/${id}/`, undefined);
      if (slug === from && anchor !== undefined) return `#${anchor}`;
      return within(`kapitel/${slug}/`, anchor);
    },
    work: (key) => within("literatur/", `quelle-${key}`),
    term: (id) => within("glossar/", `begriff-${id}`),
    link(href, from) {
      if (/^(https?:\/\/[^/]|mailto:[^@]+@|tel:)/.test(href)) return href;
      const [path = "", anchor] = href.split("#");
      if (href.startsWith("#")) {
        const target = targets.get(anchor ?? "");
        if (target && target.slug === from) return href;
        return {
          what: `unbekannte Stelle: ${href}`,
          hint: "Auf Abbildungen und Abschnitte verweist [#name].",
        };
      }
      if (href.startsWith("/") && !href.startsWith("//")) {
        const wanted = path.slice(1);
        if (pages.includes(wanted)) return within(wanted, anchor);
        const slashed = pages.includes(`${wanted}/`) ? `meinten Sie /${wanted}/?` : undefined;
        const hint =
          slashed ??
          suggest(
            path,
            pages.map((page) => `/${page}`),
          );
        return { what: `diese Seite gibt es nicht: ${href}`, hint };
      }
      return {
        what: `keine vollständige Adresse: ${href}`,
        hint: "Nach außen mit https://, im Bericht mit / am Anfang, auf Abbildungen mit [#name].",
      };
    },
  };
}
