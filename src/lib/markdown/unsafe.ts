import type { MarkdownIt } from "markdown-it";
import { pushFault } from "./fault.ts";

/**
 * HTML, and links to what no page may run: neither becomes markup, and who wrote it is told. With a backslash before
 * it (`\<b>`) it is meant as text.
 */
export function unsafeRule(md: MarkdownIt): void {
  md.inline.ruler.after("autolink", "html", (state, silent) => {
    if (state.src[state.pos] !== "<") return false;
    const tag = /^<(?:\/?[a-z][a-z0-9-]*(?:\s[^<>]*)?\/?>|!--)/i.exec(
      state.src.slice(state.pos, state.posMax),
    )?.[0];
    if (tag === undefined) return false;
    if (!silent)
      pushFault(
        state,
        `HTML im Text: ${tag}`,
        "HTML wird nicht ausgeführt; **fett**, *kursiv* und Tabellen gehen mit Markdown.",
      );
    state.pos += tag.length;
    return true;
  });

  md.inline.ruler.after("link", "no_link", (state, silent) => {
    const match = /^\[([^[\]`<]*)\]\([^)\n`]*\)?/.exec(state.src.slice(state.pos, state.posMax));
    if (!match) return false;
    if (!silent)
      pushFault(
        state,
        `ein Verweis, der keiner ist: ${match[0]}`,
        "So: [Wort](https://…) ohne Leerzeichen in der Adresse.",
      );
    state.pos += match[0].length;
    return true;
  });
}
