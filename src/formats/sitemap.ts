import { addedPages, fixedPages } from "../lib/addresses.ts";
import { resultPaths } from "../lib/result-paths.ts";
import type { Assembled, Derived, Report } from "../model/report.ts";
import { escapeXml } from "./xml.ts";

/** Addresses of all pages below the base, the start page first. */
export function pagesOf(report: Derived & Assembled): string[] {
  const { chapters, figures, pages } = report;
  const fixed = fixedPages.filter((path) => figures.length > 0 || path !== "abbildungen/");
  return [
    ...fixed,
    ...chapters.map(({ slug }) => `kapitel/${slug}/`),
    ...figures.map(({ id }) => `abbildungen/${id}/`),
    ...resultPaths(report),
    ...addedPages(Object.values(pages)).map((slug) => `${slug}/`),
  ];
}

/** The sitemap (sitemaps.org 0.9) of a study that has an address. */
export function sitemapXml(report: Report): string {
  const { address = "", release } = report.study;
  const date = release.date ? `<lastmod>${release.date}</lastmod>` : "";
  const urls = pagesOf(report).map(
    (path) => `<url><loc>${escapeXml(new URL(path, address).href)}</loc>${date}</url>`,
  );
  return `<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n${urls.join("\n")}\n</urlset>\n`;
}
