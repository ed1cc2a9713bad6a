import { strToU8 } from "fflate";
import { factsOf } from "./facts.ts";
import { isFormula, type Sheet, type SheetCell, sheetOf } from "./sheet.ts";
import type { Format, Published } from "./type.ts";
import { escapeXml } from "./xml.ts";
import { zipOf } from "./zip.ts";

const head = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n`;
const main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const packaged = "http://schemas.openxmlformats.org/package/2006";
/** Most decimals that an estimate is published with. */
const mostDecimals = 6;

/** Styles by their place in `cellXfs`; those of numbers follow, by their decimals. */
const style = { plain: 0, bold: 1, wrapped: 2, withheld: 3, harmless: 4, percent: 5, persons: 6, number: 7 };

/** A workbook with the table and a second sheet that says what it is. */
export function workbookOf(published: Published): Uint8Array {
  const { figure } = published;
  const facts: Sheet = {
    header: ["Angabe", "Inhalt"],
    rows: factsOf(published).map((row) => row.map((text): SheetCell => ({ kind: "text", text }))),
  };
  return workbook({
    title: figure.title,
    description: [figure.mark, figure.subtitle].filter(Boolean).join(". "),
    sheets: [
      { name: "Daten", sheet: sheetOf(published), width: 14 },
      { name: "Angaben", sheet: facts, width: 90 },
    ],
  });
}

/** What a workbook holds: its sheets by name, each with the width of the columns after its first, in characters. */
export interface Workbook {
  title: string;
  description: string;
  sheets: readonly { name: string; sheet: Sheet; width: number }[];
}

/** A workbook as a file. The same bytes every time: no day, no name. */
export function workbook({ title, description, sheets }: Workbook): Uint8Array {
  const numbered = sheets.map((each, i) => ({ ...each, number: i + 1 }));
  const type = "application/vnd.openxmlformats-officedocument.spreadsheetml";
  const override = (path: string, kind: string) => `<Override PartName="${path}" ContentType="${kind}"/>`;
  const related = (id: string, kind: string, target: string) =>
    `<Relationship Id="${id}" Type="${office}/${kind}" Target="${target}"/>`;
  const list = numbered.map(
    ({ name, number }) => `<sheet name="${escapeXml(name)}" sheetId="${number}" r:id="rId${number}"/>`,
  );
  const files: Record<string, string> = {
    "[Content_Types].xml": `<Types xmlns="${packaged}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${override("/xl/workbook.xml", `${type}.sheet.main+xml`)}${numbered.map(({ number }) => override(`/xl/worksheets/sheet${number}.xml`, `${type}.worksheet+xml`)).join("")}${override("/xl/styles.xml", `${type}.styles+xml`)}${override("/docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml")}</Types>`,
    "_rels/.rels": `<Relationships xmlns="${packaged}/relationships"><Relationship Id="rId1" Type="${office}/officeDocument" Target="xl/workbook.xml"/><Relationship Id="rId2" Type="${packaged}/relationships/metadata/core-properties" Target="docProps/core.xml"/></Relationships>`,
    "docProps/core.xml": `<cp:coreProperties xmlns:cp="${packaged}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>${escapeXml(title)}</dc:title><dc:description>${escapeXml(description)}</dc:description></cp:coreProperties>`,
    "xl/workbook.xml": `<workbook xmlns="${main}" xmlns:r="${office}"><sheets>${list.join("")}</sheets></workbook>`,
    "xl/_rels/workbook.xml.rels": `<Relationships xmlns="${packaged}/relationships">${numbered.map(({ number }) => related(`rId${number}`, "worksheet", `worksheets/sheet${number}.xml`)).join("")}${related(`rId${numbered.length + 1}`, "styles", "styles.xml")}</Relationships>`,
    "xl/styles.xml": styles(),
  };
  for (const { sheet, width, number } of numbered)
    files[`xl/worksheets/sheet${number}.xml`] = worksheet(sheet, width);
  const entries = Object.entries(files).map(([name, xml]) => [name, strToU8(head + xml)]);
  return zipOf(Object.fromEntries(entries));
}

function styles(): string {
  const formats = [`0"\u202f%"`, "#,##0", ...Array.from({ length: mostDecimals + 1 }, (_, d) => fixed(d))];
  const custom = formats.map((code, i) => `<numFmt numFmtId="${164 + i}" formatCode="${escapeXml(code)}"/>`);
  const font = `<name val="Calibri"/><family val="2"/>`;
  const top = `applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf>`;
  const texts = [
    `<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>`,
    `<xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1" ${top}`,
    `<xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" ${top}`,
    `<xf numFmtId="0" fontId="2" fillId="0" borderId="0" xfId="0" applyFont="1" applyAlignment="1"><alignment horizontal="right"/></xf>`,
    `<xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" quotePrefix="1" ${top}`,
  ];
  const numbers = formats.map(
    (_, i) => `<xf numFmtId="${164 + i}" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>`,
  );
  const all = [...texts, ...numbers];
  return `<styleSheet xmlns="${main}"><numFmts count="${custom.length}">${custom.join("")}</numFmts><fonts count="3"><font><sz val="11"/>${font}</font><font><b/><sz val="11"/>${font}</font><font><i/><sz val="11"/>${font}</font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="${all.length}">${all.join("")}</cellXfs></styleSheet>`;
}

const fixed = (decimals: number): string => (decimals === 0 ? "0" : `0.${"0".repeat(decimals)}`);

/** @param width of the columns after the first, in characters */
function worksheet({ header, rows }: Sheet, width: number): string {
  const cols = header.map(
    (_, i) => `<col min="${i + 1}" max="${i + 1}" width="${i === 0 ? 36 : width}" customWidth="1"/>`,
  );
  const all = [header.map((text) => textCell(text, style.bold)), ...rows.map((row) => row.map(cell))];
  const lines = all.map((cells, r) => {
    const written = cells.map((at, c) => (at === "" ? "" : `<c r="${columnName(c)}${r + 1}"${at}`));
    return `<row r="${r + 1}">${written.join("")}</row>`;
  });
  return `<worksheet xmlns="${main}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols>${cols.join("")}</cols><sheetData>${lines.join("")}</sheetData></worksheet>`;
}

function cell(at: SheetCell): string {
  if (at.kind === "empty") return "";
  if (at.kind === "withheld") return textCell(at.text, style.withheld);
  if (at.kind === "text") return textCell(at.text, isFormula(at.text) ? style.harmless : style.wrapped);
  const place = at.unit === "number" ? style.number + Math.min(at.decimals, mostDecimals) : style[at.unit];
  return ` s="${place}"><v>${at.value}</v></c>`;
}

function textCell(text: string, place: number): string {
  return ` s="${place}" t="inlineStr"><is><t xml:space="preserve">${escapeXml(text)}</t></is></c>`;
}

/** Name of a column from 0 on: „A“ … „Z“, „AA“ … */
export function columnName(index: number): string {
  const letter = String.fromCharCode(65 + (index % 26));
  return index < 26 ? letter : columnName(Math.floor(index / 26) - 1) + letter;
}

export const xlsx: Format = {
  ending: ".xlsx",
  type: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  name: "Excel",
  use: "Excel, LibreOffice; mit Angaben zur Frage auf einem zweiten Blatt",
  group: "data",
  bytes: workbookOf,
};
