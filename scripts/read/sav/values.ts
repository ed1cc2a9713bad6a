import { readerOf } from "./cases.ts";
import { isCounted, type Look, lookAt, type Numbers } from "./numbers.ts";
import type { Sav } from "./open.ts";
import type { SavVariable, Value, ValueLabel } from "./variables.ts";

/** What the cases of labelled variables hold beside their labels. */
export interface Found {
  /** Number of cases. */
  cases: number;
  /** Numbers without a label, as far as there are few; sorted. */
  numbers: Map<SavVariable, number[]>;
  /** Cases whose text has no label. */
  texts: Map<SavVariable, number>;
  /** What the numbers without a label are like, of all variables that are numbers. */
  looks: Map<SavVariable, Numbers>;
  /** Single letters among the texts without label, as LimeSurvey stores some answers. */
  letters: Map<SavVariable, Set<string>>;
}

/** More unlabelled numbers than these are a measurement, not categories. */
export const mostUnlabelled = 20;

/** The labels of a variable whose values are answers: not those that were declared missing. */
export function answersOf({ labels, missing }: SavVariable): ValueLabel[] {
  const gone = new Set(missing.values);
  const [low, high] = missing.range ?? [1, 0];
  return labels.filter(
    ({ value }) => !gone.has(value) && !(typeof value === "number" && value >= low && value <= high),
  );
}

/** The labels of values that were declared missing. */
export function missingLabels(variable: SavVariable): ValueLabel[] {
  const answers = new Set(answersOf(variable));
  return variable.labels.filter((label) => !answers.has(label));
}

/**
 * Reads all cases once, for values of labelled variables that have no label: what the dictionary says is not all that
 * is there. Texts are never kept, since somebody's words may stand among them.
 */
export function valuesIn(sav: Sav): Found {
  const { dictionary } = sav;
  const found: Found = {
    cases: 0,
    numbers: new Map(),
    texts: new Map(),
    looks: new Map(),
    letters: new Map(),
  };
  const numeric = dictionary.variables
    .filter(isCounted)
    .map((variable): { look: Look; variable: SavVariable } => ({
      variable,
      look: lookAt(readerOf(variable, dictionary), new Set(answersOf(variable).map(({ value }) => value))),
    }));
  const looks = dictionary.variables.flatMap((variable) => {
    const answers = answersOf(variable);
    if (answers.length === 0) return [];
    const known = new Set<Value>(answers.map(({ value }) => value));
    return [{ variable, read: readerOf(variable, dictionary), known, others: new Set<number>() }];
  });
  for (const one of sav.cases()) {
    found.cases++;
    for (const { look } of numeric) look.see(one);
    for (const { variable, read, known, others } of looks) {
      const value = read(one);
      if (value === null || known.has(value)) continue;
      if (typeof value === "number") {
        if (others.size <= mostUnlabelled) others.add(value);
        continue;
      }
      found.texts.set(variable, (found.texts.get(variable) ?? 0) + 1);
      const letters = found.letters.get(variable) ?? new Set();
      found.letters.set(variable, letters.add(/^[A-Z]$/.test(value) ? value : ""));
    }
  }
  for (const { variable, look } of numeric) found.looks.set(variable, look.numbers());
  for (const { variable, others } of looks) {
    if (others.size > 0)
      found.numbers.set(
        variable,
        [...others].sort((a, b) => a - b),
      );
  }
  return found;
}

/**
 * LimeSurvey's plugin writes letters for these answers and labels numbers that do not occur (`SPSSWriter.php`): the
 * letter of each labelled number, by the numbers that are labelled.
 */
const lettered: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  "-1 0 1": { "1": "I", "0": "S", "-1": "D" },
  "0 1": { "0": "F", "1": "M" },
  "0 1 9": { "1": "Y", "0": "N", "9": "U" },
};

/** Mends labels that LimeSurvey's plugin put on numbers while it wrote letters; gives the variables it mended. */
export function mendLetters(found: Found): SavVariable[] {
  return [...found.letters].flatMap(([variable, letters]) => {
    const numbers = variable.labels.map(({ value }) => String(value));
    const byNumber = lettered[numbers.toSorted((a, b) => Number(a) - Number(b)).join(" ")];
    if (byNumber === undefined || variable.width === 0) return [];
    const known = new Set(Object.values(byNumber));
    if (![...letters].every((letter) => known.has(letter))) return [];
    variable.labels = variable.labels.map(({ value, label }) => ({ value: byNumber[value] ?? value, label }));
    found.texts.delete(variable);
    return [variable];
  });
}
