import type { Report } from "../model/report.ts";
import { escapeXml } from "./xml.ts";

/** The Atom feed (RFC 4287) of a study that has an address: one entry for the present release. */
export function feedXml({ study }: Report): string {
  const { title, address = "", release, people, institutions } = study;
  const updated = `${release.date ?? "1970-01-01"}T00:00:00Z`;
  const names = people.filter((p) => p.role === "author").map((p) => p.name);
  const authors =
    names.length > 0 ? names : institutions.filter((i) => i.role === "publisher").map((i) => i.name);
  return `<?xml version="1.0" encoding="UTF-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${escapeXml(study.languages[0] ?? "de")}">
<id>${escapeXml(address)}</id>
<title>${escapeXml(title)}</title>
<updated>${updated}</updated>
<link href="${escapeXml(address)}"/>
<link rel="self" href="${escapeXml(new URL("feed.xml", address).href)}"/>
${authors.map((name) => `<author><name>${escapeXml(name)}</name></author>`).join("\n")}
<entry>
<id>${escapeXml(`${address}#fassung-${release.version}`)}</id>
<title>${escapeXml(`${title}: Fassung ${release.version}`)}</title>
<updated>${updated}</updated>
<link href="${escapeXml(address)}"/>
</entry>
</feed>
`;
}
