import { reportCitation } from "../../lib/cite.ts";
import type { PublicStudy } from "../../model/study.ts";
import { utf8 } from "../type.ts";
import type { ReportFormat } from "./type.ts";

/** `CITATION.cff` (Citation File Format 1.2.0): how the data of a final report are cited. */
export function cffOf(study: PublicStudy): string {
  const { title, authors, publishers, version, date, doi, url } = reportCitation(study);
  const people = study.people.filter(({ role }) => role === "author");
  // A string of JSON is one of YAML.
  const field = (name: string, value: string | undefined) =>
    value === undefined ? [] : [`${name}: ${JSON.stringify(value)}`];
  const makers =
    authors.length > 0
      ? authors.map(({ family, given }, i) => {
          const orcid = people[i]?.orcid;
          return [
            ...field("family-names", family),
            ...field("given-names", given || undefined),
            ...field("orcid", orcid && `https://orcid.org/${orcid}`),
          ];
        })
      : publishers.map((name) => field("name", name));
  const lines = [
    "cff-version: 1.2.0",
    `message: "Bitte so zitieren."`,
    "type: dataset",
    ...field("title", title),
    "authors:",
    ...makers.flatMap((lines) => lines.map((line, i) => `${i === 0 ? "  - " : "    "}${line}`)),
    ...field("version", version),
    ...field("date-released", date),
    ...field("doi", doi),
    ...field("url", url),
    ...field("license", study.licence),
  ];
  return `${lines.join("\n")}\n`;
}

export const cff: ReportFormat = {
  path: "CITATION.cff",
  type: "application/yaml",
  name: "CITATION.cff",
  use: "Zenodo, GitHub, Zotero",
  group: "citation",
  finalOnly: true,
  bytes: ({ study }) => utf8(cffOf(study)),
};
