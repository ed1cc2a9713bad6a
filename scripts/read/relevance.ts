import type { Question } from "../../src/model/codebook.ts";
import type { Note } from "../dataset.ts";
import type { Field } from "./fields.ts";
import { type Names, namesIn, valuesOf } from "./relevance-names.ts";
import { type Equation, type Expression, parse } from "./relevance-parse.ts";
import { testOf } from "./relevance-test.ts";
import { wordsFor } from "./relevance-words.ts";
import type { StructureQuestion } from "./structure.ts";

/** Who is asked a question; `expression` is absent where its equations are not understood. */
export interface Filter {
  /** Index into the questions of the codebook. */
  question: number;
  expression?: Expression;
  /** Names that the equations have without NAOK: where one of these was not shown, the question was not either. */
  strict?: readonly string[];
}

/** Who is asked what, by the equations of a questionnaire. */
export interface Filters {
  /** Filtered questions, in the order of the questionnaire. */
  list: readonly Filter[];
  /** Indices of questions of which single rows or options may not be shown. */
  partial: readonly number[];
  /** The columns that equations name. */
  names: Names;
  /** Filters in German by index of the question; empty where one cannot be told in words. */
  words: ReadonlyMap<number, string>;
  /** Indices of questions whose equations always hold: all are asked. */
  always: readonly number[];
  notes: Note[];
}

/** Attributes that hide rows or options by the answers to another question. */
const hiding = ["array_filter", "array_filter_exclude"];

/**
 * The filters of a questionnaire: LimeSurvey's relevance equations of questions and their groups, which both have to
 * hold.
 * @param sources the questions as the structure has them, in step with those of the codebook
 */
export function filtersOf(
  sources: readonly StructureQuestion[],
  questions: readonly Question[],
  fields: readonly Field[],
): Filters {
  const names = namesIn(fields, questions);
  const list: Filter[] = [];
  const words = new Map<number, string>();
  const always: number[] = [];
  for (const [question, { filtered, relevance = [] }] of sources.entries()) {
    if (!filtered) continue;
    const parts = [...new Set(relevance)].map(parse);
    const isRead = parts.every((part) => part !== undefined);
    const strict = isRead ? parts.flatMap((part) => part.strict) : [];
    const expression =
      isRead && !parts.some((part) => asksForPoints(part, names))
        ? ({ kind: "all", parts: parts.map((part) => part.expression) } as const)
        : undefined;
    const isKnown = expression !== undefined && testOf(expression, names, () => 0) !== undefined;
    const worded = isKnown ? wordsFor(expression, names) : undefined;
    const depends = strict.some((name) =>
      names(name)?.some(({ variable }) => sources[variable.question]?.filtered),
    );
    if (worded === true && !depends) {
      always.push(question);
      continue;
    }
    list.push({
      question,
      ...(isKnown ? { expression } : {}),
      ...(isKnown && strict.length > 0 ? { strict } : {}),
    });
    words.set(question, worded === true ? "" : (worded ?? ""));
  }
  const wordless = [...words].flatMap(([index, text]) => (text === "" ? (questions[index]?.code ?? []) : []));
  const notes =
    wordless.length === 0
      ? []
      : [`Zu kompliziert, um ihn in Worte zu fassen, ist der Filter von: ${wordless.join(", ")}.`];
  const partial = [...sources.entries()].filter(([, source]) => hidesParts(source)).map(([index]) => index);
  return { list, partial, names, words, always, notes };
}

/** Whether an equation asks for the value of a coded answer: that is its code only in a survey without assessments. */
function asksForPoints({ valued }: Equation, names: Names): boolean {
  return valued.some((name) => names(name)?.some((reference) => valuesOf(reference) !== undefined));
}

function hidesParts({ subquestions, attributes }: StructureQuestion): boolean {
  const isSet = (name: string) =>
    [...(attributes.get(name)?.values() ?? [])].some((value) => value.trim() !== "");
  return subquestions.some(({ filtered }) => filtered) || hiding.some(isSet);
}
