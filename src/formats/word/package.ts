import { strToU8 } from "fflate";
import { sourceDigest, stateText } from "../../lib/source-digest.ts";
import type { Report } from "../../model/report.ts";
import type { PublicStudy } from "../../model/study.ts";
import { coreXml } from "../core-properties.ts";
import { escapeXml } from "../xml.ts";
import { zipOf } from "../zip.ts";
import { numberingXml } from "./numbering.ts";
import { stylesXml } from "./styles.ts";
import type { Writer } from "./writer.ts";
import { field, paragraph, run, tab } from "./xml.ts";

const head = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n`;
const office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const packaged = "http://schemas.openxmlformats.org/package/2006";
const main = "application/vnd.openxmlformats-officedocument.wordprocessingml";
const spaces = [
  `xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"`,
  `xmlns:r="${office}"`,
  `xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"`,
  `xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"`,
  `xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"`,
].join(" ");

/** Parts of the document beside its body, by what they are. */
const parts = ["styles", "numbering", "settings", "footnotes", "header", "footer"] as const;

/** A4 with room in the margin for the numbers of paragraphs; lengths in twips. */
const page = `<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1701" w:right="1304" w:bottom="1418" w:left="1530" w:header="794" w:footer="680" w:gutter="0"/>`;

/** The document as a file: the same bytes for the same report, on every day and machine. */
export function packageOf(writer: Writer, body: string): Uint8Array {
  const { report, state } = writer;
  const { study } = report;
  const section = `<w:sectPr><w:headerReference w:type="default" r:id="header"/><w:footerReference w:type="default" r:id="footer"/>${page}</w:sectPr>`;
  const part = (name: string, content: string) => `<w:${name} ${spaces}>${content}</w:${name}>`;
  const links = [...writer.links].map(
    ([address, id]) => `${relation(id, `${office}/hyperlink`, address, ` TargetMode="External"`)}`,
  );
  const pictures = writer.pictures.map(({ name }, i) =>
    relation(`picture${i + 1}`, `${office}/image`, `media/${name}`),
  );
  const files: Record<string, string> = {
    "[Content_Types].xml": contentTypes(),
    "_rels/.rels": relations([
      relation("document", `${office}/officeDocument`, "word/document.xml"),
      relation("core", `${packaged}/relationships/metadata/core-properties`, "docProps/core.xml"),
    ]),
    "docProps/core.xml": coreXml(study, [study.title, study.subtitle].filter(Boolean).join(". ")),
    "word/document.xml": part("document", `<w:body>${body}${section}</w:body>`),
    "word/styles.xml": part("styles", stylesXml(state !== undefined)),
    "word/numbering.xml": part("numbering", numberingXml(writer.lists)),
    "word/settings.xml": part("settings", (state === undefined ? "" : "<w:trackRevisions/>") + settings),
    "word/footnotes.xml": part("footnotes", footnotesXml(writer.notes)),
    "word/header.xml": part("hdr", headerXml(study)),
    "word/footer.xml": part("ftr", footerXml(report, state)),
    "word/_rels/document.xml.rels": relations([
      ...parts.map((name) => relation(name, `${office}/${name}`, `${name}.xml`)),
      ...pictures,
      ...links,
    ]),
    "word/_rels/footnotes.xml.rels": relations(links),
  };
  const texts = Object.entries(files).map(([name, xml]): [string, Uint8Array] => [name, strToU8(head + xml)]);
  const media = writer.pictures.map(({ name, bytes }): [string, Uint8Array] => [`word/media/${name}`, bytes]);
  return zipOf(Object.fromEntries([...texts, ...media]));
}

const relation = (id: string, type: string, target: string, more = ""): string =>
  `<Relationship Id="${id}" Type="${type}" Target="${escapeXml(target)}"${more}/>`;

const relations = (all: readonly string[]): string =>
  `<Relationships xmlns="${packaged}/relationships">${all.join("")}</Relationships>`;

function contentTypes(): string {
  const overrides = parts.map(
    (name) => `<Override PartName="/word/${name}.xml" ContentType="${main}.${name}+xml"/>`,
  );
  return `<Types xmlns="${packaged}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/><Override PartName="/word/document.xml" ContentType="${main}.document.main+xml"/>${overrides.join("")}<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>`;
}

/** Where the text is worked on, changes are tracked from the first letter on. Compatibility 15 is Word's present one. */
const settings = `<w:defaultTabStop w:val="709"/><w:autoHyphenation/><w:hyphenationZone w:val="357"/><w:doNotHyphenateCaps/><w:characterSpacingControl w:val="doNotCompress"/><w:footnotePr><w:footnote w:id="-1"/><w:footnote w:id="0"/></w:footnotePr><w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat><w:themeFontLang w:val="de-DE"/><w:decimalSymbol w:val=","/><w:listSeparator w:val=";"/>`;

function footnotesXml(notes: readonly string[]): string {
  const line = (name: string) =>
    `<w:p><w:pPr><w:spacing w:after="0" w:line="240" w:lineRule="auto"/></w:pPr><w:r><w:${name}/></w:r></w:p>`;
  return [
    `<w:footnote w:type="separator" w:id="-1">${line("separator")}</w:footnote>`,
    `<w:footnote w:type="continuationSeparator" w:id="0">${line("continuationSeparator")}</w:footnote>`,
    ...notes.map((note, i) => `<w:footnote w:id="${i + 1}">${note}</w:footnote>`),
  ].join("");
}

/** The mark of what is not final stands on every page, before the title. */
function headerXml({ title, mark }: PublicStudy): string {
  return paragraph("Header", mark === "" ? run(title) : run(mark, { bold: true }) + tab + run(title));
}

/** Which release it is, and which state of texts or, of a finished report, of texts and data. */
function footerXml(report: Report, state: string | undefined): string {
  const { version } = report.study.release;
  const left = run(
    state === undefined
      ? stateText(report.study, sourceDigest(report))
      : `Fassung\u00a0${version}; Textstand ${state}`,
  );
  const pages = `${run("Seite ")}${field("PAGE", run("1"))}${run(" von ")}${field("NUMPAGES", run("1"))}`;
  return paragraph("Footer", left + tab + pages);
}
