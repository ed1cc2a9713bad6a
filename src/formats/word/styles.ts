import { lightTheme } from "../../charts/theme.ts";
import { indent } from "./blocks.ts";

const hex = (colour: string): string => colour.slice(1).toUpperCase();
const text = hex(lightTheme.text);
const muted = hex(lightTheme.muted);
const accent = hex(lightTheme.accent);
const rule = hex(lightTheme.rule);

/** Fonts that every Word has. */
const serif = font("Cambria");
const sans = font("Calibri");

function font(name: string): string {
  return `<w:rFonts w:ascii="${name}" w:hAnsi="${name}" w:eastAsia="${name}" w:cs="${name}"/>`;
}

const size = (points: number): string => `<w:sz w:val="${points * 2}"/><w:szCs w:val="${points * 2}"/>`;
const colour = (value: string): string => `<w:color w:val="${value}"/>`;
const spacing = (before: number, after: number, line = 259): string =>
  `<w:spacing w:before="${before}" w:after="${after}" w:line="${line}" w:lineRule="auto"/>`;

/** How far the numbers of paragraphs stand out into the margin, in twips. */
const margin = 794;
const outstanding = `<w:ind w:left="0" w:hanging="${margin}"/>`;
const keep = "<w:keepNext/><w:keepLines/>";
const bar = (side: string, width: number, space: number, value: string): string =>
  `<w:${side} w:val="single" w:sz="${width}" w:space="${space}" w:color="${value}"/>`;
const box = `<w:pBdr>${bar("left", 24, 8, accent)}</w:pBdr><w:shd w:val="clear" w:color="auto" w:fill="EEF3F2"/>`;
const boxIndent = `<w:ind w:left="227" w:right="113"/>`;

interface Style {
  id: string;
  /** Word shows its own names in the language of its user. */
  name: string;
  based?: string;
  /** Style of the paragraph after it; default: its own. */
  next?: string;
  paragraph?: string;
  run?: string;
}

const heading = (level: number, points: number, before: number, more = ""): Style => ({
  id: `Heading${level}`,
  name: `heading ${level}`,
  based: "Normal",
  next: "BodyText",
  paragraph: `${keep}${more}${level > 3 ? "" : `<w:numPr><w:ilvl w:val="${level - 1}"/><w:numId w:val="1"/></w:numPr>`}<w:suppressAutoHyphens/>${spacing(before, 120, 240)}<w:outlineLvl w:val="${level - 1}"/>`,
  run: `${serif}<w:b/><w:bCs/>${colour(level === 1 ? accent : text)}${size(points)}`,
});

