import { fputcsv } from "../read/survey.ts";
import { responses, type Value } from "./answers.ts";
import { plainText } from "./headings.ts";
import { type Column, columns } from "./questionnaire.ts";

const placeholders: Readonly<Record<string, string>> = {
  "{": "{lbrace}",
  "\n": "{newline}",
  "\r": "{cr}",
  "\t": "{tab}",
};

/**
 * A VV export (`vvexport`): a row of texts, a row of codes, then what the database holds.
 * @param heading the codes: with underscores, or the names of the database in version 1
 */
export function vv(heading: (column: Column) => string): string {
  const cell = (value: Value) =>
    value === null
      ? "{question_not_shown}"
      : value.replace(/[{\n\r\t]/g, (letter) => placeholders[letter] ?? "").replace(/^"/, "{quote}");
  const rows = [columns.map(plainText), columns.map(heading), ...responses.map((row) => row.map(cell))];
  return rows.map(fputcsv).join("");
}
