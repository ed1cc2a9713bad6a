import { AuthorError, suggest } from "../../src/lib/errors.ts";
import type { Question } from "../../src/model/codebook.ts";
import type { Problem } from "../../src/model/problem.ts";
import type { Coding, Study } from "../../src/model/study.ts";
import type { Agreement } from "../../src/model/table.ts";
import type { Asked, Dataset, Response, Variable } from "../dataset.ts";
import type { SourceFile } from "../read/source.ts";
import { agreementOf } from "./agreement.ts";
import { assign, type Column, lateProblems, notesOn, type Progress, withoutKeys } from "./assignments.ts";
import { readCodes } from "./codes.ts";
import { changed } from "./columns.ts";
import { openIn, openKeys } from "./open.ts";

/** A dataset whose open answers are categories. */
export interface Coded {
  dataset: Dataset;
  /** Coded question → agreement of two coders, where enough answers have both; known when all responses were read. */
  agreements(): Record<string, Agreement>;
}

/**
 * The dataset with open answers as categories: a multiple response in the place of the open question, or after the
 * question that the text belongs to. Throws `AuthorError` with everything that is wrong with the study's fields and
 * the tables; whether their keys are those of the export shows when the responses have been read.
 * @param tables files in `data/codes/`
 */
export function coded(dataset: Dataset, study: Study, tables: readonly SourceFile[], file: string): Coded {
  const problems: Problem[] = [];
  const columns = Object.entries(study.codings).flatMap(([key, coding]) => {
    const report = (what: string, hint: string) =>
      problems.push({ file, what: `codings.${key}: ${what}`, hint });
    return columnOf(key, coding, dataset, tables, report) ?? [];
  });
  problems.push(...columns.flatMap(({ codes }) => codes.problems));
  if (problems.length > 0) throw new AuthorError(problems);
  if (columns.length === 0) return { dataset, agreements: () => ({}) };

  const { threshold } = study.policy;
  const { include } = study.responses;
  const { questions, variables, kept } = layOut(dataset, columns);
  const notes: string[] = [];
  let progress: Progress[] = [];

  function* responses(): Generator<Response> {
    progress = columns.map(() => ({ seen: new Map(), idle: [], open: 0, halves: 0, pairs: [] }));
    for (const response of dataset.responses()) {
      if (response.id === "") throw new AuthorError([withoutKeys(file)]);
      const isUsed = !response.excluded && (include === "all" || response.complete);
      const answers = kept.map((at) => response.answers[at]);
      for (const [i, column] of columns.entries()) {
        const assigned = assign(column, response, isUsed, progress[i] as Progress);
        for (const part of column.question.items.keys())
          answers.push(assigned instanceof Set ? Number(assigned.has(part)) : (assigned as null | undefined));
      }
      yield { ...response, answers };
    }
    const late = columns.flatMap((column, i) => lateProblems(column, progress[i] as Progress));
    if (late.length > 0) throw new AuthorError(late);
    const own = columns.flatMap((column, i) => notesOn(column, progress[i] as Progress, threshold));
    notes.splice(0, notes.length, ...columns.flatMap(({ codes }) => codes.notes), ...own);
  }

  const codebook = { ...dataset.codebook, questions };
  return {
    dataset: changed(dataset, { codebook, variables, responses, notes, asked: askedIn(dataset, columns) }),
    agreements: () =>
      Object.fromEntries(
        columns.flatMap(({ code, question }, i) => {
          const { pairs = [] } = progress[i] ?? {};
          return pairs.length < threshold ? [] : [[code, agreementOf(pairs, question.items.length)]];
        }),
      ),
  };
}

function columnOf(
  key: string,
  { file, label, categories }: Coding,
  dataset: Dataset,
  tables: readonly SourceFile[],
  report: (what: string, hint: string) => void,
): Column | undefined {
  const open = openIn(dataset, key);
  if ("what" in open) report(open.what, open.hint ?? suggest(key, openKeys(dataset)));
  const items = Object.entries(categories).map(([code, label]) => ({ code, label }));
  if (items.length === 0) report("categories ist leer", "Die Kategorien mit Code und Bezeichnung nennen.");
  for (const { code } of items) {
    if (/[\s,;|]/.test(code))
      report(
        `der Code „${code}“ enthält ein Trennzeichen`,
        "Codes ohne Leerzeichen, Komma und Strich wählen.",
      );
  }
  const table = tables.find(({ name }) => name === `data/${file}`);
  if (!/^codes\/[^/]+$/.test(file)) {
    report(`${file} liegt nicht in data/codes`, "Die Tabelle dorthin legen und als codes/… nennen.");
  } else if (table === undefined) {
    const names = tables.map(({ name }) => name.replace(/^data\//, ""));
    report(`data/${file} gibt es nicht`, suggest(file, names));
  }
  if (table === undefined || "what" in open) return undefined;
  const codes = readCodes(
    table,
    items.map(({ code }) => code),
  );
  const { parent } = open;
  const question: Question = {
    ...parent,
    code: key,
    kind: "multiple",
    coded: true,
    text: label ?? open.text,
    help: open.whole ? parent.help : "",
    mandatory: open.whole && parent.mandatory,
    filtered: parent.filtered || open.filter !== undefined,
    filter: open.filter ?? parent.filter,
    items,
    scales: [],
    ranks: 0,
  };
  return { code: key, file: `data/${file}`, open, question, codes };
}

/** Who is asked what, the coded questions with it: whoever chose the answer that a text stands beside, or is asked the parent. */
function askedIn({ asked = [] }: Dataset, columns: readonly Column[]): Asked[] {
  const own = columns.flatMap(({ code, open: { parent, option, whole } }): Asked[] => {
    if (option !== undefined)
      return [
        { target: code, by: { source: parent.code, part: 0, scale: 0, answers: [option], empty: false } },
      ];
    const inherited = asked.find(({ target }) => target === parent.code);
    return inherited && !whole ? [{ ...inherited, target: code }] : [];
  });
  return [...asked, ...own];
}

/** Questions and variables with the coded ones in their places, and which answers are kept. */
function layOut({ codebook, variables }: Dataset, columns: readonly Column[]) {
  const places = new Map<Question, number>();
  const questions = codebook.questions.flatMap((question, index) => {
    const own = columns.filter(({ open }) => open.index === index);
    const isGone = own.some(({ open }) => open.whole);
    return [...(isGone ? [] : [question]), ...own.map((column) => column.question)];
  });
  for (const [index, question] of questions.entries()) places.set(question, index);
  const placeOf = (question: Question | undefined) => (question && places.get(question)) ?? -1;

  const kept = [...variables.keys()].filter(
    (at) => placeOf(codebook.questions[variables[at]?.question ?? -1]) >= 0,
  );
  const before = kept.map((at): Variable => {
    const variable = variables[at] as Variable;
    return { ...variable, question: placeOf(codebook.questions[variable.question]) };
  });
  const marks = columns.flatMap(({ code, question }) =>
    question.items.map(
      (item, part): Variable => ({
        name: `${code}[${item.code}]`,
        question: placeOf(question),
        coding: "mark",
        part,
        scale: 0,
      }),
    ),
  );
  return { questions, variables: [...before, ...marks], kept };
}
