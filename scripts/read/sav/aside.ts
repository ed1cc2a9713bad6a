import { isBesideScale } from "../direction.ts";
import type { Dictionary } from "./dictionary.ts";
import { isCounted, isYesOrNo, type Numbers } from "./numbers.ts";
import { answersOf, type Found } from "./values.ts";
import type { SavVariable } from "./variables.ts";

/** What a variable holds instead of answers. */
export type Aside = "keys" | "weighting";

const keyNames = [
  "(?:lfd|lauf(?:ende)?)_?(?:nr|nummer)?|lfdn|nr|nummer|serial|id|pseudonym|token",
  "(?:case|fall|interview|resp(?:ondent)?|pers(?:on(?:en)?)?|teilnehm(?:er|end)(?:in|e)?|tn|user|session)_?(?:id|nr|no|nummer|number|code)",
  "(?:fragebogen|fb|bogen|zugangs?)_?(?:id|nr|nummer|code)|case",
  "(?:tele?fon|tel|phone|handy|mobil|fax|ruf)_?(?:nr|nummer|number)|tele(?:f|ph)on|tel|phone|fax",
  "plz|postleitzahl|zip_?(?:code)?|str(?:asse|aße)|hausnr|hausnummer|adresse|address|anschrift|iban",
  "e_?mail(?:_?adresse|_?address)?|ip_?(?:adresse|address|addr)",
  "(?:vor|nach|zu|familien)?_?name|(?:first|last|sur|full)_?name",
];

/** Names of variables that tell who somebody is. */
const keyName = new RegExp(`^(?:${keyNames.join("|")})$`, "i");

/** The same in a label, where one word alone may be the subject of a question. */
const keyLabel =
  /\b(?:telefonnummer|handynummer|mobilnummer|rufnummer|laufende (?:nummer|nr)|fallnummer|postleitzahl|e-?mail-?adresse|phone number|case (?:number|id)|postal code)\b/i;

const weightName =
  /^(?:(?:design|anpassungs?|person(?:en)?|haushalts?|hh|p|d|psp|ps)_?)?(?:gew|gewicht(?:e|ung)?|weights?|wght|wgt)(?:\d{1,3}|_(?!kg$)\w{1,24})?$/i;

/** Fewer cases do not tell whether numbers repeat. */
const leastCases = 20;
/** Numbers of seven digits are no quantities of a questionnaire: of them, five tell. */
const [leastLong, long] = [5, 1_000_000];
/** Share of different numbers from which on they are taken for keys. */
const mostlyDistinct = 0.9;
/** Ages, years of birth, percentages and sliders lie within such a range. */
const widest = 120;

/**
 * What a variable without labelled answers holds where it is no question: what identifies a case, by name or because
 * nearly every case has another number, or weights, by name or because SPSS weighted by it. Anybody could find
 * themselves, or others, among such numbers. Undefined for a question.
 */
export function asideOf(variable: SavVariable, { weight }: Dictionary, { looks }: Found): Aside | undefined {
  const numbers = looks.get(variable);
  if (variable === weight) return "weighting";
  const isLabelled = answersOf(variable).some(({ label }) => !isBesideScale(label));
  if (!isLabelled && (keyName.test(variable.name) || keyLabel.test(variable.label))) {
    // A day is read by its year only.
    return variable.width > 0 || isCounted(variable) ? "keys" : undefined;
  }
  if (numbers === undefined) return undefined;
  if (!isLabelled && weightName.test(variable.name) && isWeight(numbers)) return "weighting";
  return areKeys(numbers, variable) ? "keys" : undefined;
}

/** False for the weight of a body in kilograms, which is called the same. */
function isWeight(numbers: Numbers): boolean {
  const { isWhole, low, high, count } = numbers;
  const isBody = isWhole && low >= 20 && high <= 300;
  return count > 0 && !isBody && !isYesOrNo(numbers);
}

/** True where the numbers differ from case to case as those of answers do not. */
function areKeys({ count, low, high, isWhole, isAscending, distinct }: Numbers, of: SavVariable): boolean {
  if (!isWhole || distinct < mostlyDistinct) return false;
  if (count >= leastLong && low >= long) return true;
  if (count < leastCases) return false;
  if (high - low > widest) return true;
  // Within the range of an age: a running number rises from case to case, or leaves hardly one out.
  // Nobody declares a key to be missing, or labels it.
  const isAsked = of.missing.values.length > 0 || of.missing.range !== undefined || of.labels.length > 0;
  return !isAsked && distinct === 1 && (isAscending || count / (high - low + 1) >= mostlyDistinct);
}
