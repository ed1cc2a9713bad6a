import type { MarkdownIt, StateInline } from "markdown-it";

/** Puts a mark that cannot be read among the tokens, for whoever looks at them to report: `meta.what`, `meta.hint`. */
export function pushFault(state: StateInline, what: string, hint: string): void {
  state.push("fault", "", 0).meta = { what, hint };
}

/**
 * A fault is drawn only in a draft: the message, in place of what was meant. A picture is one as well, since it would
 * be loaded from wherever its address leads.
 */
export function faultRenderer(md: MarkdownIt): void {
  md.renderer.rules.fault = (tokens, index) =>
    `<mark class="broken">${md.utils.escapeHtml(String(tokens[index]?.meta?.what ?? ""))}</mark>`;
  md.renderer.rules.image = (tokens, index) =>
    `<mark class="broken">${md.utils.escapeHtml(`Bild: ${tokens[index]?.content ?? ""}`)}</mark>`;
}
