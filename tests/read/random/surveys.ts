import fc from "fast-check";
import type { MadeQuestion, MadeSurvey } from "../survey.ts";
import { label, storedText } from "./texts.ts";

/** Types with which a question has answers, rows or columns of its own. */
const withAnswers = ["L", "!", "O", "F", "H", "1", "R"];
const withItems = ["A", "B", "C", "E", "F", "H", "1", "M", "P", "K", "Q", ";", ":"];
const withColumns = [";", ":"];
const withOther = ["L", "!", "M", "P"];
const types = [
  ...new Set([...withAnswers, ...withItems, "5", "Y", "G", "I", "N", "D", "S", "T", "U", "*", "X", "|"]),
];

const letters = "abzABZ019".split("");
const word = (maxLength: number) => fc.string({ unit: fc.constantFrom(...letters), minLength: 1, maxLength });

/** Letters and digits, as LimeSurvey allows them; often a word that has a meaning elsewhere. */
const itemCode = fc.oneof(
  word(5),
  fc.constantFrom(
    "1",
    "01",
    "0",
    "comment",
    "filecount",
    "constructor",
    "toString",
    "SQ1",
    "SQ1comment",
    "Time",
    "id",
  ),
);

/** A code that never stands alone as one of LimeSurvey's columns, whose two are read as what they are. */
const questionCode = fc.oneof(
  fc.tuple(fc.constantFrom("Q", "a", "Z"), word(6)).map((parts) => parts.join("")),
  fc.constantFrom("constructor", "token", "email", "Q1", "Q1Time", "Q100", "Q101", "A_b", "other", "valueOf"),
);

/** Any code that a database takes: the reader must not be cleverer than LimeSurvey. */
const answerCode = fc
  .oneof(
    word(5),
    fc.constantFrom(
      "1",
      "01",
      "1.0",
      "Y",
      "N",
      "-",
      "+1",
      "a b",
      "ä",
      "€",
      "=1",
      '"',
      ",",
      ";",
      "<b>",
      "&",
      "🎉",
      "\\",
    ),
    storedText.map((text) => text.replace(/[\t\n]/g, "").slice(0, 8)),
  )
  // Blanks around a code, and what a text beside a list or a mask of LimeSurvey's looks like, cannot be told apart.
  .filter(
    (code) => code.isWellFormed() && code !== "" && code.trim() === code && !/^-oth-$|^'=|\]\]>/.test(code),
  );

const texts = (code: fc.Arbitrary<string>, minLength: number, maxLength: number) =>
  fc
    .uniqueArray(fc.tuple(code, fc.oneof(label, fc.constant(""))), {
      minLength,
      maxLength,
      selector: ([own]) => own,
    })
    .map((pairs): Record<string, string> => Object.fromEntries(pairs));

const question = fc
  .record({
    type: fc.constantFrom(...types),
    code: questionCode,
    text: storedText,
    other: fc.boolean(),
    items: texts(itemCode, 1, 4),
    columns: texts(itemCode, 1, 3),
    answers: texts(answerCode, 1, 5),
    answers2: texts(answerCode, 1, 3),
    ranks: fc.nat({ max: 6 }),
    boxes: fc.boolean(),
  })
  .map(({ type, code, text, other, items, columns, answers, answers2, ranks, boxes }): MadeQuestion => {
    return {
      type,
      code,
      text,
      ...(withOther.includes(type) ? { other } : {}),
      ...(withItems.includes(type) ? { items } : {}),
      ...(withColumns.includes(type) ? { columns } : {}),
      ...(withAnswers.includes(type) ? { answers } : {}),
      ...(type === "1" ? { answers2 } : {}),
      ...(type === "R" && ranks > 0 ? { attributes: { max_subquestions: String(ranks) } } : {}),
      ...(type === ":" && boxes ? { attributes: { multiflexible_checkbox: "1" } } : {}),
    };
  });

/** Any survey: questions of all types with codes and texts as odd as LimeSurvey lets them be. */
export const anySurvey: fc.Arbitrary<MadeSurvey & { languages: [string, ...string[]] }> = fc.record({
  layout: fc.constantFrom("old", "new"),
  languages: fc.constantFrom(["de"], ["de", "en"], ["en", "de-informal", "fr"]) as fc.Arbitrary<
    [string, ...string[]]
  >,
  questions: fc.uniqueArray(question, { minLength: 1, maxLength: 6, selector: ({ code }) => code }),
});
