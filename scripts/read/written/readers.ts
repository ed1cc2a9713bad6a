import type { Note } from "../../dataset.ts";
import type { Cell } from "../csv.ts";
import { choiceOf, choosing, type Read, severalIn } from "./choices.ts";
import { canonical } from "./questions.ts";
import { thingsOf } from "./structure.ts";
import { type Option, otherCode, type Part, type WrittenQuestion } from "./types.ts";
import { dating, marking, type Numerals, numbering } from "./values.ts";

/** A column as LimeSurvey would have exported it. */
export interface Output {
  heading: string;
  /** The cell of a row, "" for a faulty one. */
  read(row: readonly Cell[], line: number): string;
}

/** What readers of a table need and tell. */
export interface Context {
  /** Index of a column by its heading. */
  at(column: string): number;
  /** Rows that tell codes from labels. */
  sample: readonly Cell[][];
  numerals: Numerals;
  onFault(question: WrittenQuestion, column: string, cell: string, line: number, whole?: string): void;
  onNote(note: Note): void;
}

/** Different cells of a column that are remembered; beyond, they are read again. */
const remembered = 10_000;

/** The columns of a question; undefined where its cells could be codes as well as labels, and none tells which. */
export function outputsOf(question: WrittenQuestion, context: Context): Output[] | undefined {
  const { code, type, parts, hasItems, separator } = question;
  const heading = (part: Option) => (hasItems || type === "ranking" ? `${code}[${part.code}]` : code);
  const each = (readOf: (part: Part) => Read): Output[] =>
    parts.map((part) => {
      const read = remembering(readOf(part));
      return {
        heading: heading(part),
        read(row, line) {
          const cell = row[context.at(part.column)] ?? "";
          const meaning = read(cell);
          if (meaning === undefined) context.onFault(question, part.column, cell, line);
          return meaning ?? "";
        },
      };
    });

  switch (type) {
    case "text": {
      const read = choosing(choiceOf([], question.missing), []);
      return each(() => (cell) => read?.(cell) ?? cell);
    }
    case "date":
      return each(() => dating(question, context.numerals.isSheet));
    case "number":
      return each(() =>
        numbering(question, context.numerals, (missing) => {
          // A code below zero can hardly be a true value.
          if (question.inherited.has(missing) && Number(missing) >= 0)
            context.onNote(
              `Frage ${code}: die Zahl ${missing} gilt als fehlend wie in allen Fragen; ist sie eine Angabe, bei der Frage missing: [] schreiben.`,
            );
        }),
      );
    case "ranking":
      if (hasItems) return ranksByItem(question, context);
      break;
    case "multiple":
      if (separator === undefined) return each((part) => marking(question, part));
  }
  const read = readerOf(question, context);
  if (read === undefined) return undefined;
  const otherwise = catching(question, context);
  if (separator !== undefined) return splitting(question, separator, read, otherwise, context);
  return each(() => (type === "single" ? (cell) => read(cell) ?? otherwise(cell) : read));
}

/** Reads a code or a label. */
function readerOf(question: WrittenQuestion, context: Context): Read | undefined {
  const { parts, answers, missing, separator } = question;
  const cells = context.sample.flatMap((row) =>
    parts.flatMap(({ column }) => {
      const cell = row[context.at(column)] ?? "";
      return separator === undefined ? [cell] : cell.split(separator);
    }),
  );
  return choosing(choiceOf(answers, missing), cells);
}

/** Reads any text as the answer that stands for everything else, where there is one. */
function catching({ code, answers }: WrittenQuestion, { onNote }: Context): Read {
  const other = answers.find((answer) => answer.code === otherCode);
  return (cell) => {
    if (other === undefined || !/\p{L}/u.test(cell)) return undefined;
    onNote(`Frage ${code}: Texte, die keine andere Antwort sind, zählen als „${other.label}“.`);
    return other.code;
  };
}

/** Several answers in one cell: a column for each of them. */
function splitting(
  question: WrittenQuestion,
  separator: string,
  read: Read,
  otherwise: Read,
  context: Context,
): Output[] {
  const [part] = question.parts;
  const column = part?.column ?? question.code;
  const chosen = remembering((cell: string) => {
    const { codes, unknown } = severalIn(cell, separator, read);
    const others = unknown.map(otherwise);
    return {
      codes: new Set([...codes, ...others]),
      unknown: unknown.filter((_, i) => others[i] === undefined),
    };
  });
  return thingsOf(question).items.map((option, index) => ({
    heading: `${question.code}[${option.code}]`,
    read(row, line) {
      const { codes, unknown } = chosen(row[context.at(column)] ?? "");
      const whole = row[context.at(column)] ?? "";
      if (index === 0) for (const one of unknown) context.onFault(question, column, one, line, whole);
      return codes.has(option.code) ? "Y" : "";
    },
  }));
}

/** A ranking whose columns are the things that were ranked, and whose cells are ranks: turned round. */
function ranksByItem(question: WrittenQuestion, context: Context): Output[] {
  const { code, parts, missing } = question;
  const ranks = parts.map((_, rank) => ({ code: `${rank + 1}`, label: `${rank + 1}` }));
  const read = choosing(choiceOf(ranks, missing), []) ?? canonical;
  return ranks.map((rank, index) => ({
    heading: `${code}[${rank.code}]`,
    read(row, line) {
      const holders: Part[] = [];
      for (const part of parts) {
        const cell = row[context.at(part.column)] ?? "";
        const meaning = read(cell);
        if (meaning === undefined && index === 0) context.onFault(question, part.column, cell, line);
        if (meaning === rank.code) holders.push(part);
      }
      const [holder, second] = holders;
      if (second !== undefined) context.onFault(question, second.column, rank.code, line);
      return holder?.code ?? "";
    },
  }));
}

/** A function of cells that answers most of them from memory. */
function remembering<Result>(read: (cell: string) => Result): (cell: string) => Result {
  const known = new Map<string, Result>();
  return (cell) => {
    const before = known.get(cell);
    if (before !== undefined) return before;
    const result = read(cell);
    if (result !== undefined && known.size < remembered) known.set(cell, result);
    return result;
  };
}
