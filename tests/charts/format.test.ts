import { describe, expect, test } from "vitest";
import {
  count,
  decimal,
  percent,
  percentText,
  pointsText,
  reasonText,
  remarkLetter,
  wholePercent,
  withheldText,
} from "../../src/lib/format.ts";

describe("numbers in German", () => {
  test.each([
    [0, "0"],
    [231, "231"],
    [1234, "1\u202f234"],
    [1000000, "1\u202f000\u202f000"],
    [-5, "\u22125"],
    [-12345, "\u221212\u202f345"],
  ])("the count %d is written „%s“", (value, text) => {
    expect(count(value)).toBe(text);
  });

  test.each([
    [6.4, 1, "6,4"],
    [6, 1, "6,0"],
    [-0.5, 1, "\u22120,5"],
    [-0.04, 1, "0,0"],
    [0.05, 1, "0,1"],
    [1.005, 2, "1,01"],
    [9.96, 1, "10,0"],
    [1234.5, 1, "1\u202f234,5"],
    [7.5, 0, "8"],
  ])("the number %d with %d decimals is written „%s“", (value, decimals, text) => {
    expect(decimal(value, decimals)).toBe(text);
  });

  test("remarks have letters, however many they are", () => {
    expect([0, 7, 8, 25, 26, 27, 52].map(remarkLetter)).toEqual(["a", "h", "i", "z", "aa", "ab", "ba"]);
  });

  test("per cent stand beside a narrow no-break space in charts and a no-break space in text", () => {
    expect(percent(69)).toBe("69\u202f%");
    expect(percentText(69)).toBe("69\u00a0Prozent");
  });

  test("a difference is told in percentage points, one of them in the singular", () => {
    expect(pointsText(9)).toBe("9\u00a0Prozentpunkte");
    expect(pointsText(-1)).toBe("\u22121\u00a0Prozentpunkt");
  });

  test("whole per cent are rounded half up, on integers", () => {
    expect([wholePercent(1, 8), wholePercent(1, 200), wholePercent(1, 201), wholePercent(0, 7)]).toEqual([
      13, 1, 0, 0,
    ]);
    for (let n = 1; n <= 300; n++) {
      for (let k = 0; k <= n; k++) expect(2 * n * wholePercent(k, n)).toBeLessThanOrEqual(200 * k + n);
    }
    expect(wholePercent(300, 300)).toBe(100);
  });

  test("the words for a withheld number hold no number", () => {
    expect([withheldText, ...Object.values(reasonText)].join()).not.toMatch(/\d/);
  });
});
