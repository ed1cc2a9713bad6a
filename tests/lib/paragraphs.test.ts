import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { paragraphAsked, paragraphPlace } from "../../scripts/paragraph.ts";
import { chartTypes } from "../../src/charts/index.ts";
import { assemble } from "../../src/lib/assemble.ts";
import { readContent, readDerived } from "../../src/lib/content.ts";
import { paragraphsOf } from "../../src/lib/paragraphs.ts";
import { demonstration } from "../demonstration.ts";

const derived = readDerived(join(demonstration, "data/derived"));
const folders: string[] = [];
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

/** Paragraphs of texts, by their path in a content folder. */
function paragraphs(files: Readonly<Record<string, string>>) {
  const folder = mkdtempSync(join(tmpdir(), "absaetze-"));
  folders.push(folder);
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  const content = readContent(folder);
  return paragraphsOf(assemble(content, derived, chartTypes), content);
}

const chapter = `---
title: Ein Kapitel
lead: Der Vorspann.
---

Erster Absatz,
der zwei Zeilen hat.[^a]

## Ein Abschnitt

[^a]: Die Anmerkung.

- ein Punkt
- noch ein Punkt

> [!methode] Wie gezählt wurde
> Im Kasten.
>
> Noch im Kasten.

::tabelle{wege titel="Eine Tabelle"}

| Weg | Zeit |
| --- | --- |
| Brief | Januar |

Letzter Absatz.
`;

describe("the paragraphs of a report", () => {
  test("are numbered in reading order, each with the line that it begins on", () => {
    const { list } = paragraphs({ "chapters/01-eins.md": chapter });
    expect(list.map(({ number, line, text }) => `${number} ${line} ${text}`)).toEqual([
      "1 3 Der Vorspann.",
      "2 6 Erster Absatz, der zwei Zeilen hat.",
      "3 13 ein Punkt",
      "4 14 noch ein Punkt",
      "5 17 Im Kasten.",
      "6 19 Noch im Kasten.",
      "7 21 Eine Tabelle",
      "8 27 Letzter Absatz.",
    ]);
  });

  test("go on from chapter to page to glossary", () => {
    const { list } = paragraphs({
      "chapters/02-zwei.md": "---\ntitle: Zwei\n---\nIm zweiten.\n",
      "chapters/01-eins.md": "---\ntitle: Eins\n---\nIm ersten.\n",
      "pages/methodik.md": "---\ntitle: Methodik\n---\n\nAuf der Seite.\n",
      "pages/01-kurz.md": "---\ntitle: Kurz\n---\n\nIn Kürze.\n",
      "pages/start.md": "---\nlead: Zu Beginn.\n---\n",
      "glossary.yaml": "# Begriffe\nmitte:\n  term: Mitte\n  text: Was dazwischen liegt.\n",
    });
    expect(list.map(({ file, line, text }) => `${file}:${line} ${text}`)).toEqual([
      "content/pages/start.md:2 Zu Beginn.",
      "content/pages/01-kurz.md:5 In Kürze.",
      "content/chapters/01-eins.md:4 Im ersten.",
      "content/chapters/02-zwei.md:4 Im zweiten.",
      "content/pages/methodik.md:5 Auf der Seite.",
      "content/glossary.yaml:2 Mitte: Was dazwischen liegt.",
    ]);
  });

  test("of the demonstration stand where they are said to stand", () => {
    const content = readContent(join(demonstration, "content"));
    const { list } = paragraphsOf(assemble(content, derived, chartTypes), content);
    expect(list.length).toBeGreaterThan(50);
    const firstWord = (text: string) => /[\p{L}\d]+/u.exec(text)?.[0] ?? "";
    const elsewhere = list.filter(({ file, line, text }) => {
      const lines = readFileSync(join(demonstration, file), "utf8").split("\n");
      // An entry of the glossary begins with its name, and has its term below.
      const written = lines.slice(line - 1, file.endsWith("glossary.yaml") ? line + 1 : line).join(" ");
      // A bound value or a finding begins with what is not written there.
      const isPlain = !/^(lead: |\S+: )?['"]?\s*(\{\{|\[)|^findings:/.test(written.replace(/^>\s*/, ""));
      return isPlain && !written.includes(firstWord(text));
    });
    expect(elsewhere).toEqual([]);
  });

  test("have a state that changes with any text and with nothing else", () => {
    const state = (text: string) => paragraphs({ "chapters/01-eins.md": text }).state;
    expect(state(chapter)).toBe(state(chapter));
    expect(state(chapter)).not.toBe(state(chapter.replace("Letzter", "Der letzte")));
    expect(state(chapter)).toMatch(/^[0-9a-f]{6}$/);
  });
});

describe("who asks for a paragraph", () => {
  const all = paragraphs({ "chapters/01-eins.md": chapter });

  test("gets file, line and first words", () => {
    expect(paragraphPlace(all, 5)).toMatch(/^content\/chapters\/01-eins\.md:17: Absatz 5\n {2}Im Kasten\./);
  });

  test("may write the number both ways", () => {
    expect(paragraphAsked(["--absatz", "47"])).toBe(47);
    expect(paragraphAsked(["--absatz=47"])).toBe(47);
    expect(paragraphAsked(["--text"])).toBeUndefined();
  });

  test("is told what is wrong with it", () => {
    expect(() => paragraphAsked(["--absatz"])).toThrow("welcher Absatz?");
    expect(() => paragraphAsked(["--absatz", "4a"])).toThrow("keine Nummer eines Absatzes: 4a");
    expect(() => paragraphPlace(all, 9)).toThrow("Absatz 9 gibt es nicht\nHinweis: Der letzte ist 8.");
  });
});
