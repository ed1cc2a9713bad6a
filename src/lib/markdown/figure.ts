import type { MarkdownIt } from "markdown-it";
import { readAttributes } from "./attributes.ts";

/**
 * `::abb{id}` on a line of its own: a figure in its place. `::tabelle{id}`: the table of a figure, or, with
 * `titel="…"`, the Markdown table that follows. Makes a block token `figure` or `table_title` with `meta.id` and
 * `meta.title`; any other line that begins with `::` has no id, and whoever places figures reports it.
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
      const read = readDirective(line);
      const token = state.push(read?.name === "tabelle" ? "table_title" : "figure", "figure", 0);
      token.meta = { id: read?.id, title: read?.title };
      token.content = line;
      token.map = [startLine, startLine + 1];
      token.block = true;
      state.line = startLine + 1;
      return true;
    },
    { alt: ["paragraph", "reference", "blockquote", "list"] },
  );
}

function readDirective(line: string): { name: string; id: string; title: string | undefined } | undefined {
  const [head = "", name = "", id = ""] = /^::(abb|tabelle)\{\s*([^\s}]*)/.exec(line) ?? [];
  const read = head ? readAttributes(`{${line.slice(head.length)}`, 0, line.length) : undefined;
  if (read === undefined || read.end !== line.length - head.length + 1) return undefined;
  const title = read.entries.find(([key]) => key === "titel")?.[1];
  const known = name === "tabelle" ? ["titel"] : [];
  return read.entries.some(([key]) => !known.includes(key)) ? undefined : { name, id, title };
}
