import { AuthorError } from "../../../src/lib/errors.ts";
import type { Codebook, Question } from "../../../src/model/codebook.ts";
import type { Problem } from "../../../src/model/problem.ts";
import type { Answer, Dataset, Response, Variable, Wanted } from "../../dataset.ts";
import { numberOf } from "../cells.ts";
import { yearInSpss } from "../dates.ts";
import { directionOf } from "../direction.ts";
import { drops as emptyDrops } from "../dropped.ts";
import { guarded, problemOf } from "./bytes.ts";
import { type Case, isGivenIn, readerOf } from "./cases.ts";
import type { Dictionary } from "./dictionary.ts";
import { notesOn } from "./notes.ts";
import type { Sav } from "./open.ts";
import { keyOf } from "./own.ts";
import { type Planned, planOf } from "./plan.ts";
import { drop, split } from "./split.ts";
import { mendLetters, valuesIn } from "./values.ts";
import type { SavVariable, Value } from "./variables.ts";
import { scalesOn } from "./weights.ts";

/** One answer of a case; NaN for what should have been a number. */
type Coder = (of: Case) => Answer;

/**
 * The dataset of a system file on its own: its dictionary is the questionnaire. All cases are read once before, for
 * values that no label tells of. Throws `AuthorError` where the file is broken.
 */
export function savDataset(sav: Sav, wanted: Wanted): Dataset {
  const { file, dictionary } = sav;
  const drops = emptyDrops();
  const found = guarded(file, () => valuesIn(sav));
  const { asked, dropped, aside, id, submitdate, weight } = split(dictionary, found, wanted, drops);
  const mended = mendLetters(found);
  const numbers = new Set(wanted.numbers);
  const planned = guarded(file, () => planOf(dictionary, asked, found)).map((plan) =>
    (plan.kind === "text" || plan.kind === "single") && numbers.has(plan.code)
      ? { ...plan, kind: "numeric" as const }
      : plan,
  );

  const title = titleOf(file, dictionary);
  // A dictionary has no filters: whoever was not asked looks like somebody without an answer.
  const codebook: Codebook = { mark: "", title, language: "de", filtersUnknown: true, questions: [] };
  const variables: Variable[] = [];
  const coders: Coder[] = [];
  for (const [index, plan] of planned.entries()) {
    codebook.questions.push(questionOf(plan));
    drop(plan, drops);
    for (const { variable, coder } of columnsOf(plan, index, dictionary)) {
      variables.push(variable);
      coders.push(coder);
    }
  }
  const isSubmitted = submitdate && isGivenIn(submitdate, dictionary);
  const key = keyOf(id, dictionary);
  // Only texts that are read as numbers can hold something else.
  const isChecked = planned.some((plan) => plan.kind === "numeric" && plan.variable.width > 0);

  function* responses(): Generator<Response> {
    const scales = weight && scalesOn(weight, dictionary, file);
    const strays = new Map<number, { at: number; count: number }>();
    let at = 0;
    try {
      for (const one of sav.cases()) {
        at++;
        const answers = new Array<Answer>(coders.length);
        for (let i = 0; i < coders.length; i++) {
          const answer = (coders[i] as Coder)(one);
          answers[i] = answer;
          if (!isChecked || !Number.isNaN(answer)) continue;
          answers[i] = null;
          const before = strays.get(i);
          if (before) before.count++;
          else strays.set(i, { at, count: 1 });
        }
        const response: Response = {
          complete: isSubmitted === undefined || isSubmitted(one),
          answers,
          id: key(one),
        };
        if (scales !== undefined) response.weight = scales.weigh(one, at);
        yield response;
      }
    } catch (error) {
      throw new AuthorError([problemOf(file, error)]);
    }
    const problems = [
      ...[...strays].map(([i, stray]) => noNumber(file, variables[i]?.name ?? "", stray)),
      ...(scales?.problems() ?? []),
    ];
    if (problems.length > 0) throw new AuthorError(problems);
  }
  return {
    codebook,
    variables,
    tellsNotShown: false,
    tellsNotReached: false,
    tellsComplete: submitdate !== undefined,
    absent: [],
    dropped: drops.list(),
    notes: notesOn({ file, dictionary, planned, found, mended, dropped, aside, weight }),
    responses,
  };
}

function noNumber(file: string, name: string, { at, count }: { at: number; count: number }): Problem {
  const cases = count === 1 ? `Fall ${at}` : `${count} Fälle, zuerst Fall ${at}`;
  return {
    file,
    what: `Variable ${name}: ein Text ist keine Zahl (${cases})`,
    hint: `Die Werte in SPSS bereinigen, oder in study.yaml unter questions.${name} das as: number streichen.`,
  };
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
  date: { type: "D", kind: "date" },
  time: { type: "D", kind: "listed" },
} as const;

function questionOf(plan: Planned): Question {
  const bare = ({ code, label, open }: { code: string; label: string; open?: true }) => ({
    code,
    label,
    ...(open ? { open } : {}),
  });
  const items = plan.kind === "array" ? plan.items : plan.kind === "multiple" ? plan.options : [];
  const { categories, missing } =
    plan.kind === "single" || plan.kind === "array" ? plan : { categories: [], missing: [] };
  const { type } = types[plan.kind];
  const direction = directionOf(type, categories);
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
    scales:
      categories.length > 0
        ? [{ label: "", categories, missing, ...(direction === undefined ? {} : { direction }) }]
        : [],
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
      const coder = (of: Case): Answer => {
        const value = read(of);
        if (typeof value !== "string") return value;
        const number = numberOf(value);
        return number === undefined ? Number.NaN : number;
      };
      yield { variable: variable(plan.variable.name, "number"), coder };
      return;
    }
    case "date": {
      const read = readerOf(plan.variable, dictionary);
      const coder = (of: Case): Answer => {
        const value = read(of);
        return value === null ? null : (yearInSpss(value as number) ?? null);
      };
      yield { variable: variable(plan.variable.name, "date"), coder };
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
