import type { Comparator, Expression } from "../../model/expression.ts";
import type { Bound, Lookup } from "../bound.ts";
import { decimal, pointsText, wholePercent } from "../format.ts";

/** What an expression comes to on released values. */
export type Outcome =
  | { kind: "value"; value: Bound }
  /** A number that the author wrote, or a factor: it has the unit of what it meets. */
  | { kind: "number"; value: number }
  | { kind: "truth"; holds: boolean }
  | { kind: "withheld"; what: string; hint: string }
  | { kind: "problem"; what: string; hint: string };

/** Where values come from: a path's own, and the paths that it is ranked among. */
export interface Values {
  lookUp(path: string): Lookup;
  alike(path: string): readonly string[] | undefined;
}

/**
 * Evaluates an expression on released values as readers see them: whole per cent, means with one decimal. What depends
 * on a withheld value is withheld, unless it comes to the same whatever that value is.
 */
export function evaluate(expression: Expression, values: Values): Outcome {
  switch (expression.kind) {
    case "number":
      return expression;
    case "path":
      return values.lookUp(expression.path);
    case "not": {
      const of = truthOf(evaluate(expression.of, values));
      return of.kind === "truth" ? { kind: "truth", holds: !of.holds } : of;
    }
    case "logic": {
      const left = truthOf(evaluate(expression.left, values));
      const right = truthOf(evaluate(expression.right, values));
      return both(left, right, expression.operator === "oder");
    }
    case "comparison":
      return compare(
        expression.operator,
        evaluate(expression.left, values),
        evaluate(expression.right, values),
      );
    case "arithmetic":
      return calculate(
        expression.operator,
        evaluate(expression.left, values),
        evaluate(expression.right, values),
      );
    case "call":
      return call(expression, values);
  }
}

const problem = (what: string, hint: string): Outcome => ({ kind: "problem", what, hint });

/** A value alone stands for the fact that it is released. */
function truthOf(outcome: Outcome): Exclude<Outcome, { kind: "value" | "number" }> {
  if (outcome.kind === "value") return { kind: "truth", holds: true };
  if (outcome.kind === "number")
    return { kind: "problem", what: "eine Zahl ist keine Bedingung", hint: "So: figur.kategorie > 50" };
  return outcome;
}

type Truth = ReturnType<typeof truthOf>;

/** „und“, or where `decisive` is true „oder“: one side decides alone if it is decisive, withheld or not the other. */
function both(left: Truth, right: Truth, decisive: boolean): Outcome {
  for (const side of [left, right]) if (side.kind === "problem") return side;
  for (const side of [left, right]) if (side.kind === "truth" && side.holds === decisive) return side;
  return left.kind === "withheld" ? left : right;
}

/** Both sides as numbers with a common unit; or what keeps them from it. */
interface Pair {
  kind: "pair";
  left: number;
  right: number;
  unit: string;
  /** The most decimals that one of them is shown with. */
  decimals: number;
  sides: (Bound | undefined)[];
}

function pairOf(left: Outcome, right: Outcome, verb: string): Pair | Outcome {
  const sides = [left, right];
  for (const side of sides) if (side.kind === "problem") return side;
  for (const side of sides)
    if (side.kind === "truth")
      return problem(`eine Bedingung lässt sich nicht ${verb}`, "Bedingungen mit und, oder verbinden.");
  for (const side of sides) if (side.kind === "withheld") return side;
  const bounds = sides.map((side) => (side.kind === "value" ? side.value : undefined));
  const units = new Set(bounds.flatMap((bound) => (bound === undefined ? [] : [bound.unit])));
  const [unit = ""] = units;
  if (units.size > 1) {
    const names = [...units].map((name) => name || "eine Zahl ohne Einheit").join(" und ");
    return problem(`${names} lassen sich nicht ${verb}`, "Nur Werte mit gleicher Einheit.");
  }
  const numberIn = (side: Outcome) =>
    side.kind === "value" ? side.value.value : side.kind === "number" ? side.value : Number.NaN;
  const decimals = Math.max(...bounds.map((bound) => decimalsOf(bound)));
  return { kind: "pair", left: numberIn(left), right: numberIn(right), unit, decimals, sides: bounds };
}

function compare(operator: Comparator, a: Outcome, b: Outcome): Outcome {
  const pair = pairOf(a, b, "vergleichen");
  if (pair.kind !== "pair") return pair;
  const difference = tidy(pair.left - pair.right);
  const holds = {
    "<": difference < 0,
    "<=": difference <= 0,
    ">": difference > 0,
    ">=": difference >= 0,
    "=": difference === 0,
    "!=": difference !== 0,
  }[operator];
  return { kind: "truth", holds };
}

