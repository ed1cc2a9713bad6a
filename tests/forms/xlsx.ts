import { zip } from "../read/zip.ts";
import type { Value } from "./answers.ts";
import { type Choice, cellsOf } from "./csv.ts";
import { columns, title } from "./questionnaire.ts";

const escaped = (text: string) =>
  text.replace(
    /[&<>"]/g,
    (letter) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" })[letter] ?? "",
  );

/** Name of a column, from 0: A … Z, AA … */
function letters(column: number): string {
  const rest = String.fromCharCode(65 + (column % 26));
  return column < 26 ? rest : letters(Math.floor(column / 26) - 1) + rest;
}

/** A cell as PHP_XLSXWriter writes it: what looks like a number is one, what begins with "=" a formula. */
function cell(value: Value, address: string): string {
  if (value === null || value === "") return `<c r="${address}" s="0"/>`;
  if (value.startsWith("=")) return `<c r="${address}" s="0" t="s"><f>${escaped(value)}</f></c>`;
  if (/^-?(?:0|[1-9]\d*)(?:\.\d+)?$/.test(value)) {
    return `<c r="${address}" s="0" t="n"><v>${value}</v></c>`;
  }
  return `<c r="${address}" s="0" t="inlineStr"><is><t>${escaped(value)}</t></is></c>`;
}

/** The responses as `ExcelWriter` writes them: one sheet, named after the survey, the headings in its first row. */
export function xlsx(choice: Pick<Choice, "heading" | "recode" | "masks">): Uint8Array {
  const rows = [columns.map(choice.heading), ...cellsOf(choice)].map((row, i) => {
    const cells = row.map((value, at) => cell(value, `${letters(at)}${i + 1}`));
    return `<row collapsed="false" customFormat="false" customHeight="false" hidden="false" ht="12.1" outlineLevel="0" r="${i + 1}">${cells.join("")}</row>`;
  });
  const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
  const main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
  const office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
  const packages = "http://schemas.openxmlformats.org/package/2006/relationships";
  const name = title.replace(/[*:/\\?[\]]/g, " ").slice(0, 31);
  return zip([
    { name: "docProps/app.xml", content: `${head}<Properties/>` },
    {
      name: "_rels/.rels",
      content: `${head}<Relationships xmlns="${packages}"><Relationship Id="rId1" Type="${office}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    },
    {
      name: "xl/worksheets/sheet1.xml",
      content: `${head}<worksheet xmlns="${main}" xmlns:r="${office}"><dimension ref="A1"/><sheetData>${rows.join("")}</sheetData></worksheet>`,
    },
    { name: "xl/styles.xml", content: `${head}<styleSheet xmlns="${main}"/>` },
    {
      name: "xl/workbook.xml",
      content: `${head}<workbook xmlns="${main}" xmlns:r="${office}"><sheets><sheet name="${escaped(name)}" sheetId="1" state="visible" r:id="rId2"/></sheets></workbook>`,
    },
    {
      name: "xl/_rels/workbook.xml.rels",
      content: `${head}<Relationships xmlns="${packages}"><Relationship Id="rId1" Type="${office}/styles" Target="styles.xml"/><Relationship Id="rId2" Type="${office}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
    },
  ]);
}
