import { AuthorError } from "../../src/lib/errors.ts";
import type { Codebook, Question } from "../../src/model/codebook.ts";
import type { Answer, Dataset, Note, Response, Variable } from "../dataset.ts";
import type { Decoder } from "./cells.ts";
import type { Columns } from "./columns.ts";
import type { Cell } from "./csv.ts";
import { faultsOf } from "./faults.ts";
import type { Table } from "./table.ts";

/** What a dataset is put together from. */
export interface Parts {
  codebook: Codebook;
  table: Table;
  columns: Columns;
  /** How the cells of a column are read. */
  decoder(variable: Variable, question: Question): Decoder;
  /** Grows while the responses are read. */
  notes: Note[];
}

/**
 * The responses of a table as a stream of coded answers. `tellsNotShown` is decided by the first rows and corrected
 * while others are read: it is certain once `responses()` has run to its end.
 */
export function datasetOf({ codebook, table, columns, decoder, notes }: Parts): Dataset {
  const { variables, sources, absent } = columns;
  const { nullIsNotShown } = table;
  const isNull = (row: Cell[]) => sources.some((source) => row[source] === null);
  let tellsNotShown = nullIsNotShown && table.sample.some(isNull);
  const decoders = variables.map((variable) => {
    const question = codebook.questions[variable.question];
    if (question === undefined) throw new Error(`no question ${variable.question} in the codebook`);
    return decoder(variable, question);
  });

  function* responses(): Generator<Response> {
    const width = table.headings.length;
    const faults = faultsOf(table.file, codebook.questions, width);
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
            if (nullIsNotShown) {
              answers[at] = undefined;
              tellsNotShown = true;
              continue;
            }
            cell = "";
          }
          const known = decoder.known.get(cell);
          answers[at] = known === undefined ? read(decoder, at, cell, line) : known;
        }
        const complete = columns.submitdate < 0 || Boolean(row[columns.submitdate]);
        yield { complete, answers, id: row[columns.id] ?? "" };
      }
    }
    const problems = faults.problems();
    if (problems.length > 0) throw new AuthorError(problems);
  }

  return {
    codebook,
    variables,
    get tellsNotShown() {
      return tellsNotShown;
    },
    tellsComplete: columns.submitdate >= 0,
    absent,
    dropped: [],
    notes,
    responses,
  };
}

/** A survey without responses is exported with one empty record. */
function isEmpty(row: Cell[], id: number): boolean {
  return id >= 0 ? !row[id] : row.every((cell) => !cell);
}
