import type { Question } from "../../src/model/codebook.ts";
import type { Answer, Asked, Variable } from "../dataset.ts";
import type { Filters } from "./relevance.ts";
import { isBlankOnly, type Names, type Reference } from "./relevance-names.ts";
import type { Expression, Term } from "./relevance-parse.ts";
import { type Test, testOf } from "./relevance-test.ts";

/** What leads on to a question: answers to one other question. */
type By = NonNullable<Asked["by"]>;

/** Options of a multiple response whose combinations are all tried. */
const mostOptions = 12;

/**
 * Who is asked each question that not all are asked, as far as the answers to one other question tell it: those that a
 * disclosure audit can reckon with. What an equation says is found by trying every answer, not by its wording. Of
 * several questions that all have to be answered in some way, those that lead on to another of them say nothing more.
 */
export function askedBy(filters: Filters, questions: readonly Question[]): Asked[] {
  const known = new Map<string, By>();
  const notAll = new Set([...filters.list.map(({ question }) => question), ...filters.partial]);
  const listed = filters.list.map((filter): Asked => {
    const { question, expression, strict = [] } = filter;
    const target = questions[question]?.code ?? "";
    const by = filters.partial.includes(question)
      ? undefined
      : expression && byOf(expression, filters, known, isGuarded(strict));
    if (by === undefined) return { target };
    known.set(target, by);
    return { target, by };
  });
  // Without NAOK, not to have been shown the one question hides the other, and not to have answered it may not.
  function isGuarded(strict: readonly string[]): boolean {
    return strict.some((name) => filters.names(name)?.some(({ variable }) => notAll.has(variable.question)));
  }
  const codes = new Set(listed.map(({ target }) => target));
  const partial = filters.partial.flatMap((index) => questions[index]?.code ?? []);
  return [...listed, ...partial.filter((code) => !codes.has(code)).map((target): Asked => ({ target }))];
}

function byOf(
  expression: Expression,
  { names }: Filters,
  known: ReadonlyMap<string, By>,
  isGuarded: boolean,
): By | undefined {
  const parts = conjuncts(expression).map((part) => ({ part, references: referencesIn(part, names) }));
  const bySource = Map.groupBy(parts, ({ references }) => subjectOf(references) ?? "");
  if (bySource.has("")) return undefined;
  const found = [...bySource.values()].map((own) => {
    const references = own.flatMap((one) => one.references ?? []);
    const whole: Expression = { kind: "all", parts: own.map(({ part }) => part) };
    return leadingOn(whole, references, names);
  });
  if (!found.every((by) => by !== undefined)) return undefined;
  if (isGuarded && found.some(({ empty }) => empty)) return undefined;
  const needed = found.filter((by) => !found.some((other) => other !== by && implies(other, by, known)));
  return needed.length === 1 ? needed[0] : undefined;
}

/** True where whoever is led on by the one question had to be led on by the other, to be asked the one at all. */
function implies(one: By, other: By, known: ReadonlyMap<string, By>): boolean {
  const before = one.empty ? undefined : known.get(one.source);
  if (before === undefined) return false;
  const same = before.source === other.source && before.part === other.part && before.scale === other.scale;
  if (!same) return implies(before, other, known);
  return (other.empty || !before.empty) && before.answers.every((answer) => other.answers.includes(answer));
}

function conjuncts(expression: Expression): Expression[] {
  return expression.kind === "all" ? expression.parts.flatMap(conjuncts) : [expression];
}

/** The columns that an expression reads; undefined where a name is unknown. */
export function referencesIn(expression: Expression, names: Names): Reference[] | undefined {
  const ofTerm = (term: Term): (Reference[] | undefined)[] => {
    if (term.kind === "literal") return [];
    return (term.kind === "name" ? [term.name] : term.names).map(names);
  };
  const ofAll = (inner: Expression): (Reference[] | undefined)[] => {
    switch (inner.kind) {
      case "all":
      case "any":
        return inner.parts.flatMap(ofAll);
      case "not":
        return ofAll(inner.part);
      case "compare":
        return [...ofTerm(inner.left), ...ofTerm(inner.right)];
      default:
        return ofTerm(inner.of);
    }
  };
  const found = ofAll(expression);
  return found.every((references) => references !== undefined) ? found.flat() : undefined;
}

/** The one item that columns belong to, as a key: a question, or a row of an array. */
function subjectOf(references: readonly Reference[] | undefined): string | undefined {
  const keys = (references ?? []).map(({ question, variable }) =>
    question.kind === "multiple" ? question.code : `${question.code} ${variable.part} ${variable.scale}`,
  );
  return keys.length > 0 && keys.every((key) => key === keys[0]) ? keys[0] : undefined;
}

function leadingOn(expression: Expression, references: readonly Reference[], names: Names): By | undefined {
  const [first] = references;
  if (first === undefined) return undefined;
  const { question, variable } = first;
  const columns = [...new Set(references.map((reference) => reference.variable))];
  const place = (wanted: Variable) => {
    const at = columns.indexOf(wanted);
    return at < 0 ? undefined : at;
  };
  const test = testOf(expression, names, place);
  if (test === undefined) return undefined;
  if (question.kind === "multiple") return optionsOf(question, columns, test);
  if (variable.coding !== "category" || columns.length > 1 || isBlankOnly(first)) return undefined;
  const { part, scale } = variable;
  const categories = question.scales[scale]?.categories ?? [];
  const truths = categories.map((_, answer) => test([answer]));
  const empty = test([null]);
  if (empty === undefined || truths.includes(undefined)) return undefined;
  const answers = categories.flatMap(({ code }, answer) => (truths[answer] ? [code] : []));
  return { source: question.code, part, scale, answers, empty };
}

/** Of a multiple response: the options each of which leads on, whatever else was chosen; undefined for anything else. */
function optionsOf(question: Question, columns: readonly Variable[], test: Test): By | undefined {
  if (columns.length > mostOptions) return undefined;
  const chosen = (marks: number): Answer[] => columns.map((_, at) => (marks >> at) & 1);
  const leading = columns.map((_, at) => test(chosen(1 << at)) === true);
  const mask = leading.reduce((sum, leads, at) => sum + (leads ? 1 << at : 0), 0);
  for (let marks = 0; marks < 1 << columns.length; marks++) {
    if (test(chosen(marks)) !== ((marks & mask) !== 0)) return undefined;
  }
  const answers = columns.flatMap(({ part }, at) => {
    const code = leading[at] ? question.items[part]?.code : undefined;
    return code === undefined ? [] : [code];
  });
  return { source: question.code, part: 0, scale: 0, answers, empty: false };
}
