import type { Content } from "../model/content.ts";
import type { PublicStudy } from "../model/study.ts";
import { missingLegal } from "./legal.ts";

/** Words one of which a page needs that tells respondents of quotations: „Werde ich zitiert?“ alone only asks. */
const quoting = /\bZitat|wörtlich|Wortlaut/i;

/** What only the publishers can fill in and is still empty: fields of the study, and gaps that texts name. */
export function openFields(
  study: PublicStudy,
  { chapters, pages, slides }: Pick<Content, "chapters" | "pages" | "slides">,
): string[] {
  const { people, population, recruitment, field, release, address, quotes } = study;
  const promise = pages.find(({ slug }) => slug === "anonymitaet")?.body ?? "";
  const has = (role: string) => people.some((person) => person.role === role);
  const fields: [name: string, isOpen: boolean][] = [
    ["Grundgesamtheit: population.description", population.description === ""],
    ["Zahl der Personen im Amt: population.file", population.file === undefined],
    ["Einladung: recruitment", recruitment === ""],
    ["Beginn der Befragung: field.from", field.from === undefined],
    ["Ende der Befragung: field.to", field.to === undefined],
    ["Autorinnen und Autoren: people", !has("author")],
    ["Fragen zum Inhalt: people mit role: contact", !has("contact")],
    ["Fragen zur Technik: people mit role: technical", !has("technical")],
    ["Adresse: address", address === undefined],
    ["Tag der Veröffentlichung: release.date", release.date === undefined],
    ["DOI: release.doi", release.doi === undefined],
    [
      "Zitate sind freigegeben (quotes), und content/pages/anonymitaet.md sagt davon nichts",
      Object.keys(quotes).length > 0 && !quoting.test(promise),
    ],
  ];
  const gaps = [...chapters, ...pages, ...slides].flatMap(({ file, matter, body }) => {
    const text = `${matter.title} ${"lead" in matter ? matter.lead : ""} ${body}`;
    const count = [...text.matchAll(/\[\p{L}+ fehlt\]|(?:noch|hier) einzutragen/gu)].length;
    return count === 0 ? [] : [`${file}: ${count} ${count === 1 ? "Lücke" : "Lücken"}`];
  });
  return [...fields.filter(([, isOpen]) => isOpen).map(([name]) => name), ...missingLegal(study), ...gaps];
}
