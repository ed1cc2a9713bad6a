import { AuthorError } from "../../src/lib/errors.ts";
import type { Codebook, Question } from "../../src/model/codebook.ts";
import type { Answer, Dataset, Note, Response, Variable } from "../dataset.ts";
import type { Decoder } from "./cells.ts";
import type { Columns } from "./columns.ts";
import type { Cell } from "./csv.ts";
import type { Drops } from "./dropped.ts";
import { faultsOf } from "./faults.ts";
import type { Filters } from "./relevance.ts";
import { askedBy } from "./relevance-asked.ts";
import { shownBy } from "./relevance-shown.ts";
import type { Table } from "./table.ts";
import { weightOf } from "./weights.ts";

/** What a dataset is put together from. */
export interface Parts {
  codebook: Codebook;
  table: Table;
  columns: Columns;
  /** How the cells of a column are read. */
  decoder(variable: Variable, question: Question): Decoder;
  /** True for full answers: NULL there only says of options that they were not shown. */
  worded: boolean;
  /** Who is asked what. */
  filters: Filters;
  /** What was left out. */
  drops: Drops;
  /** Grows while the responses are read. */
  notes: Note[];
}

/**
 * The responses of a table as a stream of coded answers. `tellsNotShown` is decided by the first rows and corrected
 * while others are read: it is certain once `responses()` has run to its end. Where the first rows do not keep apart
 * what was not shown, the filters of the questionnaire do, for all rows.
 */
export function datasetOf(parts: Parts): Dataset {
  const { codebook, table, columns, decoder, worded, filters, drops, notes } = parts;
  const { variables, sources, absent, weight } = columns;
  const isNull = (row: Cell[]) => sources.some((source) => row[source] === null);
  const canTell = table.nullIsNotShown && !worded;
  let tellsNotShown = canTell && table.sample.some(isNull);
  const nullIsNotShown = variables.map(
    ({ coding }) => canTell || (table.nullIsNotShown && coding === "mark"),
  );
  const shown = shownBy(filters, codebook.questions, variables, !tellsNotShown);
  notes.push(...shown.notes);
  const decoders = variables.map((variable) => {
    const question = codebook.questions[variable.question];
    if (question === undefined) throw new Error(`no question ${variable.question} in the codebook`);
    return decoder(variable, question);
  });

  function* responses(): Generator<Response> {
    const width = table.headings.length;
    const faults = faultsOf(table.file, codebook.questions, width);
    const watch = shown.watch?.();
    /** A cell that no decoder knows by heart: a number, a text, or a fault. */
    const read = (decoder: Decoder, at: number, cell: string, line: number): Answer => {
      if (decoder.known.has(cell)) return undefined;
      const answer = decoder.read(cell);
      if (typeof answer !== "string") return answer;
      const variable = variables[at];
      if (variable !== undefined) faults.cell(answer, variable, line, cell);
      return null;
    };
    for (const { rows, lines } of table.batches(faults.record)) {
      for (let i = 0; i < rows.length; i++) {
        const row = rows[i] as Cell[];
        const line = lines[i] as number;
        if (row.length !== width) {
          faults.row(line, row.length);
          continue;
        }
        if (isEmpty(row, columns.id)) continue;
        const answers = new Array<Answer>(decoders.length);
        for (let at = 0; at < decoders.length; at++) {
          const decoder = decoders[at] as Decoder;
          let cell = row[sources[at] as number] as Cell;
          if (cell === null) {
            if (nullIsNotShown[at]) {
              answers[at] = undefined;
              tellsNotShown ||= canTell;
              continue;
            }
            cell = "";
          }
          const known = decoder.known.get(cell);
          answers[at] = known === undefined ? read(decoder, at, cell, line) : known;
        }
        const isSubmitted = columns.submitdate >= 0 && Boolean(row[columns.submitdate]);
        watch?.see(answers, isSubmitted);
        const complete = columns.submitdate < 0 || isSubmitted;
        const response: Response = { complete, answers, id: row[columns.id] ?? "" };
        if (weight !== undefined) {
          const cell = row[weight.at] ?? "";
          const found = weightOf(cell);
          if (found === undefined) faults.weight(weight.name, line, cell);
          response.weight = found ?? null;
        }
        yield response;
      }
    }
    for (const note of watch?.notes() ?? []) if (!notes.includes(note)) notes.push(note);
    const problems = faults.problems();
    if (problems.length > 0) throw new AuthorError(problems);
  }

  return {
    codebook,
    variables,
    get tellsNotShown() {
      return tellsNotShown || shown.isKnown;
    },
    untold: () => (tellsNotShown ? [] : shown.untold),
    get tellsNotReached() {
      return tellsNotShown;
    },
    tellsComplete: columns.submitdate >= 0,
    absent,
    asked: askedBy(filters, codebook.questions),
    dropped: drops.list(),
    notes,
    responses,
  };
}

/** A survey without responses is exported with one empty record. */
function isEmpty(row: Cell[], id: number): boolean {
  return id >= 0 ? !row[id] : row.every((cell) => !cell);
}
