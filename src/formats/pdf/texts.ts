import { plainText } from "../../lib/markdown/index.ts";
import { textsInOrder } from "../../lib/paragraphs.ts";
import type { Finding, Report, Text } from "../../model/report.ts";
import { prose } from "./blocks.ts";
import { figureCode, placedTable } from "./figure.ts";
import { inlineOf, words } from "./inline.ts";
import { languageOf } from "./language.ts";
import { methodsCode, scrutinyCode } from "./methods.ts";
import { type Annex, isPage, placeNames } from "./places.ts";
import { type Code, call, join, text } from "./typst.ts";
import type { Writer } from "./writer.ts";

/** Pages that speak of the site alone, and what the imprint says on paper. */
const notOnPaper = ["impressum", "datenschutz", "barrierefreiheit", "daten", "zitieren", "aenderungen"];
/** Pages that end a document, in this order. */
const atTheEnd = ["methodik", "anonymitaet", "ueber", "kontakt"];

/** The texts of a document in reading order: those beside the chapters come before or after them. */
export function textsOnPaper(report: Report): Text[] {
  const isOneOf = (slugs: readonly string[], text: Text) => isPage(report, text) && slugs.includes(text.slug);
  const texts = textsInOrder(report).filter((text) => !isOneOf(notOnPaper, text));
  const last = atTheEnd.flatMap((slug) => texts.filter((text) => isOneOf([slug], text)));
  return [...texts.filter((text) => !last.includes(text)), ...last];
}

/** A text with all that stands in it, beginning on a page of its own. */
export function textCode(given: Text, writer: Writer): Code {
  const { slug, title, plainTitle, lead } = given;
  const page = isPage(writer.report, given) ? writer.report.pages[slug] : undefined;
  const lang = page?.lang;
  writer.begin(given);
  const isStart = page?.slug === "start";
  const isNamed = plainTitle !== "" || !isStart;
  const short = "short" in given ? String(given.short) : "";
  const head = call("chapter", [text(writer.name), isNamed ? words(title, writer) : text(overview)], {
    number: "number" in given ? text(String(given.number)) : undefined,
    running: text(short || (isNamed ? plainTitle : overview)),
    over: "number" in given || (page !== undefined && short !== plainTitle) ? text(short) : undefined,
    lead: plainText(lead) === "" ? undefined : words(lead, writer),
  });
  const findings = isStart ? writer.report.findings.map((finding) => findingCode(finding, writer)) : [];
  const methods = page?.slug === "methodik" ? methodsCode(writer) : "";
  const scrutiny = page?.slug === "anonymitaet" ? scrutinyCode(writer) : "";
  const code = join(head, ...findings, methods, bodyCode(given, writer), scrutiny);
  return lang === undefined ? code : call("text", [code], languageOf(lang));
}

/** Everything of a text that comes after its lead. */
export function bodyCode({ blocks }: Text, writer: Writer): Code {
  return join(
    ...blocks.map((block) => {
      if (block.kind === "figure") return figureCode(block.figure, writer);
      if (block.kind === "table") return placedTable(block.table, writer);
      return prose(block.tokens, writer);
    }),
  );
}

/** What the first page of the site is called in a document, which has a title page of its own. */
const overview = "Auf einen Blick";

function findingCode({ value, text: tokens, chapter }: Finding, writer: Writer): Code {
  const where = writer.link(
    `${writer.report.base}kapitel/${chapter.slug}/`,
    text(`Kapitel\u00a0${chapter.number}`),
    "reference",
  );
  return call("finding", [
    text(value.number),
    text(value.unit),
    join(words(tokens, writer), text(" ("), where, text(")")),
  ]);
}

/** The terms of the glossary, each with what it means here. */
export function glossary(writer: Writer): Code {
  const { glossary } = writer.report;
  if (glossary.length === 0) return "";
  writer.begin("glossar");
  const entries = glossary.map(({ id, term, tokens }) =>
    writer.mark(placeNames.term(id), call("entry", [text(term), words(inlineOf(tokens), writer)])),
  );
  return join(annex("glossar", "Glossar"), ...entries);
}

/** The works that the texts cite. */
export function works(writer: Writer): Code {
  const { works } = writer.report;
  if (works.length === 0) return "";
  writer.begin("literatur");
  const entries = works.map(({ id, tokens }) =>
    writer.mark(placeNames.work(id), call("work", [words(tokens, writer)])),
  );
  return join(annex("literatur", "Literatur"), ...entries);
}

/** A part of the document that the program makes. */
export const annex = (name: Annex, title: string): Code =>
  call("chapter", [text(placeNames.annex(name)), text(title)], { running: text(title) });
