import { answersOf } from "./values.ts";
import type { SavVariable, Value } from "./variables.ts";

/** How the label of "not chosen" is worded, by LimeSurvey and by those who code by hand. */
const notChosen =
  /^(?:not (?:selected|chosen|checked|mentioned|quoted)|unchecked|nicht (?:aus|an)?ge(?:wählt|kreuzt|nannt))$/i;

/** Variables that belong together by name. */
export interface Run {
  prefix: string;
  members: SavVariable[];
  /** Texts among them: "other" of a multiple response, and comments, which are dropped. */
  beside: SavVariable[];
  isMultiple: boolean;
}

/**
 * The sets of a file that names tell: adjacent labelled variables with the same prefix and the same labels. A prefix that occurs elsewhere too, or with
 * other labels, is no set: `v_1` to `v_200` are so many questions.
 */
export function runsOf(variables: readonly SavVariable[]): Run[] {
  const groups = new Map<string, { variable: SavVariable; at: number }[]>();
  for (const [at, variable] of variables.entries()) {
    const [prefix, item] = partsOf(variable.name);
    if (prefix === "" || item === "") continue;
    const group = groups.get(prefix) ?? [];
    groups.set(prefix, group);
    group.push({ variable, at });
  }
  return [...groups].flatMap(([prefix, group]) => {
    const members = group.filter(({ variable }) => answersOf(variable).length > 0);
    const comments = new Set(members.map(({ variable }) => `${variable.name}comment`));
    const beside = group.filter(({ variable }) => isBeside(variable, comments));
    const [first] = members;
    const all = [...members, ...beside].map(({ at }) => at).sort((a, b) => a - b);
    const isWhole = all.length === group.length && (all.at(-1) ?? 0) - (all[0] ?? 0) === all.length - 1;
    if (first === undefined || members.length < 2 || !isWhole) return [];
    const key = labelKey(first.variable);
    if (members.some(({ variable }) => labelKey(variable) !== key)) return [];
    const isMultiple = chosenValue(first.variable) !== undefined;
    if (beside.length > 0 && !isMultiple) return [];
    const only = (of: typeof group) => of.map(({ variable }) => variable);
    return [{ prefix, members: only(members), beside: only(beside), isMultiple }];
  });
}

/** A name before and after its last underscore; both empty where it has none. */
export function partsOf(name: string): [prefix: string, item: string] {
  const at = name.lastIndexOf("_");
  return at < 0 ? ["", ""] : [name.slice(0, at), name.slice(at + 1)];
}

/** LimeSurvey's text of "other" and its comments beside the options of a multiple response. */
function isBeside({ name, labels }: SavVariable, comments: ReadonlySet<string>): boolean {
  return labels.length === 0 && (/_other(?:comment)?$/.test(name) || comments.has(name));
}

function labelKey(variable: SavVariable): string {
  return JSON.stringify([
    variable.width === 0,
    ...answersOf(variable).map(({ value, label }) => [value, label]),
  ]);
}

/** The value that means "chosen" where the other one is labelled "not chosen", as LimeSurvey's plugin has it. */
export function chosenValue(variable: SavVariable): Value | undefined {
  const labels = answersOf(variable);
  const not = labels.find(({ value, label }) => String(value) === "0" && notChosen.test(label));
  return labels.length === 2 && not ? labels.find((of) => of !== not)?.value : undefined;
}
