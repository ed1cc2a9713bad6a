import { AuthorError, suggest } from "../../src/lib/errors.ts";
import type { Category, Question, Scale } from "../../src/model/codebook.ts";
import type { Problem } from "../../src/model/problem.ts";
import type { Study } from "../../src/model/study.ts";
import type { Answer, Dataset, Response, Variable } from "../dataset.ts";
import { changed } from "./columns.ts";

type Remark = Study["questions"][string];

/**
 * The dataset as the study's remarks on questions put it: answers that count as missing are moved to
 * `scale.missing` and become null, and scales have the direction that the author says. Throws `AuthorError` with every
 * unknown question or answer code.
 */
export function remarked(dataset: Dataset, remarks: Study["questions"], file: string): Dataset {
  if (Object.keys(remarks).length === 0) return dataset;
  const { codebook, variables } = dataset;
  const problems = problemsOf(remarks, codebook.questions).map((problem) => ({ file, ...problem }));
  if (problems.length > 0) throw new AuthorError(problems);

  const questions = codebook.questions.map((question) => {
    const { missing = [], direction } = remarks[question.code] ?? {};
    const scales = question.scales.map((scale) => ({
      ...withMissing(scale, missing),
      ...(direction ? { direction } : {}),
    }));
    return { ...question, scales };
  });
  const changes = variables.map((variable, at): [at: number, recode: Recode | "gone" | undefined] => {
    const question = codebook.questions[variable.question];
    const { missing = [] } = (question && remarks[question.code]) ?? {};
    return [at, missing.length === 0 ? undefined : recodeOf(variable, question, missing)];
  });
  const kept = changes.filter(([, recode]) => recode !== "gone");
  const recodes = changes.flatMap(([at, recode]) => (typeof recode === "function" ? [{ at, recode }] : []));

  function* responses(): Generator<Response> {
    for (const response of dataset.responses()) {
      let answers = [...response.answers];
      for (const { at, recode } of recodes) {
        const answer = answers[at];
        if (answer != null) answers[at] = recode(answer);
      }
      if (kept.length < variables.length) answers = kept.map(([at]) => answers[at]);
      yield { ...response, answers };
    }
  }
  return changed(dataset, {
    codebook: { ...codebook, questions },
    variables: kept.map(([at]) => placed(variables[at] as Variable, codebook.questions, questions)),
    responses,
  });
}

function withMissing(scale: Scale, missing: readonly string[]): Scale {
  const isMissing = ({ code }: Category) => missing.includes(code);
  return {
    ...scale,
    categories: scale.categories.filter((category) => !isMissing(category)),
    missing: [...scale.missing, ...scale.categories.filter(isMissing)],
  };
}

type Recode = (answer: number) => Answer;

/** How the answers of a column change; "gone" for the column of a grid that is no answer any more. */
function recodeOf(
  { coding, scale, option }: Variable,
  question: Question | undefined,
  missing: readonly string[],
): Recode | "gone" | undefined {
  const categories = question?.scales[scale]?.categories ?? [];
  if (coding === "number" || coding === "date") {
    const numbers = new Set(missing.map(Number));
    return (answer) => (numbers.has(answer) ? null : answer);
  }
  if (coding === "category") {
    const recoded = places(categories, missing);
    return (answer) => recoded[answer] ?? null;
  }
  return option !== undefined && missing.includes(categories[option]?.code ?? "") ? "gone" : undefined;
}

/** New index of each category; null for those that are missing. */
function places(categories: readonly Category[], missing: readonly string[]): (number | null)[] {
  let next = 0;
  return categories.map(({ code }) => (missing.includes(code) ? null : next++));
}

/** A variable of a grid with its option's index among those that are left; any other as it is. */
function placed(variable: Variable, before: readonly Question[], after: readonly Question[]): Variable {
  const { question, scale, option } = variable;
  if (option === undefined) return variable;
  const code = before[question]?.scales[scale]?.categories[option]?.code;
  const left = after[question]?.scales[scale]?.categories ?? [];
  return { ...variable, option: left.findIndex((category) => category.code === code) };
}

type Fault = Pick<Problem, "what" | "hint">;

function problemsOf(remarks: Study["questions"], questions: readonly Question[]): Fault[] {
  const codes = questions.filter(({ kind }) => kind !== "display").map(({ code }) => code);
  return Object.entries(remarks).flatMap(([code, remark]): Fault[] => {
    const question = questions.find((q) => q.code === code);
    if (question === undefined || question.kind === "display")
      return [{ what: `questions: unbekannte Frage: ${code}`, hint: suggest(code, codes) }];
    return [...missingFaults(question, remark), ...directionFaults(question, remark)];
  });
}

function missingFaults({ code, kind, scales }: Question, { missing = [] }: Remark): Fault[] {
  const at = `questions.${code}.missing`;
  if (missing.length === 0) return [];
  if (kind === "numeric" || kind === "date") {
    return missing
      .filter((number) => number.trim() === "" || Number.isNaN(Number(number)))
      .map((number) => ({ what: `${at}: ${number} ist keine Zahl`, hint: "Zahlen mit Punkt statt Komma." }));
  }
  if (kind !== "single" && kind !== "array" && kind !== "grid") {
    return [
      {
        what: `${at}: ${code} hat keine Antwortcodes`,
        hint: "missing gehört zu Einfachauswahl, Matrix und Zahl.",
      },
    ];
  }
  const known = scales.flatMap((scale) => [...scale.categories, ...scale.missing].map((c) => c.code));
  const unknown = missing.filter((answer) => !known.includes(answer));
  const faults = unknown.map((answer) => ({
    what: `${at}: unbekannter Antwortcode: ${answer}`,
    hint: suggest(answer, [...new Set(known)]),
  }));
  const isEmpty = scales.some((scale) => withMissing(scale, missing).categories.length === 0);
  if (unknown.length > 0 || !isEmpty) return faults;
  return [
    {
      what: `${at}: alle Antworten würden als fehlend gewertet`,
      hint: "Mindestens eine Antwort muss zählen.",
    },
  ];
}

function directionFaults({ code, kind }: Question, { direction }: Remark): Fault[] {
  if (direction === undefined || kind === "single" || kind === "array") return [];
  return [
    {
      what: `questions.${code}.direction: ${code} hat keine Skala`,
      hint: "direction gehört zu Einfachauswahl und Matrix.",
    },
  ];
}
