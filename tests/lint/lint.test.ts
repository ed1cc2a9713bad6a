import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { readContent } from "../../src/lib/content.ts";
import { lint, sentencesIn, unboundIn } from "../../src/lib/lint/index.ts";
import type { Content } from "../../src/model/content.ts";
import { demonstration } from "../demonstration.ts";
import { project } from "../studies/derive.ts";

/** Sentences with unbound numbers and quantifiers, written by somebody who had not seen the rules. */
const listed = (name: string): string[] => JSON.parse(readFileSync(join(import.meta.dirname, name), "utf8"));
const lists = ["offen.json", "verdeckt.json"].filter((name) => existsSync(join(import.meta.dirname, name)));

/** The one chapter that holds this text, with everything else empty. */
function contentOf(body: string, figures: Content["figures"] = []): Content {
  const chapter = {
    file: "content/chapters/01-test.md",
    slug: "test",
    matter: { title: "Test", lead: "" },
    body,
    bodyLine: 5,
    lineOf: () => undefined,
  };
  return {
    chapters: [chapter],
    pages: [],
    slides: [],
    presentations: [],
    glossary: [],
    references: [],
    figures,
  };
}

describe("sentences that somebody wrote who had not seen the rules", () => {
  test.each(lists)("are found, nine of ten at least: %s", (name) => {
    const sentences = listed(name);
    expect(sentences).toHaveLength(50);
    const missed = sentences.filter((sentence) => unboundIn(sentence).length === 0);
    expect(missed.length, missed.join("\n")).toBeLessThanOrEqual(5);
  });
});

describe("the report's own text", () => {
  test.each([
    ["demonstration", join(demonstration, "content")],
    ["few respondents", join(project, "tests/fixtures/wenige/content")],
  ])("raises an alarm in one sentence of fifty at most: %s", (_, folder) => {
    const content = readContent(folder);
    const sentences = sentencesIn(content).flatMap(({ sentences }) => sentences);
    const alarms = lint(content).problems.map(({ file, line, what }) => `${file}:${line}: ${what}`);
    expect(sentences.length).toBeGreaterThan(50);
    expect(alarms.length / sentences.length, alarms.join("\n")).toBeLessThanOrEqual(0.02);
  });
});

describe("what is bound", () => {
  test.each([
    '[Die Mehrheit]{wenn="a.x > 50"} ist dafür.',
    "{{a.x}} sind dafür, {{a.y als anteil}} dagegen.",
    "Das sind [mehr als hundert Prozent]{kein-ergebnis}.",
    "Siehe [#abbildung-5] und [@eins-2001, S. 12].",
    "`50 Prozent`",
  ])("is no alarm: %s", (text) => {
    expect(lint(contentOf(text)).problems).toEqual([]);
  });

  test.each([
    ['[Die Mehrheit]{sonst="nichts"} ist dafür.', "„Mehrheit“ (Mehrheit)"],
    ['[Alle]{wenn="a.x > 50" sonst="Die Hälfte"} sind dafür.', "„Hälfte“ (Bruchteil)"],
    ['[a]{wenn="a.x > 5"} und 12 Prozent', "„12 Prozent“ (Prozent)"],
  ])("binds its own words and no others: %s", (text, words) => {
    expect(lint(contentOf(text)).problems.map(({ what }) => what)).toEqual([`ungebunden: ${words}`]);
  });
});

describe("numbers that state no result", () => {
  test.each([
    "Die Befragung endete am 20. Februar 2026.",
    "Das zeigt Kapitel 3, Abbildung 12 und § 5 Abs. 2.",
    "Gefragt wurde auf einer Skala von 0 (sehr schlecht) bis 10 (sehr gut).",
    "Gemeint sind Orte mit 20 000 bis unter 100 000 Einwohnerinnen und Einwohnern.",
    "Das dauert etwa 15 Minuten.",
    "Seit 2014 gibt es das Institut, seit 2021–2028 das Programm.",
    "Haben mehr als die Hälfte zugestimmt?",
  ])("%s", (sentence) => {
    expect(unboundIn(sentence)).toEqual([]);
  });
});

test("an alarm names file and line of its sentence, the words, and what can be done", () => {
  const { problems } = lint(
    contentOf("Eins.\nZwei Drittel sagen ja. Drei\nViertel sagen nein.\n\nDrei Viertel."),
  );
  const [first, second] = problems;
  expect(first).toMatchObject({ file: "content/chapters/01-test.md", line: 6 });
  expect(first?.what).toContain("„Drittel“");
  expect(first?.hint).toContain("{kein-ergebnis}");
  expect(second?.line).toBe(6);
});
