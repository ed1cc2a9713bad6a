import { apaText, reportCitation } from "../../lib/cite.ts";
import { contactsOf, longDate, makersOf } from "../../lib/i18n.ts";
import { licenceText } from "../../lib/licence.ts";
import { plainText } from "../../lib/markdown/index.ts";
import { textsInOrder } from "../../lib/paragraphs.ts";
import type { Finding, Text } from "../../model/report.ts";
import { pathOf, textAnchor } from "./anchors.ts";
import { type Contents, heading, prose } from "./blocks.ts";
import { figureXml, placedTable } from "./figure.ts";
import { inlineOf, runs } from "./inline.ts";
import type { Writer } from "./writer.ts";
import { inLanguage, paragraph, run } from "./xml.ts";

/** An entry of the contents. */
interface Entry {
  level: number;
  text: string;
  anchor: string;
}

/** The body of the document: title, what to do with it, contents, all texts, glossary and works. */
export function bodyXml(writer: Writer): string {
  const { report } = writer;
  const entries: Entry[] = [];
  const contents = (level: number, text: string): string => {
    const anchor = `contents ${entries.length + 1}`;
    entries.push({ level, text, anchor });
    return anchor;
  };
  const texts = textsInOrder(report).map((text) => textXml(text, writer, contents));
  const back = [glossary(writer, contents), works(writer, contents)];
  return [...titlePage(writer), ...contentsXml(entries, writer), ...texts, ...back].join("");
}

function titlePage({ report, state }: Writer): string[] {
  const { study } = report;
  const { version, date } = study.release;
  const facts = [
    ...makersOf(study).map(({ role, names }) => `${role}: ${names}`),
    ...contactsOf(study).map(
      ({ role, name, email }) => `${role}: ${[name, email].filter(Boolean).join(", ")}`,
    ),
    [`Fassung\u00a0${version}`, date === undefined ? "" : longDate(date), licenceText(study)]
      .filter(Boolean)
      .join("; "),
  ];
  return [
    paragraph("Dachzeile", run(study.kind)),
    paragraph("Title", run(study.title)),
    ...(study.subtitle === "" ? [] : [paragraph("Subtitle", run(study.subtitle))]),
    ...(study.mark === "" ? [] : [paragraph("Kennzeichen", run(study.mark))]),
    ...facts.map((text) => paragraph("Angaben", run(text))),
    ...box(state === undefined ? "Zitiervorschlag" : "Zum Überarbeiten", [
      ...(state === undefined ? [apaText(reportCitation(study))] : advice(state)),
    ]),
  ];
}

function box(title: string, texts: readonly string[]): string[] {
  return [paragraph("Kastentitel", run(title)), ...texts.map((text) => paragraph("Kasten", run(text)))];
}

/** What people must know who work on the file and will never see where it comes from. */
function advice(state: string): string[] {
  return [
    "Änderungen werden nachverfolgt: Einfach in den Text schreiben, was anders heißen soll, oder einen Kommentar setzen.",
    "Die kleinen Zahlen am Rand und vor Listenpunkten zählen die Absätze. Sie bleiben stehen, auch wenn ein Absatz verschoben oder gestrichen wird; so findet sich jede Stelle wieder.",
    "Zahlen aus der Befragung werden aus den Daten eingesetzt. Stimmt eine nicht, hilft ein Kommentar; eine andere Zahl hineinzuschreiben ändert nichts. Abbildungen und ihre Nummern entstehen ebenso.",
    `Textstand ${state}: Er steht auch in der Fußzeile und gehört zu diesen Absatznummern.`,
  ];
}

/** The contents as Word would make them, without pages: how many there are, only Word knows. */
function contentsXml(entries: readonly Entry[], writer: Writer): string[] {
  const lines = entries.filter(({ level }) => level <= 2);
  const [first, ...others] = lines.map(({ level, text, anchor }) => ({
    level,
    link: `<w:hyperlink w:anchor="${writer.nameOf(anchor)}" w:history="1">${run(text)}</w:hyperlink>`,
  }));
  if (first === undefined) return [];
  const mark = (type: string) => `<w:r><w:fldChar w:fldCharType="${type}"/></w:r>`;
  const code = `<w:r><w:instrText xml:space="preserve"> TOC \\o "1-2" \\n \\h \\z \\u </w:instrText></w:r>`;
  const opened = `${mark("begin")}${code}${mark("separate")}`;
  return [
    paragraph("TOCHeading", run("Inhalt"), "<w:pageBreakBefore/>"),
    paragraph(`TOC${first.level}`, opened + first.link),
    ...others.map(({ level, link }) => paragraph(`TOC${level}`, link)),
    paragraph("BodyText", mark("end")),
  ];
}

function textXml(text: Text, writer: Writer, contents: Contents): string {
  const { slug, title, plainTitle, lead, blocks, notes } = text;
  const lang = writer.report.pages[slug] === text ? writer.report.pages[slug].lang : undefined;
  writer.begin(notes);
  const isStart = writer.report.pages.start === text;
  const isNamed = plainTitle !== "" || !isStart;
  const xml = [
    heading(writer, contents, {
      level: 1,
      words: isNamed ? runs(title, writer) : run(overview),
      plain: isNamed ? plainTitle : overview,
      number: "number" in text ? String(text.number) : undefined,
      anchor: textAnchor(pathOf(text)),
    }),
    plainText(lead) === "" ? "" : paragraph("Vorspann", writer.label(lead, "margin") + runs(lead, writer)),
    ...(isStart ? writer.report.findings.map((finding) => findingXml(finding, writer)) : []),
    ...blocks.map((block) => {
      if (block.kind === "figure") return figureXml(block.figure, writer);
      if (block.kind === "table") return placedTable(block.table, writer);
      return prose(block.tokens, writer, contents);
    }),
  ].join("");
  return lang === undefined ? xml : inLanguage(xml, lang);
}

/** What the first page of the site is called in a document, which has a title page of its own. */
const overview = "Auf einen Blick";

function findingXml(finding: Finding, writer: Writer): string {
  const { value, text, chapter } = finding;
  const number = run([value.number, value.unit].filter(Boolean).join("\u00a0"), { bold: true });
  const where = writer.lead(textAnchor(pathOf(chapter)), run(`Kapitel\u00a0${chapter.number}`));
  return paragraph(
    "BodyText",
    `${writer.label(finding, "margin")}${number}${run(" ")}${runs(text, writer)}${run(" (")}${where}${run(")")}`,
  );
}

function glossary(writer: Writer, contents: Contents): string {
  const { glossary } = writer.report;
  if (glossary.length === 0) return "";
  const entries = glossary.map((term) => {
    const name = writer.bookmark(`begriff-${term.id}`, run(term.term, { bold: true }));
    return paragraph(
      "BodyText",
      `${writer.label(term, "margin")}${name}${run(": ", { bold: true })}${runs(inlineOf(term.tokens), writer)}`,
    );
  });
  return section("Glossar", writer, contents) + entries.join("");
}

function works(writer: Writer, contents: Contents): string {
  const { works } = writer.report;
  if (works.length === 0) return "";
  const entries = works.map(({ id, tokens }) =>
    paragraph("Bibliography", writer.bookmark(`quelle-${id}`, runs(tokens, writer))),
  );
  return section("Literatur", writer, contents) + entries.join("");
}

function section(name: string, writer: Writer, contents: Contents): string {
  writer.begin([]);
  const anchor = textAnchor(name.toLowerCase());
  return heading(writer, contents, { level: 1, words: run(name), plain: name, anchor });
}
