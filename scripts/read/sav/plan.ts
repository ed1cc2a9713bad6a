import type { Category } from "../../../src/model/codebook.ts";
import { labelsIn } from "../labels.ts";
import { SavFault } from "./bytes.ts";
import type { Dictionary } from "./dictionary.ts";
import { isDate, isTime, isYesOrNo } from "./numbers.ts";
import { chosenValue, partsOf, type Run, runsOf } from "./runs.ts";
import { answersAmong, type Point, pointsBetween, sorted, withPoints } from "./scale.ts";
import { answersOf, type Found, missingLabels, mostUnlabelled } from "./values.ts";
import type { SavVariable, Value } from "./variables.ts";
import { wordingOf } from "./wording.ts";

/** One option of a multiple response: chosen where any of the variables has the value. */
export interface Option {
  code: string;
  label: string;
  /** True for a text. */
  open?: true;
  variables: SavVariable[];
  /** What counts as chosen; undefined: anything that is entered. */
  value: Value | undefined;
}

/** A question made of one variable or several. */
export type Planned = { code: string; text: string } & (
  | {
      kind: "single" | "numeric" | "text" | "date" | "time";
      variable: SavVariable;
      categories: Category[];
      missing: Category[];
    }
  | {
      kind: "array";
      items: { code: string; label: string; variable: SavVariable }[];
      categories: Category[];
      missing: Category[];
    }
  /** `beside`: comments, which are dropped. */
  | { kind: "multiple"; options: Option[]; isSet: boolean; beside?: SavVariable[] }
);

/** More options than all sets of a survey have: a broken file must not fill the memory. */
const mostOptions = 200_000;

/**
 * The questions of a file in its order: multiple-response sets, then sets of adjacent variables that only differ in
 * what follows the last underscore, then one variable after another.
 */
export function planOf({ sets }: Dictionary, variables: readonly SavVariable[], found: Found): Planned[] {
  const byShort = new Map(variables.map((variable) => [variable.short, variable]));
  const order = new Map(variables.map((variable, at) => [variable, at]));
  const planned = new Map<SavVariable, Planned>();
  const used = new Set<SavVariable>();
  const codes = new Set<string>();
  /** A question stands where the first of its variables does that no other question stands at. */
  const place = (members: readonly SavVariable[], question: Planned) => {
    const free = members.filter((member) => !planned.has(member));
    const [first] = free.sort((a, b) => (order.get(a) ?? 0) - (order.get(b) ?? 0));
    if (first === undefined) return;
    planned.set(first, question);
    codes.add(question.code.toUpperCase());
    for (const member of members) used.add(member);
  };

  const names = new Set(variables.map(({ name }) => name.toUpperCase()));
  let budget = mostOptions;
  for (const set of sets) {
    const listed = [...new Set(set.variables)].flatMap((short) => byShort.get(short) ?? []);
    const members = listed.filter(({ width }) => (width === 0) === (listed[0]?.width === 0));
    if (members.every((member) => planned.has(member))) continue;
    for (const { labels } of members) budget -= 1 + labels.length;
    if (budget < 0) throw new SavFault(0, "die Mehrfachantworten-Sets haben zu viele Antworten");
    let code = set.name;
    while (codes.has(code.toUpperCase()) || names.has(code.toUpperCase())) code += "_set";
    const { text, items } = wordingOf(members.map(labelOf));
    const own = { code, text: set.label || text || code, kind: "multiple", isSet: true } as const;
    if (set.kind === "categories") {
      place(members, { ...own, options: choices(members, found) });
    } else {
      const value = members[0]?.width === 0 ? Number(set.counted) : set.counted;
      const worded = members.map(({ labels }) => labels.find((of) => of.value === value)?.label ?? "");
      const byValue = set.byValue && new Set(worded).size === members.length;
      const options = members.map((variable, i): Option => {
        const label = (byValue ? worded[i] : items[i]) || variable.name;
        return { code: variable.name, label, variables: [variable], value };
      });
      place(members, { ...own, options });
    }
  }

  const left = variables.filter((variable) => !used.has(variable));
  for (const run of runsOf(left)) {
    const { prefix } = run;
    if (codes.has(prefix.toUpperCase()) || names.has(prefix.toUpperCase())) continue;
    const question = run.isMultiple ? optionsOf(run) : arrayOf(run, found);
    if (question !== undefined) place([...run.members, ...run.beside], question);
  }
  return variables.flatMap(
    (variable) => planned.get(variable) ?? (used.has(variable) ? [] : [alone(variable, found)]),
  );
}

