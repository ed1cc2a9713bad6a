import type { Token } from "markdown-it";
import type { ChapterSource, Content, PageSource, SlideSource } from "../../model/content.ts";
import type { Problem } from "../../model/problem.ts";
import { createMarkdown } from "../markdown/index.ts";
import { boundValue, type Sentence, sentencesOf } from "./sentences.ts";
import { hypothetical, type Pattern, patterns, plainNumbers, reporting, speaking } from "./words.ts";

const md = createMarkdown();

/** What a sentence says of results without being bound to them. */
export interface Unbound {
  /** „Bruchteil“, „Vergleich“ … */
  kind: string;
  words: string;
}

/**
 * Everything in a sentence that reads like a result and is bound to nothing; each place once, in order.
 * @param among patterns to look for, where it is known that the others are not in it
 */
export function unboundIn(sentence: string, among: readonly Pattern[] = patterns): Unbound[] {
  // A question states nothing.
  if (sentence.endsWith("?")) return [];
  const contexts = {
    speaking: speaking.test(sentence),
    reporting: reporting.test(sentence) && sentence.search(hypothetical) < 0,
  };
  const hasValue = sentence.includes(boundValue);
  const found: (Unbound & { at: number; to: number })[] = [];
  const add = (kind: string, words: string, at: number) => {
    const to = at + words.length;
    if (!found.some((other) => at < other.to && other.at < to)) found.push({ kind, words, at, to });
  };
  for (const { kind, pattern, when, unless } of among) {
    if ((when !== undefined && !contexts[when]) || (unless === "value" && hasValue)) continue;
    for (const match of sentence.matchAll(pattern)) add(kind, match[0], match.index);
  }
  const rest = plainNumbers.reduce(
    (text, plain) => text.replace(plain, (words) => " ".repeat(words.length)),
    sentence,
  );
  for (const match of rest.matchAll(/(?<![\p{L}\d])\d+(?:[.,\u202f]\d+)*(?![\p{L}\d])/gu))
    add("Zahl", match[0], match.index);
  return found.sort((a, b) => a.at - b.at).map(({ kind, words }) => ({ kind, words }));
}

/** A text that was looked at: where it stands, and its sentences. */
interface Looked {
  file: string;
  sentences: Sentence[];
}

const hint =
  'Als Wert binden ({{…}}), mit Bedingung sagen ([Wörter]{wenn="…"}) oder, wo es kein Ergebnis ist, so kennzeichnen: [Wörter]{kein-ergebnis}.';

/** What was found in the sentences of all texts. */
export interface Linted {
  /** Sentences that state results and are bound to nothing, as an author reads them. */
  problems: Problem[];
  /** How many sentences there are. */
  sentences: number;
}

/** Looks through every sentence of all texts for results that are bound to nothing. */
export function lint(content: Content): Linted {
  const texts = sentencesIn(content);
  const present = presentIn(texts);
  const problems = texts.flatMap(({ file, sentences }) =>
    sentences.flatMap(({ text, line }): Problem[] => {
      const found = unboundIn(text, present);
      if (found.length === 0) return [];
      const words = found.map(({ kind, words }) => `„${words}“ (${kind})`).join(", ");
      return [{ file, line, what: `ungebunden: ${words}`, hint }];
    }),
  );
  return { problems, sentences: texts.reduce((sum, { sentences }) => sum + sentences.length, 0) };
}

/** The patterns that are in some of these texts: to look for one in a single sentence is what takes the time. */
function presentIn(texts: readonly Looked[]): Pattern[] {
  const whole = texts.flatMap(({ sentences }) => sentences.map(({ text }) => text)).join("\n");
  return patterns.filter(({ pattern }) => whole.search(pattern) >= 0);
}

/** Every sentence that authors wrote: of chapters, pages, slides and figures. */
export function sentencesIn({ chapters, pages, slides, figures }: Content): Looked[] {
  const inline = (text: string, line: number) => ofBlocks(md.parseInline(text, {}), line);
  const all: (ChapterSource | PageSource | SlideSource)[] = [...chapters, ...pages, ...slides];
  const texts = all.map(({ file, matter, body, bodyLine, lineOf }): Looked => {
    const lead = "lead" in matter ? matter.lead : "";
    const findings = "findings" in matter ? matter.findings : [];
    const sides = "sides" in matter ? (matter.sides ?? []) : [];
    return {
      file,
      sentences: [
        ...inline(matter.title, lineOf("title") ?? 1),
        ...inline(lead, lineOf("lead") ?? 1),
        ...findings.flatMap(({ text }) => inline(`{{wert}} ${text}`, lineOf("findings") ?? 1)),
        ...sides.flatMap(({ title, text, value }) =>
          [title, value === undefined ? text : `{{wert}} ${text}`].flatMap((each) =>
            inline(each, lineOf("sides") ?? 1),
          ),
        ),
        ...ofBlocks(md.parse(body, {}), bodyLine),
      ],
    };
  });
  const drawn = figures.map(({ file, spec, lineOf }): Looked => {
    const fields = ["title", "alt", "note"] as const;
    return { file, sentences: fields.flatMap((field) => inline(spec[field], lineOf(field) ?? 1)) };
  });
  return [...texts, ...drawn];
}

function ofBlocks(tokens: readonly Token[], firstLine: number): Sentence[] {
  let line = firstLine;
  return tokens.flatMap((token) => {
    if (token.map) line = firstLine + token.map[0];
    const children = token.children ?? [];
    // What stands in for a claim is bound by nothing but itself.
    const others = children.flatMap(({ meta }) =>
      typeof meta?.otherwise === "string" ? ofBlocks(md.parseInline(meta.otherwise, {}), line) : [],
    );
    return [...sentencesOf(children, line), ...others];
  });
}
