import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { onAxis, roundEnds, ticksOf } from "../../src/lib/axis.ts";

const values = (ticks: ReturnType<typeof ticksOf>) => ticks.map(({ value }) => value);

describe("the ends of an axis", () => {
  test.each([
    [
      [-0.11, 1.1],
      [-0.2, 1.2],
    ],
    [
      [0, 0.81],
      [0, 1],
    ],
    [
      [3, 3],
      [3, 3.5],
    ],
    [
      [0, 0],
      [0, 0.2],
    ],
    [
      [-1999.5, 2500],
      [-2000, 3000],
    ],
    [
      [0.00012, 0.00019],
      [0.00012, 0.00019],
    ],
  ] as const)("of %j are the round numbers %j", (given, ends) => {
    expect(roundEnds(given, "linear")).toEqual(ends);
  });

  test.each([
    [
      [0.45, 6.77],
      [0.2, 10],
    ],
    [
      [1, 1],
      [1, 2],
    ],
    [
      [0.02, 50],
      [0.02, 50],
    ],
  ] as const)("of the ratios %j are %j", (given, ends) => {
    expect(roundEnds(given, "log")).toEqual(ends);
  });

  test("hold every value, and differ", () => {
    // Six decimals are the most that a result may have.
    const number = fc.integer({ min: -1e12, max: 1e12 }).map((millionths) => millionths / 1e6);
    const numbers = fc.array(number, { minLength: 1 });
    fc.assert(
      fc.property(numbers, (given) => {
        const [low, high] = roundEnds(given, "linear");
        expect(low).toBeLessThan(high);
        expect(Math.min(...given)).toBeGreaterThanOrEqual(low);
        expect(Math.max(...given)).toBeLessThanOrEqual(high);
      }),
    );
    const ratios = fc.array(fc.double({ min: 1e-4, max: 1e4, noNaN: true }), { minLength: 1 });
    fc.assert(
      fc.property(ratios, (given) => {
        const [low, high] = roundEnds(given, "log");
        expect(low).toBeGreaterThan(0);
        expect(low).toBeLessThan(high);
        expect(Math.min(...given)).toBeGreaterThanOrEqual(low);
        expect(Math.max(...given)).toBeLessThanOrEqual(high);
      }),
    );
  });
});

describe("the ticks of an axis", () => {
  test("stand at round numbers between its ends, and are written with equally many decimals", () => {
    expect(ticksOf([-0.2, 1.2], 4, "linear")).toEqual([0, 0.5, 1].map((value) => ({ value, decimals: 1 })));
    expect(values(ticksOf([-2000, 3000], 5, "linear"))).toEqual([-2000, -1000, 0, 1000, 2000, 3000]);
  });

  test("have no noise of binary fractions", () => {
    expect(values(ticksOf([0, 0.7], 7, "linear"))).toEqual([0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7]);
  });

  test("of ratios are 1, 2 and 5 times powers of ten, or the powers alone where there is less room", () => {
    expect(ticksOf([0.2, 10], 6, "log").map(({ value, decimals }) => value.toFixed(decimals))).toEqual([
      "0.2",
      "0.5",
      "1",
      "2",
      "5",
      "10",
    ]);
    expect(values(ticksOf([0.2, 10], 3, "log"))).toEqual([1, 10]);
    expect(values(ticksOf([2, 5], 1, "log"))).toEqual([2, 5]);
  });

  test("lie on the axis, at most as many steps as asked for", () => {
    const number = fc.double({ min: -1e5, max: 1e5, noNaN: true });
    fc.assert(
      fc.property(
        number,
        fc.double({ min: 1e-3, max: 1e5, noNaN: true }),
        fc.integer({ min: 1, max: 12 }),
        (low, span, most) => {
          const found = values(ticksOf([low, low + span], most, "linear"));
          expect(found.length).toBeLessThanOrEqual(most + 1);
          for (const tick of found) {
            expect(tick).toBeGreaterThanOrEqual(low - span * 1e-6);
            expect(tick).toBeLessThanOrEqual(low + span * (1 + 1e-6));
          }
        },
      ),
    );
  });
});

test("on an axis of ratios, twice and half are equally far from 1", () => {
  expect(onAxis(2, "log") + onAxis(0.5, "log")).toBeCloseTo(0, 12);
  expect([onAxis(2, "linear"), onAxis(1, "log")]).toEqual([2, 0]);
});
