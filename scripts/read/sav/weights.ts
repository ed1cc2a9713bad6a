import type { Problem } from "../../../src/model/problem.ts";
import { weightOf } from "../weights.ts";
import { type Case, readerOf } from "./cases.ts";
import type { Dictionary } from "./dictionary.ts";
import { quotable } from "./shown.ts";
import type { SavVariable } from "./variables.ts";

/** Reads the weights of one reading. */
export interface Scales {
  /** The weight of a case, null where there is none; what is no weight is kept for the end. @param at number of the case */
  weigh(of: Case, at: number): number | null;
  problems(): Problem[];
}

/** The reader of the variable that holds the weights. */
export function scalesOn(variable: SavVariable, dictionary: Dictionary, file: string): Scales {
  const read = readerOf(variable, dictionary);
  let count = 0;
  let first = { at: 0, text: "" };
  return {
    weigh(of, at) {
      const value = read(of);
      const weight = value === null || typeof value === "number" ? value : weightOf(value);
      if (weight !== undefined && (weight === null || weight >= 0)) return weight;
      if (count++ === 0) first = { at, text: String(value) };
      return null;
    },
    problems() {
      if (count === 0) return [];
      const cases = count === 1 ? `Fall ${first.at}` : `${count} Fälle, zuerst Fall ${first.at}`;
      const shown = quotable(first.text) ?? "ein Eintrag";
      const what = `Variable ${variable.name}: ${shown} ist kein Gewicht (${cases})`;
      return [{ file, what, hint: "Gewichte sind Zahlen ab 0; ohne Gewicht ist der Wert systemfehlend." }];
    },
  };
}
