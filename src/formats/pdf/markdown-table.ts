import type { Token } from "markdown-it";
import { plainText } from "../../lib/markdown/index.ts";
import { words } from "./inline.ts";
import { mostShort, type Row, type Table, tableCode, widthOf } from "./table.ts";
import { type Code, call, text } from "./typst.ts";
import type { Writer } from "./writer.ts";

/** A table that the author wrote, in the place where it stands. */
export function markdownTable(tokens: readonly Token[], writer: Writer): Code {
  const table = parsed(tokens, writer);
  return call("plain-table", [
    text(writer.placeOf(undefined)),
    String(table.rows.length <= mostShort),
    tableCode(table),
    "none",
  ]);
}

/** A table that the author wrote: its head and rows. */
export function parsed(tokens: readonly Token[], writer: Writer): Table {
  const head: Code[] = [];
  const rows: Row[] = [];
  const texts: string[][] = [];
  const right: boolean[] = [];
  let isHead = false;
  let column = 0;
  for (const [at, token] of tokens.entries()) {
    if (token.type === "thead_open") isHead = true;
    else if (token.type === "tbody_open") isHead = false;
    else if (token.type === "tr_open") {
      column = 0;
      if (!isHead) rows.push({ cells: [], kind: "body" });
    } else if (token.type === "th_open" || token.type === "td_open") {
      const inner = tokens[at + 1]?.children ?? [];
      texts[column] = [...(texts[column] ?? []), plainText(inner)];
      const content = words(inner, writer);
      if (isHead) {
        head.push(content);
        right.push(/right/.test(String(token.attrGet("style"))));
      } else rows.at(-1)?.cells.push({ content });
      column++;
    }
  }
  return { head, rows, widths: texts.map(widthOf), right };
}
