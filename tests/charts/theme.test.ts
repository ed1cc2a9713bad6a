import { describe, expect, test } from "vitest";
import { cssVariables, divergingSteps, pageTheme, palettes } from "../../src/charts/theme.ts";

/** Contrast ratio of two hex colours by WCAG 2. */
function contrast(one: string, other: string): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const channel = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

describe.each(Object.entries(palettes))("the %s palette", (_, palette) => {
  test("text on every diverging step has a contrast of at least 4.5 : 1", () => {
    expect(palette.diverging).toHaveLength(7);
    expect(palette.onDiverging).toHaveLength(7);
    palette.diverging.forEach((step, i) => {
      expect(contrast(step, palette.onDiverging[i] ?? ""), `step ${i + 1}: ${step}`).toBeGreaterThanOrEqual(
        4.5,
      );
    });
  });

  test("text, notes, links and the words at the ends of a scale have at least 4.5 : 1 on the background", () => {
    const { background, text, muted, accent, link, diverging } = palette;
    for (const colour of [text, muted, accent, link, diverging[0] ?? "", diverging[4] ?? ""]) {
      expect(contrast(colour, background), colour).toBeGreaterThanOrEqual(4.5);
    }
  });
});

describe("the page's theme", () => {
  test("every variable that it names has a value in both schemes", () => {
    const named = JSON.stringify(pageTheme).match(/--[a-z0-9-]+/g) ?? [];
    expect(named.length).toBeGreaterThan(20);
    for (const scheme of [cssVariables.light, cssVariables.dark]) {
      expect(Object.keys(scheme)).toEqual(expect.arrayContaining(named));
    }
    expect(cssVariables.light).toMatchObject({
      "--div-1": "#8f3f12",
      "--on-div-1": "#ffffff",
      "--seq-6": "#08434a",
    });
  });
});

describe("steps of a diverging scale", () => {
  test.each([
    [2, [1, 3]],
    [3, [1, 2, 3]],
    [4, [0, 1, 3, 4]],
    [5, [0, 1, 2, 3, 4]],
    [6, [0, 5, 1, 3, 6, 4]],
    [7, [0, 5, 1, 2, 3, 6, 4]],
  ])(
    "%d categories take the steps %j, and the same from the other end where the first is favourable",
    (count, steps) => {
      expect(divergingSteps(count, "last")).toEqual(steps);
      expect(divergingSteps(count, "first")).toEqual(steps.toReversed());
    },
  );

  test("one category, or eight, make no scale", () => {
    expect(divergingSteps(1, "last")).toBeUndefined();
    expect(divergingSteps(8, "last")).toBeUndefined();
  });
});
