import type { Token } from "markdown-it";

/** A sentence of a text, with the line on which it begins. Bound parts are signs that no text holds. */
export interface Sentence {
  text: string;
  line: number;
}

/** Stands for a bound value. */
export const boundValue = "\ue010";
/** Stands for anything else that is not the author's bare words: claims, references, code. */
const boundWords = "\ue011";

/** Pairs of tokens between which words are bound, or marked as no result. */
const spans = ["claim", "noResult"];

/** The sentences of inline tokens, as far as they are bound to nothing. */
export function sentencesOf(tokens: readonly Token[], firstLine: number): Sentence[] {
  const pieces: string[] = [];
  const lines: number[] = [];
  let line = firstLine;
  let depth = 0;
  const add = (text: string) => {
    pieces.push(text);
    for (let i = 0; i < text.length; i++) lines.push(line);
  };
  for (const token of tokens) {
    const span = /^(.*)_(open|close)$/.exec(token.type);
    // Words with nothing but a way out are bound to nothing.
    const binds = span !== null && spans.includes(span[1] ?? "");
    if (binds && token.nesting === 1) {
      if (depth === 0 && isBinding(token)) add(boundWords);
      depth += depth > 0 || isBinding(token) ? 1 : 0;
    } else if (binds && depth > 0) depth--;
    line += Number(token.meta?.breaks ?? 0);
    if (token.type === "softbreak" || token.type === "hardbreak") {
      line++;
      if (depth === 0) add(" ");
    } else if (depth === 0) {
      if (token.type === "text") add(token.content);
      else if (token.type === "value") add(boundValue);
      else if (["reference", "citation", "note_reference", "code_inline"].includes(token.type))
        add(boundWords);
    }
  }
  return split(pieces.join("")).map(({ text, at }) => ({ text, line: lines[at] ?? firstLine }));
}

function isBinding({ type, meta }: Token): boolean {
  return type === "noResult_open" || meta?.condition !== undefined;
}

/** Cuts at the ends of sentences: not after abbreviations, single letters and ordinal numbers. */
function split(text: string): { text: string; at: number }[] {
  const sentences: { text: string; at: number }[] = [];
  let from = 0;
  const push = (to: number) => {
    const raw = text.slice(from, to);
    const shift = raw.length - raw.trimStart().length;
    if (raw.trim() !== "") sentences.push({ text: raw.trim(), at: from + shift });
    from = to;
  };
  for (const { index, 0: stop } of text.matchAll(/[.!?]+["“”‘)]*\s+(?=["„‚(]?[\p{Lu}\d\ue010\ue011])/gu)) {
    const before = text.slice(0, index);
    const isShort =
      /(?:^|[\s(])(?:\p{L}|bzw|ca|vgl|sog|rd|inkl|ggf|evtl|Abb|Nr|Art|Abs|Kap|insb|Tab|Dr|Prof|Hrsg)$/u.test(
        before,
      );
    const isOrdinal = /(?:^|\s)\d{1,2}$/.test(before) && stop.startsWith(".");
    if (!isShort && !isOrdinal) push(index + stop.length);
  }
  push(text.length);
  return sentences;
}
