import { AuthorError, suggest } from "../../src/lib/errors.ts";
import type { Question } from "../../src/model/codebook.ts";
import type { Problem } from "../../src/model/problem.ts";
import type { Condition, Study } from "../../src/model/study.ts";
import type { Answer, Dataset, Response, Variable } from "../dataset.ts";
import { isSystem } from "../read/headings.ts";
import { changed, namedIn, namesIn } from "./columns.ts";

type Test = (response: Response) => boolean;
type Report = (what: string, hint: string) => void;

/** What conditions name the response's key in the export by. */
const key = "id";

/**
 * The dataset with the responses marked that meet all conditions of at least one entry of `responses.exclude`. Throws
 * `AuthorError` with every condition that cannot be understood, and once all responses are read with every key that
 * none of them has: read over in silence, it would leave in what the author believes to be out.
 */
export function excluding(
  dataset: Dataset,
  { exclude, weights }: Pick<Study["responses"], "exclude" | "weights">,
  file: string,
): Dataset {
  if (exclude.length === 0) return dataset;
  const problems: Problem[] = [];
  const names = namesIn(dataset);
  const faultIn = (reason: string, what: string, hint: string): Problem => ({
    file,
    what: `responses.exclude „${reason}“: ${what}`,
    hint,
  });
  const entries = exclude.map(({ reason, when }) => {
    const report: Report = (what, hint) => problems.push(faultIn(reason, what, hint));
    return when.flatMap((condition) => {
      if (namedIn(dataset, condition.question) !== undefined) return testOf(condition, dataset, report) ?? [];
      if (condition.question === key) return keyTest(condition, report) ?? [];
      if (condition.question === weights) return weightTest(condition, report) ?? [];
      report(
        ...unknownName(condition.question, dataset, weights ? [...names, key, weights] : [...names, key]),
      );
      return [];
    });
  });
  if (problems.length > 0) throw new AuthorError(problems);

  const hasKey = namedIn(dataset, key) !== undefined;
  const wanted = hasKey
    ? []
    : exclude.flatMap(({ reason, when }) => keysIn(when).map((id) => ({ reason, id })));

  function* responses(): Generator<Response> {
    const missing = new Set(wanted.map(({ id }) => id));
    for (const response of dataset.responses()) {
      missing.delete(response.id.trim());
      const isOut = entries.some((tests) => tests.every((test) => test(response)));
      yield isOut ? { ...response, excluded: true } : response;
    }
    const late = wanted.filter(({ id }) => missing.has(id));
    if (late.length === 0) return;
    const hint = "Die id steht im Export; fehlt dort die Spalte id, sie mit ausgeben.";
    throw new AuthorError(
      late.map(({ reason, id }) => faultIn(reason, `id: die Kennung ${id} kommt im Export nicht vor`, hint)),
    );
  }
  return changed(dataset, { responses });
}

/** Keys of responses that conditions name. */
function keysIn(when: readonly Condition[]): string[] {
  return when.flatMap(({ question, answers = [] }) =>
    question === key ? answers.map((answer) => answer.trim()) : [],
  );
}

/** The test of a condition on the response's key. */
function keyTest({ answers, from, below, answered }: Condition, report: Report): Test | undefined {
  if (answers === undefined || from !== undefined || below !== undefined || answered !== undefined) {
    // Ranges of keys would take people out by when they answered.
    report("id lässt sich nur mit answers vergleichen", "Die Kennungen einzeln nennen: answers: [3, 17].");
    return undefined;
  }
  const wanted = new Set(answers.map((answer) => answer.trim()));
  return ({ id }) => wanted.has(id.trim());
}

/** The test of a condition on the weight, which is a column of its own and no answer. */
function weightTest(condition: Condition, report: Report): Test | undefined {
  const { answered } = condition;
  if (isEmptyCondition(condition, report)) return undefined;
  if (answered !== undefined) {
    noComparison(condition, report);
    return ({ weight }) => (weight != null) === answered;
  }
  const holds = numberTest(condition, report);
  return ({ weight }) => holds(weight);
}

/** What is said of a name that is no question: columns that are read over are not told to be unknown. */
function unknownName(name: string, dataset: Dataset, names: readonly string[]): [what: string, hint: string] {
  const { codebook, dropped } = dataset;
  const codes = new Set(codebook.questions.map(({ code }) => code));
  const isDropped = dropped.some(({ columns }) => columns.includes(name));
  if (!isDropped && !isSystem(name, codes)) return [`unbekannte Frage: ${name}`, suggest(name, names)];
  return [
    `die Spalte ${name} wird beim Lesen nicht behalten`,
    "Einzelne Antworten nach der Kennung weglassen: question: id mit answers; unvollständige bleiben mit include: completed weg.",
  ];
}

