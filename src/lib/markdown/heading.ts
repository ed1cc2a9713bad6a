import type { MarkdownIt } from "markdown-it";

/**
 * `## Title {#name}`: a section with a name, by which texts refer to it and which is its address. Sets `meta.id` of
 * `heading_open`; who numbers sections sets `meta.number`.
 */
export function headingRule(md: MarkdownIt): void {
  md.core.ruler.after("block", "heading_name", ({ tokens }) => {
    for (const [at, open] of tokens.entries()) {
      const inline = tokens[at + 1];
      if (open.type !== "heading_open" || inline?.type !== "inline") continue;
      const match = /\s*\{#([^}]*)\}$/.exec(inline.content);
      if (!match) continue;
      inline.content = inline.content.slice(0, match.index);
      open.meta = { ...open.meta, id: match[1] };
    }
  });

  md.renderer.rules.heading_open = (tokens, index, options, _env, self) => {
    const number = tokens[index]?.meta?.number;
    const open = self.renderToken(tokens, index, options);
    return number === undefined ? open : `${open}<span class="section-number">${number}</span> `;
  };
}
