import { readFileSync } from "node:fs";
import { join } from "node:path";
import { demonstration } from "../demonstration.ts";
import { columns, isNumber } from "./questionnaire.ts";

/** What LimeSurvey's database holds: a text, `""` where nothing was entered, null where nothing was asked. */
export type Value = string | null;

/** The records of a CSV as LimeSurvey's newest version writes it; a bare field is null. */
function records(text: string, separator: string): Value[][] {
  const all: Value[][] = [[]];
  for (const [, cell = "", end] of text.matchAll(new RegExp(`("(?:[^"]|"")*"|)(${separator}|\r\n)`, "g"))) {
    all.at(-1)?.push(cell === "" ? null : cell.slice(1, -1).replaceAll('""', '"'));
    if (end !== separator) all.push([]);
  }
  // The file ends with an empty line.
  return all.slice(0, -2);
}

/** The file as it lies in `data/`: the form with which all others are compared. */
export const original: Buffer = readFileSync(join(demonstration, "data/responses.csv"));

const [header = [], ...rows] = records(original.toString("utf8").slice(1), ";");

/** The headings of that file. */
export const headings: Value[] = header;

/**
 * Every response as LimeSurvey's database holds it, aligned with `columns`: numbers with ten decimals, "=" unmasked.
 * Numbers that were left blank are empty here, as in the demonstration's CSV, and not NULL.
 */
export const responses: Value[][] = rows.map((row) =>
  row.map((cell, at) => {
    if (!cell) return cell;
    if (isNumber(columns[at])) return Number(cell).toFixed(10);
    return cell.replace(/^'=/, "=");
  }),
);
