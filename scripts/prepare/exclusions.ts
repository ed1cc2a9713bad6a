import { AuthorError, suggest } from "../../src/lib/errors.ts";
import type { Question } from "../../src/model/codebook.ts";
import type { Problem } from "../../src/model/problem.ts";
import type { Condition, Study } from "../../src/model/study.ts";
import type { Answer, Dataset, Response, Variable } from "../dataset.ts";
import { changed, namedIn, namesIn } from "./columns.ts";

type Test = (answers: readonly Answer[]) => boolean;
type Report = (what: string, hint: string) => void;

/**
 * The dataset with the responses marked that meet all conditions of at least one entry of `responses.exclude`. Throws
 * `AuthorError` with every condition that cannot be understood: read over in silence, it would leave in what the
 * author believes to be out.
 */
export function excluding(dataset: Dataset, exclude: Study["responses"]["exclude"], file: string): Dataset {
  if (exclude.length === 0) return dataset;
  const problems: Problem[] = [];
  const names = namesIn(dataset);
  const entries = exclude.map(({ reason, when }) => {
    const report: Report = (what, hint) =>
      problems.push({ file, what: `responses.exclude „${reason}“: ${what}`, hint });
    return when.flatMap((condition) => testOf(condition, dataset, names, report) ?? []);
  });
  if (problems.length > 0) throw new AuthorError(problems);

  function* responses(): Generator<Response> {
    for (const response of dataset.responses()) {
      const isOut = entries.some((tests) => tests.every((test) => test(response.answers)));
      yield isOut ? { ...response, excluded: true } : response;
    }
  }
  return changed(dataset, { responses });
}

/** The test of one condition; undefined where it is faulty, which has been reported. */
function testOf(
  condition: Condition,
  dataset: Dataset,
  names: readonly string[],
  report: Report,
): Test | undefined {
  const { question: name, answers, from, below, answered } = condition;
  const found = namedIn(dataset, name);
  if (found === undefined || found.question.kind === "display") {
    report(`unbekannte Frage: ${name}`, suggest(name, names));
    return undefined;
  }
  const { question, columns } = found;
  const [first] = columns;
  if (first === undefined) {
    report(`${name} kommt im Export nicht vor`, "Die Frage in LimeSurvey mit ausgeben.");
    return undefined;
  }
  const compares = answers !== undefined || from !== undefined || below !== undefined;
  if (!compares && answered === undefined) {
    report(`leere Bedingung zu ${name}`, "Mit answers, from, below oder answered sagen, was gelten muss.");
    return undefined;
  }
  if (answered !== undefined) {
    if (compares)
      report(`${name}: answered ist neben anderen Bedingungen überflüssig`, "answered weglassen.");
    return (all) => columns.some(({ variable, at }) => isGiven(variable, all[at])) === answered;
  }
  if (columns.length > 1) {
    const own = columns.map(({ variable }) => variable.name);
    report(`${name} hat mehrere Spalten`, `Eine davon nennen: ${shortList(own)}`);
    return undefined;
  }
  const holds = comparison(condition, first.variable, question, report);
  return holds && ((all) => holds(all[first.at]));
}

/** Whether there is an answer: an option that was not chosen is none. */
function isGiven({ coding }: Variable, answer: Answer): boolean {
  return coding === "mark" ? answer === 1 : answer != null;
}

function comparison(
  { question: name, answers, from, below }: Condition,
  variable: Variable,
  question: Question,
  report: Report,
): ((answer: Answer) => boolean) | undefined {
  const hasBounds = from !== undefined || below !== undefined;
  switch (variable.coding) {
    case "answered":
      report(`${name} ist ein Text`, "Texte werden nicht gelesen; möglich ist answered: true oder false.");
      return undefined;
    case "number":
    case "date": {
      if (from !== undefined && below !== undefined && from >= below)
        report(`${name}: from ist nicht kleiner als below`, "from gehört dazu, below nicht mehr.");
      const numbers = answers?.map(Number);
      const wrong = answers?.find((_, i) => Number.isNaN(numbers?.[i]));
      if (wrong !== undefined)
        report(`${name} ist eine Zahl, ${wrong} nicht`, "Zahlen mit Punkt nennen, oder from und below.");
      return (answer) =>
        answer != null &&
        (numbers === undefined || numbers.includes(answer)) &&
        (from === undefined || answer >= from) &&
        (below === undefined || answer < below);
    }
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
