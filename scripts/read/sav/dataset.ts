import { AuthorError } from "../../../src/lib/errors.ts";
import type { Codebook, Question } from "../../../src/model/codebook.ts";
import type { Answer, Dataset, Response, Variable } from "../../dataset.ts";
import { isSystem } from "../headings.ts";
import { guarded, problemOf } from "./bytes.ts";
import { type Case, isGivenIn, readerOf } from "./cases.ts";
import type { Dictionary } from "./dictionary.ts";
import { notesOn } from "./notes.ts";
import type { Sav } from "./open.ts";
import { type Planned, planOf } from "./plan.ts";
import { mendLetters, valuesIn } from "./values.ts";
import type { SavVariable, Value } from "./variables.ts";

/** One answer of a case. */
type Coder = (of: Case) => Answer;

/** Columns that only LimeSurvey names so: where they are, the others of its columns are dropped too. */
const telling = new Set(["submitdate", "lastpage", "startlanguage", "datestamp", "refurl"]);

/**
 * The dataset of a system file on its own: its dictionary is the questionnaire. All cases are read once before, for
 * values that no label tells of. Throws `AuthorError` where the file is broken.
 * @param ignore names of variables to drop, from `study.yaml`
 */
export function savDataset(sav: Sav, ignore: readonly string[]): Dataset {
  const { file, dictionary } = sav;
  const { asked, dropped, submitdate } = split(dictionary, ignore);
  const found = guarded(file, () => valuesIn(sav));
  const mended = mendLetters(found);
  const planned = guarded(file, () => planOf(dictionary, asked, found));

  const codebook: Codebook = { mark: "", title: titleOf(file, dictionary), language: "de", questions: [] };
  const variables: Variable[] = [];
  const coders: Coder[] = [];
  for (const [index, plan] of planned.entries()) {
    codebook.questions.push(questionOf(plan));
    for (const { variable, coder } of columnsOf(plan, index, dictionary)) {
      variables.push(variable);
      coders.push(coder);
    }
  }
  const isSubmitted = submitdate && isGivenIn(submitdate, dictionary);

  function* responses(): Generator<Response> {
    try {
      for (const one of sav.cases()) {
        const answers = new Array<Answer>(coders.length);
        for (let at = 0; at < coders.length; at++) answers[at] = (coders[at] as Coder)(one);
        yield { complete: isSubmitted === undefined || isSubmitted(one), answers, id: "" };
      }
    } catch (error) {
      throw new AuthorError([problemOf(file, error)]);
    }
  }
  return {
    codebook,
    variables,
    tellsNotShown: false,
    tellsComplete: submitdate !== undefined,
    absent: [],
    dropped: [],
    notes: notesOn({ file, dictionary, planned, found, mended, dropped }),
    responses,
  };
}

/** The variables that are questions, and those that are not: LimeSurvey's own, SPSS's filter, what is to be ignored. */
function split({ variables }: Dictionary, ignore: readonly string[]) {
  const lower = ({ name }: SavVariable) => name.toLowerCase();
  const isLimeSurvey = variables.some((variable) => telling.has(lower(variable)));
  const codes = new Set(variables.map(({ name }) => name));
  const ignored = new Set(ignore);
  const isOwn = (variable: SavVariable) =>
    ["id", "filter_$"].includes(lower(variable)) ||
    (isLimeSurvey && (isSystem(variable.name, codes) || isSystem(lower(variable), codes)));
  const asked: SavVariable[] = [];
  const dropped: SavVariable[] = [];
  for (const variable of variables) {
    if (isOwn(variable)) dropped.push(variable);
    else if (!ignored.has(variable.name)) asked.push(variable);
  }
  return { asked, dropped, submitdate: variables.find((variable) => lower(variable) === "submitdate") };
}

function titleOf(file: string, { label }: Dictionary): string {
  return label || file.slice(file.lastIndexOf("/") + 1).replace(/\.z?sav$/i, "");
}

