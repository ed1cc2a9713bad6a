import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { chartTypes } from "../../src/charts/index.ts";
import { toHtml } from "../../src/components/markup.ts";
import { assemble } from "../../src/lib/assemble.ts";
import { parseDerived, readContent } from "../../src/lib/content.ts";
import { AuthorError } from "../../src/lib/errors.ts";
import type { Content } from "../../src/model/content.ts";
import type { Block } from "../../src/model/report.ts";
import { project } from "../studies/derive.ts";

const study = join(project, "tests/fixtures/klein");
const derived = parseDerived((name) => readFileSync(join(study, "golden", name), "utf8"));
const { figures } = readContent(join(study, "content"));

/** Cases of a file: a title, then input and output, each between lines that hold a single dot. */
function casesOf(file: string): { title: string; input: string; output: string }[] {
  const text = readFileSync(join(import.meta.dirname, file), "utf8").replaceAll("\r\n", "\n");
  const cases = [...text.matchAll(/^(.+)\n\.\n([\s\S]*?)\n\.\n([\s\S]*?)\n\.$/gm)];
  return cases.map(([, title = "", input = "", output = ""]) => ({ title, input, output }));
}

/** A chapter of one body, as HTML; or the lines that its author would read, each after an exclamation mark. */
function render(body: string): string {
  const chapter: Content["chapters"][number] = {
    file: "content/chapters/01-test.md",
    slug: "test",
    matter: { title: "Test", lead: "" },
    body,
    bodyLine: 5,
    lineOf: () => undefined,
  };
  try {
    const { chapters } = assemble(
      { chapters: [chapter], pages: [], slides: [], glossary: [], references: [], figures },
      derived,
      chartTypes,
    );
    const blocks = chapters[0]?.blocks ?? [];
    return blocks
      .map((block) => (block.kind === "prose" ? toHtml(block.tokens).trim() : placed(block)))
      .join("\n");
  } catch (error) {
    if (!(error instanceof AuthorError)) throw error;
    return error.message.replace(/^/gm, "! ");
  }
}

/** A figure or table in its place, as cases write it. */
function placed(block: Exclude<Block, { kind: "prose" }>): string {
  if (block.kind === "figure") return `[Abbildung ${block.figure.id}]`;
  const { id, number, title, content } = block.table;
  const own = Array.isArray(content) ? `\n${toHtml(content).trim()}` : "";
  return `[Tabelle ${number} ${id}: ${title}]${own}`;
}

const readable = (html: string) => html.replaceAll("\u00a0", " ");

for (const file of readdirSync(import.meta.dirname).filter((name) => name.endsWith(".txt"))) {
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

test("a value and its unit are held together by a no-break space", () => {
  expect(render("{{note.gut}}")).toContain("45\u00a0Prozent");
});
