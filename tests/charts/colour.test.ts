import { describe, expect, test } from "vitest";
import { ranking } from "../../src/charts/ranking.ts";
import { divergingSteps, palettes } from "../../src/charts/theme.ts";
import { distance, visions } from "./colour.ts";
import { figures } from "./figures.ts";

/** Distances of neighbours, in the order of the scale. */
const steps = (colours: readonly string[], vision: string): number[] =>
  colours.slice(1).map((colour, i) => distance(colour, colours[i] ?? "", vision));

/** Least distance in OKLab × 100 by number of categories: seven leave less room than five. */
const leastOf: Record<number, number> = { 2: 11, 3: 11.5, 4: 11, 5: 11.5, 6: 6.5, 7: 6.5 };

describe.each(Object.entries(palettes))("the %s palette", (_, palette) => {
  const fills = (count: number): string[] =>
    (divergingSteps(count, "last") ?? []).map((step) => palette.diverging[step] ?? "");

  describe.each(visions)("seen with %s", (vision) => {
    test.each(Object.entries(leastOf))("neighbours on a scale of %s keep apart", (count, least) => {
      const colours = fills(Number(count));
      const half = colours.length / 2;
      const apart = steps(colours, vision);
      // Both sides look alike in grey: where they meet without a middle category, a wider gap and the words over the
      // sides part them.
      const told = vision === "grey" ? apart.filter((_, i) => i + 1 !== half) : apart;
      for (const each of told) expect(each).toBeGreaterThanOrEqual(least);
    });

    test("neighbours from little to much keep apart", () => {
      for (const each of steps(palette.sequential, vision)) expect(each).toBeGreaterThanOrEqual(8);
    });

    test("ranks keep apart, in the order of their weight", () => {
      const { figure } = figures["ranking-three"] ?? {};
      const colours = figure
        ? ranking.legend(figure).map((each) => palette.sequential[each.fillIndex] ?? "")
        : [];
      expect(colours).toHaveLength(3);
      for (const each of steps(colours, vision)) expect(each).toBeGreaterThanOrEqual(20);
    });

    test("bars, dots and lines stand out from the ground", () => {
      for (const colour of [...palette.diverging, palette.accent, palette.sequential[3] ?? ""])
        expect(distance(colour, palette.background, vision)).toBeGreaterThanOrEqual(11);
    });
  });
});

test("a green and an orange that a protanope confuses are told to be near, black and white to be far", () => {
  expect(distance("#4daf4a", "#d9822b", "protanopia")).toBeLessThan(
    distance("#4daf4a", "#d9822b", "none") / 2,
  );
  expect(distance("#000000", "#ffffff", "grey")).toBeCloseTo(100, 0);
  expect(distance("#123456", "#123456", "tritanopia")).toBe(0);
});
