import type { MarkdownIt } from "markdown-it";

/**
 * `[^id]` refers to a note, `[^id]: text` on a line of its own holds it: a paragraph that ends with an empty line. Makes
 * tokens `note_reference` and, around the text, `note_open` and `note_close`, each with `meta.id`.
 */
export function noteRule(md: MarkdownIt): void {
  md.block.ruler.before(
    "reference",
    "note",
    (state, startLine, endLine, silent) => {
      if ((state.sCount[startLine] ?? 0) - state.blkIndent >= 4) return false;
      const lineAt = (line: number) =>
        state.src.slice((state.bMarks[line] ?? 0) + (state.tShift[line] ?? 0), state.eMarks[line]);
      const match = /^\[\^([^\]\s]+)\]:\s*/.exec(lineAt(startLine));
      if (!match) return false;
      if (silent) return true;
      let next = startLine + 1;
      const lines = [lineAt(startLine).slice(match[0].length)];
      while (next < endLine && !state.isEmpty(next) && !/^(\[\^[^\]\s]+\]:|::)/.test(lineAt(next))) {
        lines.push(lineAt(next));
        next++;
      }
      state.line = next;
      state.push("note_open", "li", 1).meta = { id: match[1] };
      const inline = state.push("inline", "", 0);
      inline.content = lines.join("\n").trim();
      inline.map = [startLine, next];
      inline.children = [];
      state.push("note_close", "li", -1);
      return true;
    },
    { alt: ["paragraph"] },
  );

  md.inline.ruler.before("link", "note_reference", (state, silent) => {
    const match = /^\[\^([^\]\s]+)\]/.exec(state.src.slice(state.pos, state.posMax));
    if (!match) return false;
    if (!silent) state.push("note_reference", "a", 0).meta = { id: match[1] };
    state.pos += match[0].length;
    return true;
  });

  md.renderer.rules.note_reference = (tokens, index) => {
    const { id, number, back, why } = tokens[index]?.meta ?? {};
    if (typeof why === "string") return `<mark class="broken">${md.utils.escapeHtml(why)}</mark>`;
    if (number === undefined) return "";
    const name = md.utils.escapeHtml(String(id));
    const anchor = back === undefined ? "" : ` id="${md.utils.escapeHtml(String(back))}"`;
    return `<sup class="note-mark"><a${anchor} href="#anmerkung-${name}" role="doc-noteref" aria-label="Anmerkung ${number}">${number}</a></sup>`;
  };
}
