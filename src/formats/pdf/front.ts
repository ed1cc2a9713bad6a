import { apaText, reportCitation, versionText } from "../../lib/cite.ts";
import { contactsOf, makersOf } from "../../lib/i18n.ts";
import { licenceOf, licenceText } from "../../lib/licence.ts";
import { sourceDigest } from "../../lib/source-digest.ts";
import { array, type Code, call, text } from "./typst.ts";
import type { Writer } from "./writer.ts";

/** The title page: what the publication is called, who stands behind it, which version it is. */
export function titlePage({ report: { study } }: Writer, part = ""): Code {
  const lines = makersOf(study).map(({ role, names }) => pair(text(role), text(names)));
  const foot = [versionText(reportCitation(study)), licenceText(study)].join(" · ");
  return call("title-page", [
    text([study.kind, part].filter(Boolean).join(" · ")),
    text(study.title),
    text(study.subtitle),
    text(study.mark),
    array(lines),
    text(foot),
  ]);
}

/**
 * What stands on the back of the title: how to cite, licence, DOI, address, contact, how the file is made.
 * @param numbers where the numbers of this document are from, and where else they stand
 */
export function imprint(writer: Writer, numbers: string): Code {
  const { study } = writer.report;
  const citation = reportCitation(study);
  const { name, url } = licenceOf(study.licence);
  const licence = study.status === "final" ? name : `${name} (vorgeschlagen)`;
  const facts: [string, Code | undefined][] = [
    ["Zitiervorschlag", text(apaText(citation))],
    [
      "DOI",
      citation.doi === undefined
        ? text(study.status === "final" ? "keine" : "noch keine")
        : printed(`https://doi.org/${citation.doi}`),
    ],
    ["Adresse", citation.url === undefined ? undefined : printed(citation.url)],
    ["Lizenz", url === undefined ? text(licence) : writer.outside(url, text(licence))],
    ...contactsOf(study).map(({ role, name, email }): [string, Code] => [
      role,
      text([name, email].filter(Boolean).join(", ")),
    ]),
    ["Fassung", text(`${versionText(citation)}; Stand der Daten und Texte: ${sourceDigest(writer.report)}`)],
    ["Zahlen", text([study.mark && `${study.mark}.`, numbers].filter(Boolean).join(" "))],
  ];
  return call(
    "imprint",
    facts.flatMap(([term, content]) => (content === undefined ? [] : [pair(text(term), content)])),
  );
}

const printed = (address: string): Code => call("shown-address", [text(address)]);

const pair = (first: Code, second: Code): Code => `(${first}, ${second})`;
