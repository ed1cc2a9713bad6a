import { addressOf, reportCitation } from "../../lib/cite.ts";
import { licenceOf } from "../../lib/licence.ts";
import { personName } from "../../lib/person-name.ts";
import type { PublicStudy } from "../../model/study.ts";
import { utf8 } from "../type.ts";
import type { ReportFormat } from "./type.ts";

/** The fields that DataCite (kernel 4) wants for a DOI, ready to be registered; `doi` is null until there is one. */
export function dataciteOf(study: PublicStudy): object {
  const { people, institutions, release, licence, languages } = study;
  const { year, date, url } = reportCitation(study);
  const organisation = ({ name, ror }: PublicStudy["institutions"][number]) => ({
    name,
    nameType: "Organizational",
    ...(ror ? identified(`https://ror.org/${ror}`, "ROR", "https://ror.org") : {}),
  });
  const publishers = institutions.filter(({ role }) => role === "publisher");
  const authors = people
    .filter(({ role }) => role === "author")
    .map(({ name, orcid }) => {
      const { family, given } = personName(name);
      return {
        name: [family, given].filter(Boolean).join(", "),
        nameType: "Personal",
        familyName: family,
        givenName: given,
        ...(orcid ? identified(`https://orcid.org/${orcid}`, "ORCID", "https://orcid.org") : {}),
      };
    });
  const { name, url: licenceUrl } = licenceOf(licence);
  return {
    schemaVersion: "http://datacite.org/schema/kernel-4",
    doi: release.doi ?? null,
    url,
    types: { resourceTypeGeneral: "Report", resourceType: study.kind },
    titles: [
      { title: study.title, lang: languages[0] },
      ...(study.subtitle ? [{ title: study.subtitle, titleType: "Subtitle", lang: languages[0] }] : []),
    ],
    creators: authors.length > 0 ? authors : publishers.map(organisation),
    publisher: { name: publishers.map((each) => each.name).join("; ") || study.title },
    publicationYear: Number(year),
    dates: date === undefined ? [] : [{ date, dateType: "Issued" }],
    contributors: people
      .filter(({ role }) => role === "contact")
      .map((person) => ({ name: person.name, nameType: "Personal", contributorType: "ContactPerson" })),
    fundingReferences: institutions
      .filter(({ role }) => role === "funder")
      .map((funder) => ({
        funderName: funder.name,
        ...(funder.ror
          ? { funderIdentifier: `https://ror.org/${funder.ror}`, funderIdentifierType: "ROR" }
          : {}),
      })),
    rightsList: [
      {
        rights: name.replaceAll("\u00a0", " "),
        rightsIdentifier: licence,
        rightsIdentifierScheme: "SPDX",
        ...(licenceUrl ? { rightsUri: licenceUrl } : {}),
      },
    ],
    language: languages[0],
    version: release.version,
    relatedIdentifiers: [
      { path: "daten/datenpaket.zip", relationType: "HasPart", resourceTypeGeneral: "Dataset" },
    ].map(({ path, ...relation }) => ({
      relatedIdentifier: addressOf(study, path),
      relatedIdentifierType: "URL",
      ...relation,
    })),
  };
}

function identified(nameIdentifier: string, nameIdentifierScheme: string, schemeUri: string): object {
  return { nameIdentifiers: [{ nameIdentifier, nameIdentifierScheme, schemeUri }] };
}

export const datacite: ReportFormat = {
  path: "daten/datacite.json",
  type: "application/vnd.datacite.datacite+json",
  name: "DataCite",
  use: "Anmeldung einer DOI und Verzeichnisse von Forschungsdaten",
  group: "citation",
  finalOnly: true,
  bytes: ({ study }) => utf8(`${JSON.stringify(dataciteOf(study), null, 2)}\n`),
};
