import fc from "fast-check";
import { expect, test } from "vitest";
import { readDataset, readStructure } from "../../../scripts/read/index.ts";
import { source } from "../source.ts";
import { csv, lss, type MadeQuestion } from "../survey.ts";
import { answersFor, type Person } from "./answers.ts";
import { holds } from "./settings.ts";
import { anyText, label } from "./texts.ts";
import { tsvOf } from "./written.ts";

/** A text as LimeSurvey's editor stores it: what would be markup is escaped. */
const html = (text: string) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");

/**
 * Texts without what cannot be stored, without no-break spaces, which stay within a number only, and without the
 * beginning of a masked formula.
 */
const text = anyText
  .map((any) => any.replace(/(?![\t\n\r])\p{Cc}|[\uFFFE\uFFFF\u00A0\u202F]/gu, ""))
  .filter((any) => !/^\s*'=/.test(any));

/** What a reader sees of a text: no letter more or less, but for blanks and what is invisible. */
function seen(any: string): string {
  const letters = [...any].filter((letter) => letter !== "\u00AD" && letter !== "\u200B");
  return letters.join("").split(/\s+/).filter(Boolean).join(" ");
}

const codes = ["a1", "a2", "a3"];
const texts = fc.record({ question: text, answers: fc.array(text, { minLength: 3, maxLength: 3 }) });

test.each([
  ["old", (questions: MadeQuestion[]) => source("data/s.lss", lss({ questions, layout: "old" }), 113)],
  ["new", (questions: MadeQuestion[]) => source("data/s.lss", lss({ questions, layout: "new" }))],
  ["tabular", (questions: MadeQuestion[]) => source("data/s.txt", tsvOf({ questions }), 113)],
] as const)("Any text of a survey is told to the letter from the %s layout", (layout, write) => {
  holds(texts, 300, ({ question, answers }) => {
    const labels = Object.fromEntries(codes.map((code, at) => [code, html(answers[at] ?? "")]));
    const made = { code: "Q", text: html(question) };
    const file = write([
      { ...made, type: "L", answers: labels },
      { ...made, type: "M", code: "M", items: labels },
    ]);
    const [list, multiple] = readStructure([file]).codebook.questions;
    // Line feeds and tabs are no part of texts in the table.
    const kept = (any: string) => seen(layout === "tabular" ? any.replace(/[\r\n\t]/g, "") : any);
    expect(list?.text).toBe(kept(question));
    const expected = codes.map((code, at) => kept(answers[at] ?? "") || code);
    expect(list?.scales[0]?.categories.map((category) => category.label)).toEqual(expected);
    expect(multiple?.items.map((item) => item.label)).toEqual(expected);
  });
});

/** Three answers that no two readers could take for one another, nor for a code. */
const distinct = fc
  .uniqueArray(
    label.map((any) => any.replace(/[<&]|^'(?==)/g, "+")),
    { minLength: 3, maxLength: 3, selector: seen },
  )
  .filter((labels) => labels.every((any) => seen(any) !== "" && !codes.includes(seen(any))));

test("Any labels are recognised where an export has full answers instead of codes", () => {
  const inputs = distinct.chain((labels) => {
    const answers = Object.fromEntries(codes.map((code, at) => [code, html(labels[at] ?? "")]));
    const survey = {
      questions: [
        { code: "Q", type: "L", answers },
        { code: "R", type: "L", answers },
      ],
    };
    return fc.tuple(fc.constant(labels), answersFor(survey));
  });
  const isTold = (persons: readonly Person[]) => persons.some(({ cells }) => cells.some(Boolean));
  holds(inputs, 300, ([labels, { survey, columns, persons }]) => {
    fc.pre(isTold(persons));
    const worded = (cell: string | null) => (cell ? (labels[codes.indexOf(cell)] ?? "") : cell);
    const rows = persons.map(({ cells }, at) => [String(at + 1), "x", ...cells.map(worded)]);
    const header = ["id", "submitdate", ...columns.map(({ heading }) => heading)];
    const files = [source("data/s.lss", lss(survey)), source("data/a.csv", csv([header, ...rows]))];
    const found = [...readDataset(files).responses()].map(({ answers }) => answers);
    // Of lists, full answers have the same for what was not shown and what was left out.
    const index = (cell: string | null) => (cell ? codes.indexOf(cell) : null);
    expect(found).toEqual(persons.map(({ cells }) => cells.map(index)));
  });
});
