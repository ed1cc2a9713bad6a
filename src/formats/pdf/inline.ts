import type { Token } from "markdown-it";
import { plainText } from "../../lib/markdown/index.ts";
import { type Code, call, join, text } from "./typst.ts";
import type { Writer } from "./writer.ts";

/** Elements that tokens open and close, by the function of Typst that sets what is between. */
const spans: Readonly<Record<string, string>> = { strong: "strong", em: "emph", s: "strike" };

/** Inline tokens as content; what they say is resolved, and values and claims are nothing but their words. */
export function words(all: readonly Token[], writer: Writer): Code {
  // A text of one line is a block that holds them.
  const tokens = all.flatMap((token) => (token.type === "inline" ? (token.children ?? []) : [token]));
  const parts: Code[] = [];
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at] as Token;
    const [, kind = "", end] = /^(\w+)_(open|close)$/.exec(token.type) ?? [];
    if (end !== "open") {
      parts.push(single(token, writer));
      continue;
    }
    const close = closing(tokens, at);
    const inner = words(tokens.slice(at + 1, close), writer);
    parts.push(around(kind, token, inner, writer));
    at = close;
  }
  return join(...parts);
}

/** Where what this token opens ends. */
function closing(tokens: readonly Token[], open: number): number {
  const kind = tokens[open]?.type.replace(/_open$/, "");
  let depth = 0;
  for (let at = open; at < tokens.length; at++) {
    if (tokens[at]?.type === `${kind}_open`) depth++;
    if (tokens[at]?.type === `${kind}_close` && --depth === 0) return at;
  }
  return tokens.length;
}

function around(kind: string, token: Token, inner: Code, writer: Writer): Code {
  const { meta } = token;
  const span = spans[kind];
  if (span !== undefined) return call(span, [inner]);
  if (kind === "link") return writer.link(String(token.attrGet("href") ?? ""), inner, "reference");
  if (kind === "term") return typeof meta?.href === "string" ? writer.link(meta.href, inner) : inner;
  const why = meta?.why as string | undefined;
  return kind === "claim" && why !== undefined ? broken(join(inner, text(` [${why}]`))) : inner;
}

/** What does not hold on these data, or cannot be read; only a draft has it. */
const broken = (content: Code): Code => call("broken", [content]);

function single(token: Token, writer: Writer): Code {
  const { type, content, meta } = token;
  const why = meta?.why as string | undefined;
  switch (type) {
    case "softbreak":
      return text(" ");
    case "hardbreak":
      return "linebreak()";
    case "code_inline":
      return call("raw", [text(content)]);
    case "value":
      return why === undefined ? text(content) : broken(text(`${content} [${why}]`));
    case "reference":
    case "citation": {
      if (why !== undefined) return broken(text(why));
      return writer.link(
        String(meta?.href ?? ""),
        text(content),
        type === "reference" ? "reference" : "plain",
      );
    }
    case "note_reference":
      return why === undefined ? noteReference(token, writer) : broken(text(why));
    case "fault":
      return broken(text(String(meta?.what ?? "")));
    case "image":
      return broken(text(`[Bild: ${plainText(token.children ?? [])}]`));
    default:
      return content === "" ? "" : text(content);
  }
}

/** The mark of a note, with its text at the foot of the page; where a note refers to another, that one's text. */
function noteReference({ meta }: Token, writer: Writer): Code {
  const found = writer.note(String(meta?.id));
  if (found === undefined) return "";
  const { note, name, isFirst } = found;
  const own = inlineOf(note.tokens);
  if (writer.inNote) {
    // Notes may refer to each other in a circle.
    const others = own.filter(({ type }) => type !== "note_reference");
    return join(text(" ["), words(others, writer), text("]"));
  }
  const number = text(String(note.number));
  if (!isFirst) return call("note-again", [number, text(name)]);
  writer.inNote = true;
  const body = words(own, writer);
  writer.inNote = false;
  return call("note", [number, text(name), body]);
}

/** The inline tokens of tokens that hold them in blocks. */
export function inlineOf(tokens: readonly Token[]): Token[] {
  return tokens.flatMap((token) => token.children ?? [token]);
}
