import { describe, expect, test } from "vitest";
import { refusal } from "../read/survey.ts";
import { type Cells, prepared } from "./prepared.ts";

const exclude = (...when: string[]) =>
  `responses: { exclude: [{ reason: Grund, when: [${when.map((w) => `{ ${w} }`).join(", ")}] }] }\n`;

const people: Cells[] = [
  { T: "a", "F[s1]": "g", "F[s2]": "w", "M[x]": "Y", N: "17", O: "so" },
  { T: "z", "F[s1]": "w", "M[other]": "ja", N: "18" },
  { T: "-oth-", "T[other]": "dies", N: "-9", O: "" },
  { T: "", N: "40.5", "Q[q2]": "dies" },
];

/** Numbers of the people that a condition leaves out. */
const out = (...when: string[]) =>
  prepared(people, exclude(...when)).all.flatMap(({ excluded }, i) => (excluded ? [i + 1] : []));

describe("a response is left out where", () => {
  test.each([
    ["a single choice has one of the answers", "question: T, answers: [a, -oth-]", [1, 3]],
    ["an item of an array has the answer", 'question: "F[s1]", answers: [w]', [2]],
    ["an option was chosen", 'question: "M[x]", answers: [Y]', [1]],
    ["an option has an answer", 'question: "M[other]", answered: true', [2]],
    ["an option was not chosen", 'question: "M[x]", answered: false', [2, 3, 4]],
    ["a number lies in a range, its end left out", "question: N, from: 17, below: 18", [1]],
    ["a number is small", "question: N, below: 18", [1, 3]],
    ["a number is one of some", "question: N, answers: [-9, 18]", [2, 3]],
    ["a text was entered", "question: O, answered: true", [1]],
    ["a question has no answer in any column", "question: F, answered: false", [3, 4]],
    ["a question has an answer in some column", "question: Q, answered: true", [4]],
  ])("%s", (_, when, expected) => {
    expect(out(when)).toEqual(expected);
  });

  test("all conditions of an entry hold at once", () => {
    expect(out("question: N, below: 18", "question: T, answers: [a]")).toEqual([1]);
  });

  test("one of several entries holds", () => {
    const entry = (answer: string) => `{ reason: r, when: [{ question: T, answers: [${answer}] }] }`;
    const { all } = prepared(people, `responses: { exclude: [${entry("a")}, ${entry("z")}] }\n`);
    expect(all.map(({ excluded }) => excluded)).toEqual([true, true, undefined, undefined]);
  });

  test("the condition names an answer that counts as missing later on", () => {
    const { all } = prepared(
      people,
      `${exclude("question: T, answers: [z]")}questions: { T: { missing: [z] } }\n`,
    );
    expect(all.map(({ excluded }) => excluded)).toEqual([undefined, true, undefined, undefined]);
    expect(all[1]?.answers[0]).toBeNull();
  });
});

test("answers stay as they are, in the order in which they were read", () => {
  const plain = prepared(people, "");
  const { all } = prepared(people, exclude("question: N, below: 18"));
  expect(all.map(({ answers }) => answers)).toEqual(plain.all.map(({ answers }) => answers));
});

describe("a condition is refused that", () => {
  test.each([
    ["names an unknown question", "question: TT, answers: [a]", "unbekannte Frage: TT", "meinten Sie T?"],
    [
      "names an unknown item",
      'question: "F[s3]", answers: [g]',
      "unbekannte Frage: F[s3]",
      "meinten Sie F[s1]?",
    ],
    [
      "names an unknown answer",
      "question: T, answers: [a, c]",
      "T: unbekannter Antwortcode: c",
      "es gibt: a, b, z",
    ],
    ["says nothing", "question: T", "leere Bedingung zu T", "answered"],
    ["compares codes with numbers", "question: T, from: 3", "T ist keine Zahl", "answers"],
    ["compares a number with a word", "question: N, answers: [alt]", "N ist eine Zahl, alt nicht", "Punkt"],
    [
      "has an empty range",
      "question: N, from: 9, below: 9",
      "N: from ist nicht kleiner als below",
      "from gehört",
    ],
    ["reads a text", "question: O, answers: [so]", "O ist ein Text", "answered"],
    ["takes an array as a whole", "question: F, answers: [g]", "F hat mehrere Spalten", "F[s1], F[s2]"],
    ["says the same twice", "question: T, answers: [a], answered: true", "überflüssig", "weglassen"],
    [
      "takes an option for a code",
      'question: "M[x]", answers: [x]',
      "M[x]: unbekannter Antwortcode: x",
      "N, Y",
    ],
  ])("%s", (_, when, what, hint) => {
    const message = refusal(() => prepared(people, exclude(when)));
    expect(message).toContain("data/study.yaml: responses.exclude „Grund“: ");
    expect(message).toContain(what);
    expect(message.split("\nHinweis: ")[1]).toContain(hint);
  });

  test("all faults come at once", () => {
    const message = refusal(() =>
      prepared(people, exclude("question: TT", "question: T", "question: N, from: 2, below: 1")),
    );
    expect(message.match(/Hinweis/g)).toHaveLength(3);
  });
});
