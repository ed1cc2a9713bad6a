import { expect, test } from "vitest";
import { publishable } from "../../scripts/protect/publishable.ts";

const threshold = 10;

test("groups that reach the threshold are published when nothing remains", () => {
  expect(publishable([20, 14, 12], 0, threshold)).toEqual([undefined, undefined, undefined]);
});

test("a single small group takes the smallest published one with it, or it follows by subtraction", () => {
  expect(publishable([20, 14, 4], 0, threshold)).toEqual([undefined, "complement", "threshold"]);
});

test("two small groups that reach the threshold together protect each other", () => {
  expect(publishable([20, 6, 4], 0, threshold)).toEqual([undefined, "threshold", "threshold"]);
});

test("few persons outside all groups are a remainder like any other", () => {
  expect(publishable([20, 14], 3, threshold)).toEqual([undefined, "complement"]);
  expect(publishable([20, 14], 10, threshold)).toEqual([undefined, undefined]);
});

test("of two groups neither is published when one is small: the complement would be too", () => {
  expect(publishable([100, 8], 0, threshold)).toEqual(["complement", "threshold"]);
});

test("what is withheld for all questions stays withheld where it would be large enough", () => {
  expect(publishable([20, 14, 12], 0, threshold, ["complement", undefined, undefined])).toEqual([
    "complement",
    undefined,
    undefined,
  ]);
});

test("for any sizes, every published group, every complement and the remainder is empty or reaches the threshold", () => {
  let published = 0;
  for (let seed = 1; seed <= 4000; seed++) {
    const random = generator(seed);
    const sizes = Array.from({ length: 1 + Math.floor(random() * 7) }, () => Math.floor(random() ** 2 * 60));
    const outside = random() < 0.5 ? 0 : Math.floor(random() * 20);
    const reasons = publishable(sizes, outside, threshold);
    const shown = sizes.filter((_, i) => reasons[i] === undefined);
    const total = sizes.reduce((a, b) => a + b, outside);
    const remainder = total - shown.reduce((a, b) => a + b, 0);
    expect(shown.every((size) => size >= threshold)).toBe(true);
    if (shown.length > 0) expect(remainder === 0 || remainder >= threshold).toBe(true);
    for (const size of shown) expect(total - size === 0 || total - size >= threshold).toBe(true);
    published += shown.length;
  }
  expect(published).toBeGreaterThan(1000);
});

/** Small deterministic generator (mulberry32). */
function generator(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}
