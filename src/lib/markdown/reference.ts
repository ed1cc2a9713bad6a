import type { MarkdownIt } from "markdown-it";

/** `[#id]`: a reference to a figure or chapter. Makes a token `reference` with `meta.id`; `assemble` sets text and address. */
export function referenceRule(md: MarkdownIt): void {
  md.inline.ruler.before("link", "reference", (state, silent) => {
    const match = /^\[#([^\]\s]+)\](?![([])/.exec(state.src.slice(state.pos, state.posMax));
    if (!match) return false;
    if (!silent) {
      const token = state.push("reference", "a", 0);
      token.meta = { id: match[1] };
    }
    state.pos += match[0].length;
    return true;
  });

  md.renderer.rules.reference = (tokens, index) => {
    const token = tokens[index];
    const why = token?.meta?.why;
    if (typeof why === "string") return `<mark class="broken">${md.utils.escapeHtml(why)}</mark>`;
    const href = md.utils.escapeHtml(String(token?.meta?.href ?? ""));
    return `<a class="reference" href="${href}">${md.utils.escapeHtml(token?.content ?? "")}</a>`;
  };
}
