import type { PublicStudy } from "../model/study.ts";
import { escapeXml } from "./xml.ts";

const packaged = "http://schemas.openxmlformats.org/package/2006";

/**
 * Title, authors, language and mark as the part of a file of Word or PowerPoint that names its properties; the day is
 * that of the release, since a clock would change the bytes.
 */
export function coreXml(study: PublicStudy, title: string): string {
  const { people, institutions, status, mark, release, languages } = study;
  // Nobody answers for invented findings with their name.
  const authors = people.filter(({ role }) => role === "author" && status !== "demonstration");
  const publishers = institutions.filter(({ role }) => role === "publisher");
  const makers = (authors.length > 0 ? authors : publishers).map(({ name }) => name).join("; ");
  const element = (name: string, text: string | undefined, more = "") =>
    text ? `<${name}${more}>${escapeXml(text)}</${name}>` : "";
  const day = release.date && `${release.date}T00:00:00Z`;
  const timed = ` xsi:type="dcterms:W3CDTF"`;
  return [
    `<cp:coreProperties xmlns:cp="${packaged}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">`,
    element("dc:title", title),
    element("dc:creator", makers),
    element("dc:description", mark),
    element("dc:language", localeOf(languages[0])),
    element("cp:version", release.version),
    element("dcterms:created", day, timed),
    element("dcterms:modified", day, timed),
    "</cp:coreProperties>",
  ].join("");
}

const localeOf = (language = "de"): string => (language === "de" ? "de-DE" : language);
