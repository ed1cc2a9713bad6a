import type { Dice } from "./random.ts";
import { type Given, type Question, type Survey, suffixesOf } from "./survey.ts";

/** Columns of a survey's answers, in the order of the questionnaire. */
export function columnsOf(survey: Survey<never>): string[] {
  return survey.sections.flatMap(({ questions }) =>
    questions.flatMap((question) => suffixesOf(question).map((suffix) => question.code + suffix)),
  );
}

/**
 * One person's way through the survey, up to page `lastPage`: column → text; `""` where a question was shown and
 * not answered, null where it was not shown or not reached.
 */
export function respond<Person>(
  survey: Survey<Person>,
  person: Person,
  lastPage: number,
  diceFor: (question: string) => Dice,
): Given {
  const given = new Map<string, string | null>();
  for (const [page, { questions }] of survey.sections.entries()) {
    for (const question of questions) {
      const shown = page < lastPage && (question.relevance?.holds(given) ?? true);
      const entered = shown ? enter(question, person, diceFor(question.code)) : undefined;
      for (const suffix of suffixesOf(question)) {
        given.set(question.code + suffix, shown ? (entered?.[suffix] ?? "") : null);
      }
    }
  }
  return given;
}

function enter<Person>(question: Question<Person>, person: Person, dice: Dice): Record<string, string> {
  const silent = !question.mandatory && dice.chance(question.silence ?? 0.03);
  const reply = question.reply?.(person, dice) ?? "";
  if (silent) return {};
  const entered = typeof reply === "string" ? { "": reply } : reply;
  if (!"FA1".includes(question.type)) return entered;
  // In a table of questions, single rows are left out as well.
  return Object.fromEntries(Object.entries(entered).filter(() => !dice.chance(0.015)));
}
