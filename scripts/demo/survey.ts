import type { Dice } from "./random.ts";

/** Codes with their texts, in display order. */
export type Options = readonly (readonly [code: string, text: string])[];

/** What one person enters: the text of the one field, or texts by column suffix (`[SQ1]`, `[SQ1comment]`). */
export type Reply = string | Record<string, string>;

/** Everything a person has entered so far, by column. */
export type Given = ReadonlyMap<string, string | null>;

/** A question of an invented survey: how it is asked, and how an invented person answers it. */
export interface Question<Person> {
  code: string;
  /** LimeSurvey's type letter. */
  type: string;
  text: string;
  help?: string;
  mandatory?: boolean;
  /** Wording of the field "other"; none without. */
  other?: string;
  items?: Options;
  /** One scale of answers; two for a dual-scale array. */
  answers?: Options | readonly [Options, Options];
  /** LimeSurvey's question attributes; those in `localized` carry a language. */
  attributes?: Record<string, string>;
  localized?: Record<string, string>;
  /** Relevance equation, and the same as a function of what was entered before. */
  relevance?: { equation: string; holds(given: Given): boolean };
  /** Share of persons who leave the question out; default 0.03. */
  silence?: number;
  /** Left out for display texts. */
  reply?(person: Person, dice: Dice): Reply;
}

export interface Section<Person> {
  title: string;
  description?: string;
  questions: readonly Question<Person>[];
}

export interface Survey<Person> {
  id: number;
  title: string;
  description: string;
  welcome: string;
  end: string;
  language: string;
  /** Placeholder for the administrator, never a person. */
  admin: { name: string; email: string };
  /** End of the field time, as `2026-01-31 23:59:00`. */
  expires: string;
  sections: readonly Section<Person>[];
}

/** Options from one line: `A1 first text | A2 second text`. */
export function options(line: string): Options {
  return line.split(" | ").map((option) => {
    const at = option.indexOf(" ");
    return [option.slice(0, at), option.slice(at + 1)] as const;
  });
}

/** The answer scales of a question: none, one, or two. */
export function scalesOf({ answers = [] }: Pick<Question<never>, "answers">): readonly Options[] {
  if (answers.length === 0) return [];
  return isPair(answers) ? answers : [answers];
}

function isPair(answers: Options | readonly [Options, Options]): answers is readonly [Options, Options] {
  return Array.isArray(answers[0]?.[0]);
}

/** Column suffixes of a question with LimeSurvey's question codes (`""`, `[SQ1]`, `[SQ1][2]`, `[other]` …). */
export function suffixesOf(question: Question<never>): string[] {
  const items = (question.items ?? []).map(([code]) => code);
  const other = question.other === undefined ? [] : ["other"];
  switch (question.type) {
    case "M":
      return [...items, ...other].map((code) => `[${code}]`);
    case "P":
      return [...items, ...other].flatMap((code) => [`[${code}]`, `[${code}comment]`]);
    case "F":
    case "A":
    case "K":
      return items.map((code) => `[${code}]`);
    case "1":
      return items.flatMap((code) => [`[${code}][1]`, `[${code}][2]`]);
    case "R": {
      const ranks = Number(question.attributes?.max_subquestions ?? scalesOf(question)[0]?.length);
      return Array.from({ length: ranks }, (_, i) => `[${i + 1}]`);
    }
    case "O":
      return ["", "[comment]"];
    default:
      return ["", ...other.map((code) => `[${code}]`)];
  }
}