/** The options of variables that each hold one choice: all values that one of them labels or holds. */
function choices(members: SavVariable[], found: Found): Option[] {
  return unionOf(members, found).map(({ value, label }) => ({
    code: String(value),
    label,
    variables: members,
    value,
  }));
}

/** The label of "other" where the file has none. */
const otherLabel = labelsIn("de").other;

function optionsOf({ prefix, members, beside }: Run): Planned {
  const other = beside.filter(({ name }) => /_other$/.test(name));
  const listed = [...members, ...other];
  const worded = listed.filter(({ label }) => label !== "");
  const { text, items: own } = wordingOf(worded.map(labelOf));
  const items = listed.map((variable) => own[worded.indexOf(variable)]);
  const options = listed.map((variable, i) => ({
    code: partsOf(variable.name)[1],
    label: items[i] || (other.includes(variable) ? otherLabel : variable.name),
    variables: [variable],
    value: chosenValue(variable),
    ...(other.includes(variable) ? { open: true as const } : {}),
  }));
  const comments = beside.filter((variable) => !other.includes(variable));
  return { code: prefix, text: text || prefix, kind: "multiple", options, isSet: false, beside: comments };
}

function arrayOf({ prefix, members }: Run, found: Found): Planned | undefined {
  const categories = categoriesOf(members, found);
  if (categories === undefined) return undefined;
  const { text, items } = wordingOf(members.map(labelOf));
  const rows = members.map((variable, i) => ({
    code: partsOf(variable.name)[1],
    label: items[i] || variable.name,
    variable,
  }));
  const missing = missingOf(members, categories);
  return { code: prefix, text: text || prefix, kind: "array", items: rows, categories, missing };
}

/** A question of one variable. */
function alone(variable: SavVariable, found: Found): Planned {
  const { name, label, width } = variable;
  const own = { code: name, text: label || name, variable, categories: [], missing: [] };
  if (isDate(variable)) return { ...own, kind: "date" };
  if (isTime(variable)) return { ...own, kind: "time" };
  const categories = answersOf(variable).length > 0 ? categoriesOf([variable], found) : undefined;
  if (categories !== undefined)
    return { ...own, kind: "single", categories, missing: missingOf([variable], categories) };
  // Numbers without labels that are but 0 and 1 are no measurement; what they mean, the file does not say.
  if (answersOf(variable).length === 0 && isYesOrNo(found.looks.get(variable))) {
    const bare = ["0", "1"].map((code) => ({ code, label: code }));
    return { ...own, kind: "single", categories: bare, missing: missingOf([variable], bare) };
  }
  return { ...own, kind: width === 0 ? "numeric" : "text" };
}

/** Labelled values that were declared missing, and are no answer of another of these variables. */
function missingOf(variables: readonly SavVariable[], categories: readonly Category[]): Category[] {
  const taken = new Set(categories.map(({ code }) => code));
  const found = new Map<string, Category>();
  for (const { value, label } of variables.flatMap(missingLabels)) {
    const code = String(value);
    if (!taken.has(code) && !found.has(code)) found.set(code, { code, label: label || code });
  }
  return [...found.values()];
}

/**
 * Labelled values, others that occur, and the points of a scale between its labelled ends; undefined where the labels
 * only mark points of a measurement: then more values without a label occur beside the scale than answers have one.
 */
function categoriesOf(variables: SavVariable[], found: Found): Category[] | undefined {
  const all = unionOf(variables, found);
  const between = pointsBetween(all);
  const others = all.filter(({ value, isLabelled }) => !isLabelled && !between.has(Number(value)));
  const isScale = variables.every(({ measure }) => measure === "scale");
  const isChoice = variables.every((variable) => isYesOrNo(found.looks.get(variable)));
  const isMeasured =
    others.length > (isScale ? mostUnlabelled / 2 : mostUnlabelled) ||
    (others.length > answersAmong(all).length && !isChoice) ||
    others.some(({ value }) => !Number.isInteger(value));
  return isMeasured ? undefined : withPoints(all, between);
}

function unionOf(variables: SavVariable[], found: Found): Point[] {
  const all = new Map<Value, Point>();
  for (const variable of variables) {
    for (const { value, label } of answersOf(variable)) {
      if (!all.has(value)) all.set(value, { value, label: label || String(value), isLabelled: true });
    }
  }
  for (const variable of variables) {
    for (const value of found.numbers.get(variable) ?? []) {
      if (!all.has(value)) all.set(value, { value, label: String(value), isLabelled: false });
    }
  }
  return sorted([...all.values()]);
}

function labelOf({ label }: SavVariable): string {
  return label;
}