const paragraphStyles: readonly Style[] = [
  { id: "BodyText", name: "Body Text", based: "Normal", paragraph: `${spacing(0, 140, 276)}${outstanding}` },
  heading(1, 20, 0, "<w:pageBreakBefore/>"),
  heading(2, 15, 360),
  heading(3, 12.5, 240),
  heading(4, 11, 200),
  {
    id: "Title",
    name: "Title",
    based: "Normal",
    next: "Subtitle",
    paragraph: `<w:suppressAutoHyphens/>${spacing(0, 120, 240)}`,
    run: `${serif}<w:b/><w:bCs/>${colour(text)}${size(32)}`,
  },
  {
    id: "Subtitle",
    name: "Subtitle",
    based: "Normal",
    next: "BodyText",
    paragraph: `<w:suppressAutoHyphens/>${spacing(0, 480, 264)}`,
    run: `${serif}${colour(muted)}${size(16)}`,
  },
  {
    id: "Dachzeile",
    name: "Dachzeile",
    based: "Normal",
    paragraph: spacing(1200, 120),
    run: `<w:b/>${colour(accent)}${size(12)}`,
  },
  {
    id: "Kennzeichen",
    name: "Kennzeichen",
    based: "Normal",
    paragraph: spacing(0, 360),
    run: `<w:b/>${colour("8F3F12")}${size(13)}`,
  },
  { id: "Angaben", name: "Angaben", based: "Normal", paragraph: spacing(0, 60), run: colour(muted) },
  {
    id: "Vorspann",
    name: "Vorspann",
    based: "BodyText",
    next: "BodyText",
    paragraph: spacing(0, 280, 276),
    run: size(13),
  },
  {
    id: "Quote",
    name: "Quote",
    based: "BodyText",
    paragraph: `<w:ind w:left="454" w:right="454" w:firstLine="0"/>`,
    run: "<w:i/><w:iCs/>",
  },
  {
    id: "Kastentitel",
    name: "Kastentitel",
    based: "Normal",
    next: "Kasten",
    paragraph: `${keep}${box}${spacing(280, 0)}${boxIndent}`,
    run: `<w:b/>${colour(accent)}`,
  },
  { id: "Kasten", name: "Kasten", based: "Normal", paragraph: `${box}${spacing(0, 80, 276)}${boxIndent}` },
  {
    id: "ListBullet",
    name: "List Bullet",
    based: "Normal",
    paragraph: `<w:numPr><w:numId w:val="2"/></w:numPr>${spacing(0, 80, 276)}`,
  },
  { id: "ListNumber", name: "List Number", based: "Normal", paragraph: spacing(0, 80, 276) },
  {
    id: "ListContinue",
    name: "List Continue",
    based: "Normal",
    paragraph: `${spacing(0, 80, 276)}<w:ind w:left="${indent}"/>`,
  },
  {
    id: "Caption",
    name: "caption",
    based: "Normal",
    next: "Untertitel",
    paragraph: `${keep}${spacing(360, 40, 252)}${outstanding}`,
    run: `<w:b/><w:bCs/>${size(11)}`,
  },
  {
    id: "Untertitel",
    name: "Abbildungsuntertitel",
    based: "Normal",
    paragraph: `${keep}${spacing(0, 100, 252)}`,
    run: `${colour(muted)}${size(10)}`,
  },
  { id: "Bild", name: "Bild", based: "Normal", next: "Quelle", paragraph: spacing(40, 60, 240) },
  {
    id: "Quelle",
    name: "Quelle",
    based: "Normal",
    paragraph: spacing(40, 0, 252),
    run: `${colour(muted)}${size(9)}`,
  },
  {
    id: "QuelleEnde",
    name: "Quelle, letzte Zeile",
    based: "Quelle",
    next: "BodyText",
    paragraph: spacing(40, 360, 252),
  },
  {
    id: "Tabellentext",
    name: "Tabellentext",
    based: "Normal",
    paragraph: spacing(40, 40, 240),
    run: size(9.5),
  },
  { id: "Tabellenkopf", name: "Tabellenkopf", based: "Tabellentext", run: "<w:b/><w:bCs/>" },
  { id: "Tabellenzeile", name: "Tabellenzeile", based: "Tabellentext", run: "<w:b/><w:bCs/>" },
  { id: "Codeblock", name: "Codeblock", based: "Normal", run: `${font("Consolas")}${size(10)}` },
  {
    id: "Bibliography",
    name: "Bibliography",
    based: "Normal",
    paragraph: `${spacing(0, 120)}<w:ind w:left="454" w:hanging="454"/>`,
  },
  {
    id: "FootnoteText",
    name: "footnote text",
    based: "Normal",
    paragraph: spacing(0, 40, 240),
    run: size(9.5),
  },
  {
    id: "Header",
    name: "header",
    based: "Normal",
    paragraph: headFoot("bottom"),
    run: `${colour(muted)}${size(9)}`,
  },
  {
    id: "Footer",
    name: "footer",
    based: "Normal",
    paragraph: headFoot("top"),
    run: `${colour(muted)}${size(9)}`,
  },
  {
    id: "TOCHeading",
    name: "TOC Heading",
    based: "Normal",
    next: "BodyText",
    paragraph: `${keep}${spacing(0, 200)}`,
    run: `${serif}<w:b/>${colour(accent)}${size(20)}`,
  },
  { id: "TOC1", name: "toc 1", based: "Normal", paragraph: spacing(140, 30), run: "<w:b/>" },
  { id: "TOC2", name: "toc 2", based: "Normal", paragraph: `${spacing(0, 30)}<w:ind w:left="284"/>` },
];

