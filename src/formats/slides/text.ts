import type { Token } from "markdown-it";
import type { Text } from "../../model/report.ts";
import { escapeXml } from "../xml.ts";

const tags: Readonly<Record<string, string>> = { strong: "strong", em: "em", s: "s" };
const blocks: Readonly<Record<string, string>> = {
  paragraph: "p",
  bullet_list: "ul",
  ordered_list: "ol",
  list_item: "li",
};

/**
 * Inline tokens as HTML that needs nothing around it: figures, works and terms are named, not linked, since slides are
 * shown where their pages are not; only addresses elsewhere lead on.
 */
export function inlineHtml(tokens: readonly Token[]): string {
  let isLinked = false;
  return tokens
    .map((token): string => {
      const { type, content, children, meta } = token;
      if (children) return inlineHtml(children);
      const [, kind = "", end] = /^(\w+)_(open|close)$/.exec(type) ?? [];
      const tag = tags[kind];
      if (tag !== undefined) return end === "open" ? `<${tag}>` : `</${tag}>`;
      if (kind === "link") {
        const href = String(token.attrGet("href") ?? "");
        if (end === "open") isLinked = /^(https?|mailto):/.test(href);
        if (!isLinked) return "";
        return end === "open" ? `<a href="${escapeXml(href)}">` : "</a>";
      }
      if (type === "softbreak") return " ";
      if (type === "hardbreak") return "<br>";
      if (type === "value") return `<span class="value">${escapeXml(content)}</span>`;
      if (type === "fault") return `<mark>${escapeXml(String(meta?.what ?? ""))}</mark>`;
      return escapeXml(content);
    })
    .join("");
}

/** Paragraphs and lists as HTML; in steps, each paragraph and each point of a list at top level comes by itself. */
export function blocksHtml(tokens: readonly Token[], steps = false): string {
  let lists = 0;
  return tokens
    .map((token): string => {
      const { type, level, children, hidden } = token;
      if (type === "inline") return inlineHtml(children ?? []);
      const [, kind = "", end] = /^(\w+)_(open|close)$/.exec(type) ?? [];
      const tag = blocks[kind];
      // A point of one paragraph needs no paragraph of its own.
      if (tag === undefined || (tag === "p" && hidden)) return "";
      if (end === "close") {
        if (kind.endsWith("list")) lists--;
        return `</${tag}>`;
      }
      if (kind.endsWith("list")) lists++;
      const isStep = steps && ((tag === "p" && level === 0) || (tag === "li" && lists === 1));
      const start = tag === "ol" ? token.attrGet("start") : null;
      return `<${tag}${isStep ? ' class="fragment"' : ""}${start === null ? "" : ` start="${Number(start)}"`}>`;
    })
    .join("");
}

/** What a slide says under its message. */
export function bodyHtml(blocks: Text["blocks"], steps: boolean): string {
  return blocks.map((block) => (block.kind === "prose" ? blocksHtml(block.tokens, steps) : "")).join("");
}
