import type { Token } from "markdown-it";
import { createMarkdown } from "../lib/markdown/index.ts";

const md = createMarkdown();

/** HTML of tokens of a text: blocks, or the inline tokens of a title or lead. */
export function toHtml(tokens: Token[]): string {
  return md.renderer.render(tokens, md.options, {});
}
