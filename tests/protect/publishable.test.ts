import { expect, test } from "vitest";
import { publishable, type Sized } from "../../scripts/protect/publishable.ts";

const threshold = 10;

/** Groups that all took part, by the sizes that count. */
const sized = (...sizes: number[]): Sized[] => sizes.map((size) => ({ size, persons: Math.max(size, 1) }));

test("groups that reach the threshold are published when nothing remains", () => {
  expect(publishable(sized(20, 14, 12), 0, 0, threshold)).toEqual([true, true, true]);
});

test("a single small group takes the smallest published one with it, or it follows by subtraction", () => {
  expect(publishable(sized(20, 14, 4), 0, 0, threshold)).toEqual([true, false, false]);
});

test("two small groups that reach the threshold together protect each other", () => {
  expect(publishable(sized(20, 6, 4), 0, 0, threshold)).toEqual([true, false, false]);
});

test("of two groups neither is published when one is small: the complement would be too", () => {
  expect(publishable(sized(100, 8), 0, 0, threshold)).toEqual([false, false]);
});

test("persons of no group are hidden like a group of their own", () => {
  expect(publishable(sized(20, 14), 3, 0, threshold)).toEqual([true, false]);
  expect(publishable(sized(20, 14), 10, 0, threshold)).toEqual([true, true]);
});

test("few persons without an answer are a remainder that must not be found", () => {
  expect(publishable(sized(20, 14), 0, 3, threshold)).toEqual([true, false]);
  expect(publishable(sized(20, 14), 0, 10, threshold)).toEqual([true, true]);
});

test("persons without an answer are no cover for a small group: their number is published", () => {
  expect(publishable(sized(20, 14, 12, 6), 0, 5, threshold)).toEqual([true, true, false, false]);
});

test("a group of which nobody answered is a secret too: that nobody did is an answer to the filter", () => {
  expect(publishable([...sized(20, 14), { size: 0, persons: 12 }], 0, 0, threshold)).toEqual([
    true,
    false,
    false,
  ]);
});

test("a group in which nobody took part hides no other", () => {
  expect(publishable([...sized(20, 14), { size: 0, persons: 0 }], 0, 0, threshold)).toEqual([
    true,
    true,
    false,
  ]);
});

test("what is withheld for all questions stays withheld where it would be large enough", () => {
  const [first, ...rest] = sized(20, 14, 12);
  const groups = first ? [{ ...first, withheld: true }, ...rest] : [];
  expect(publishable(groups, 0, 0, threshold)).toEqual([false, true, true]);
});

test("for any sizes, published groups, their complements and what is hidden reach the threshold or are empty", () => {
  let published = 0;
  for (let seed = 1; seed <= 4000; seed++) {
    const random = generator(seed);
    const sizes = Array.from({ length: 1 + Math.floor(random() * 7) }, () => Math.floor(random() ** 2 * 60));
    const some = () => (random() < 0.5 ? 0 : Math.floor(random() * 20));
    const [outside, unanswered] = [some(), some()];
    const shown = publishable(sized(...sizes), outside, unanswered, threshold);
    const visible = sizes.filter((_, i) => shown[i]);
    const hidden = sizes.reduce((sum, size, i) => (shown[i] ? sum : sum + size), outside);
    const total = visible.reduce((a, b) => a + b, hidden + unanswered);
    const isSecret = hidden > 0 || shown.includes(false);
    expect(visible.every((size) => size >= threshold)).toBe(true);
    if (visible.length > 0) {
      if (isSecret) expect(hidden).toBeGreaterThanOrEqual(threshold);
      else expect(unanswered === 0 || unanswered >= threshold).toBe(true);
    }
    for (const size of visible) expect(total - size === 0 || total - size >= threshold).toBe(true);
    published += visible.length;
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
