import type { Token } from "markdown-it";
import type { GlossarySource } from "../model/content.ts";
import type { Problem } from "../model/problem.ts";
import type { Term, Text } from "../model/report.ts";
import type { Cited } from "./cite/index.ts";
import { cut, takeNotes } from "./cut.ts";
import { plainText } from "./markdown/index.ts";
import type { Numbering } from "./numbering.ts";
import type { Resolver } from "./resolver.ts";
import type { BoundText, TextBinder } from "./text-binder.ts";

/** Every work that tokens cite, in their order, repetitions and all. */
export function citedIn(tokens: readonly Token[]): string[] {
  return tokens.flatMap((token) => {
    const works = token.type === "citation" ? (token.meta?.works as Cited[]) : [];
    return [...works.map(({ key }) => key), ...citedIn(token.children ?? [])];
  });
}

/** A text with all its marks resolved, cut at its figures and tables. */
export function finish(
  { source, title, lead, body }: BoundText,
  chapter: string | undefined,
  { resolver, numbering, problems }: { resolver: Resolver; numbering: Numbering; problems: Problem[] },
): Text {
  const { file, slug, bodyLine } = source;
  const taken = takeNotes(body, file, problems);
  const place = { file, chapter };
  resolver.blocks([...title, ...lead], place);
  const notes = resolver.blocks(taken.body, place, taken.notes);
  for (const [id, [inline]] of taken.notes) {
    if (notes.some((note) => note.id === id)) continue;
    const hint = `Im Text mit [^${id}] auf sie verweisen, oder sie löschen.`;
    problems.push({
      file,
      line: bodyLine + (inline?.map?.[0] ?? 0),
      what: `auf die Anmerkung ${id} verweist nichts`,
      hint,
    });
  }
  return {
    slug,
    title,
    plainTitle: plainText(title),
    lead,
    ...cut(taken.body, numbering, file, problems),
    notes,
    file,
    bodyLine,
  };
}

/** The terms of the glossary with bound texts, in alphabetical order. */
export function termsOf(glossary: readonly GlossarySource[], binder: TextBinder): Map<string, Term> {
  const sorted = glossary.toSorted((a, b) => a.term.localeCompare(b.term, "de"));
  return new Map(
    sorted.map(({ id, term, also, text, file, line }) => [
      id,
      { id, term, also, tokens: binder.inline(text, file, line) },
    ]),
  );
}
