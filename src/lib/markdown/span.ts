import type { MarkdownIt, StateInline } from "markdown-it";
import { suggest } from "../errors.ts";
import { readAttributes } from "./attributes.ts";
import { pushFault } from "./fault.ts";

const known = ["wenn", "sonst", "deutlich", "kein-ergebnis", "begriff"];

/**
 * `[words]{…}`: words with a condition, a way out, or a meaning. Makes pairs of tokens:
 * `claim_open` with `meta.condition`, `meta.otherwise` and `meta.clear`; `noResult_open` for words that state no result;
 * `term_open` with `meta.id` for a term of the glossary.
 */
export function spanRule(md: MarkdownIt): void {
  md.inline.ruler.before("link", "span", (state, silent) => {
    const { src, pos, posMax } = state;
    if (src[pos] !== "[") return false;
    const labelEnd = md.helpers.parseLinkLabel(state, pos, false);
    if (labelEnd < 0 || src[labelEnd + 1] !== "{" || src[labelEnd + 2] === "{") return false;
    const read = readAttributes(src, labelEnd + 1, posMax);
    if (read === undefined) {
      const close = src.indexOf("}", labelEnd);
      if (!silent)
        pushFault(
          state,
          `unleserliche Angabe: ${src.slice(labelEnd + 1, labelEnd + 31)}`,
          'So: [Wörter]{wenn="figur.kategorie > 50"}, mit geraden Anführungszeichen und } am Ende.',
        );
      state.pos = close < 0 || close >= posMax ? labelEnd + 2 : close + 1;
      return true;
    }
    if (!silent) pushSpan(state, read.entries, pos + 1, labelEnd, read.end);
    state.pos = read.end;
    state.posMax = posMax;
    return true;
  });
}

function pushSpan(
  state: StateInline,
  entries: readonly [string, string][],
  start: number,
  labelEnd: number,
  end: number,
): void {
  const given = new Map(entries);
  const strange = [...given.keys()].filter((name) => !known.includes(name));
  for (const name of strange) pushFault(state, `unbekannte Angabe: ${name}`, suggest(name, known));
  const empty = ["wenn", "sonst"].find((name) => given.get(name) === "");
  if (empty !== undefined)
    pushFault(state, `${empty} ist leer`, `So: ${empty}="…", mit geraden Anführungszeichen.`);
  const kind = given.has("kein-ergebnis") ? "noResult" : given.has("begriff") ? "term" : "claim";
  const open = state.push(`${kind}_open`, "span", 1);
  const label = state.src.slice(start, labelEnd);
  open.meta =
    kind === "term"
      ? { id: given.get("begriff") || undefined, label }
      : {
          condition: given.get("wenn"),
          otherwise: given.get("sonst"),
          clear: given.has("deutlich"),
          label,
          misread: strange.length > 0,
        };
  const { posMax } = state;
  state.pos = start;
  state.posMax = labelEnd;
  state.md.inline.tokenize(state);
  state.posMax = posMax;
  const close = state.push(`${kind}_close`, "span", -1);
  close.meta = { breaks: state.src.slice(labelEnd, end).split("\n").length - 1 };
}
