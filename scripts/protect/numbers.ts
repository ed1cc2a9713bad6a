import { count, decimal } from "../../src/lib/format.ts";

/**
 * Mean of a multiset of numbers, rounded half up to one decimal; NaN where it is empty.
 * Rounding is done on integers, as the bounds of the disclosure audit assume.
 */
export function meanOf(values: ReadonlyMap<number, number>): number {
  const unit = unitOf(values);
  let sum = 0;
  let n = 0;
  for (const [value, persons] of values) {
    sum += Math.round(value * unit) * persons;
    n += persons;
  }
  return tenths(sum, n * unit);
}

/** Median of a multiset of numbers, rounded half up to one decimal; NaN where it is empty. */
export function medianOf(values: ReadonlyMap<number, number>): number {
  const unit = unitOf(values);
  const sorted = [...values].sort(([a], [b]) => a - b);
  const n = sorted.reduce((sum, [, persons]) => sum + persons, 0);
  const at = (rank: number): number => {
    let below = 0;
    for (const [value, persons] of sorted) {
      below += persons;
      if (rank < below) return Math.round(value * unit);
    }
    return Number.NaN;
  };
  return tenths(at(Math.floor((n - 1) / 2)) + at(Math.floor(n / 2)), 2 * unit);
}

/** Numerator over denominator in tenths, half up. */
function tenths(numerator: number, denominator: number): number {
  return Math.floor((20 * numerator + denominator) / (2 * denominator)) / 10;
}

/** Power of ten that makes all values integers, to four decimals. */
function unitOf(values: ReadonlyMap<number, number>): number {
  let unit = 1;
  for (const value of values.keys()) {
    while (unit < 10_000 && Math.abs(value * unit - Math.round(value * unit)) > 1e-9) unit *= 10;
  }
  return unit;
}

/** Classes of a number: labels in ascending order, and the class of a value. */
export interface Classes {
  labels: string[];
  indexOf(value: number): number;
}

/**
 * Classes for a number. Whole numbers from 0 to 10 (a rating scale) keep each value. Everything else gets some
 * classes of a round width whose outer ones are open, so that neither the smallest nor the largest answer, which
 * belong to one person each, can be read off.
 */
export function classesOf(values: ReadonlyMap<number, number>): Classes {
  const numbers = [...values.keys()].sort((a, b) => a - b);
  if (numbers.every((v) => Number.isInteger(v) && v >= 0 && v <= 10)) {
    return { labels: Array.from({ length: 11 }, (_, i) => String(i)), indexOf: (value) => value };
  }
  const low = quantile(values, 0.1);
  const high = quantile(values, 0.9);
  const width = roundWidth((high - low) / 5 || 1);
  const first = Math.floor(low / width) * width + width;
  const last = Math.max(first, Math.ceil(high / width) * width - width);
  const steps = Math.round((last - first) / width);
  // Rounded, or a bound of tenths would lie beside the answers that should be on it.
  const bounds = Array.from({ length: steps + 1 }, (_, i) => Number((first + i * width).toPrecision(12)));
  const whole = numbers.every(Number.isInteger) && Number.isInteger(width);
  const text = (v: number) => (Number.isInteger(v) ? count(v) : decimal(v, decimalsOf(v)));
  const labels = [
    `unter ${text(first)}`,
    ...bounds.slice(0, -1).map((b) => {
      if (!whole) return `${text(b)} bis unter ${text(b + width)}`;
      return width === 1 ? text(b) : `${text(b)} bis ${text(b + width - 1)}`;
    }),
    `${text(last)} und mehr`,
  ];
  return { labels, indexOf: (value) => bounds.filter((b) => value >= b).length };
}

function decimalsOf(value: number): number {
  return String(Math.round(Math.abs(value) * 1e4) / 1e4).split(".")[1]?.length ?? 0;
}

function quantile(values: ReadonlyMap<number, number>, share: number): number {
  const sorted = [...values].sort(([a], [b]) => a - b);
  const n = sorted.reduce((sum, [, persons]) => sum + persons, 0);
  let below = 0;
  for (const [value, persons] of sorted) {
    below += persons;
    if (below >= share * n) return value;
  }
  return 0;
}

/** The nearest of 1, 2, 5 times a power of ten that is not smaller. */
function roundWidth(width: number): number {
  const power = 10 ** Math.floor(Math.log10(width));
  return ([1, 2, 5, 10].find((step) => step * power >= width - 1e-12) ?? 10) * power;
}
