import { addressOf } from "../lib/cite.ts";
import { licenceOf } from "../lib/licence.ts";
import type { Report } from "../model/report.ts";
import { figureFormats, fileName } from "./index.ts";
import type { Subject } from "./jsonld.ts";
import { reportFormats } from "./report/index.ts";
import type { ReportFormat } from "./report/type.ts";

/** One link for machines (signposting.org, FAIR profile). */
export interface Signpost {
  rel: "cite-as" | "author" | "type" | "license" | "item" | "describedby" | "collection";
  href: string;
  /** Media type of what it leads to. */
  type?: string;
}

/** Where machines find what a page stands for: how it is cited, who made it, its files and its metadata. */
export function signposts(subject: Subject, report: Report): Signpost[] {
  const { study } = report;
  const { people, release, licence } = study;
  const at = (path: string) => addressOf(study, path) ?? "";
  const whole: Signpost = { rel: "collection", href: at("") };
  const authors = people.flatMap(({ role, orcid }): Signpost[] =>
    role === "author" && orcid ? [{ rel: "author", href: `https://orcid.org/${orcid}` }] : [],
  );
  const { url } = licenceOf(licence);
  const common = [...authors, ...(url ? [{ rel: "license", href: url } satisfies Signpost] : [])];
  const type = (name: string): Signpost[] => [
    { rel: "type", href: "https://schema.org/AboutPage" },
    { rel: "type", href: `https://schema.org/${name}` },
  ];
  const files = reportFormats(report);
  const link = (rel: Signpost["rel"], path: string, type: string): Signpost => ({
    rel,
    href: at(path),
    type: type.replace(/;.*/, ""),
  });
  switch (subject.kind) {
    case "report":
      return [
        { rel: "cite-as", href: release.doi ? `https://doi.org/${release.doi}` : at("") },
        ...type("Report"),
        ...common,
        ...files.flatMap(({ group, path, type }) =>
          isRecord(group) ? [link("describedby", path, type)] : [link("item", path, type)],
        ),
      ];
    case "data":
      return [
        { rel: "cite-as", href: release.doi ? `https://doi.org/${release.doi}` : at("daten/") },
        ...type("Dataset"),
        ...common,
        whole,
        ...files.flatMap(({ group, path, type }) => (group === "data" ? [link("item", path, type)] : [])),
      ];
    case "figure": {
      const page = `abbildungen/${subject.figure.id}/`;
      return [
        { rel: "cite-as", href: at(page) },
        ...type("ImageObject"),
        ...common,
        whole,
        ...figureFormats()
          .filter(({ group }) => group !== "machine")
          .map((format) =>
            link(
              format.group === "citation" ? "describedby" : "item",
              page + fileName(subject.figure, format),
              format.type,
            ),
          ),
      ];
    }
    case "chapter":
      return [{ rel: "cite-as", href: at(`kapitel/${subject.chapter.slug}/`) }, ...common, whole];
    case "page":
      return [whole];
  }
}

/** True for files that say how the report is cited or found; the others are the report itself, or parts of it. */
function isRecord(group: ReportFormat["group"]): boolean {
  return group === "citation" || group === "machine";
}