function calculate(operator: "+" | "-" | "*" | "/", a: Outcome, b: Outcome): Outcome {
  const pair = pairOf(a, b, "verrechnen");
  if (pair.kind !== "pair") return pair;
  const { left, right, unit, decimals, sides } = pair;
  const [first, second] = sides;
  if (operator === "*" || operator === "/") {
    if (operator === "/" && right === 0) return problem("Teilen durch 0", "Die Bedingung anders fassen.");
    if (operator === "*" && first && second)
      return problem(
        "zwei Werte lassen sich nicht malnehmen",
        "Einen Wert mit einer Zahl malnehmen: 2 * a.x",
      );
    const result = tidy(operator === "*" ? left * right : left / right);
    // The ratio of two values has no unit.
    if (first && second) return amount(result, "", 1);
    return first || second ? amount(result, unit, Number.isInteger(result) ? decimals : 1) : numberOf(result);
  }
  if (!first && !second) return numberOf(tidy(operator === "+" ? left + right : left - right));
  if (operator === "-") {
    const isPoints = first && second && unit === "Prozent";
    return amount(tidy(left - right), isPoints ? "Prozentpunkte" : unit, decimals);
  }
  if (first?.share && second?.share) return sumOf(first.share, second.share);
  return amount(tidy(left + right), unit, decimals);
}

type Part = NonNullable<Bound["share"]>;

/** Shares of one base together, counted anew: their rounding is not added. */
function sumOf(a: Part, b: Part): Outcome {
  if (a.base !== b.base)
    return problem(
      "Anteile verschiedener Grundlagen lassen sich nicht zusammenzählen",
      "Nur Antworten auf dieselbe Frage in derselben Gruppe.",
    );
  if (a.several)
    return problem("Nennungen lassen sich nicht zusammenzählen", "Wer mehreres nennt, zählte doppelt.");
  const count = a.count + b.count;
  const sum = amount(wholePercent(count, a.whole), "Prozent");
  return sum.kind === "value" ? { kind: "value", value: { ...sum.value, share: { ...a, count } } } : sum;
}

function call({ name, of }: Extract<Expression, { kind: "call" }>, values: Values): Outcome {
  if (name === "rang" || name === "rang_von_unten") return rank(of[0], name === "rang", values);
  const results = of.map((inner) => evaluate(inner, values));
  const [first, ...others] = results;
  if (first === undefined) return problem(`${name} ohne Wert`, `So: ${name}(a.x)`);
  if (name === "abs") {
    if (first.kind === "number") return numberOf(Math.abs(first.value));
    if (first.kind === "value") {
      const decimals = decimalsOf(first.value);
      return amount(Math.abs(first.value.value), first.value.unit, decimals);
    }
    return first.kind === "truth" ? (pairOf(first, first, "verrechnen") as Outcome) : first;
  }
  const wins = name === "max" ? ">" : "<";
  return others.reduce((best, next) => {
    const better = compare(wins, next, best);
    return better.kind === "truth" ? (better.holds ? next : best) : better;
  }, first);
}

/** Place among its like, the worse one where several are equal; withheld as soon as one of them is. */
function rank(of: Expression | undefined, fromTop: boolean, values: Values): Outcome {
  const path = of?.kind === "path" ? of.path : undefined;
  const own = path === undefined ? undefined : values.lookUp(path);
  const paths = path === undefined ? undefined : values.alike(path);
  if (own !== undefined && own.kind !== "value") return own;
  if (own === undefined || paths === undefined)
    return problem("rang braucht einen Wert mit seinesgleichen", "So: rang(figur.teilfrage.kategorie) = 1");
  const others = paths.map((other) => values.lookUp(other));
  for (const other of others) if (other.kind !== "value") return other;
  const ahead = others.filter((other) => {
    if (other.kind !== "value") return false;
    return fromTop ? other.value.value >= own.value.value : other.value.value <= own.value.value;
  });
  return numberOf(ahead.length);
}

/** Decimals that a value is shown with. */
const decimalsOf = (bound: Bound | undefined): number =>
  /,(\d+)$/.exec(bound?.number ?? "")?.[1]?.length ?? 0;

const numberOf = (value: number): Outcome => ({ kind: "number", value });

/** Sums in binary differ from those in decimals by less than anybody shows. */
const tidy = (value: number): number => Math.round(value * 1e9) / 1e9;

function amount(value: number, unit: string, decimals = 0): Outcome {
  const number = decimal(value, decimals);
  const text =
    unit === "Prozentpunkte" && decimals === 0
      ? pointsText(value)
      : unit === ""
        ? number
        : `${number}\u00a0${unit}`;
  return { kind: "value", value: { text, number, unit, value } };
}
