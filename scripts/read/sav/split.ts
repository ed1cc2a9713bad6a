import { AuthorError } from "../../../src/lib/errors.ts";
import type { Wanted } from "../../dataset.ts";
import type { Drops } from "../dropped.ts";
import { unknownWeights } from "../weights.ts";
import { type Aside, asideOf } from "./aside.ts";
import type { Dictionary } from "./dictionary.ts";
import { called, kindOf, ownOf } from "./own.ts";
import type { Planned } from "./plan.ts";
import type { Found } from "./values.ts";
import type { SavVariable } from "./variables.ts";

/**
 * The variables that are questions, and those that are not: LimeSurvey's own, SPSS's filter, what is to be ignored,
 * keys and weights. What the study reads as a number is a question.
 */
export function split(dictionary: Dictionary, found: Found, wanted: Wanted, drops: Drops) {
  const { variables, sets } = dictionary;
  const { ignore, weights, numbers = [] } = wanted;
  const own = ownOf(variables);
  const ignored = new Set(ignore);
  const weight = variables.find(({ name }) => name === weights);
  if (weights !== undefined && weight === undefined) {
    const candidates = variables.filter(({ width }) => width === 0).map(({ name }) => name);
    throw new AuthorError([unknownWeights(weights, candidates)]);
  }
  const inSets = new Set(sets.flatMap((set) => set.variables));
  const asked: SavVariable[] = [];
  const dropped: SavVariable[] = [];
  const aside = new Map<SavVariable, Aside>();
  for (const variable of variables) {
    const { name, short } = variable;
    const isFilter = name.toLowerCase() === "filter_$";
    if (variable === weight) continue;
    if (ignored.has(name)) drops.add("ignored", name);
    else if (own.has(variable) || isFilter) {
      drops.add(isFilter ? "spss" : kindOf(own, variable), name);
      dropped.push(variable);
    } else {
      const isQuestion = numbers.includes(name) || inSets.has(short);
      const kind = isQuestion ? undefined : asideOf(variable, dictionary, found);
      if (kind === undefined) asked.push(variable);
      else {
        drops.add(kind, name);
        aside.set(variable, kind);
      }
    }
  }
  return { asked, dropped, aside, weight, id: called(own, "id"), submitdate: called(own, "submitdate") };
}

/** What of a question is left out though it is counted. */
export function drop(plan: Planned, drops: Drops): void {
  if (plan.kind === "text") drops.add("texts", plan.variable.name);
  if (plan.kind === "date") drops.add("days", plan.variable.name);
  if (plan.kind === "time") drops.add("times", plan.variable.name);
  if (plan.kind !== "multiple") return;
  for (const { open, variables } of plan.options)
    if (open) for (const { name } of variables) drops.add("beside", name);
  for (const { name } of plan.beside ?? []) drops.add("beside", name);
}
