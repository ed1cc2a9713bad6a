import type { Token } from "markdown-it";
import { plainText } from "../../lib/markdown/index.ts";
import { runs } from "./inline.ts";
import { type Row, tableXml, widthOf } from "./table.ts";
import type { Writer } from "./writer.ts";
import { paragraph } from "./xml.ts";

/** A table that the author wrote; one without a title is named by its head. */
export function markdownTable(tokens: readonly Token[], writer: Writer, title?: string): string {
  const rows: Row[] = [];
  const texts: string[][] = [];
  let kind: Row["kind"] = "body";
  for (const [at, token] of tokens.entries()) {
    if (token.type === "thead_open") kind = "head";
    else if (token.type === "tbody_open") kind = "body";
    else if (token.type === "tr_open") rows.push({ cells: [], kind });
    else if (token.type === "th_open" || token.type === "td_open") {
      const words = tokens[at + 1]?.children ?? [];
      const row = rows.at(-1);
      const column = row?.cells.length ?? 0;
      texts[column] = [...(texts[column] ?? []), plainText(words)];
      row?.cells.push({
        content: runs(words, writer, { bold: kind === "head" }),
        right: /right/.test(String(token.attrGet("style"))),
      });
    }
  }
  const head = texts.map(([first = ""]) => first).join(", ");
  const table = tableXml({
    rows,
    widths: texts.map(widthOf),
    title: title ?? head,
    description: `Spalten: ${head}`,
  });
  return table + paragraph("Quelle", "");
}
