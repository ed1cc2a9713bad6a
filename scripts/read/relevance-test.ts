import type { Answer, Variable } from "../dataset.ts";
import { isBlankOnly, type Names, type Reference, valuesOf } from "./relevance-names.ts";
import type { Expression, Operator, Term } from "./relevance-parse.ts";

/** Undefined where LimeSurvey's versions differ. */
type Truth = boolean | undefined;

/** Whether an equation holds for somebody's answers. */
export type Test = (answers: readonly Answer[]) => Truth;

/** Index of a variable among the answers; undefined where the export has no such column. */
export type Place = (variable: Variable) => number | undefined;

/** A value of an equation, made ready. */
interface Value {
  of(answers: readonly Answer[]): string;
  quoted: boolean;
  /** Of a literal: what it is. */
  fixed?: string;
  /** Of a column with codes: its place, and the value of each answer. */
  coded?: { at: number; values: readonly string[] };
  /** True where only is known whether there is something. */
  blankOnly?: boolean;
}

/** The test that an expression is; undefined where it asks for what is unknown or not kept. */
export function testOf(expression: Expression, names: Names, place: Place): Test | undefined {
  const inner = (part: Expression) => testOf(part, names, place);
  switch (expression.kind) {
    case "all":
    case "any": {
      const tests = expression.parts.map(inner);
      return tests.every((test) => test !== undefined) ? joint(expression.kind, tests) : undefined;
    }
    case "not": {
      const test = inner(expression.part);
      return test && ((answers) => negated(test(answers)));
    }
    case "compare": {
      const left = termOf(expression.left, names, place);
      const right = termOf(expression.right, names, place);
      return left && right && comparison(expression.operator, left, right);
    }
    case "empty": {
      const value = termOf(expression.of, names, place);
      return value && ((answers) => value.of(answers) === "");
    }
    case "given": {
      const value = termOf(expression.of, names, place);
      return value && ((answers) => value.of(answers) !== "" && value.of(answers) !== "0");
    }
  }
}

function joint(kind: "all" | "any", tests: readonly Test[]): Test {
  const decides = kind === "any";
  return (answers) => {
    let isUnclear = false;
    for (const test of tests) {
      const truth = test(answers);
      if (truth === decides) return decides;
      if (truth === undefined) isUnclear = true;
    }
    return isUnclear ? undefined : !decides;
  };
}

function negated(truth: Truth): Truth {
  return truth === undefined ? undefined : !truth;
}

function termOf(term: Term, names: Names, place: Place): Value | undefined {
  if (term.kind === "literal") return { of: () => term.value, quoted: term.quoted, fixed: term.value };
  const found = (term.kind === "name" ? [term.name] : term.names).map(names);
  if (!found.every((references) => references !== undefined)) return undefined;
  const values = found.flat().map((reference) => columnOf(reference, place));
  if (!values.every((value) => value !== undefined)) return undefined;
  if (term.kind === "name") return values.length === 1 ? values[0] : undefined;
  const count = (answers: readonly Answer[]) => values.filter((value) => value.of(answers) !== "").length;
  return { of: (answers) => String(count(answers)), quoted: false };
}

function columnOf(reference: Reference, place: Place): Value | undefined {
  const at = place(reference.variable);
  if (at === undefined) return undefined;
  const values = valuesOf(reference);
  if (values !== undefined) {
    return { of: (answers) => values[answers[at] ?? -1] ?? "", quoted: false, coded: { at, values } };
  }
  const isMark = reference.variable.coding === "mark";
  const of = (answers: readonly Answer[]) => {
    const answer = answers[at];
    return answer == null || (isMark && answer === 0) ? "" : String(answer);
  };
  return { of, quoted: false, blankOnly: isBlankOnly(reference) };
}

function comparison(operator: Operator, left: Value, right: Value): Test | undefined {
  const asksBlank = (operator === "==" || operator === "!=") && (left.fixed === "" || right.fixed === "");
  if ((left.blankOnly || right.blankOnly) && !asksBlank) return undefined;
  const quoted = left.quoted || right.quoted;
  const { coded } = left;
  if (coded === undefined || right.fixed === undefined)
    return (answers) => compare(operator, left.of(answers), right.of(answers), quoted);
  // The usual case, decided once for every answer.
  const { at, values } = coded;
  const { fixed } = right;
  const none = compare(operator, "", fixed, quoted);
  const truths = values.map((value) => compare(operator, value, fixed, quoted));
  return (answers) => {
    const answer = answers[at];
    return answer == null ? none : truths[answer];
  };
}

/**
 * As LimeSurvey compares (`em_core_helper.php`, `RDP_EvaluateBinary`): numbers by size, texts by letters, and no order
 * between the two. Numbers in quotes were compared by size in old versions and by letters later.
 */
function compare(operator: Operator, a: string, b: string, quoted: boolean): Truth {
  if (operator === "==" || operator === "!=") {
    const same = a === b || (isDecimal(a) && isDecimal(b) && Number(a) === Number(b));
    return (operator === "==") === same;
  }
  const numbers = isNumber(a) && isNumber(b);
  const texts = isText(a) && isText(b);
  if (!numbers && !texts) return false;
  const isBlankAndZero = (a === "" && b === "0") || (a === "0" && b === "");
  if (isBlankAndZero && operator === "<=") return true;
  if (isBlankAndZero && operator === ">") return false;
  const bySize = ordered(operator, Number(a) - Number(b));
  const byLetters = ordered(operator, a < b ? -1 : a > b ? 1 : 0);
  if (numbers && quoted) return bySize === byLetters ? bySize : undefined;
  return numbers ? bySize : byLetters;
}

function ordered(operator: Operator, difference: number): boolean {
  if (operator === "<") return difference < 0;
  if (operator === "<=") return difference <= 0;
  return operator === ">" ? difference > 0 : difference >= 0;
}

function isNumber(value: string): boolean {
  return value !== "" && String(Number(value)) === value;
}

function isText(value: string): boolean {
  return value === "" || value === "0" || !isNumber(value);
}

function isDecimal(value: string): boolean {
  return /^[+-]?\d+(?:\.\d+)?$/.test(value);
}
