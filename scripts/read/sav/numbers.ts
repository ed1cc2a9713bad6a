import type { Case, Reader } from "./cases.ts";
import type { SavVariable, Value } from "./variables.ts";

/** Print formats of dates (`DATE`, `DATETIME` to `JDATE`, `MOYR`, `QYR`, `WKYR`, `EDATE`, `SDATE`, `YMDHMS`). */
const dates = new Set([20, 22, 23, 24, 28, 29, 30, 38, 39, 41]);

/** Print formats of spans of time (`TIME`, `DTIME`, `MTIME`): there is no year in them. */
const times = new Set([21, 25, 40]);

/** True for a number that SPSS shows as a day or a moment. */
export function isDate({ width, format }: SavVariable): boolean {
  return width === 0 && dates.has(format);
}

/** True for a number that SPSS shows as a span of time. */
export function isTime({ width, format }: SavVariable): boolean {
  return width === 0 && times.has(format);
}

/** True for a number that is one. */
export function isCounted(variable: SavVariable): boolean {
  return variable.width === 0 && !isDate(variable) && !isTime(variable);
}

/** What the numbers of a variable are like; those that have a label do not count. */
export interface Numbers {
  /** Cases that have one. */
  count: number;
  low: number;
  high: number;
  isWhole: boolean;
  /** True where every number is larger than the one before, in the order of the file. */
  isAscending: boolean;
  /** Share of different ones among the first of them. */
  distinct: number;
}

/** Looks at the numbers of one variable, case by case. */
export interface Look {
  see(of: Case): void;
  numbers(): Numbers;
}

/** So many cases tell whether numbers repeat; more would only cost memory. */
const mostCases = 1000;

/** A set that is no key after so many cases is given up. */
const fewCases = 100;

/**
 * A look at the numbers of a variable, case by case: what comes back gathers them until it is asked.
 * @param labelled values that have a label
 */
export function lookAt(read: Reader, labelled: ReadonlySet<Value>): Look {
  const found: Numbers = {
    count: 0,
    low: Number.POSITIVE_INFINITY,
    high: Number.NEGATIVE_INFINITY,
    isWhole: true,
    isAscending: true,
    distinct: 0,
  };
  let before = Number.NEGATIVE_INFINITY;
  let seen: Set<number> | undefined = new Set();
  return {
    see(of) {
      const value = read(of);
      if (typeof value !== "number" || labelled.has(value)) return;
      found.count++;
      found.low = Math.min(found.low, value);
      found.high = Math.max(found.high, value);
      found.isAscending &&= value > before;
      found.isWhole &&= Number.isInteger(value);
      before = value;
      if (seen === undefined || found.count > mostCases) return;
      seen.add(value);
      found.distinct = seen.size / found.count;
      const isKey = found.isWhole && (found.count < fewCases || found.distinct > 0.5);
      if (!isKey) seen = undefined;
    },
    numbers: () => found,
  };
}

/** True for numbers that are 0 or 1. */
export function isYesOrNo(numbers: Numbers | undefined): boolean {
  if (numbers === undefined || numbers.count === 0) return false;
  return numbers.isWhole && numbers.low >= 0 && numbers.high <= 1;
}