/** Whether a condition does not say what has to hold, which is reported. */
function isEmptyCondition({ question, answers, from, below, answered }: Condition, report: Report): boolean {
  const says = [answers, from, below, answered].some((field) => field !== undefined);
  if (!says)
    report(
      `leere Bedingung zu ${question}`,
      "Mit answers, from, below oder answered sagen, was gelten muss.",
    );
  return !says;
}

/** Reports what stands beside `answered`. */
function noComparison({ question, answers, from, below }: Condition, report: Report): void {
  if ([answers, from, below].some((field) => field !== undefined))
    report(`${question}: answered ist neben anderen Bedingungen überflüssig`, "answered weglassen.");
}

/** The test of one condition on a question; undefined where it is faulty, which has been reported. */
function testOf(condition: Condition, dataset: Dataset, report: Report): Test | undefined {
  const { question: name, answered } = condition;
  const found = namedIn(dataset, name);
  if (found === undefined || found.question.kind === "display") {
    report(`unbekannte Frage: ${name}`, suggest(name, namesIn(dataset)));
    return undefined;
  }
  const { question, columns } = found;
  const [first] = columns;
  if (first === undefined) {
    report(`${name} kommt im Export nicht vor`, "Die Frage in LimeSurvey mit ausgeben.");
    return undefined;
  }
  if (isEmptyCondition(condition, report)) return undefined;
  if (answered !== undefined) {
    noComparison(condition, report);
    return ({ answers }) => columns.some(({ variable, at }) => isGiven(variable, answers[at])) === answered;
  }
  if (columns.length > 1) {
    const own = columns.map(({ variable }) => variable.name);
    report(`${name} hat mehrere Spalten`, `Eine davon nennen: ${shortList(own)}`);
    return undefined;
  }
  const holds = comparison(condition, first.variable, question, report);
  return holds && (({ answers }) => holds(answers[first.at]));
}

/** Whether there is an answer: an option that was not chosen is none. */
function isGiven({ coding }: Variable, answer: Answer): boolean {
  return coding === "mark" ? answer === 1 : answer != null;
}

function comparison(
  condition: Condition,
  variable: Variable,
  question: Question,
  report: Report,
): ((answer: Answer) => boolean) | undefined {
  const { question: name, answers, from, below } = condition;
  const hasBounds = from !== undefined || below !== undefined;
  switch (variable.coding) {
    case "answered":
      report(`${name} ist ein Text`, "Texte werden nicht gelesen; möglich ist answered: true oder false.");
      return undefined;
    case "number":
    case "date":
      return numberTest(condition, report);
    case "mark":
    case "category":
    case "rank": {
      if (hasBounds) {
        report(`${name} ist keine Zahl`, "from und below gehören zu Zahlen; hier answers mit Antwortcodes.");
        return undefined;
      }
      const wanted = new Set(wantedOf(name, answers ?? [], variable, question, report));
      return (answer) => answer != null && wanted.has(answer);
    }
  }
}

/** The test of a number: one of those named, and within the bounds. */
function numberTest({ question: name, answers, from, below }: Condition, report: Report) {
  if (from !== undefined && below !== undefined && from >= below)
    report(`${name}: from ist nicht kleiner als below`, "from gehört dazu, below nicht mehr.");
  const numbers = answers?.map(Number);
  const wrong = answers?.find((_, i) => Number.isNaN(numbers?.[i]));
  if (wrong !== undefined)
    report(`${name} ist eine Zahl, ${wrong} nicht`, "Zahlen mit Punkt nennen, oder from und below.");
  return (number: Answer): boolean =>
    number != null &&
    (numbers === undefined || numbers.includes(number)) &&
    (from === undefined || number >= from) &&
    (below === undefined || number < below);
}

/** Coded answers that a condition names. */
function wantedOf(
  name: string,
  answers: readonly string[],
  { coding, scale }: Variable,
  { scales }: Question,
  report: Report,
): number[] {
  const { categories = [], missing = [] } = scales[scale] ?? {};
  const known = coding === "mark" ? ["N", "Y"] : categories.map(({ code }) => code);
  return answers.map((answer) => {
    const at = known.indexOf(answer);
    if (at < 0) {
      const isLost = missing.some(({ code }) => code === answer);
      report(
        `${name}: ${isLost ? `${answer} zählt schon im Export als fehlend` : `unbekannter Antwortcode: ${answer}`}`,
        isLost ? "Möglich ist answered: false." : suggest(answer, known),
      );
    }
    return at;
  });
}

function shortList(names: readonly string[]): string {
  return `${names.slice(0, 12).join(", ")}${names.length > 12 ? " …" : ""}`;
}
