import type { Sheet, SheetCell } from "../../sheet.ts";
import { columnName, workbook } from "../../xlsx.ts";
import { escapeXml } from "../../xml.ts";

/** A column of a chart's sheet: what stands over it, and its numbers or texts from the second line on. */
export type Column = { name: string } & (
  | { numbers: readonly (number | undefined)[]; decimals: number }
  | { texts: readonly string[] }
);

const sheetName = "Daten";

/** The sheet that a chart takes its numbers from, and how the chart refers to it. */
export class Book {
  readonly #columns: Column[] = [];

  /** Adds a column; returns its place. */
  add(column: Column): number {
    return this.#columns.push(column) - 1;
  }

  /** The name of a column as a series refers to it, with what the chart remembers of it. */
  name(at: number): string {
    const text = this.#columns[at]?.name ?? "";
    return `<c:tx><c:strRef><c:f>${this.#ref(at, 1)}</c:f><c:strCache><c:ptCount val="1"/><c:pt idx="0"><c:v>${escapeXml(text)}</c:v></c:pt></c:strCache></c:strRef></c:tx>`;
  }

  /** A column's numbers or texts as a series refers to them, with what the chart remembers of them. */
  values(at: number): string {
    const column = this.#columns[at];
    if (column === undefined) return "";
    const all: readonly (string | number | undefined)[] = "texts" in column ? column.texts : column.numbers;
    const points = all.map((value, i) =>
      value === undefined ? "" : `<c:pt idx="${i}"><c:v>${escapeXml(String(value))}</c:v></c:pt>`,
    );
    const kind = "texts" in column ? "str" : "num";
    const format = "texts" in column ? "" : "<c:formatCode>General</c:formatCode>";
    return `<c:${kind}Ref><c:f>${this.#ref(at, 2, all.length + 1)}</c:f><c:${kind}Cache>${format}<c:ptCount val="${all.length}"/>${points.join("")}</c:${kind}Cache></c:${kind}Ref>`;
  }

  /** Two columns of texts as names of rows, the first heading those of the second. */
  levels(outer: number, inner: number): string {
    const [heads, texts] = [this.#texts(outer), this.#texts(inner)];
    const level = (all: readonly string[]) =>
      all
        .map((text, i) => (text === "" ? "" : `<c:pt idx="${i}"><c:v>${escapeXml(text)}</c:v></c:pt>`))
        .join("");
    const first = columnName(outer);
    const range = `${sheetName}!$${first}$2:$${columnName(inner)}$${texts.length + 1}`;
    return `<c:multiLvlStrRef><c:f>${range}</c:f><c:multiLvlStrCache><c:ptCount val="${texts.length}"/><c:lvl>${level(texts)}</c:lvl><c:lvl>${level(heads)}</c:lvl></c:multiLvlStrCache></c:multiLvlStrRef>`;
  }

  #texts(at: number): readonly string[] {
    const column = this.#columns[at];
    return column !== undefined && "texts" in column ? column.texts : [];
  }

  #ref(at: number, from: number, to = from): string {
    const column = columnName(at);
    const range = from === to ? `$${column}$${from}` : `$${column}$${from}:$${column}$${to}`;
    return `${sheetName}!${range}`;
  }

  /** The workbook: the numbers that the chart draws, empty where there is none. */
  file(title: string, description: string): Uint8Array {
    const count = Math.max(
      ...this.#columns.map((column) => ("texts" in column ? column.texts : column.numbers).length),
    );
    const sheet: Sheet = {
      header: this.#columns.map(({ name }) => name),
      rows: Array.from({ length: count }, (_, i) => this.#columns.map((column) => cellOf(column, i))),
    };
    return workbook({ title, description, sheets: [{ name: sheetName, sheet, width: 18 }] });
  }
}

function cellOf(column: Column, at: number): SheetCell {
  if ("texts" in column) {
    const text = column.texts[at] ?? "";
    return text === "" ? { kind: "empty" } : { kind: "text", text };
  }
  const value = column.numbers[at];
  return value === undefined
    ? { kind: "empty" }
    : { kind: "number", value, unit: "number", decimals: column.decimals };
}
