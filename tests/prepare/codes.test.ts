import { expect, test } from "vitest";
import { readCodes } from "../../scripts/prepare/codes.ts";
import { source } from "../read/source.ts";

const categories = ["geld", "zeit", "rest", "sonstiges"];
const read = (text: string, codes = categories) => readCodes(source("data/codes/o.csv", text), codes);
const said = (text: string, codes = categories) => JSON.stringify(read(text, codes).problems);

test.each([
  ["a person's sex", "Frau"],
  ["a first name", "Petra"],
  ["a last name", "Müller"],
  ["a short name that is like a code, among others", "Gerd Petra"],
  ["an age", "57"],
  ["a whole sentence", "Hier fehlt jemand mit Verwaltungserfahrung"],
  ["a sentence with a category and a misspelt one in it", "mehr geld oder zeitt, Petra"],
])("a table with open text in place of codes is refused without a word of it: %s", (_, text) => {
  const { problems } = read(`id;codes\n1;geld\n2;${text}\n`);
  expect(problems).toHaveLength(1);
  expect(problems[0]?.line).toBe(3);
  expect(problems[0]?.what).toMatch(/^(?:ein unbekannter Eintrag|\d+ unbekannte Einträge)$/);
  for (const word of text
    .split(" ")
    .filter((word) => !categories.includes(word))
    .map((word) => word.replace(",", "")))
    expect(JSON.stringify(problems)).not.toContain(word);
});

test("a code of one character is no measure for what is shown", () => {
  expect(said("id;codes\n1;57\n", ["5", "7"])).not.toContain("57");
});

test("a line has one problem, however many unknown entries it has, and lines beyond eight are counted", () => {
  const { problems } = read(
    `id;codes\n${Array.from({ length: 11 }, (_, i) => `${i};Frau Müller\n`).join("")}`,
  );
  expect(problems.slice(0, 8).map(({ line, what }) => [line, what])).toEqual(
    [2, 3, 4, 5, 6, 7, 8, 9].map((line) => [line, "2 unbekannte Einträge"]),
  );
  expect(problems[8]?.what).toBe("3 weitere Zeilen mit unbekannten Einträgen");
  expect(problems).toHaveLength(9);
});

test("a misspelt code is shown once, with the one that is meant and the lines that have it counted", () => {
  const { problems } = read("id;codes\n1;gelt\n2;Zeit sonstigs\n3;gelt\n");
  expect(problems.map(({ line, what, hint }) => [line, what, hint])).toEqual([
    [2, "unbekannte Kategorie: gelt (2 Zeilen)", "meinten Sie geld?"],
    [3, "unbekannte Kategorie: Zeit, sonstigs (eine Zeile)", "meinten Sie zeit, sonstiges?"],
  ]);
});

test("a table without headings is refused without its first answer", () => {
  const { problems, notes } = read("17;Frau;Petra\n18;Mann;Paul\n");
  expect(problems.length).toBeGreaterThan(0);
  expect(JSON.stringify([problems, notes])).not.toMatch(/Frau|Petra|Mann|Paul/);
});
