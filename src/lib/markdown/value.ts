import type { MarkdownIt } from "markdown-it";
import { pushFault } from "./fault.ts";

/**
 * `{{figure.category@group}}`: a bound value; `{{… als anteil}}`: the same in words. Makes a token `value` with
 * `meta.source`, `meta.expression` and `meta.form`; who binds it sets its content and `meta.value`.
 */
export function valueRule(md: MarkdownIt): void {
  md.inline.ruler.before("link", "value", (state, silent) => {
    if (!state.src.startsWith("{{", state.pos)) return false;
    const end = state.src.indexOf("}}", state.pos + 2);
    if (end < 0 || end >= state.posMax) {
      if (!silent) pushFault(state, "offene Klammer {{", "Ein Wert endet mit }}.");
      state.pos += 2;
      return true;
    }
    if (!silent) {
      const inner = state.src.slice(state.pos + 2, end);
      const source = inner.replace(/\s+/g, " ").trim();
      const [expression = "", form] = source.split(/\sals\s+/);
      const token = state.push("value", "data", 0);
      token.meta = { source, expression, form, breaks: inner.split("\n").length - 1 };
    }
    state.pos = end + 2;
    return true;
  });

  md.renderer.rules.value = (tokens, index) => {
    const token = tokens[index];
    const text = md.utils.escapeHtml(token?.content ?? "");
    const why = token?.meta?.why;
    if (typeof why === "string")
      return `<mark class="broken">${text} <span class="broken-why">[${md.utils.escapeHtml(why)}]</span></mark>`;
    return `<data class="value" value="${md.utils.escapeHtml(String(token?.meta?.value ?? ""))}">${text}</data>`;
  };
}
