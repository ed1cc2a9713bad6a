import { describe, expect, test } from "vitest";
import { AuthorError, formatProblem, nearest } from "../../src/lib/errors.ts";

const problem = (what: string, hint = "Prüfen.") => ({ file: "data/a.csv", line: 3, what, hint });

describe("a message", () => {
  test("has two lines, whatever it quotes from a file", () => {
    const quoted = "„a\r\nHinweis: alles gut\u2028\tb“";
    expect(formatProblem(problem(quoted, "es gibt: x\ny"))).toBe(
      "data/a.csv:3: „a Hinweis: alles gut b“\nHinweis: es gibt: x y",
    );
  });

  test("neither steers a terminal nor turns the direction of writing", () => {
    expect(formatProblem(problem("„\x1b[2J\0\u202Eba\u2066“"))).toBe(
      "data/a.csv:3: „\uFFFD[2J\uFFFD\uFFFDba\uFFFD“\nHinweis: Prüfen.",
    );
  });

  test("is cut off where a line is longer than anybody reads, never within a letter", () => {
    const [line = ""] = formatProblem(problem("🎉".repeat(1_000_000))).split("\n");
    expect(line).toMatch(/^data\/a\.csv:3: (?:🎉)+\uFFFD?…$/u);
    expect(line.length).toBeLessThan(900);
  });

  test("names two hundred faults and counts the others", () => {
    const lines = new AuthorError(
      Array.from({ length: 100_000 }, (_, i) => problem(`Fehler ${i}`)),
    ).message.split("\n");
    expect(lines).toHaveLength(402);
    expect(lines.slice(-4)).toEqual([
      "data/a.csv:3: Fehler 199",
      "Hinweis: Prüfen.",
      "data/a.csv: 99800 weitere Fehler, die hier nicht stehen",
      "Hinweis: Erst die genannten beheben.",
    ]);
  });
});

test("the nearest of some names is found for a very long one, too", () => {
  expect(nearest("zusammenhalt.hoh", ["gestaltbar", "zusammenhalt.hoch"])).toBe("zusammenhalt.hoch");
  expect(nearest("x".repeat(1_000_000), ["gestaltbar", "zusammenhalt.hoch"])).toBeUndefined();
});
