import type { MarkdownIt } from "markdown-it";
import type { Cited } from "../cite/index.ts";

const labels: Record<string, string> = {
  S: "page",
  Kap: "chapter",
  Abschn: "section",
  Abb: "figure",
  Anm: "note",
  Abs: "paragraph",
};

/**
 * `[vgl. @key, S. 590; @other]` in brackets, `@key` or `@key [S. 590]` as part of a sentence. Makes a token `citation`
 * with `meta.works` and `meta.inSentence`; who resolves it sets its content.
 */
export function citationRule(md: MarkdownIt): void {
  md.inline.ruler.before("link", "citation", (state, silent) => {
    const rest = state.src.slice(state.pos, state.posMax);
    const bracketed = /^\[([^[\]]*)\](?![({])/.exec(rest);
    const works = bracketed?.[1]?.split(";").map(workOf);
    if (!bracketed || !works?.every((work) => work !== undefined)) return false;
    if (!silent) {
      const token = state.push("citation", "cite", 0);
      token.meta = { works, inSentence: false, breaks: bracketed[0].split("\n").length - 1 };
      token.content = bracketed[0];
    }
    state.pos += bracketed[0].length;
    return true;
  });

  md.inline.ruler.before("link", "citation_in_sentence", (state, silent) => {
    if (state.src[state.pos] !== "@" || /[^\s(„‚"'[—–]/.test(state.src[state.pos - 1] ?? " ")) return false;
    const match = /^@([a-z][a-z0-9-]*[a-z0-9])(?:\s\[([^\]]*)\])?/.exec(
      state.src.slice(state.pos, state.posMax),
    );
    if (!match) return false;
    if (!silent) {
      const token = state.push("citation", "cite", 0);
      const place = match[2] === undefined ? {} : placeOf(match[2]);
      token.meta = { works: [{ key: match[1], ...place }], inSentence: true, breaks: 0 };
      token.content = match[0];
    }
    state.pos += match[0].length;
    return true;
  });

  md.renderer.rules.citation = (tokens, index) => {
    const token = tokens[index];
    const { href, why } = token?.meta ?? {};
    if (typeof why === "string") return `<mark class="broken">${md.utils.escapeHtml(why)}</mark>`;
    const text = md.utils.escapeHtml(token?.content ?? "");
    return typeof href === "string"
      ? `<a class="citation" href="${md.utils.escapeHtml(href)}">${text}</a>`
      : text;
  };
}

function workOf(part: string): Cited | undefined {
  const match = /^(?:(.*?)[\s(])?@([a-z][a-z0-9-]*)(.*)$/s.exec(part.trim());
  if (!match) return undefined;
  const [, prefix = "", key = "", after = ""] = match;
  return { key, ...(prefix.trim() ? { prefix: prefix.trim() } : {}), ...placeOf(after) };
}

/** Where in a work: page, chapter and the like; anything else are words that follow. */
function placeOf(after: string): Pick<Cited, "label" | "locator" | "suffix"> {
  const text = after
    .replace(/^\s*,?\s*/, "")
    .replace(/\s+/g, " ")
    .trim();
  const [, abbreviation = "", locator] = /^([A-Z][a-z]*)\.\s?(.+)$/.exec(text) ?? [];
  const label = labels[abbreviation];
  if (label !== undefined && locator !== undefined) return { label, locator };
  return text ? { suffix: text } : {};
}
