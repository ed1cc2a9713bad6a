import type { Expression } from "../model/expression.ts";
import type { UsedValue } from "../model/report.ts";
import type { Lookup } from "./bound.ts";
import { evaluate, type Outcome, type Values } from "./expression/evaluate.ts";
import { isMisread, parseExpression } from "./expression/parse.ts";

/** What becomes of an expression on the released data, and the values that it names. */
export interface Judged {
  outcome: Outcome;
  used: UsedValue[];
}

/** Reads an expression and evaluates it on released values. */
export function judge(source: string, values: Values): Judged {
  const read = parseExpression(source);
  if (isMisread(read)) return { outcome: { kind: "problem", ...read }, used: [] };
  const { watched, used } = watch(values);
  const outcome = evaluate(read, watched);
  return { outcome, used: [...used(), ...ranksIn(read, values)] };
}

/** Ranks that an expression asks for; of the values that they are taken among, only the place is told. */
function ranksIn(expression: Expression, values: Values): UsedValue[] {
  switch (expression.kind) {
    case "call": {
      const [of] = expression.of;
      const isRank = expression.name.startsWith("rang") && of?.kind === "path";
      if (!isRank) return expression.of.flatMap((inner) => ranksIn(inner, values));
      const rank = evaluate(expression, values);
      const path = `${expression.name}(${of.path})`;
      return rank.kind === "number" ? [{ path, text: String(rank.value) }] : [];
    }
    case "not":
      return ranksIn(expression.of, values);
    case "number":
    case "path":
      return [];
    default:
      return [expression.left, expression.right].flatMap((side) => ranksIn(side, values));
  }
}

/** Whether the comparison of two values is more than a small one; a sentence says why not. */
export type Clear = (left: string, right: string) => { clear: boolean; why: string };

/**
 * Whether a condition holds, and where „deutlich“ is claimed, also that each of its comparisons of two values is clear.
 * A value alone is the condition that it is released.
 */
export function judgeClaim(
  source: string,
  values: Values,
  clear: Clear | undefined,
): Judged & { why: string } {
  const { outcome, used } = judge(source, values);
  const told = tell(used);
  if (outcome.kind === "number") return { outcome: { kind: "problem", ...noCondition }, used, why: told };
  const truth: Outcome = outcome.kind === "value" ? { kind: "truth", holds: true } : outcome;
  if (clear === undefined || truth.kind !== "truth" || !truth.holds)
    return { outcome: truth, used, why: told };
  const read = parseExpression(source);
  const pairs = isMisread(read) ? [] : comparedPairs(read);
  if (pairs.length === 0) return { outcome: { kind: "problem", ...nothingCompared }, used, why: told };
  const unclear = pairs.map(([left, right]) => clear(left, right)).find((verdict) => !verdict.clear);
  if (unclear === undefined) return { outcome: truth, used, why: told };
  return { outcome: { kind: "truth", holds: false }, used, why: `${told}; nicht deutlich: ${unclear.why}` };
}

const noCondition = { what: "eine Zahl ist keine Bedingung", hint: "So: figur.kategorie > 50" };
const nothingCompared = {
  what: "deutlich ohne Vergleich zweier Werte",
  hint: 'So: wenn="figur.kategorie@gruppe > figur.kategorie@andere" deutlich',
};

/** „gestaltbar.zustimmung = 48 Prozent“, for each value that was looked at. */
export function tell(used: readonly UsedValue[]): string {
  return used.map(({ path, text }) => `${path} = ${text}`).join(", ");
}

/** Pairs of paths that an expression compares directly, or by their difference. */
function comparedPairs(expression: Expression): [string, string][] {
  switch (expression.kind) {
    case "comparison": {
      const { left, right } = expression;
      if (left.kind === "path" && right.kind === "path") return [[left.path, right.path]];
      return [...comparedPairs(left), ...comparedPairs(right)];
    }
    case "arithmetic": {
      const { operator, left, right } = expression;
      return operator === "-" && left.kind === "path" && right.kind === "path"
        ? [[left.path, right.path]]
        : [];
    }
    case "logic":
      return [...comparedPairs(expression.left), ...comparedPairs(expression.right)];
    case "not":
      return comparedPairs(expression.of);
    case "call":
      return expression.of.flatMap(comparedPairs);
    default:
      return [];
  }
}

/** The same values, and a list of those that were looked up, each once. */
function watch(values: Values): { watched: Values; used: () => UsedValue[] } {
  const seen = new Map<string, Lookup>();
  const likes = new Set<string>();
  const watched: Values = {
    alike(path) {
      const found = values.alike(path);
      for (const like of found ?? []) likes.add(like);
      return found;
    },
    lookUp(path) {
      const found = values.lookUp(path);
      if (!likes.has(path) || found.kind === "withheld") seen.set(path, found);
      return found;
    },
  };
  const used = () =>
    [...seen].flatMap(([path, found]): UsedValue[] => {
      if (found.kind === "problem") return [];
      return [{ path, text: found.kind === "value" ? found.value.text : "nicht veröffentlicht" }];
    });
  return { watched, used };
}
