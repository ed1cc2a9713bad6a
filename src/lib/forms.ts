import type { Bound } from "./bound.ts";
import { suggest } from "./errors.ts";
import { percent } from "./format.ts";

/** A value in words; or why it cannot be put so: a mistake of the author, or a value that has moved. */
export type Worded =
  | { kind: "text"; text: string; startsWithWord: boolean }
  | { kind: "misfit" | "mistake"; what: string; hint: string };

/** Parts of a whole with the words for them: nominative and dative, in per cent. */
const parts: [percent: number, nominative: string, dative: string][] = [
  [10, "ein Zehntel", "einem Zehntel"],
  [20, "ein Fünftel", "einem Fünftel"],
  [25, "ein Viertel", "einem Viertel"],
  [100 / 3, "ein Drittel", "einem Drittel"],
  [40, "zwei Fünftel", "zwei Fünfteln"],
  [50, "die Hälfte", "der Hälfte"],
  [60, "drei Fünftel", "drei Fünfteln"],
  [200 / 3, "zwei Drittel", "zwei Dritteln"],
  [75, "drei Viertel", "drei Vierteln"],
  [80, "vier Fünftel", "vier Fünfteln"],
  [90, "neun Zehntel", "neun Zehnteln"],
];

const ordinals: [n: number, word: string][] = [
  [2, "zweite"],
  [3, "dritte"],
  [4, "vierte"],
  [5, "fünfte"],
  [6, "sechste"],
  [7, "siebte"],
  [8, "achte"],
  [10, "zehnte"],
  [20, "zwanzigste"],
];

const counted = ["null", "eine", "zwei", "drei", "vier", "fünf", "sechs", "sieben", "acht", "neun", "zehn"];

/** How far a value may lie from the round number that stands for it, in percentage points. */
const reach = 3;
const noBreak = "\u00a0";

const forms: Record<string, (bound: Bound) => Worded> = {
  zahl: ({ number }) => plain(number),
  "%": (bound) => ofShare("%", bound, () => plain(percent(bound.value))),
  dativ: ({ text }) => plain(text.replace(/Prozentpunkte$/, "Prozentpunkten")),
  etwa: (bound) => ofShare("etwa", bound, () => roughly(bound)),
  anteil: (bound) => ofShare("anteil", bound, () => fraction(bound, 1)),
  "anteil-dativ": (bound) => ofShare("anteil-dativ", bound, () => fraction(bound, 2)),
  "von-zehn": (bound) => ofShare("von-zehn", bound, () => ofTen(bound)),
  jede: (bound) => ofShare("jede", bound, () => everyNth("jede", bound)),
  jeder: (bound) => ofShare("jeder", bound, () => everyNth("jeder", bound)),
  jedes: (bound) => ofShare("jedes", bound, () => everyNth("jedes", bound)),
};

/** Names of all forms, for messages. */
export const formNames = Object.keys(forms);

/** Puts a value into words by rule: „knapp die Hälfte“, „gut 60 Prozent“, „jede dritte“. */
export function inWords(form: string, bound: Bound): Worded {
  const known = forms[form.toLowerCase()];
  if (known && Object.hasOwn(forms, form.toLowerCase())) return known(bound);
  return { kind: "mistake", what: `unbekannte Form: als ${form}`, hint: suggest(form, formNames) };
}

const plain = (text: string): Worded => ({ kind: "text", text, startsWithWord: false });
const spoken = (text: string): Worded => ({ kind: "text", text, startsWithWord: true });

function ofShare(form: string, { unit }: Bound, say: () => Worded): Worded {
  if (unit === "Prozent") return say();
  return {
    kind: "mistake",
    what: `als ${form} geht nur mit Anteilen`,
    hint: "Den Wert ohne als … nennen.",
  };
}

/** „knapp“ below, „gut“ above; nothing where the value is the round number, „rund“ where that has no whole per cent. */
function qualified(value: number, target: number, words: string): string {
  const distance = value - target;
  if (distance < -0.5) return `knapp ${words}`;
  if (distance > 0.5) return `gut ${words}`;
  return Number.isInteger(target) ? words : `rund ${words}`;
}

/** To the nearest five per cent; at both ends the number itself. */
function roughly({ value, text }: Bound): Worded {
  const target = Math.round(value / 5) * 5;
  if (target === value || target === 0 || target === 100) return plain(text);
  return spoken(qualified(value, target, `${target}${noBreak}Prozent`));
}

function fraction(bound: Bound, form: 1 | 2): Worded {
  const near = parts.toSorted((a, b) => Math.abs(bound.value - a[0]) - Math.abs(bound.value - b[0]))[0];
  if (near === undefined || Math.abs(bound.value - near[0]) > reach) return roughly(bound);
  return spoken(qualified(bound.value, near[0], near[form]));
}

function ofTen(bound: Bound): Worded {
  const tens = Math.round(bound.value / 10);
  if (tens < 1 || tens > 9) return misfit("von-zehn", bound);
  return spoken(qualified(bound.value, tens * 10, `${counted[tens]} von zehn`));
}

function everyNth(article: string, bound: Bound): Worded {
  const near = ordinals.find(([n]) => Math.abs(bound.value - 100 / n) <= Math.min(reach, 10 / n));
  if (near === undefined) return misfit(article, bound);
  return spoken(qualified(bound.value, 100 / near[0], `${article} ${near[1]}`));
}

function misfit(form: string, { text }: Bound): Worded {
  return {
    kind: "misfit",
    what: `${text} lässt sich nicht als „${form}“ sagen`,
    hint: "als anteil oder als etwa passt zu jedem Wert.",
  };
}