function headFoot(side: "top" | "bottom"): string {
  return `<w:pBdr>${bar(side, 4, 6, rule)}</w:pBdr><w:tabs><w:tab w:val="right" w:pos="9072"/></w:tabs>${spacing(0, 0, 240)}`;
}

const characterStyles: readonly Style[] = [
  { id: "FootnoteReference", name: "footnote reference", run: `<w:vertAlign w:val="superscript"/>` },
  { id: "Hyperlink", name: "Hyperlink", run: `${colour(hex("#0a5560"))}<w:u w:val="single"/>` },
  {
    id: "Absatznummer",
    name: "Absatznummer",
    // Neither the weight nor the slant of the text it stands before.
    run: `${sans}<w:b w:val="0"/><w:bCs w:val="0"/><w:i w:val="0"/><w:iCs w:val="0"/>${colour(muted)}${size(8)}`,
  },
  { id: "Nummer", name: "Nummer der Abbildung", run: colour(accent) },
  { id: "Fehler", name: "Gilt nicht", run: `${colour("A3000F")}<w:u w:val="single"/>` },
  { id: "Code", name: "Code", run: font("Consolas") },
];

/**
 * The styles: Word's own where it has them, so that whoever works on the file can restyle it as they know.
 * @param numbered true where numbers of paragraphs stand out into the margin
 */
export function stylesXml(numbered: boolean): string {
  const defaults = `<w:docDefaults><w:rPrDefault><w:rPr>${sans}${colour(text)}${size(11)}<w:lang w:val="de-DE" w:eastAsia="de-DE" w:bidi="ar-SA"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr>${spacing(0, 120)}</w:pPr></w:pPrDefault></w:docDefaults>`;
  const basic = [
    `<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style>`,
    `<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont"><w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/></w:style>`,
    `<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:uiPriority w:val="99"/><w:semiHidden/><w:tblPr><w:tblCellMar><w:left w:w="85" w:type="dxa"/><w:right w:w="85" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>`,
    `<w:style w:type="table" w:customStyle="1" w:styleId="Berichtstabelle"><w:name w:val="Berichtstabelle"/><w:basedOn w:val="TableNormal"/><w:qFormat/><w:tblPr><w:tblBorders>${bar("top", 8, 0, text)}${bar("bottom", 8, 0, text)}${bar("insideH", 4, 0, rule)}</w:tblBorders></w:tblPr><w:tblStylePr w:type="firstRow"><w:tcPr><w:tcBorders>${bar("bottom", 8, 0, text)}</w:tcBorders><w:vAlign w:val="bottom"/></w:tcPr></w:tblStylePr></w:style>`,
  ];
  const all = [
    ...basic,
    ...paragraphStyles.map((style) => styleXml("paragraph", style)),
    ...characterStyles.map((style) => styleXml("character", style)),
  ];
  const styles = `${defaults}${all.join("")}`;
  return numbered ? styles : styles.replaceAll(outstanding, "");
}

/** Names that Word does not know are marked as somebody's own. */
const ownName =
  /^(?:Dachzeile|Kennzeichen|Angaben|Vorspann|Kasten|Abbildungs|Bild|Quelle|Tabellen|Code|Absatz|Nummer|Gilt)/;

function styleXml(type: "paragraph" | "character", style: Style): string {
  const { id, name, based, next, paragraph, run } = style;
  const own = ownName.test(name) ? ` w:customStyle="1"` : "";
  return [
    `<w:style w:type="${type}"${own} w:styleId="${id}"><w:name w:val="${name}"/>`,
    based === undefined ? "" : `<w:basedOn w:val="${based}"/>`,
    next === undefined ? "" : `<w:next w:val="${next}"/>`,
    "<w:qFormat/>",
    paragraph === undefined ? "" : `<w:pPr>${paragraph}</w:pPr>`,
    run === undefined ? "" : `<w:rPr>${run}</w:rPr>`,
    "</w:style>",
  ].join("");
}
