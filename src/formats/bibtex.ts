import type { Citation } from "../lib/cite.ts";
import { versionText } from "../lib/cite.ts";
import type { PersonName } from "../lib/person-name.ts";
import { type Format, utf8 } from "./type.ts";

/** A BibTeX entry in UTF-8. */
export function bibtexOf(citation: Citation): string {
  const { kind, key, title, authors, publishers, container, label, date, doi, url, mark } = citation;
  const houses = publishers.map((name) => `{${escaped(name)}}`).join(" and ");
  const isReport = kind === "report";
  const fields: [name: string, value: string | undefined][] = [
    // Who publishes a report stands for its authors where nobody is named: the type wants some.
    ["author", authors.map(fullName).join(" and ") || (isReport ? houses : "")],
    ["title", `{${escaped(title)}}`],
    ...(isReport
      ? ([
          ["type", escaped(label)],
          ["institution", houses],
        ] satisfies [string, string][])
      : ([
          ["howpublished", escaped(`${label} in: ${container}`)],
          ["publisher", houses],
        ] satisfies [string, string][])),
    ["address", escaped(citation.place ?? "")],
    ["year", citation.year],
    ["date", date],
    ["version", escaped(citation.version)],
    ["doi", doi],
    // Reference managers take an address as it stands.
    ["url", url],
    ["langid", citation.language === "de" ? "ngerman" : citation.language],
    ["note", escaped([mark, versionText(citation)].filter(Boolean).join("; "))],
  ];
  const lines = fields.flatMap(([name, value]) => (value ? [`  ${name} = {${value}}`] : []));
  return `@${isReport ? "techreport" : "misc"}{${key},\n${lines.join(",\n")}\n}\n`;
}

const fullName = ({ family, given }: PersonName): string =>
  [`{${escaped(family)}}`, escaped(given)].filter(Boolean).join(", ");

/** What TeX would take for its own. */
function escaped(text: string): string {
  const special: Record<string, string> = {
    "\\": "\\textbackslash{}",
    "~": "\\textasciitilde{}",
    "^": "\\textasciicircum{}",
    "{": "\\{",
    "}": "\\}",
    "\u00a0": "~",
    "\u202f": "\\,",
  };
  return text.replace(/[\\~^{}\u00a0\u202f]|[%$#&_]/g, (character) => special[character] ?? `\\${character}`);
}

export const bibtex: Format = {
  ending: ".bib",
  type: "application/x-bibtex",
  name: "BibTeX",
  use: "LaTeX, JabRef, Zotero",
  group: "citation",
  bytes: ({ citation }) => utf8(bibtexOf(citation)),
};
