import type { Question } from "../../../src/model/codebook.ts";
import type { Answer, Variable } from "../../dataset.ts";
import { noAnswer, notShown, type Part, type State } from "./model.ts";

/** A variable and its place in a response. */
export interface Located {
  variable: Variable;
  at: number;
}

/** A part of a question: how it is read from a response, and how another state is written into one. */
export interface Binding {
  /** Index of the question in the codebook. */
  question: number;
  /** Rows of the question's table that it covers: one, or, of a ranking, all. */
  rows: number[];
  part: Part;
  /** Numbers that are years. */
  isDate: boolean;
  read(answers: readonly Answer[]): State;
  write(answers: Answer[], state: State): void;
}

/**
 * The parts of a question, in the order of `measuresOf`: one per measure, one in all for a ranking.
 * @param responses all responses used, for the numbers that occur and for whether something was left empty
 */
export function bindingsOf(
  question: Question,
  index: number,
  variables: readonly Variable[],
  responses: readonly (readonly Answer[])[],
): Binding[] {
  const own = variables.flatMap((variable, at): Located[] =>
    variable.question === index ? [{ variable, at }] : [],
  );
  const bind = shapes[question.kind];
  return bind(question, own).map(({ label, columns, ...shape }, row): Binding => {
    const own = (answers: readonly Answer[]) => columns.map(({ at }) => answers[at]);
    const values = "numbers" in shape ? numbersIn(responses.flatMap(own)) : undefined;
    // A number is told by its place among the values: of itself it could look like a state that is no answer.
    const read = (answers: readonly Answer[]): State => {
      const found = own(answers);
      return values ? missingOr(found[0], (answer) => values.indexOf(answer)) : shape.read(found);
    };
    const states = responses.map(read);
    const missing = {
      label,
      noAnswer: states.includes(noAnswer),
      notShown: states.includes(notShown) || question.filtered,
    };
    const cells = values?.map(String) ?? shape.cells;
    const written = (state: State): Answer[] =>
      values && typeof state === "number" && state >= 0 ? [values[state]] : shape.write(state);
    return {
      question: index,
      rows: question.kind === "ranking" ? (question.scales[0]?.categories ?? []).map((_, i) => i) : [row],
      part: {
        ...missing,
        cells,
        ...(shape.kind === "ranking" ? { kind: "ranking", ranks: question.ranks } : { kind: shape.kind }),
        ...(values ? { values } : {}),
      } as Part,
      isDate: question.kind === "date",
      read,
      write: (answers, state) => {
        for (const [i, answer] of written(state).entries()) answers[columns[i]?.at ?? 0] = answer;
      },
    };
  });
}

/** How one part is read from its columns and written to them. */
interface Shape {
  kind: Part["kind"];
  label: string;
  cells: string[];
  columns: Located[];
  /** Set where the answers are numbers. */
  numbers?: true;
  read(answers: readonly Answer[]): State;
  write(state: State): Answer[];
}

function missingOr(answer: Answer, found: (answer: number) => State): State {
  if (answer === undefined) return notShown;
  return answer === null ? noAnswer : found(answer);
}

function one(
  label: string,
  cells: string[],
  column: Located | undefined,
  more: Partial<Shape> = {},
): Shape[] {
  if (column === undefined) return [];
  return [
    {
      kind: "choice",
      label,
      cells,
      columns: [column],
      read: ([answer]) => missingOr(answer, (given) => given),
      write: (state) => [state === notShown ? undefined : state === noAnswer ? null : Number(state)],
      ...more,
    },
  ];
}

/** One part per item and scale, each with one column. */
function perItem(
  question: Question,
  own: Located[],
  cellsOf: (scale: number) => string[],
  more: Partial<Shape> = {},
): Shape[] {
  const { items, scales, text } = question;
  const find = (part: number, scale: number) =>
    own.find(({ variable }) => variable.part === part && variable.scale === scale);
  if (items.length === 0) return one(text, cellsOf(0), own[0], more);
  return Array.from({ length: Math.max(1, scales.length) }, (_, scale) => scale).flatMap((scale) =>
    items.flatMap(({ label }, part) => one(label, cellsOf(scale), find(part, scale), more)),
  );
}

/** Marks of one multiple response; without any mark there is no answer. */
function marks(label: string, cells: string[], columns: Located[]): Shape {
  return {
    kind: "multiple",
    label,
    cells,
    columns,
    read: (answers) => {
      const chosen = answers.flatMap((answer, option) => (answer === 1 ? [option] : []));
      if (chosen.length > 0) return chosen;
      return answers.some((answer) => answer !== undefined) ? noAnswer : notShown;
    },
    write: (state) =>
      columns.map((_, option) => {
        if (state === notShown) return undefined;
        return typeof state === "number" || !state.includes(option) ? 0 : 1;
      }),
  };
}

function ranking({ text, scales }: Question, own: Located[]): Shape[] {
  const columns = own.toSorted((a, b) => a.variable.part - b.variable.part);
  return [
    {
      kind: "ranking",
      label: text,
      cells: (scales[0]?.categories ?? []).map(({ label }) => label),
      columns,
      read: (answers) => {
        const options = answers.map((answer) => answer ?? -1);
        if (options.some((option) => option >= 0)) return options;
        return answers.some((answer) => answer !== undefined) ? noAnswer : notShown;
      },
      write: (state) =>
        columns.map((_, rank) => {
          if (state === notShown) return undefined;
          const option = typeof state === "number" ? -1 : (state[rank] ?? -1);
          return option < 0 ? null : option;
        }),
    },
  ];
}

const labelsOf =
  ({ scales }: Question) =>
  (scale: number) =>
    (scales[scale]?.categories ?? []).map(({ label }) => label);

/** Kinds of questions with the shape of their parts. */
const shapes: Record<Question["kind"], (question: Question, own: Located[]) => Shape[]> = {
  single: (question, own) => one(question.text, labelsOf(question)(0), own[0]),
  array: (question, own) => perItem(question, own, labelsOf(question)),
  numeric: (question, own) => perItem(question, own, () => [], { numbers: true }),
  date: (question, own) => perItem(question, own, () => [], { numbers: true }),
  listed: (question, own) =>
    perItem(question, own, () => ["beantwortet"], {
      read: ([answer]) => missingOr(answer, () => 0),
      write: (state) => [state === notShown ? undefined : state === noAnswer ? null : 1],
    }),
  multiple: ({ text, items }, own) => [
    marks(
      text,
      items.map(({ label }) => label),
      own.toSorted((a, b) => a.variable.part - b.variable.part),
    ),
  ],
  grid: ({ items, scales }, own) =>
    items.map(({ label }, row) =>
      marks(
        label,
        (scales[0]?.categories ?? []).map((category) => category.label),
        own
          .filter(({ variable }) => variable.part === row)
          .toSorted((a, b) => (a.variable.option ?? 0) - (b.variable.option ?? 0)),
      ),
    ),
  ranking,
  display: () => [],
};

/** The numbers that were answered, ascending: an attacker may know that no other could be, and is not underrated so. */
function numbersIn(answers: readonly Answer[]): number[] {
  const found = answers.filter((answer) => answer != null);
  return [...new Set(found)].sort((a, b) => a - b);
}
