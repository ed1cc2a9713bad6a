import { paperTheme } from "../../charts/theme.ts";
import { reportCitation } from "../../lib/cite.ts";
import { sourceDigest, stateText } from "../../lib/source-digest.ts";
import type { Report } from "../../model/report.ts";
import { languageParts } from "./language.ts";
import { type DocumentFacts, templateOf } from "./template/index.ts";
import type { Code } from "./typst.ts";

/** What a document holds, and how it is set. */
interface Given {
  body: Code;
  /** What of the publication it is; empty for the whole report. */
  part: string;
  look: "report" | "summary" | "tables";
}

/** A document in the design of all documents, as Typst. */
export function sourceOf(report: Report, { body, part, look }: Given): string {
  const template = templateOf({ theme: paperTheme, facts: factsOf(report, part) });
  return `${template}\n#show: sheet.with(look: "${look}")\n#${body}\n`;
}

function factsOf(report: Report, part: string): DocumentFacts {
  const { study } = report;
  const { mark, languages, release, institutions } = study;
  const citation = reportCitation(study);
  const { lang, region } = languageParts(languages[0] ?? "de");
  const authors = citation.authors.map(({ given, family }) => [given, family].filter(Boolean).join(" "));
  return {
    title: [study.title, part].filter(Boolean).join(" – "),
    shortTitle: study.title,
    authors: authors.length > 0 ? authors : citation.publishers,
    keywords: [study.kind, ...institutions.map(({ short, name }) => short ?? name), mark].filter(Boolean),
    description: [mark && `${mark}.`, study.subtitle].filter(Boolean).join(" "),
    date: release.date,
    lang,
    region,
    mark,
    foot: [[study.title, part].filter(Boolean).join(": "), stateText(study, sourceDigest(report))].join(
      " · ",
    ),
  };
}
