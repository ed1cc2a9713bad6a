import type { Token } from "markdown-it";
import type { Report, Text } from "../../model/report.ts";

/** The anchor of a section, from its `heading_open`. */
export function idOf(token: Token): string | undefined {
  const id = token.attrGet("id");
  return id === null ? undefined : String(id);
}

/** Names of places in a document: texts by their slugs, sections below them, all others by what they are. */
export const placeNames = {
  section: (slug: string, id: string) => `${slug}.${id}`,
  figure: (id: string) => `abbildung.${id}`,
  table: (id: string) => `tabelle.${id}`,
  term: (id: string) => `begriff.${id}`,
  work: (id: string) => `quelle.${id}`,
};

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
  for (const { slug, blocks } of texts) {
    const path = report.pages[slug] === undefined ? `kapitel/${slug}/` : slug === "start" ? "" : `${slug}/`;
    places.set(path, slug);
    for (const block of blocks) {
      if (block.kind === "figure") {
        const name = placeNames.figure(block.figure.id);
        places.set(`abbildungen/${block.figure.id}/`, name).set(`${path}#${block.figure.id}`, name);
      } else if (block.kind === "table")
        places.set(`${path}#${block.table.id}`, placeNames.table(block.table.id));
      else
        for (const id of block.tokens.flatMap((token) => idOf(token) ?? []))
          places.set(`${path}#${id}`, placeNames.section(slug, id));
    }
  }
  if (!annexes) return places;
  if (report.glossary.length > 0) places.set("glossar/", "glossar");
  for (const { id } of report.glossary) places.set(`glossar/#begriff-${id}`, placeNames.term(id));
  if (report.works.length > 0) places.set("literatur/", "literatur");
  for (const { id } of report.works) places.set(`literatur/#quelle-${id}`, placeNames.work(id));
  return places;
}
