import { nearest } from "../../src/lib/errors.ts";
import type { Problem } from "../../src/model/problem.ts";

const file = "data/study.yaml";

/** Longer texts are no numbers. */
const longest = 40;

/**
 * The weight in a cell, null where it is empty, undefined where it is none: a number from 0 on, with a point or a
 * comma; weights have no signs between thousands.
 */
export function weightOf(cell: string): number | null | undefined {
  const text = cell.trim();
  if (text === "") return null;
  if (text.length > longest || !/^\+?(?:\d+[.,]?\d*|[.,]\d+)(?:[eE][+-]?\d{1,3})?$/.test(text))
    return undefined;
  const weight = Number(text.replace(",", "."));
  return Number.isFinite(weight) ? weight : undefined;
}

/** What an author is told where the weights are to be found nowhere. */
export function unknownWeights(name: string, candidates: readonly string[]): Problem {
  const near = nearest(name, candidates);
  const shown = candidates.slice(0, 8).join(", ");
  const hint =
    near !== undefined
      ? `meinten Sie ${near}?`
      : shown === ""
        ? "Die Gewichte als Spalte in den Export aufnehmen, oder das Feld weglassen."
        : `Zur Wahl stehen: ${shown}${candidates.length > 8 ? " …" : ""}`;
  return { file, what: `responses.weights: keine Spalte und keine Zahlenfrage heißt ${name}`, hint };
}

/** What an author is told where the weights are to come from a question whose answers are no numbers. */
export function noNumberQuestion(name: string): Problem {
  return {
    file,
    what: `responses.weights: ${name} ist keine Zahlenfrage`,
    hint: `Stehen dort Zahlen als Text oder als Formel, unter questions.${name.replace(/\[.*$/, "")} as: number ergänzen.`,
  };
}
