import type { Note } from "../dataset.ts";
import type { StructureQuestion } from "./structure.ts";

/** A question whose answers have each code once in a scale: the first counts. */
export function withoutRepeated(question: StructureQuestion): StructureQuestion {
  const repeated = repeatedIn(question);
  if (repeated.length === 0) return question;
  return { ...question, answers: question.answers.filter((answer) => !repeated.includes(answer)) };
}

function repeatedIn({ answers }: StructureQuestion): StructureQuestion["answers"] {
  const seen = new Set<string>();
  return answers.filter(({ code, scale }) => {
    const key = `${scale} ${code}`;
    const isRepeated = seen.has(key);
    seen.add(key);
    return isRepeated;
  });
}

/** Notes on answers whose code stands there twice, and on labels that a structure has lost in every language (LimeSurvey issue 20397). */
export function losses(questions: readonly StructureQuestion[]): Note[] {
  const twice = lists(questions, (question) => repeatedIn(question).map(({ code }) => code));
  const bare = lists(questions, ({ answers, subquestions }) =>
    // A text that is empty was meant to be: between the two ends of a scale, beside the field of a question.
    [...subquestions, ...answers].filter(({ text }) => text.size === 0).map(({ code }) => code),
  );
  return [
    ...(twice === "" ? [] : [`Antwortcodes, die zweimal vorkommen; es gilt der erste: ${twice}.`]),
    ...(bare === "" ? [] : [`Ohne Text in der Struktur und deshalb mit ihrem Code genannt: ${bare}.`]),
  ];
}

/** Codes by question: "F1 (a, b), F2 (c)"; empty where there are none. */
function lists(
  questions: readonly StructureQuestion[],
  codesOf: (question: StructureQuestion) => string[],
): string {
  const found = questions.flatMap((question) => {
    const codes = [...new Set(codesOf(question))];
    if (codes.length === 0) return [];
    const more = codes.length > 12 ? ` … (${codes.length})` : "";
    return [`${question.code} (${codes.slice(0, 12).join(", ")}${more})`];
  });
  return found.join(", ");
}
