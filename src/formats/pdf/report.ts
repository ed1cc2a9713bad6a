import { paperTheme } from "../../charts/theme.ts";
import { reportCitation, versionText } from "../../lib/cite.ts";
import { textsInOrder } from "../../lib/paragraphs.ts";
import { type Typeset, typeset } from "../../lib/typesetter.ts";
import type { Report } from "../../model/report.ts";
import { imprint, titlePage } from "./front.ts";
import { type DocumentFacts, templateOf } from "./template/index.ts";
import { glossary, textCode, works } from "./texts.ts";
import { type Code, call, join, text } from "./typst.ts";
import { Writer } from "./writer.ts";

/** The whole report as a Typst document: title, imprint, contents, all texts, glossary, works, lists. */
export function reportSource(report: Report): string {
  const texts = textsInOrder(report);
  const writer = new Writer(report, texts, true);
  const body = join(
    titlePage(writer),
    imprint(writer, "0"),
    call("contents", [text("Inhalt")]),
    ...texts.map((each) => textCode(each, writer)),
    glossary(writer),
    works(writer),
    "lists()",
  );
  return sourceOf(report, body);
}

/** A document in the design of all documents. */
export function sourceOf(report: Report, body: Code, part = ""): string {
  return `${templateOf({ theme: paperTheme, facts: factsOf(report, part) })}\n#show: sheet\n#${body}\n`;
}

function factsOf({ study }: Report, part: string): DocumentFacts {
  const { mark, languages, release, institutions } = study;
  const citation = reportCitation(study);
  const [lang = "de", region] = (languages[0] ?? "de").split("-");
  const authors = citation.authors.map(({ given, family }) => [given, family].filter(Boolean).join(" "));
  return {
    title: [part, study.title].filter(Boolean).join(" – "),
    authors: authors.length > 0 ? authors : citation.publishers,
    keywords: [study.kind, ...institutions.map(({ short, name }) => short ?? name), mark].filter(Boolean),
    description: [mark && `${mark}.`, study.subtitle].filter(Boolean).join(" "),
    date: release.date,
    lang,
    region,
    mark,
    foot: [study.title, versionText(citation)].join(" · "),
  };
}

/** The whole report as PDF. */
export const reportPdf = (report: Report): Typeset => typeset(reportSource(report));
