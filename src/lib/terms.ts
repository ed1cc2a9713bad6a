import type { Figure } from "../model/figure.ts";
import type { Term } from "../model/report.ts";

/** The terms of the glossary that a figure uses: in its title, in what it measures, in the wording of its question. */
export function termsIn({ title, subtitle, question }: Figure, glossary: readonly Term[]): Term[] {
  const text = [title, subtitle, question?.text].filter(Boolean).join(" ").toLowerCase();
  return glossary.filter(({ term, also }) => [term, ...also].some((form) => holds(text, form.toLowerCase())));
}

/** True where a form stands in a text as words of their own. */
function holds(text: string, form: string): boolean {
  for (let at = text.indexOf(form); at >= 0; at = text.indexOf(form, at + 1)) {
    if (!isLetter(text[at - 1]) && !isLetter(text[at + form.length])) return true;
  }
  return false;
}

const isLetter = (character = ""): boolean => /\p{L}/u.test(character);
