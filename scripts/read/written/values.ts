import { numberOf } from "../cells.ts";
import { fold, isBlank, type Meaning, type Read } from "./choices.ts";
import { canonical } from "./questions.ts";
import type { Option, WrittenQuestion } from "./types.ts";

const yes = ["1", "ja", "j", "yes", "y", "x", "true", "wahr"];
const no = ["0", "nein", "n", "no", "false", "falsch"];

/** Reads whether an option of a multiple response was chosen: "Y", or "" as LimeSurvey leaves it where it was not. */
export function marking(question: WrittenQuestion, option: Option): Read {
  const { chosen, unchosen, missing } = question;
  const key = (text: string) => fold(canonical(text));
  const isMissing = new Set(missing.flatMap(({ code, label }) => [key(code), key(label)]));
  const isYes = new Set([...(chosen ?? yes), ...(chosen ? [] : [option.label])].map(key));
  const isNo = new Set((unchosen ?? no).map(key));
  // Beside what the author calls chosen, any other number says the opposite.
  const numbersAreNo = chosen !== undefined && unchosen === undefined;
  return (cell) => {
    const text = key(cell);
    if (isYes.has(text)) return "Y";
    if (isNo.has(text) || isMissing.has(text) || isBlank(cell)) return "";
    return numbersAreNo && /^-?\d+$/.test(text) ? "" : undefined;
  };
}

/** What is known of the numbers of a table. */
export interface Numerals {
  /** Mark before the decimals; undefined: told by each number. */
  decimal: "," | "." | undefined;
  /** True where numbers are numbers already, with a point, and dates are days as Excel counts them. */
  isSheet: boolean;
}

/**
 * The number in a cell, with a point before its decimals; undefined where it is none, or where a mark could stand
 * before thousands as well as before decimals.
 */
export function numeralIn(cell: string, { decimal, isSheet }: Numerals): Meaning {
  const text = cell.replace(/[\s\u00a0\u202f]+/g, "").replace("\u2212", "-");
  if (isBlank(text)) return "";
  const found =
    isSheet && /^-?\d+(?:\.\d+)?$/.test(text) ? text : (exponential(text) ?? pointed(text, decimal));
  return found !== undefined && typeof numberOf(found) === "number" ? found : undefined;
}

/** A large or small number as R and Excel shorten it ("1e+05"). */
function exponential(text: string): Meaning {
  if (!/^[+-]?\d+(?:[.,]\d+)?e[+-]?\d{1,2}$/i.test(text)) return undefined;
  const number = Number(text.replace(",", "."));
  if (Number.isSafeInteger(number)) return String(number);
  return Math.abs(number) < 1e12 ? number.toFixed(9).replace(/0+$/, "") : undefined;
}

/** A number without marks before thousands, and with a point before decimals. */
function pointed(text: string, decimal: Numerals["decimal"]): Meaning {
  const simple = { ",": /^[+-]?\d*(?:,\d+)?$/, ".": /^[+-]?\d*(?:\.\d*)?$/ };
  const grouped = {
    ",": /^[+-]?[1-9]\d{0,2}(?:\.\d{3})+(?:,\d+)?$/,
    ".": /^[+-]?[1-9]\d{0,2}(?:,\d{3})+(?:\.\d+)?$/,
  };
  // "1.234,5" and "1,234.5" tell by themselves what the marks mean; "1.234" does not.
  if (decimal === undefined && couldBeThousands(text)) return undefined;
  const mark = decimal ?? (text.lastIndexOf(",") > text.lastIndexOf(".") ? "," : ".");
  if (!simple[mark].test(text) && !grouped[mark].test(text)) return undefined;
  return mark === "," ? text.replaceAll(".", "").replace(",", ".") : text.replaceAll(",", "");
}

/** True for a number whose mark could stand before thousands as well as before decimals. */
export function couldBeThousands(cell: string): boolean {
  return /^[+-]?[1-9]\d{0,2}(?:[.,]\d{3})+$/.test(cell.trim());
}

/** Reads the numbers of a question; its missing codes are compared as numbers. */
export function numbering(
  { missing }: WrittenQuestion,
  numerals: Numerals,
  onMissing: (code: string) => void,
): Read {
  const numeric = missing.filter(({ code }) => /\d/.test(code));
  const numbers = new Map(numeric.map(({ code }) => [Number(code.replace(",", ".")), code]));
  const words = new Set(missing.flatMap(({ code, label }) => [fold(code), fold(label)]));
  return (cell) => {
    const numeral = numeralIn(cell, numerals);
    if (numeral === undefined && words.has(fold(cell))) return "";
    const code = numeral === undefined || numeral === "" ? undefined : numbers.get(Number(numeral));
    if (code === undefined) return numeral;
    onMissing(code);
    return "";
  };
}

/** The day that Excel counts from. */
const firstDay = Date.UTC(1899, 11, 30);

/**
 * Reads a date as "2024-12-31": written so, or as "31.12.2024", with or without a time; or a year alone.
 * @param isSheet true where a number is a day as Excel counts them
 */
export function dating({ missing }: WrittenQuestion, isSheet: boolean): Read {
  const none = new Set(missing.flatMap(({ code, label }) => [fold(canonical(code)), fold(label)]));
  return (cell) => {
    const text = cell.trim();
    if (isBlank(text) || none.has(fold(canonical(text)))) return "";
    const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ].*)?$/.exec(text);
    if (iso) return dayOf(Number(iso[1]), Number(iso[2]), Number(iso[3]));
    const german = /^(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})(?:,? .*)?$/.exec(text);
    if (german) return dayOf(Number(german[3]), Number(german[2]), Number(german[1]));
    if (/^(?:1[5-9]|20)\d\d$/.test(text)) return dayOf(Number(text), 1, 1);
    if (isSheet && /^\d{5}(?:\.\d+)?$/.test(text))
      return new Date(firstDay + Math.floor(Number(text)) * 86_400_000).toISOString().slice(0, 10);
    return undefined;
  };
}

/** A day of the calendar; undefined for 31 February. */
function dayOf(year: number, month: number, day: number): Meaning {
  const date = new Date(Date.UTC(year, month - 1, day));
  if (date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) return undefined;
  return date.toISOString().slice(0, 10);
}
