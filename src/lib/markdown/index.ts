import type { MarkdownIt, Token } from "markdown-it";
import Markdown from "markdown-it";
import { faultRenderer } from "./fault.ts";
import { figureRule } from "./figure.ts";
import { referenceRule } from "./reference.ts";
import { spanRule } from "./span.ts";
import { valueRule } from "./value.ts";

/** The Markdown of chapters and pages: no raw HTML, German quotation marks, and the study's own marks. */
export function createMarkdown(): MarkdownIt {
  const md = new Markdown({ html: false, typographer: true, quotes: "„“‚‘" });
  md.use(valueRule).use(referenceRule).use(spanRule).use(figureRule).use(faultRenderer);
  return md;
}

/** The text of inline tokens without any marks; bound values and references by the text they were given. */
export function plainText(tokens: readonly Token[]): string {
  return tokens
    .map((token) => {
      if (token.type === "softbreak" || token.type === "hardbreak") return " ";
      return token.children ? plainText(token.children) : token.content;
    })
    .join("");
}
