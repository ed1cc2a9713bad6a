import type { MarkdownIt } from "markdown-it";

/** A claim is only its words; one that the data contradict is marked, with its values, in a draft: else it stops the build. */
export function claimRenderer(md: MarkdownIt): void {
  md.renderer.rules.claim_open = (tokens, index) =>
    tokens[index]?.meta?.why === undefined ? "" : '<mark class="broken">';
  md.renderer.rules.claim_close = (tokens, index) => {
    const why = tokens[index]?.meta?.why;
    return why === undefined
      ? ""
      : ` <span class="broken-why">[${md.utils.escapeHtml(String(why))}]</span></mark>`;
  };
  for (const end of ["open", "close"]) md.renderer.rules[`noResult_${end}`] = () => "";
}
