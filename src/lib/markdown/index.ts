import type { MarkdownIt, Token } from "markdown-it";
import Markdown from "markdown-it";
import { figureRule } from "./figure.ts";
import { referenceRule } from "./reference.ts";
import { valueRule } from "./value.ts";

/** The Markdown of chapters and pages: no raw HTML, German quotation marks, and the study's own marks. */
export function createMarkdown(): MarkdownIt {
  const md = new Markdown({ html: false, typographer: true, quotes: "„“‚‘" });
  md.use(valueRule).use(referenceRule).use(figureRule);
  return md;
}

/** Calls `visit` with every token of a text and its 1-based line; children of a block count their own line feeds. */
export function eachToken(
  tokens: readonly Token[],
  firstLine: number,
  visit: (token: Token, line: number) => void,
): void {
  let line = firstLine;
  for (const token of tokens) {
    if (token.map) line = firstLine + token.map[0];
    visit(token, line);
    let within = line;
    for (const child of token.children ?? []) {
      visit(child, within);
      if (child.type === "softbreak" || child.type === "hardbreak") within++;
    }
  }
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