/** LimeSurvey's type letter and kind for what is planned. */
const types = {
  single: { type: "L", kind: "single" },
  array: { type: "F", kind: "array" },
  multiple: { type: "M", kind: "multiple" },
  numeric: { type: "N", kind: "numeric" },
  text: { type: "T", kind: "listed" },
  date: { type: "D", kind: "listed" },
} as const;

function questionOf(plan: Planned): Question {
  const bare = ({ code, label }: { code: string; label: string }) => ({ code, label });
  const items = plan.kind === "array" ? plan.items : plan.kind === "multiple" ? plan.options : [];
  const categories = plan.kind === "single" || plan.kind === "array" ? plan.categories : [];
  return {
    code: plan.code,
    ...types[plan.kind],
    text: plan.text,
    help: "",
    section: "",
    mandatory: false,
    filtered: false,
    filter: "",
    items: items.map(bare),
    scales: categories.length > 0 ? [{ label: "", categories, missing: [] }] : [],
    ranks: 0,
  };
}

/** The columns of a question, each with what reads its answer from a case. */
function* columnsOf(
  plan: Planned,
  question: number,
  dictionary: Dictionary,
): Generator<{ variable: Variable; coder: Coder }> {
  const variable = (name: string, coding: Variable["coding"], part = 0): Variable => ({
    name,
    question,
    coding,
    part,
    scale: 0,
  });
  switch (plan.kind) {
    case "multiple":
      for (const [part, { code, variables, value }] of plan.options.entries()) {
        const name = variables.length === 1 ? (variables[0]?.name ?? code) : `${plan.code}_${code}`;
        yield { variable: variable(name, "mark", part), coder: marking(variables, value, dictionary) };
      }
      return;
    case "array": {
      const index = indexOf(plan.categories);
      for (const [part, item] of plan.items.entries()) {
        const coder = choosing(item.variable, index, dictionary);
        yield { variable: variable(item.variable.name, "category", part), coder };
      }
      return;
    }
    case "single": {
      const coder = choosing(plan.variable, indexOf(plan.categories), dictionary);
      yield { variable: variable(plan.variable.name, "category"), coder };
      return;
    }
    case "numeric": {
      const read = readerOf(plan.variable, dictionary);
      yield { variable: variable(plan.variable.name, "number"), coder: (of) => read(of) as number | null };
      return;
    }
    default: {
      const isGiven = isGivenIn(plan.variable, dictionary);
      yield { variable: variable(plan.variable.name, "answered"), coder: (of) => (isGiven(of) ? 1 : null) };
    }
  }
}

function indexOf(categories: readonly { code: string }[]): Map<string, number> {
  return new Map(categories.map(({ code }, index) => [code, index]));
}

/** A text without label is no answer: it may be somebody's words. */
function choosing(variable: SavVariable, index: ReadonlyMap<string, number>, dictionary: Dictionary): Coder {
  const read = readerOf(variable, dictionary);
  const known = new Map<Value, number | null>();
  return (of) => {
    const value = read(of);
    if (value === null) return null;
    let answer = known.get(value);
    if (answer === undefined) {
      answer = index.get(String(value)) ?? null;
      if (answer !== null) known.set(value, answer);
    }
    return answer;
  };
}

/** Chosen where one of the variables has the value; null where none has any. */
function marking(variables: SavVariable[], value: Value | undefined, dictionary: Dictionary): Coder {
  const [first] = variables;
  if (value === undefined && first !== undefined) {
    const isGiven = isGivenIn(first, dictionary);
    return (of) => (isGiven(of) ? 1 : 0);
  }
  const reads = variables.map((variable) => readerOf(variable, dictionary));
  return (of) => {
    let isAnswered = false;
    for (const read of reads) {
      const found = read(of);
      if (found === value) return 1;
      if (found !== null) isAnswered = true;
    }
    return isAnswered ? 0 : null;
  };
}
