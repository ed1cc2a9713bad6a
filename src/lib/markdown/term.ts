import type { MarkdownIt, Token } from "markdown-it";

/** A term of the glossary in a text leads to its entry; where a paragraph explains it, the entry also stands beside it. */
export function termRenderer(md: MarkdownIt): void {
  const { escapeHtml } = md.utils;
  md.renderer.rules.term_open = (tokens, index) => {
    const href = tokens[index]?.meta?.href;
    return typeof href === "string" ? `<a class="term" href="${escapeHtml(href)}">` : "";
  };
  md.renderer.rules.term_close = (tokens, index) => (tokens[index]?.meta?.href === undefined ? "" : "</a>");
  md.renderer.rules.paragraph_open = (tokens, index, options, _env, self) => {
    const terms = (tokens[index]?.meta?.terms ?? []) as { term: string; tokens: Token[] }[];
    const notes = terms.map(
      ({ term, tokens: text }) =>
        `<div class="side-note" role="note"><p class="side-note-term">${escapeHtml(term)}</p><p>${md.renderer.render(text, options, {})}</p></div>\n`,
    );
    return notes.join("") + self.renderToken(tokens, index, options);
  };
}
