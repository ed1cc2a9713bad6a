import { type Citation, versionText } from "../lib/cite.ts";
import { type Format, utf8 } from "./type.ts";

/** CSL-JSON: a list of one item. */
export function cslOf(citation: Citation): string {
  const { kind, authors, publishers, date, year } = citation;
  const issued = date?.split("-").map(Number) ?? (year === undefined ? undefined : [Number(year)]);
  const item = {
    id: citation.key,
    type: kind,
    title: citation.title,
    ...(authors.length > 0 ? { author: authors.map(({ family, given }) => ({ family, given })) } : {}),
    ...(kind === "report"
      ? { genre: citation.label }
      : { "container-title": citation.container, number: citation.label }),
    ...(issued === undefined ? {} : { issued: { "date-parts": [issued] } }),
    version: citation.version,
    publisher: publishers.join("; ") || undefined,
    "publisher-place": citation.place,
    DOI: citation.doi,
    URL: citation.url,
    language: citation.language,
    note: [citation.mark, versionText(citation)].filter(Boolean).join("; "),
  };
  return `${JSON.stringify([item], null, 2)}\n`;
}

export const csl: Format = {
  ending: ".csl.json",
  type: "application/vnd.citationstyles.csl+json",
  name: "CSL-JSON",
  use: "Zotero, Pandoc",
  group: "citation",
  bytes: ({ citation }) => utf8(cslOf(citation)),
};
