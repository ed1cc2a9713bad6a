import type { MarkdownIt } from "markdown-it";

/** `{{figure.category@group}}`: a bound value. Makes a token `value` with `meta.path`; `assemble` sets its content. */
export function valueRule(md: MarkdownIt): void {
  md.inline.ruler.before("link", "value", (state, silent) => {
    if (!state.src.startsWith("{{", state.pos)) return false;
    const end = state.src.indexOf("}}", state.pos + 2);
    if (end < 0 || end >= state.posMax) return false;
    if (!silent) {
      const token = state.push("value", "data", 0);
      token.meta = { path: state.src.slice(state.pos + 2, end).trim() };
    }
    state.pos = end + 2;
    return true;
  });

  md.renderer.rules.value = (tokens, index) => {
    const token = tokens[index];
    const text = md.utils.escapeHtml(token?.content ?? "");
    return `<data class="value" value="${md.utils.escapeHtml(String(token?.meta?.value ?? ""))}">${text}</data>`;
  };
}
