import type { Token } from "markdown-it";
import { plainText } from "../../lib/markdown/index.ts";
import { idOf } from "./anchors.ts";
import { runs } from "./inline.ts";
import { markdownTable } from "./markdown-table.ts";
import type { Writer } from "./writer.ts";
import { paragraph, run } from "./xml.ts";

/** A list that is open: whether it counts, the number of its definition, and whether its item has begun. */
interface List {
  ordered: boolean;
  definition: number;
  begun: boolean;
}

/** The first of the definitions that ordered lists get, one each; before it are those of headings and bullets. */
export const firstOrdered = 3;
export const bullets = 2;

/** Takes a heading into the contents; returns the anchor that leads to it. */
export type Contents = (level: number, text: string) => string;

/** Prose as paragraphs of Word's own styles: headings, text, lists, quotations, boxes, tables. */
export function prose(tokens: readonly Token[], writer: Writer, contents: Contents): string {
  return new Prose(writer, contents).write(tokens);
}

class Prose {
  readonly #writer: Writer;
  readonly #contents: Contents;
  readonly #lists: List[] = [];
  #boxes = 0;
  #quotes = 0;

  constructor(writer: Writer, contents: Contents) {
    this.#writer = writer;
    this.#contents = contents;
  }

  write(tokens: readonly Token[]): string {
    let xml = "";
    for (let at = 0; at < tokens.length; at++) {
      const token = tokens[at] as Token;
      if (token.type === "heading_open") xml += this.#headingOf(token, tokens[at + 1] as Token);
      else if (token.type === "inline" && tokens[at - 1]?.type === "paragraph_open") xml += this.#text(token);
      else if (token.type === "table_open") {
        const end = tokens.findIndex(({ type }, i) => i > at && type === "table_close");
        xml += markdownTable(tokens.slice(at, end + 1), this.#writer);
        at = end;
      } else xml += this.#mark(token);
    }
    return xml;
  }

  #mark(token: Token): string {
    const { type, meta, content } = token;
    switch (type) {
      case "bullet_list_open":
        this.#lists.push({ ordered: false, definition: bullets, begun: false });
        return "";
      case "ordered_list_open": {
        const { lists } = this.#writer;
        const definition = firstOrdered + lists.length;
        lists.push(Number(token.attrGet("start") ?? 1));
        this.#lists.push({ ordered: true, definition, begun: false });
        return "";
      }
      case "bullet_list_close":
      case "ordered_list_close":
        this.#lists.pop();
        return "";
      case "list_item_open": {
        const list = this.#lists.at(-1);
        if (list) list.begun = false;
        return "";
      }
      case "aside_open":
        this.#boxes++;
        return paragraph("Kastentitel", run(String(meta?.title ?? "")));
      case "aside_close":
        this.#boxes--;
        return "";
      case "blockquote_open":
      case "blockquote_close":
        this.#quotes += type.endsWith("open") ? 1 : -1;
        return "";
      case "code_block":
      case "fence":
        return content
          .trimEnd()
          .split("\n")
          .map((line) => paragraph("Codeblock", run(line)))
          .join("");
      default:
        return "";
    }
  }

  #text(token: Token): string {
    const writer = this.#writer;
    const content = () => runs(token.children ?? [], writer);
    const list = this.#lists.at(-1);
    if (list !== undefined) {
      const level = this.#lists.length - 1;
      const label = writer.label(token, "text");
      if (list.begun)
        return paragraph(
          "ListContinue",
          label + content(),
          `<w:ind w:left="${indent * (level + 1)}" w:firstLine="0"/>`,
        );
      list.begun = true;
      const numbering = `<w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="${list.definition}"/></w:numPr>`;
      return paragraph(list.ordered ? "ListNumber" : "ListBullet", label + content(), numbering);
    }
    if (this.#boxes > 0) return paragraph("Kasten", writer.label(token, "text") + content());
    if (this.#quotes > 0) return paragraph("Quote", writer.label(token, "text") + content());
    return paragraph("BodyText", writer.label(token, "margin") + content());
  }

  #headingOf(open: Token, inline: Token): string {
    const words = inline.children ?? [];
    return heading(this.#writer, this.#contents, {
      level: Number(open.tag.slice(1)),
      words: runs(words, this.#writer),
      plain: plainText(words),
      number: open.meta?.number as string | undefined,
      anchor: idOf(open) ?? "",
    });
  }
}

/** Indentation of each level of a list, in twips. */
export const indent = 357;

/** A heading as it stands in the text and in the contents. */
export interface Heading {
  /** From 1. */
  level: number;
  /** Its words as runs, and without any marks. */
  words: string;
  plain: string;
  /** The number that its style counts to; one without takes no part in the counting. */
  number?: string | undefined;
  anchor: string;
}

/** A heading as WordprocessingML, with its place in the contents and the bookmark that references lead to. */
export function heading(writer: Writer, contents: Contents, given: Heading): string {
  const { level, words, plain, number, anchor } = given;
  const entry = contents(level, [number, plain].filter(Boolean).join("\u2002"));
  const marked = writer.bookmark(entry, writer.bookmark(anchor, words));
  const uncounted = level > 3 || number !== undefined ? "" : notCounted;
  return paragraph(`Heading${Math.min(level, 4)}`, marked, uncounted);
}

const notCounted = `<w:numPr><w:ilvl w:val="0"/><w:numId w:val="0"/></w:numPr>`;
