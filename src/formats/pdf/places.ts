import type { Token } from "markdown-it";
import type { Report, Text } from "../../model/report.ts";

/** The anchor of a section, from its `heading_open`. */
export function idOf(token: Token): string | undefined {
  const id = token.attrGet("id");
  return id === null ? undefined : String(id);
}

/** Names of places in a document, each with what it is: a chapter, a page, a figure and a term may share an address. */
export const placeNames = {
  chapter: (slug: string) => `kapitel.${slug}`,
  page: (slug: string) => `seite.${slug}`,
  /** What the program adds to the texts. */
  annex: (name: Annex) => `anhang.${name}`,
  /** A section of the text that has this name. */
  section: (text: string, id: string) => `${text}.${id}`,
  figure: (id: string) => `abbildung.${id}`,
  table: (id: string) => `tabelle.${id}`,
  term: (id: string) => `begriff.${id}`,
  work: (id: string) => `quelle.${id}`,
};

/** What the program adds to the texts, by its address on the site. */
export type Annex = "glossar" | "literatur";

/** True for a text beside the chapters, which may have the address of one. */
export const isPage = ({ pages }: Pick<Report, "pages">, text: Text): boolean => pages[text.slug] === text;

/** Where a text stands: its address below the base, and the name of its place in a document. */
export function standing(report: Report, text: Text): { path: string; name: string } {
  const { slug } = text;
  if (!isPage(report, text)) return { path: `kapitel/${slug}/`, name: placeNames.chapter(slug) };
  return { path: slug === "start" ? "" : `${slug}/`, name: placeNames.page(slug) };
}

/**
 * Address within the publication, below its base and with anchor (`kapitel/begriff/#vorn`) → name of the place in a
 * document that holds these texts and, where it is whole, the annexes too.
 */
export function placesIn(
  report: Report,
  texts: readonly Text[],
  annexes: boolean,
): ReadonlyMap<string, string> {
  const places = new Map<string, string>();
  for (const text of texts) {
    const { path, name: own } = standing(report, text);
    places.set(path, own);
    for (const block of text.blocks) {
      if (block.kind === "figure") {
        const name = placeNames.figure(block.figure.id);
        places.set(`abbildungen/${block.figure.id}/`, name).set(`${path}#${block.figure.id}`, name);
      } else if (block.kind === "table")
        places.set(`${path}#${block.table.id}`, placeNames.table(block.table.id));
      else
        for (const id of block.tokens.flatMap((token) => idOf(token) ?? []))
          places.set(`${path}#${id}`, placeNames.section(own, id));
    }
  }
  if (!annexes) return places;
  if (report.glossary.length > 0) places.set("glossar/", placeNames.annex("glossar"));
  for (const { id } of report.glossary) places.set(`glossar/#begriff-${id}`, placeNames.term(id));
  if (report.works.length > 0) places.set("literatur/", placeNames.annex("literatur"));
  for (const { id } of report.works) places.set(`literatur/#quelle-${id}`, placeNames.work(id));
  return places;
}
