import { responses, type Value } from "./answers.ts";
import { masked, type Recode, short } from "./cells.ts";
import { type Column, columns } from "./questionnaire.ts";

/** What was chosen in LimeSurvey's export dialog, and which version wrote the file. */
export interface Choice {
  /** What stands above a column. */
  heading(column: Column): string;
  separator?: "," | ";" | "\t";
  /** What stands in a cell; default: answer codes. */
  recode?: Recode;
  /** False without the option "Quote equations". */
  masks?: boolean;
  /** True for the versions (3 to 6) that write NULL as `""`, like an empty text. */
  hidesNull?: boolean;
  /** Line feeds alone, as after a way through Git. */
  feeds?: boolean;
}

/** The cells of all responses, as a writer of LimeSurvey's hands them to a file. */
export function cellsOf({ recode = short, masks = true }: Pick<Choice, "recode" | "masks">): Value[][] {
  return responses.map((row) =>
    row.map((value, at) => {
      const cell = recode(columns[at] as Column, value);
      return masks ? masked(cell) : cell;
    }),
  );
}

/** The responses as `CsvWriter` writes them: byte order mark, all in quotes, CRLF, an empty line at the end. */
export function csv(choice: Choice): string {
  const { heading, separator = ";", hidesNull = false, feeds = false } = choice;
  const quoted = (value: string) => `"${value.replace(/\r\n?/g, "\n").replaceAll('"', '""')}"`;
  const cell = (value: Value) => (value === null && !hidesNull ? "" : quoted(value ?? ""));
  const rows = [columns.map(heading), ...cellsOf(choice)];
  const text = rows.map((row) => `${row.map(cell).join(separator)}\r\n`).join("");
  const whole = `\uFEFF${text}\r\n`;
  return feeds ? whole.replaceAll("\r\n", "\n") : whole;
}
