import type { Token } from "markdown-it";
import type { Problem } from "../model/problem.ts";
import { plainText } from "./markdown/index.ts";

/** What a slide and its notes are written in: paragraphs and lists. */
const plain = /^(paragraph|bullet_list|ordered_list|list_item)_(open|close)$|^inline$/;

/** Anything else that Markdown can say, and what an author does instead. */
const others: Readonly<Record<string, { what: string; hint: string }>> = {
  heading_open: {
    what: "eine Überschrift im Text der Folie",
    hint: "Die Überschrift ist title im Kopf; unter ## Notizen stehen die Notizen für den Vortrag, sonst nichts.",
  },
  blockquote_open: {
    what: "ein Zitat im Text der Folie",
    hint: "Wörtlich gezeigt wird nur, was unter quotes in data/study.yaml freigegeben ist: kind: quote und quote: name",
  },
  aside_open: { what: "ein Kasten im Text der Folie", hint: "Als Absatz schreiben." },
  figure: {
    what: "eine Abbildung im Text der Folie",
    hint: "Sie steht im Kopf: kind: figure und figure: name",
  },
  table: {
    what: "eine Tabelle im Text der Folie",
    hint: "Im Saal liest sie niemand; als Abbildung zeigen: kind: figure und figure: name",
  },
  note_open: {
    what: "eine Anmerkung im Text der Folie",
    hint: "Was nur gesagt werden soll, steht unter ## Notizen.",
  },
  other: { what: "das kann eine Folie nicht zeigen", hint: "Möglich sind Absätze und Listen." },
};

/** The text of a slide, apart from what only the speaker sees. */
export interface SlideText {
  body: Token[];
  speech: Token[];
}

/** Cuts a slide's text at the heading „Notizen“, and takes out what no slide can show; that becomes problems. */
export function slideText(
  tokens: readonly Token[],
  { file, bodyLine }: { file: string; bodyLine: number },
  problems: Problem[],
): SlideText {
  const at = tokens.findIndex(
    ({ type, level }, i) => type === "heading_open" && level === 0 && isNotes(tokens[i + 1]),
  );
  const report = (token: Token) => {
    const kind = token.type.startsWith("table") ? "table" : token.type;
    const line = bodyLine + (token.map?.[0] ?? 0);
    problems.push({ file, line, ...(others[kind] ?? others.other ?? { what: kind, hint: "" }) });
  };
  return {
    body: kept(at < 0 ? tokens : tokens.slice(0, at), report),
    speech: at < 0 ? [] : kept(tokens.slice(at + 3), report),
  };
}

const isNotes = (inline: Token | undefined): boolean =>
  /^notizen$/i.test(plainText(inline?.children ?? []).trim());

/** Paragraphs and lists; of anything else its first token is reported, and all of it left out. */
function kept(tokens: readonly Token[], report: (token: Token) => void): Token[] {
  let depth = 0;
  return tokens.filter((token) => {
    if (depth === 0 && plain.test(token.type)) return true;
    if (depth === 0) report(token);
    depth += token.nesting;
    return false;
  });
}
