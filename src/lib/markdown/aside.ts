import type { MarkdownIt, Token } from "markdown-it";
import { suggest } from "../errors.ts";

/** Kinds of asides, with the words that stand over them. */
export const asides: Readonly<Record<string, string>> = {
  methode: "Zur Methode",
  praxis: "Für die Praxis",
};

/**
 * `> [!methode] Title`: a quotation whose first line says so is an aside. Makes tokens `aside_open` and `aside_close`
 * with `meta.kind` and `meta.title`.
 */
export function asideRule(md: MarkdownIt): void {
  md.core.ruler.after("block", "aside", ({ tokens }) => {
    for (const [at, open] of tokens.entries()) {
      const inline = tokens[at + 2];
      if (open.type !== "blockquote_open" || inline?.type !== "inline") continue;
      const match = /^\[!([\p{L}\d-]+)\][ \t]*([^\n]*)(?:\n|$)/u.exec(inline.content);
      if (!match) continue;
      const kind = (match[1] ?? "").toLowerCase();
      const title = match[2]?.trim() || (asides[kind] ?? kind);
      const fault = Object.hasOwn(asides, kind)
        ? undefined
        : { what: `unbekannter Kasten: [!${kind}]`, hint: suggest(kind, Object.keys(asides)) };
      const close = tokens.findIndex(
        (token, i) => i > at && token.type === "blockquote_close" && token.level === open.level,
      );
      for (const [token, type] of [
        [open, "aside_open"],
        [tokens[close], "aside_close"],
      ] as [Token, string][]) {
        token.type = type;
        token.tag = "aside";
        token.meta = { kind, title, fault };
      }
      inline.content = inline.content.slice(match[0].length);
      // The title's line is gone, and what follows keeps its own.
      if (inline.map && match[0].endsWith("\n")) inline.map = [inline.map[0] + 1, inline.map[1]];
      if (inline.content === "") tokens.splice(at + 1, 3);
    }
  });

  md.renderer.rules.aside_open = (tokens, index) => {
    const { kind, title } = tokens[index]?.meta ?? {};
    return `<aside class="box box-${md.utils.escapeHtml(String(kind))}" aria-label="${md.utils.escapeHtml(String(title))}"><p class="box-title">${md.utils.escapeHtml(String(title))}</p>\n`;
  };
  md.renderer.rules.aside_close = () => "</aside>\n";
}
