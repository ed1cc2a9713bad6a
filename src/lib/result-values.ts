import type { ResultSpec } from "../model/figure-spec.ts";
import type { Derived } from "../model/report.ts";
import type { Lookup } from "./bound.ts";
import { suggestPath } from "./errors.ts";
import { count, decimal } from "./format.ts";
import { chooseRows } from "./results.ts";
import { named } from "./selection.ts";

/** Where a value of a result stands: the whole path, what follows the figure's id, and the group after @. */
export interface ResultPath {
  path: string;
  id: string;
  parts: readonly string[];
  group: string | undefined;
}

/** Finds a bound value of a figure of a result: `term`, `term.low`, `term.high`, or `n`. */
export function lookUpResult(
  { path, id, parts, group }: ResultPath,
  spec: ResultSpec,
  derived: Derived,
): Lookup {
  const problem = (what: string, hint: string): Lookup => ({ kind: "problem", what, hint });
  const unknown = (word: string, known: readonly string[]): Lookup =>
    problem(
      `unbekannter Wert: ${path}`,
      suggestPath(word, known, (found) => path.replace(`.${word}`, `.${found}`)),
    );

  const chosen = chooseRows(spec, derived);
  // A faulty figure is reported with its own file; its values are then not looked at.
  if (Array.isArray(chosen)) {
    const hint = `Zuerst content/figures/${id}.yaml berichtigen.`;
    return problem(`${path}: die Abbildung ${id} ist fehlerhaft`, hint);
  }
  if (group !== undefined) {
    const what = `${path}: ein anderswo gerechnetes Ergebnis ist nicht nach Gruppen aufgeteilt`;
    return problem(what, "Den Wert ohne @gruppe nennen.");
  }
  const { result, rows } = chosen;
  const [term = "", end] = parts;
  if (end === undefined && term.toLowerCase() === "n") return bound(result.n, count(result.n));
  const row = named(rows, (r) => r.term, term);
  if (row === undefined)
    return unknown(term, [...rows.map((r) => r.term), ...(end === undefined ? ["n"] : [])]);
  if (end === undefined) return bound(row.value, decimal(row.value, result.digits));
  if (row.interval === undefined)
    return problem(`${path}: ${row.term} hat kein Intervall`, `Den Schätzwert nennen: ${id}.${row.term}`);
  const ends = Object.entries(row.interval);
  const value = named(ends, ([name]) => name, end)?.[1];
  return value === undefined ? unknown(end, ["low", "high"]) : bound(value, decimal(value, result.digits));
}

function bound(value: number, number: string): Lookup {
  return { kind: "value", value: { text: number, number, unit: "", value } };
}
