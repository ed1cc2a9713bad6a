import type { MarkdownIt, Token } from "markdown-it";
import Markdown from "markdown-it";
import { asideRule } from "./aside.ts";
import { citationRule } from "./citation.ts";
import { claimRenderer } from "./claim.ts";
import { faultRenderer } from "./fault.ts";
import { figureRule } from "./figure.ts";
import { headingRule } from "./heading.ts";
import { noteRule } from "./note.ts";
import { referenceRule } from "./reference.ts";
import { spanRule } from "./span.ts";
import { termRenderer } from "./term.ts";
import { unsafeRule } from "./unsafe.ts";
import { valueRule } from "./value.ts";

const rules = [
  valueRule,
  citationRule,
  noteRule,
  referenceRule,
  spanRule,
  unsafeRule,
  figureRule,
  asideRule,
  headingRule,
  claimRenderer,
  faultRenderer,
  termRenderer,
];

/** The Markdown of chapters and pages: no raw HTML, German quotation marks, and the report's own marks. */
export function createMarkdown(): MarkdownIt {
  const md = new Markdown({ html: false, typographer: true, quotes: "„“‚‘" });
  for (const rule of rules) md.use(rule);
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
