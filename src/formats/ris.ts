import { type Citation, versionText } from "../lib/cite.ts";
import { type Format, utf8 } from "./type.ts";

/** A record in RIS, lines ending as the format wants it (CR LF). */
export function risOf(citation: Citation): string {
  const { kind, authors, publishers, date, doi, url, mark } = citation;
  const lines: [tag: string, value: string | undefined][] = [
    ["TY", kind === "report" ? "RPRT" : "FIGURE"],
    ["ID", citation.key],
    ["TI", citation.title],
    ...authors.map(({ family, given }): [string, string] => [
      "AU",
      [family, given].filter(Boolean).join(", "),
    ]),
    ["T2", kind === "report" ? undefined : citation.container],
    [kind === "report" ? "M3" : "M1", citation.label],
    ["PY", citation.year],
    ["DA", date?.replaceAll("-", "/")],
    ["ET", citation.version],
    ["PB", publishers.join("; ")],
    ["CY", citation.place],
    ["DO", doi],
    ["UR", url],
    ["LA", citation.language],
    ["N1", [mark, versionText(citation)].filter(Boolean).join("; ")],
  ];
  const written = lines.flatMap(([tag, value]) => (value ? [`${tag}  - ${value.replace(/\s+/g, " ")}`] : []));
  return `${[...written, "ER  - "].join("\r\n")}\r\n`;
}

export const ris: Format = {
  ending: ".ris",
  type: "application/x-research-info-systems",
  name: "RIS",
  use: "Citavi, EndNote, Zotero",
  group: "citation",
  bytes: ({ citation }) => utf8(risOf(citation)),
};
