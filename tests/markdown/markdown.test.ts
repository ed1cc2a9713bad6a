import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { render } from "./render.ts";

/** Cases of a file: a title, then input and output, each between lines that hold a single dot. */
function casesOf(file: string): { title: string; input: string; output: string }[] {
  const text = readFileSync(join(import.meta.dirname, file), "utf8").replaceAll("\r\n", "\n");
  const cases = [...text.matchAll(/^(.+)\n\.\n([\s\S]*?)\n\.\n([\s\S]*?)\n\.$/gm)];
  return cases.map(([, title = "", input = "", output = ""]) => ({ title, input, output }));
}

const readable = (html: string) => html.replaceAll("\u00a0", " ");
const files = readdirSync(import.meta.dirname).filter((name) => name.endsWith(".txt"));

for (const file of files) {
  describe(file, () => {
    const cases = casesOf(file);
    const dots = readFileSync(join(import.meta.dirname, file), "utf8").match(/^\.$/gm)?.length ?? 0;

    test("every case of the file is read", () => {
      expect(cases.length).toBeGreaterThan(0);
      expect(dots).toBe(cases.length * 3);
    });

    test.for(cases)("$title", ({ input, output }) => {
      expect(readable(render(input))).toBe(output);
    });
  });
}

test("there are at least eighty cases, errors among them", () => {
  const cases = files.flatMap(casesOf);
  expect(cases.length).toBeGreaterThanOrEqual(80);
  expect(cases.filter(({ output }) => output.startsWith("! ")).length).toBeGreaterThanOrEqual(40);
});

test("a value and its unit are held together by a no-break space", () => {
  expect(render("{{note.gut}}")).toContain("45\u00a0Prozent");
});

test("a chapter with ten mistakes gives ten messages, each with file, line and hint, in under two seconds", () => {
  const mistakes = [
    "{{note.gutt}}",
    "{{note.gut@x}}",
    "[#nota]",
    "::abb{noten}",
    '[a]{wenn="note.gut >"}',
    '[a]{wen="note.gut > 4"}',
    "[@niemand]",
    "Eins.[^fehlt]",
    "> [!metode]\n> Text",
    "<b>fett</b>",
  ];
  const before = performance.now();
  const lines = render(mistakes.join("\n\n")).split("\n");
  expect(performance.now() - before).toBeLessThan(2_000);
  const messages = lines.filter((line) => /^! content\/chapters\/01-test\.md:\d+: /.test(line));
  const hints = lines.filter((line) => /^! Hinweis: \S/.test(line));
  // The two ends of an HTML element are told apart.
  expect(messages).toHaveLength(mistakes.length + 1);
  expect(hints).toHaveLength(messages.length);
  expect(messages.map((line) => Number(/:(\d+): /.exec(line)?.[1]))).toEqual([
    5, 7, 9, 11, 13, 15, 17, 19, 21, 24, 24,
  ]);
});
