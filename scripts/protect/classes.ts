import { count, decimal } from "../../src/lib/format.ts";
import { membership, type OneWay } from "../partition.ts";

/** Classes of a number or a date: labels in ascending order, and the class of a value. */
export interface Classes {
  labels: string[];
  indexOf(value: number): number;
}

/**
 * Classes for a number. Whole numbers from 0 to 10 (a rating scale) keep each value, as do 0 and 1 alone (no and yes),
 * and the classes of other whole numbers begin at whole numbers. Everything else gets some
 * classes of a round width whose outer ones are open, so that neither the smallest nor the largest answer, which
 * belong to one person each, can be read off.
 */
export function classesOf(values: ReadonlyMap<number, number>): Classes {
  const numbers = [...values.keys()];
  const isWhole = numbers.every(Number.isInteger);
  if (isWhole && numbers.every((v) => v >= 0 && v <= 10)) {
    const isYesNo = numbers.length > 0 && numbers.every((v) => v <= 1);
    return {
      labels: Array.from({ length: isYesNo ? 2 : 11 }, (_, i) => String(i)),
      indexOf: (value) => value,
    };
  }
  const { bounds, width, indexOf } = cut(values, isWhole ? 1 : 0);
  const text = (v: number) => (Number.isInteger(v) ? count(v) : decimal(v, decimalsOf(v)));
  const labels = [
    `unter ${text(bounds[0] ?? 0)}`,
    ...bounds.slice(0, -1).map((b) => {
      if (!isWhole) return `${text(b)} bis unter ${text(b + width)}`;
      return width === 1 ? text(b) : `${text(b)} bis ${text(b + width - 1)}`;
    }),
    `${text(bounds.at(-1) ?? 0)} und mehr`,
  ];
  return { labels, indexOf };
}

/** Classes of whole years for the answers to a date: round spans with open ends, years written as years (2014). */
export function yearClassesOf(years: ReadonlyMap<number, number>): Classes {
  const { bounds, width, indexOf } = cut(years, 1);
  const labels = [
    `vor ${bounds[0]}`,
    ...bounds.slice(0, -1).map((b) => (width === 1 ? String(b) : `${b} bis ${b + width - 1}`)),
    `${bounds.at(-1)} und später`,
  ];
  return { labels, indexOf };
}

/**
 * The classes of a number that makes up groups: exactly these groups, since the table of that question is the table
 * of their sizes; last, where they leave gaps or an end, everything else.
 */
export function groupClassesOf(partition: OneWay): Classes {
  const { groups } = partition;
  const isGap = groups.some(({ from }, i) => from !== groups[i - 1]?.below);
  const coversAll = !isGap && groups.at(-1)?.below === undefined;
  const groupOf = membership(partition, []);
  return {
    labels: [...groups.map(({ label }) => label), ...(coversAll ? [] : ["andere Angaben"])],
    indexOf: (value) => {
      const group = groupOf(value);
      return group < 0 ? groups.length : group;
    },
  };
}

/** Bounds of a round width between the lowest and the highest tenth; a class begins at its lower bound. */
function cut(values: ReadonlyMap<number, number>, leastWidth: number) {
  const low = quantile(values, 0.1);
  const high = quantile(values, 0.9);
  const width = Math.max(leastWidth, roundWidth((high - low) / 5 || 1));
  const first = Math.floor(low / width) * width + width;
  const last = Math.max(first, Math.ceil(high / width) * width - width);
  const steps = Math.round((last - first) / width);
  // Rounded, or a bound of tenths would lie beside the answers that should be on it.
  const bounds = Array.from({ length: steps + 1 }, (_, i) => Number((first + i * width).toPrecision(12)));
  const indexOf = (value: number) => bounds.filter((b) => value >= b).length;
  return { bounds, width, indexOf };
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
