import type { Token } from "markdown-it";
import { asides } from "../../lib/markdown/aside.ts";
import { inlineOf, words } from "./inline.ts";
import { markdownTable } from "./markdown-table.ts";
import { idOf, placeNames } from "./places.ts";
import { type Code, call, join, text } from "./typst.ts";
import type { Writer } from "./writer.ts";

/** A term that a paragraph explains, as `terms` of its opening token hold it. */
interface Explained {
  term: string;
  tokens: Token[];
}

/** Prose as content: headings, paragraphs with their side notes, lists, quotations, boxes, tables. */
export function prose(tokens: readonly Token[], writer: Writer): Code {
  const parts: Code[] = [];
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at] as Token;
    const end = token.nesting === 1 ? closing(tokens, at) : at;
    parts.push(element(token, tokens.slice(at + 1, end), writer));
    at = end;
  }
  return join(...parts);
}

function closing(tokens: readonly Token[], open: number): number {
  const level = tokens[open]?.level;
  const end = tokens.findIndex((token, at) => at > open && token.nesting === -1 && token.level === level);
  return end < 0 ? tokens.length : end;
}

function element(token: Token, inner: readonly Token[], writer: Writer): Code {
  const { type, meta, content, tag } = token;
  switch (type) {
    case "heading_open":
      return heading(token, inner, writer);
    case "paragraph_open":
      return paragraph(words(inner, writer), (meta?.terms ?? []) as Explained[], writer);
    case "inline":
      return words([token], writer);
    case "bullet_list_open":
      return call("list", items(inner, writer));
    case "ordered_list_open":
      return call("enum", items(inner, writer), { start: String(token.attrGet("start") ?? 1) });
    case "aside_open": {
      const kind = String(meta?.kind);
      return call("aside", [
        text(asides[kind] ?? kind),
        text(String(meta?.title ?? "")),
        prose(inner, writer),
      ]);
    }
    case "blockquote_open":
      return call("quotation", [prose(inner, writer)]);
    case "table_open":
      return markdownTable([token, ...inner], writer);
    case "code_block":
    case "fence":
      return call("raw", [text(content.trimEnd())], { block: true });
    case "hr":
      return "parbreak()";
    default:
      return tag === "" && inner.length === 0 ? "" : prose(inner, writer);
  }
}

/** A paragraph; what it explains stands beside it, and is read after it. */
function paragraph(content: Code, terms: readonly Explained[], writer: Writer): Code {
  if (terms.length === 0) return call("par", [content]);
  const notes = terms.map(({ term, tokens }) => call("term", [text(term), words(inlineOf(tokens), writer)]));
  return join(
    ...terms.map(() => "beside-start"),
    call("par", [content]),
    ...notes.map((note) => call("beside", [note])),
  );
}

/** The items of a list, each with all that it holds. */
function items(tokens: readonly Token[], writer: Writer): Code[] {
  const found: Code[] = [];
  for (let at = 0; at < tokens.length; at++) {
    const end = closing(tokens, at);
    found.push(prose(tokens.slice(at + 1, end), writer));
    at = end;
  }
  return found;
}

/** Sections below the title of a text; none is more than one level below the one before. */
function heading(open: Token, inner: readonly Token[], writer: Writer): Code {
  const level = writer.levelOf(Number(open.tag.slice(1)));
  const number = open.meta?.number as string | undefined;
  const id = idOf(open);
  const name = writer.placeOf(id === undefined ? undefined : placeNames.section(writer.name, id));
  return call("section", [String(level), text(name), words(inner, writer)], {
    number: number === undefined ? undefined : text(number),
    listed: level <= 2,
  });
}
