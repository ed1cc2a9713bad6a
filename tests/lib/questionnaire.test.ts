import { describe, expect, test } from "vitest";
import { addedPages, hiddenTexts } from "../../src/lib/addresses.ts";
import { answerForm, askedOf } from "../../src/lib/questionnaire.ts";
import { question as schema } from "../../src/model/codebook.ts";

/** A question of which only what a test speaks of is not plain. */
const question = (given: object) =>
  schema.parse({
    code: "Q1",
    type: "L",
    kind: "single",
    text: "Wie gut?",
    help: "",
    section: "",
    mandatory: false,
    filtered: false,
    filter: "",
    items: [],
    scales: [],
    ranks: 0,
    ...given,
  });

describe("the questionnaire", () => {
  const scale = { label: "", categories: [], missing: [] };
  test.each([
    ["Einfachauswahl", {}],
    ["Einfachauswahl je Zeile", { kind: "array", scales: [scale] }],
    ["Einfachauswahl je Zeile und Skala", { kind: "array", scales: [scale, scale] }],
    ["Rangfolge von bis zu 3 Antworten", { kind: "ranking", ranks: 3 }],
    ["Zahl je Zeile", { kind: "numeric", items: [{ code: "A", label: "eigene Mittel" }] }],
    ["freier Text", { kind: "listed", type: "T" }],
    ["Dateien", { kind: "listed", type: "|" }],
  ])("says %s", (form, given) => {
    expect(answerForm(question(given))).toBe(form);
  });

  test("says who is asked, and what may not be left out", () => {
    expect(askedOf(question({}))).toEqual([]);
    const filtered = question({ filtered: true, filter: "Q0 = Ja", mandatory: true });
    expect(askedOf(filtered)).toEqual(["Nur gefragt, wenn: Q0 = Ja.", "Pflichtangabe."]);
    expect(askedOf(question({ filtered: true }))).toEqual(["Nur einem Teil der Befragten gestellt."]);
  });
});

test("texts that the program has no page for become pages of their own", () => {
  const slugs = ["start", "methodik", "anonymitaet", "kurzfassung", "summary"].map((slug) => ({ slug }));
  expect(addedPages(slugs)).toEqual(["kurzfassung", "summary"]);
});

test("a text that no page would show is refused: the program makes that page itself", () => {
  const pages = ["start", "methodik", "literatur", "kurzfassung"].map((slug) => ({
    slug,
    file: `content/pages/${slug}.md`,
  }));
  const [first, ...others] = hiddenTexts(pages);
  expect(others).toEqual([]);
  expect(first).toMatchObject({
    file: "content/pages/literatur.md",
    what: "die Seite /literatur/ macht das Programm selbst; dieser Text erschiene nirgends",
  });
});
