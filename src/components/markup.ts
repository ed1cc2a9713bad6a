import type { Token } from "markdown-it";
import { createMarkdown } from "../lib/markdown/index.ts";

const md = createMarkdown();

/** HTML of block tokens of a text. */
export function blockHtml(tokens: Token[]): string {
  return md.renderer.render(tokens, md.options, {});
}

/** HTML of a title, a lead, or any other line of text. */
export function inlineHtml(tokens: Token[]): string {
  return md.renderer.render(tokens, md.options, {});
}
