import { list, longDate } from "../lib/i18n.ts";
import { releasesOf } from "../lib/releases.ts";
import type { Report } from "../model/report.ts";
import type { Release } from "../model/study.ts";
import { escapeXml } from "./xml.ts";

/** The Atom feed (RFC 4287) of a study that has an address: releases and corrections, the latest first. */
export function feedXml(report: Report): string {
  const { study } = report;
  const { title, address = "", people, institutions } = study;
  const names = people.filter((p) => p.role === "author").map((p) => p.name);
  const authors =
    names.length > 0 ? names : institutions.filter((i) => i.role === "publisher").map((i) => i.name);
  // An entry needs a day; of a version that is only on record there is none.
  const dated = releasesOf(report).filter(({ date }) => date !== undefined);
  const page = new URL("aenderungen/", address).href;
  const entries = dated.map((release, i) =>
    entryOf(release, { title, page, isFirst: i === dated.length - 1 }),
  );
  return `<?xml version="1.0" encoding="UTF-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${escapeXml(study.languages[0] ?? "de")}">
<id>${escapeXml(address)}</id>
<title>${escapeXml(title)}</title>
<subtitle>${escapeXml(`Fassungen und Berichtigungen. ${list(authors)}`)}</subtitle>
<updated>${dayOf(dated[0]?.date ?? "1970-01-01")}</updated>
<link rel="alternate" type="text/html" href="${escapeXml(page)}"/>
<link rel="self" type="application/atom+xml" href="${escapeXml(new URL("feed.xml", address).href)}"/>
${authors.map((name) => `<author><name>${escapeXml(name)}</name></author>`).join("\n")}
${entries.join("\n")}
</feed>
`;
}

/** An entry: what is new in a release, and what it corrects. */
function entryOf(
  { version, date = "", changes, corrections }: Release,
  { title, page, isFirst }: { title: string; page: string; isFirst: boolean },
): string {
  const corrected = corrections.map(({ question, reason }) => `Frage ${question}: ${reason}`);
  const what = corrected.length > 0 ? "Fassung mit Berichtigungen" : "Fassung";
  const text = [
    changes || (isFirst ? "Erste Veröffentlichung." : ""),
    corrected.length > 0 ? `Berichtigt: ${corrected.join(" ")}` : "",
  ].filter(Boolean);
  const address = escapeXml(`${page}#fassung-${version}`);
  return `<entry>
<id>${address}</id>
<title>${escapeXml(`${title}: ${what} ${version}`)}</title>
<updated>${dayOf(date)}</updated>
<published>${dayOf(date)}</published>
<link rel="alternate" type="text/html" href="${address}"/>
<summary>${escapeXml(text.join(" ") || `Fassung vom ${longDate(date)}.`)}</summary>
</entry>`;
}

const dayOf = (date: string): string => `${date}T00:00:00Z`;
