import type { Value } from "./answers.ts";
import { type Column, isBeside, isNumber, type Option } from "./questionnaire.ts";

/** What a column's cell holds in an export, by what the database holds. */
export type Recode = (column: Column, value: Value) => Value;

/** Answer codes (`getShortAnswer`): as stored, numbers without superfluous decimals. */
export const short: Recode = (column, value) => (value && isNumber(column) ? String(Number(value)) : value);

/** Answer codes from a real database, whose columns of numbers cannot hold an empty text: left blank, they are NULL. */
export const blankNumbers: Recode = (column, value) =>
  value === "" && isNumber(column) ? null : short(column, value);

/** Answer codes with "Convert Y to 1" and "Convert N to 2" (`transformResponseValue`): of blanks, too. */
export const converted: Recode = (column, value) => {
  if (!"MPY".includes(column.question?.type ?? "-")) return short(column, value);
  return value === "Y" ? "1" : value === "N" || value === "" ? "2" : value;
};

const notAvailable = "N/A";

/**
 * Full answers in German (`getFullAnswer`). Where nothing was answered, lists, rankings and dual scales give NULL,
 * arrays and single values an empty text, whether asked or not; only multiple responses, numbers and texts beside
 * an answer keep both apart.
 */
export const full: Recode = (column, value) => {
  const { question, scale } = column;
  if (question === undefined || isBeside(column)) return value;
  const text = (options: Option[] = []) => options.find((option) => option.code === value)?.text ?? null;
  switch (question.type) {
    case "L":
    case "!":
      return value === "-oth-" ? "Sonstiges" : text(question.scales[0]);
    case "O":
      return text(question.scales[0]) ?? value;
    case "R":
      return text(question.scales[0]);
    case "1":
      return text(question.scales[scale ?? 0]);
    case "F":
      return text(question.scales[0]) ?? "";
    case "Y":
      return value === "Y" ? "Ja" : value === "N" ? "Nein" : notAvailable;
    case "M":
    case "P":
      return value === "Y" ? "Ja" : value === "" ? "Nein" : notAvailable;
    case "N":
    case "K":
      return short(column, value);
    default:
      return value ?? "";
  }
};

/** Codes of the R export (`RDataWriter`): options 1 and 0, yes and no 1 and 2; NULL of both becomes an empty text. */
export const inR: Recode = (column, value) => {
  const { type = "" } = column.question ?? {};
  if (type === "Y") return value === "Y" ? "1" : value === "N" ? "2" : "";
  if ((type === "M" || type === "P") && !isBeside(column)) {
    return value === "Y" ? "1" : value === "" ? "0" : "";
  }
  return short(column, value);
};

/** The mask against formulas in spreadsheets (option "Quote equations"). */
export function masked(value: Value): Value {
  return value?.startsWith("=") ? `'${value}` : value;
}
