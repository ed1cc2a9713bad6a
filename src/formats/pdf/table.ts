import { remarkLetter } from "../../lib/format.ts";
import { array, type Code, call, text } from "./typst.ts";

/** A cell: its content, how many columns it takes, and whether it stands to the right as numbers do. */
export interface Cell {
  content: Code;
  span?: number;
}

export interface Row {
  cells: Cell[];
  /** `block` divides, `total` is set off. */
  kind: "block" | "total" | "body";
}

export interface Table {
  /** A line over the head: cells that span its columns. */
  over?: Cell[];
  head: Code[];
  rows: Row[];
  /** Width of each column as a part of the whole; they need not sum up to 1. */
  widths: number[];
  /** Which columns stand to the right. */
  right: boolean[];
}

/** Rows up to which a table is not torn apart by a page. */
export const mostShort = 18;

/** A table with its head, which is repeated on every page. */
export function tableCode({ over = [], head, rows, widths, right }: Table): Code {
  const cells = rows.flatMap(({ cells, kind }) =>
    cells.map(({ content, span = 1 }) => {
      // A head of its own level: never alone at the foot of a page, and said again on the next.
      if (kind === "block")
        return call("table.header", [call("block-row", [String(span), content])], {
          level: "2",
          repeat: "true",
        });
      const inner = kind === "total" ? call("strong-cell", [content]) : content;
      return span > 1
        ? call("table.cell", [inner], { colspan: span, align: "left" })
        : call("table.cell", [inner]);
    }),
  );
  return call("rows-table", [
    array(widths.map((width) => `${Math.round(width * 100) / 100}fr`)),
    array(right.map((isRight) => (isRight ? "right" : "left"))),
    array([
      ...over.map(({ content, span = 1 }) => call("over-cell", [String(span), content])),
      ...head.map((content) => call("head-cell", [content])),
    ]),
    String(over.length > 0),
    ...cells,
  ]);
}

/** How wide a column of texts wants to be: as its longest word, and somewhat as its longest text. */
export function widthOf(texts: readonly string[]): number {
  const word = Math.max(
    ...texts.flatMap((words) => words.split(/[\s\u00ad-]+/)).map(({ length }) => length),
    3,
  );
  const whole = Math.max(...texts.map(({ length }) => length), 3);
  return Math.max(word + 2, Math.min(whole, 60) / 2);
}

/** A remark below a table, with its letter. */
export const remark = (words: string, at: number): Code =>
  `{super(${text(remarkLetter(at))});${text(` ${words}`)}}`;
