import { escapeXml } from "../xml.ts";
import { paragraph } from "./xml.ts";

/** A cell: its content as runs, how many columns it takes, and whether it stands to the right as numbers do. */
export interface Cell {
  content: string;
  span?: number;
  right?: boolean;
}

export interface Row {
  cells: Cell[];
  /** `head` is repeated on every page and named as such; `block` divides, `total` is set off. */
  kind: "head" | "block" | "total" | "body";
}

export interface Table {
  rows: Row[];
  /** Width of each column as a part of the whole; they need not sum up to 1. */
  widths: number[];
  /** What it shows, for those who do not see it. */
  title: string;
  description: string;
}

/** Width of the text in twips. */
const whole = 9072;

/** A table with its heading marked, and no row torn apart by a page. */
export function tableXml({ rows, widths, title, description }: Table): string {
  const sum = widths.reduce((a, b) => a + b, 0);
  const columns = widths.map((width) => Math.floor((width / sum) * whole));
  const grid = columns.map((width) => `<w:gridCol w:w="${width}"/>`).join("");
  const lines = rows.map(({ cells, kind }, r) => {
    let at = 0;
    const written = cells.map((cell) => {
      const { content, span = 1, right = false } = cell;
      const width = columns.slice(at, at + span).reduce((a, b) => a + b, 0);
      at += span;
      const spanned = span > 1 ? `<w:gridSpan w:val="${span}"/>` : "";
      const style = kind === "head" ? "Tabellenkopf" : kind === "body" ? "Tabellentext" : "Tabellenzeile";
      // What divides stays with the row below.
      const keep = kind === "head" || kind === "block" || r === rows.length - 2 ? "<w:keepNext/>" : "";
      const text = paragraph(style, content, keep + (right ? `<w:jc w:val="right"/>` : ""));
      return `<w:tc><w:tcPr><w:tcW w:w="${width}" w:type="dxa"/>${spanned}</w:tcPr>${text}</w:tc>`;
    });
    const head = kind === "head" ? "<w:tblHeader/>" : "";
    return `<w:tr><w:trPr><w:cantSplit/>${head}</w:trPr>${written.join("")}</w:tr>`;
  });
  const look = `<w:tblLook w:val="04A0" w:firstRow="1" w:lastRow="0" w:firstColumn="1" w:lastColumn="0" w:noHBand="0" w:noVBand="1"/>`;
  const said = `<w:tblCaption w:val="${escapeXml(title)}"/><w:tblDescription w:val="${escapeXml(description)}"/>`;
  return `<w:tbl><w:tblPr><w:tblStyle w:val="Berichtstabelle"/><w:tblW w:w="${whole}" w:type="dxa"/><w:tblLayout w:type="fixed"/>${look}${said}</w:tblPr><w:tblGrid>${grid}</w:tblGrid>${lines.join("")}</w:tbl>`;
}

/** How wide a column of texts wants to be: as its longest word, and somewhat as its longest text. */
export function widthOf(texts: readonly string[]): number {
  const word = Math.max(
    ...texts.flatMap((text) => text.split(/[\s\u00ad-]+/)).map(({ length }) => length),
    3,
  );
  const text = Math.max(...texts.map(({ length }) => length), 3);
  return Math.max(word + 2, Math.min(text, 60) / 2);
}
