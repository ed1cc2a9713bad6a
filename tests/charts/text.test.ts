import { describe, expect, test } from "vitest";
import { measure, wrap } from "../../src/charts/text.ts";

describe("measuring", () => {
  test("all figures have one width, so that columns of numbers stand straight", () => {
    const widths = new Set([..."0123456789"].map((figure) => measure(figure, 15)));
    expect([...widths]).toEqual([7.455]);
  });

  test("a character without an entry counts as a wide one", () => {
    expect(measure("漢", 10)).toBe(8);
  });
});

describe("wrapping", () => {
  test.each([
    ["a text that fits stays whole", "Zusammenhalt vor Ort", 200, ["Zusammenhalt vor Ort"]],
    [
      "lines break at spaces and are about equally long",
      "eins zwei drei vier fünf sechs",
      130,
      ["eins zwei drei", "vier fünf sechs"],
    ],
    ["lines break after hyphens", "Nordrhein-Westfalen", 90, ["Nordrhein-", "Westfalen"]],
    ["lines break after slashes", "Landkreise/Städte", 80, ["Landkreise/", "Städte"]],
    ["a hyphen between figures does not break", "seit 2025-2032", 75, ["seit", "2025-2032"]],
    [
      "a dash stays with the word before it",
      "Bund – Land – Kommune",
      90,
      ["Bund\u00a0– Land\u00a0–", "Kommune"],
    ],
    [
      "a compound is parted at its seam",
      "Finanzierungsmöglichkeiten",
      120,
      ["Finanzierungs-", "möglichkeiten"],
    ],
    ["a long word is parted at a syllable", "Zusammenhalt", 60, ["Zusam-", "menhalt"]],
    [
      "the author's soft hyphen is preferred",
      "Quartiers\u00adentwicklung",
      110,
      ["Quartiers-", "entwicklung"],
    ],
    ["a soft hyphen that is not needed vanishes", "Quartiers\u00adarbeit", 200, ["Quartiersarbeit"]],
    ["a word without syllables is parted anywhere", "XXXXXXXXXXXX", 60, ["XXXXXXX-", "XXXXX"]],
  ])("%s", (_, text, width, lines) => {
    expect(wrap(text, width, 15)).toEqual(lines);
  });

  test("no line is wider than asked, and nothing is lost", () => {
    const text =
      "Donaudampfschifffahrtsgesellschaft und Gesundheitsförderung/Pflegestrukturplanung – auch anderswo";
    for (let width = 40; width < 400; width += 7) {
      const lines = wrap(text, width, 15, 600);
      for (const line of lines) expect(measure(line, 15, 600)).toBeLessThanOrEqual(width);
      const letters = (part: string): string => part.replaceAll(/[^\p{L}]/gu, "");
      expect(letters(lines.join(""))).toBe(letters(text));
    }
  });
});
