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

/**
 * The Markdown of chapters and pages: no raw HTML, German quotation marks, and the report's own marks. Beside the tokens of
 * Markdown, a text that is assembled has these, for every renderer alike; none holds HTML.
 *
 * | token | `content` | `meta` |
 * | --- | --- | --- |
 * | `value` | the words that a reader sees | `value`, `unit`, `source`, `state`, `used`; in a draft `why` |
 * | `claim_open`, `claim_close` | | `condition`, `state`, `used`; in a draft `why` |
 * | `noResult_open`, `noResult_close` | | nothing: their words are ordinary words |
 * | `reference` | „Abbildung 4“ | `id`, `href` |
 * | `citation` | „(Name 2017, S. 5)“ | `works`, `inSentence`, `href` |
 * | `note_reference` | | `id`, `number`; the note is in `Text.notes` |
 * | `term_open`, `term_close` | | `id`, `href`; the entry is in `Report.glossary` |
 * | `aside_open`, `aside_close` | | `kind`, `title` |
 * | `heading_open` | | `number` („2.1“), `id` where the author gave one |
 * | `paragraph_open` | | `terms` that are first used in it |
 * | `fault` | | `what`, `hint`; in a draft only |
 */
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
