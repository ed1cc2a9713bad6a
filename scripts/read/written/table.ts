import { AuthorError } from "../../../src/lib/errors.ts";
import type { Problem } from "../../../src/model/problem.ts";
import type { Note } from "../../dataset.ts";
import type { Batch, Cell } from "../csv.ts";
import type { Table } from "../table.ts";
import { fold, isBlank } from "./choices.ts";
import type { Places } from "./columns.ts";
import { type Faults, faultsOf } from "./faults.ts";
import { canonical } from "./questions.ts";
import { type Context, type Output, outputsOf } from "./readers.ts";
import type { Written } from "./types.ts";

/** Told of what the author should know of the cells, as it comes to light. */
type OnNote = (note: Note) => void;

/**
 * A table of any origin as LimeSurvey would have exported it: its columns named and ordered by the codebook, its cells
 * codes. Reading all rows throws `AuthorError` with all faulty cells.
 * @param places where the columns of the codebook stand
 * @param weights heading of the column with the weights, which stays as it is
 */
export function translated(
  table: Table,
  written: Written,
  { at }: Places,
  weights: string | undefined,
  onNote: OnNote,
): Table {
  const { file, headings, isSheet = false } = table;
  // The sample is read to judge by: its faults are told when all rows are read.
  let faults: Faults | undefined;
  const sample = table.sample.slice(written.skip);
  const context: Context = {
    at: remembered(at),
    sample,
    numerals: { decimal: written.decimal, isSheet },
    onFault: (...fault) => faults?.cell(...fault),
    onNote,
  };
  const outputs = outputsBy(written, context, table, weights);
  const row = (cells: readonly Cell[], line: number) => outputs.map(({ read }) => read(cells, line));
  return {
    file,
    headings: outputs.map(({ heading }) => heading),
    nullIsNotShown: false,
    dialect: table.dialect,
    sample: sample
      .filter((cells) => cells.length === headings.length && !isEmpty(cells))
      .map((cells) => row(cells, 1)),
    // That nothing tells who was not asked goes without saying here.
    notes: table.notes.filter((note) => !/„nicht gezeigt“|LimeSurvey/.test(note)),
    *batches() {
      const found = faultsOf(file, written.file, headings.length);
      faults = found;
      let left = written.skip;
      for (const batch of table.batches(found.record)) {
        const out: Batch = { rows: [], lines: [] };
        for (const [i, cells] of batch.rows.entries()) {
          const line = batch.lines[i] ?? 1;
          if (left-- > 0 || isEmpty(cells)) continue;
          if (cells.length !== headings.length) {
            found.row(line, cells.length);
            continue;
          }
          out.rows.push(row(cells, line));
          out.lines.push(line);
        }
        yield out;
      }
      const all = found.problems();
      if (all.length > 0) throw new AuthorError(all);
    },
  };
}

/** Heading of a column that says nothing but that there is a response; no file has it, and it is dropped. */
export const present = "\u0000";

/** Spreadsheets leave empty rows behind. */
function isEmpty(cells: readonly Cell[]): boolean {
  return cells.every((cell) => !cell?.trim());
}

function outputsBy(written: Written, context: Context, { headings }: Table, weights?: string): Output[] {
  const { id, complete, questions } = written;
  // A row is a response even where all that was asked is missing.
  const outputs: Output[] = [{ heading: present, read: () => "x" }];
  const problems: Problem[] = [];
  if (id !== undefined) {
    const index = context.at(id);
    // A person without a number is a person all the same.
    outputs.push({ heading: "id", read: (row, line) => row[index]?.trim() || `Zeile ${line}` });
  }
  if (complete !== undefined) outputs.push(completion(complete, context));
  for (const question of questions) {
    const own = outputsOf(question, context);
    if (own !== undefined) outputs.push(...own);
    else
      problems.push({
        file: written.file,
        line: question.line,
        what: `Frage ${question.code}: ob die Zellen Codes oder Bezeichnungen enthalten, ist nicht zu erkennen`,
        hint: "Eine Bezeichnung heißt wie der Code einer anderen Antwort: die Bezeichnung ausschreiben („2 Kinder“ statt „2“).",
      });
  }
  if (problems.length > 0) throw new AuthorError(problems);
  if (weights !== undefined && outputs.every(({ heading }) => heading !== weights)) {
    const index = headings.indexOf(weights);
    const read = (row: readonly Cell[]) => (isBlank(row[index] ?? "") ? "" : (row[index] ?? ""));
    if (index >= 0) outputs.push({ heading: weights, read });
  }
  return outputs;
}

/** Whether an interview was completed, in the column in which LimeSurvey has the day of its submission. */
function completion({ column, values }: NonNullable<Written["complete"]>, context: Context): Output {
  const index = context.at(column);
  const key = (text: string) => fold(canonical(text));
  const wanted = values && new Set(values.map(key));
  const isDone = (cell: string) => (wanted ? wanted.has(key(cell)) : !isBlank(cell));
  return { heading: "submitdate", read: (row) => (isDone(row[index] ?? "") ? "x" : "") };
}

function remembered(at: (column: string) => number): (column: string) => number {
  const known = new Map<string, number>();
  return (column) => {
    const index = known.get(column) ?? at(column);
    known.set(column, index);
    return index;
  };
}
