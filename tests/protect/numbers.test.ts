import { expect, test } from "vitest";
import { classesOf } from "../../scripts/protect/classes.ts";
import { halfUp, lowerMedianOf, meanOf, medianOf } from "../../scripts/protect/numbers.ts";

const multiset = (...values: number[]) => {
  const counts = new Map<number, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return counts;
};

test("a mean is rounded half up to one decimal, on integers", () => {
  expect(meanOf(multiset(1, 2, 2, 2))).toBe(1.8);
  expect(meanOf(multiset(0.1, 0.2))).toBe(0.2);
  expect(meanOf(multiset(1.005, 1.295))).toBe(1.2);
  expect(meanOf(multiset(...Array<number>(19).fill(0), 1))).toBe(0.1);
});

test("a median lies between the two middle answers", () => {
  expect(medianOf(multiset(9, 1, 4))).toBe(4);
  expect(medianOf(multiset(1, 2, 4, 9))).toBe(3);
  expect(medianOf(multiset(1, 1.3))).toBe(1.2);
});

test("halves are rounded up, below zero as well", () => {
  expect([5n, -5n, -6n, 7n].map((n) => halfUp(n, 10n))).toEqual([1n, 0n, -1n, 1n]);
  expect(meanOf(multiset(-1, -1.1))).toBe(-1);
});

test("sums beyond the integers that a number holds are exact all the same", () => {
  const large = new Map([
    [1_000_000, 3_000_000_000_000],
    [1_000_000.1, 3_000_000_000_000],
  ]);
  expect(meanOf(large)).toBe(1_000_000.1);
});

test("a lower median is an answer that was given, of two in the middle the smaller", () => {
  expect(lowerMedianOf(multiset(2009, 2014))).toBe(2009);
  expect(lowerMedianOf(multiset(2014, 2009, 2020))).toBe(2014);
  expect(lowerMedianOf(multiset())).toBeNaN();
});

test("nobody has no mean and no median", () => {
  expect([meanOf(multiset()), medianOf(multiset())]).toEqual([Number.NaN, Number.NaN]);
});

test("a rating scale from 0 to 10 keeps each value, chosen or not", () => {
  const classes = classesOf(multiset(3, 3, 7));
  expect(classes.labels).toEqual(["0", "1", "2", "3", "4", "5", "6", "7", "8", "9", "10"]);
  expect(classes.indexOf(7)).toBe(7);
});

test("0 and 1 alone are two classes", () => {
  expect(classesOf(multiset(0, 1, 1)).labels).toEqual(["0", "1"]);
  expect(classesOf(multiset()).labels).toHaveLength(11);
});

test("skewed whole numbers have classes that begin at whole numbers", () => {
  const { labels, indexOf } = classesOf(
    multiset(...Array<number>(40).fill(3), ...Array<number>(30).fill(4), 5, 12),
  );
  expect(labels.join(" ")).not.toMatch(/,|bis unter/);
  expect(indexOf(3)).toBeLessThan(indexOf(4));
});

test("classes of other numbers are open at both ends and say nothing of the extreme answers", () => {
  const values = multiset(...Array.from({ length: 100 }, (_, i) => i % 30), 412);
  const { labels, indexOf } = classesOf(values);
  expect(labels[0]).toMatch(/^unter /);
  expect(labels.at(-1)).toMatch(/ und mehr$/);
  expect(labels.join(" ")).not.toContain("412");
  expect(indexOf(-5)).toBe(0);
  expect(indexOf(412)).toBe(labels.length - 1);
  expect(labels.length).toBeGreaterThanOrEqual(4);
  expect(labels.length).toBeLessThanOrEqual(8);
});

test("every value falls in the class whose label names it", () => {
  const { labels, indexOf } = classesOf(multiset(...Array.from({ length: 60 }, (_, i) => i)));
  for (let value = 0; value < 60; value++) {
    const label = labels[indexOf(value)] ?? "";
    const [low, high] = /^(\d+) bis (\d+)$/.exec(label)?.slice(1).map(Number) ?? [];
    if (low !== undefined && high !== undefined) expect(value >= low && value <= high).toBe(true);
    const below = /^unter (\d+)$/.exec(label)?.[1];
    if (below !== undefined) expect(value).toBeLessThan(Number(below));
    const from = /^(\d+) und mehr$/.exec(label)?.[1];
    if (from !== undefined) expect(value).toBeGreaterThanOrEqual(Number(from));
  }
});
