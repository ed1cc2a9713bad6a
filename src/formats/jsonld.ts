import { addressOf, reportCitation } from "../lib/cite.ts";
import { licenceOf } from "../lib/licence.ts";
import { releasesOf } from "../lib/releases.ts";
import type { Figure } from "../model/figure.ts";
import type { Chapter, Report } from "../model/report.ts";
import type { PublicStudy } from "../model/study.ts";
import { publishedFigure } from "./files.ts";
import { fileName } from "./index.ts";
import { png, slidePng } from "./png.ts";
import { reportFormats } from "./report/index.ts";

/** What a page is about, for those who read no text. */
export type Subject =
  | { kind: "report" }
  | { kind: "data" }
  | { kind: "chapter"; chapter: Chapter }
  | { kind: "figure"; figure: Figure }
  | { kind: "page" };

type Thing = Record<string, unknown>;

/** What a page is about in the words of schema.org, as JSON-LD; undefined for a page that only leads to others. */
export function jsonLdOf(subject: Subject, report: Report): Thing | undefined {
  const thing = thingOf(subject, report);
  return thing && { "@context": "https://schema.org/", ...thing };
}

function thingOf(subject: Subject, report: Report): Thing | undefined {
  const at = (path: string) => addressOf(report.study, path);
  const part = { isPartOf: { "@id": at("") }, ...commonOf(report.study) };
  switch (subject.kind) {
    case "report":
      return reportOf(report);
    case "data":
      return {
        "@type": "Dataset",
        "@id": at("daten/"),
        url: at("daten/"),
        name: `Daten zu: ${report.study.title}`,
        description: descriptionOf(report.study),
        ...part,
        distribution: reportFormats(report)
          .filter(({ group }) => group === "data")
          .map(({ path, name, type }) => ({
            "@type": "DataDownload",
            name,
            contentUrl: at(path),
            encodingFormat: type.replace(/;.*/, ""),
          })),
      };
    case "chapter": {
      const { slug, number, plainTitle } = subject.chapter;
      const address = at(`kapitel/${slug}/`);
      return {
        "@type": "Chapter",
        "@id": address,
        url: address,
        name: plainTitle,
        position: number,
        ...part,
      };
    }
    case "figure": {
      const { figure } = subject;
      const page = `abbildungen/${figure.id}/`;
      return {
        "@type": "ImageObject",
        "@id": at(page),
        url: at(page),
        name: figure.title,
        caption: publishedFigure(figure, report).summary,
        contentUrl: at(page + fileName(figure, png)),
        thumbnailUrl: at(page + fileName(figure, slidePng)),
        encodingFormat: png.type,
        creditText: figure.source,
        position: figure.number,
        ...part,
      };
    }
    case "page":
      return undefined;
  }
}

function reportOf(report: Report): Thing {
  const { study, chapters } = report;
  const at = (path: string) => addressOf(study, path);
  const { doi } = study.release;
  const first = releasesOf(report).at(-1);
  return {
    "@type": "Report",
    "@id": at(""),
    url: at(""),
    name: study.title,
    ...(study.subtitle ? { alternativeHeadline: study.subtitle } : {}),
    description: descriptionOf(study),
    ...commonOf(study),
    ...(first?.date ? { datePublished: first.date } : {}),
    dateModified: study.release.date,
    ...(doi
      ? {
          identifier: {
            "@type": "PropertyValue",
            propertyID: "https://registry.identifiers.org/registry/doi",
            value: doi,
          },
        }
      : {}),
    hasPart: [
      ...chapters.map(({ slug, plainTitle }) => ({
        "@type": "Chapter",
        "@id": at(`kapitel/${slug}/`),
        name: plainTitle,
      })),
      { "@type": "Dataset", "@id": at("daten/"), name: `Daten zu: ${study.title}` },
    ],
  };
}

const descriptionOf = ({ title, subtitle, kind, population }: PublicStudy): string =>
  [
    `${kind}: ${title}.`,
    subtitle && `${subtitle}.`,
    population.description && `Befragt wurden: ${population.description}.`,
  ]
    .filter(Boolean)
    .join(" ");

/** Who made it, when, and under which licence: the same for the whole and for each part. */
function commonOf(study: PublicStudy): Thing {
  const { people, institutions, release, languages, licence } = study;
  const houses = (role: string) =>
    institutions
      .filter((each) => each.role === role)
      .map(({ name, url, ror }) => ({
        "@type": "Organization",
        ...(ror ? { "@id": `https://ror.org/${ror}` } : {}),
        name,
        ...(url ? { url } : {}),
      }));
  const authors = people
    .filter(({ role }) => role === "author")
    .map(({ name, orcid }) => ({
      "@type": "Person",
      ...(orcid ? { "@id": `https://orcid.org/${orcid}` } : {}),
      name,
    }));
  return {
    author: authors,
    publisher: houses("publisher"),
    funder: houses("funder"),
    datePublished: reportCitation(study).date,
    version: release.version,
    inLanguage: languages[0],
    license: licenceOf(licence).url ?? licence,
    isAccessibleForFree: true,
  };
}
