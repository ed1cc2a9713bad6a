import type { Question } from "../../src/model/codebook.ts";
import type { Answer, Note, Variable } from "../dataset.ts";
import type { Filters } from "./relevance.ts";
import { referencesIn } from "./relevance-asked.ts";
import { type Test, testOf } from "./relevance-test.ts";

/** Looks at the answers of one reading, person after person. */
export interface Watch {
  /**
   * Marks what was not shown, where the export does not tell; answers that are there stay. Where it tells, numbers that
   * were left blank are told from those that were not shown.
   * @param reached true where the person came to the end
   */
  see(answers: Answer[], reached: boolean): void;
  /** On answers that a filter excludes. */
  notes(): Note[];
}

/** What the filters of a questionnaire say about an export of it. */
export interface Shown {
  /** True where they tell of questions whether they were shown: of all but those in `untold`. */
  isKnown: boolean;
  /** Codes of the questions of which they do not. */
  untold: readonly string[];
  notes: Note[];
  /** For one reading of the responses; undefined where there is nothing to look at. */
  watch?(): Watch;
}

/** From here on answers are several; how many is never told, since few persons could be known by it. */
const several = 10;

/** A filter, made ready for an export. */
interface Ready {
  code: string;
  test: Test;
  /** Its own columns; of a mark, 0 is as good as empty. */
  columns: { at: number; isMark: boolean }[];
  /** Filters of the questions that its equations name without NAOK: what these hide, hides it. */
  guards: number[];
}

/** A column whose blanks look like "not shown". */
interface Blank {
  at: number;
  /** Index of its question's filter; -1 where all are asked. */
  filter: number;
}

/** Types that LimeSurvey's database keeps in columns for numbers and dates: these cannot hold an empty text. */
const withoutEmpty = "NKD";

/**
 * What filters say about an export with these columns. A question that was not shown counts as empty for the equations
 * that follow where they name it with LimeSurvey's NAOK; where they do without, none of them holds. A filter that is
 * not understood leaves open who was shown its question, and those that depend on it, but no others.
 * @param fills true where the export does not keep "not shown" apart from "no answer"
 */
export function shownBy(
  filters: Filters,
  questions: readonly Question[],
  variables: readonly Variable[],
  fills: boolean,
): Shown {
  const places = new Map(variables.map((variable, at) => [variable, at]));
  const owned = Map.groupBy(variables.entries(), ([, { question }]) => question);
  const ready: Ready[] = [];
  const unclear: string[] = [];
  const partial = filters.partial.flatMap((index) =>
    owned.has(index) ? (questions[index]?.code ?? []) : [],
  );
  let isAny = partial.length > 0;
  for (const { question, expression, strict = [] } of filters.list) {
    const own = owned.get(question) ?? [];
    const code = questions[question]?.code ?? "";
    if (own.length === 0) continue;
    isAny = true;
    const guarding = strict.flatMap((name) => filters.names(name)?.map((one) => one.question.code) ?? []);
    const named = expression ? (referencesIn(expression, filters.names) ?? []) : [];
    const isOpen =
      named.some((one) => unclear.includes(one.question.code)) ||
      guarding.some((other) => partial.includes(other));
    const test = expression && testOf(expression, filters.names, (variable) => places.get(variable));
    if (test === undefined || isOpen) unclear.push(code);
    if (test === undefined) continue;
    const guards = [...ready.keys()].filter((i) => guarding.includes(ready[i]?.code ?? ""));
    const columns = own.map(([at, { coding }]) => ({ at, isMark: coding === "mark" }));
    ready.push({ code, test, columns, guards });
  }
  const notes: Note[] = [];
  if (fills && unclear.length > 0)
    notes.push(
      `Wem diese Fragen gezeigt wurden, sagen weder der Export noch ihr Filter: ${unclear.join(", ")}.`,
    );
  if (fills && partial.length > 0)
    notes.push(
      `Ob einzelne Zeilen oder Antworten gezeigt wurden, sagt der Export nicht: ${partial.join(", ")}.`,
    );
  const open = new Set([...unclear, ...partial]);
  const isKnown = isAny && [...owned.keys()].some((index) => !open.has(questions[index]?.code ?? ""));
  const blanks = variables.flatMap(({ question }, at): Blank[] => {
    const { type = "", code = "" } = questions[question] ?? {};
    if (fills || type === "" || !withoutEmpty.includes(type) || open.has(code)) return [];
    return [{ at, filter: ready.findIndex((one) => one.code === code) }];
  });
  const isIdle = ready.length === 0 && blanks.length === 0;
  return {
    isKnown,
    untold: [...open],
    notes,
    ...(isIdle ? {} : { watch: () => watchOf(ready, blanks, fills) }),
  };
}

function watchOf(ready: readonly Ready[], blanks: readonly Blank[], fills: boolean): Watch {
  const contrary = new Int32Array(ready.length);
  const hidden = new Uint8Array(ready.length);
  return {
    see(answers, reached) {
      // What equations see: without the answers to questions that were not shown.
      let seen = answers;
      for (let i = 0; i < ready.length; i++) {
        const { test, columns, guards } = ready[i] as Ready;
        hidden[i] = Number(guards.some((guard) => hidden[guard] === 1) || test(seen) === false);
        if (hidden[i] === 0) continue;
        if (columns.some(({ at, isMark }) => isGiven(answers[at], isMark))) {
          contrary[i] = (contrary[i] as number) + 1;
          if (seen === answers) seen = [...answers];
          for (const { at } of columns) seen[at] = null;
        } else if (fills) for (const { at } of columns) answers[at] = undefined;
      }
      if (!reached) return;
      for (const { at, filter } of blanks) {
        if (answers[at] === undefined && (filter < 0 || hidden[filter] === 0)) answers[at] = null;
      }
    },
    notes() {
      return ready.flatMap(({ code }, i) => {
        const count = contrary[i] as number;
        if (count === 0) return [];
        const how = count < several ? "Einzelne" : "Mehrere";
        return [`${how} Antworten auf ${code}, obwohl der Filter sie ausschließt; sie zählen mit.`];
      });
    },
  };
}

function isGiven(answer: Answer, isMark: boolean): boolean {
  return isMark ? answer === 1 : answer != null;
}
