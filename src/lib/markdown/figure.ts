import type { MarkdownIt } from "markdown-it";

/**
 * `::abb{id}` on a line of its own: a figure in its place. Makes a block token `figure` with `meta.id`; any other line
 * that begins with `::` has no id, and `assemble` reports it.
 */
export function figureRule(md: MarkdownIt): void {
  md.block.ruler.before(
    "paragraph",
    "figure",
    (state, startLine, _endLine, silent) => {
      const start = (state.bMarks[startLine] ?? 0) + (state.tShift[startLine] ?? 0);
      const line = state.src.slice(start, state.eMarks[startLine]).trimEnd();
      if (!line.startsWith("::")) return false;
      if (silent) return true;
      const token = state.push("figure", "figure", 0);
      token.meta = { id: /^::abb\{([^}]*)\}$/.exec(line)?.[1]?.trim() };
      token.content = line;
      token.map = [startLine, startLine + 1];
      token.block = true;
      state.line = startLine + 1;
      return true;
    },
    { alt: ["paragraph", "reference", "blockquote", "list"] },
  );
}
