import type { Report } from "../model/report.ts";
import { addedPages, fixedPages } from "./addresses.ts";
import { releasedGroups } from "./groups.ts";

/** A way to a page of the publication. */
export interface SiteLink {
  href: string;
  label: string;
  /** Language of the label, where it is not that of the page. */
  lang?: string | undefined;
}

type Known = Pick<
  Report,
  "base" | "study" | "tables" | "chapters" | "figures" | "works" | "glossary" | "pages"
>;

/** A way in the head of a page. */
export interface HeadLink extends SiteLink {
  /** The page at hand is current where its path begins so. */
  under: string;
  /** True where it also stands in the one line that a telephone has room for. */
  first?: true;
}

/** The few pages that every page leads to from its head. */
export function headLinks(report: Known): HeadLink[] {
  const { base, chapters, figures } = report;
  const [first] = chapters;
  const link = (under: string, label: string, path = under) => ({ href: base + path, label, under });
  return [
    ...(first ? [{ ...link("kapitel/", "Bericht", `kapitel/${first.slug}/`), ...isFirst }] : []),
    ...(figures.length > 0 ? [{ ...link("abbildungen/", "Abbildungen"), ...isFirst }] : []),
    { ...link("tabellen/", "Tabellen"), ...(figures.length > 0 ? {} : isFirst) },
    ...(releasedGroups(report).length > 0 ? [link("gruppen/", "Gruppen")] : []),
    link("methodik/", "Methodik"),
    ...there(report, [["suche/", "Suche"]]).map((found) => ({
      ...found,
      under: "suche/",
      ...isFirst,
    })),
  ];
}

const isFirst = { first: true } as const;

/** Everything beside chapters, figures, questions and groups themselves, by what readers come for. */
export function siteLinks(report: Known): { title: string; links: SiteLink[] }[] {
  const { base, chapters, figures, works, glossary, pages } = report;
  const [first] = chapters;
  const added = addedPages(Object.values(pages)).flatMap((slug) => pages[slug] ?? []);
  const own = (isForGroup: boolean): SiteLink[] =>
    added
      .filter(({ group }) => (group !== undefined) === isForGroup)
      .map(({ slug, short, lang }) => ({ href: `${base}${slug}/`, label: short, lang }));
  const link = (path: string, label: string): SiteLink => ({ href: base + path, label });
  return [
    {
      title: "Bericht",
      links: [
        ...(first ? [link(`kapitel/${first.slug}/`, "Bericht lesen")] : []),
        ...own(false),
        ...(glossary.length > 0 ? [link("glossar/", "Glossar")] : []),
        ...(works.length > 0 ? [link("literatur/", "Literatur")] : []),
      ],
    },
    {
      title: "Ergebnisse",
      links: [
        ...(figures.length > 0 ? [link("abbildungen/", "Abbildungen")] : []),
        link("tabellen/", "Tabellen aller Fragen"),
        link("gruppen/", "Gruppen im Vergleich"),
        ...own(true),
      ],
    },
    {
      title: "Nutzen und zitieren",
      links: there(report, [
        ["herunterladen/", "Herunterladen"],
        ["daten/", "Daten"],
        ["zitieren/", "Zitieren"],
        ["aenderungen/", "Änderungen"],
        ["fragebogen/", "Fragebogen"],
        ["suche/", "Suche"],
      ]),
    },
    {
      title: "Über",
      links: [
        link("ueber/", "Wer dahintersteht"),
        link("methodik/", "Methodik"),
        link("anonymitaet/", "Wie die Antworten geschützt sind"),
        link("kontakt/", "Kontakt, Ergebnisse vorstellen lassen"),
      ],
    },
    {
      title: "Rechtliches",
      links: [
        link("impressum/", "Impressum"),
        link("datenschutz/", "Datenschutz"),
        link("barrierefreiheit/", "Barrierefreiheit"),
      ],
    },
  ].filter(({ links }) => links.length > 0);
}

/** Of these pages, those that every publication has. */
function there({ base }: Known, pages: readonly (readonly [path: string, label: string])[]): SiteLink[] {
  return pages
    .filter(([path]) => fixedPages.includes(path))
    .map(([path, label]) => ({ href: base + path, label }));
}
