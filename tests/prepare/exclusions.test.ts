import { describe, expect, test } from "vitest";
import { readDataset } from "../../scripts/read/index.ts";
import { tabulate } from "../../scripts/tabulate/index.ts";
import { source } from "../read/source.ts";
import { lss, refusal } from "../read/survey.ts";
import { type Cells, prepared, preparedFrom, responses, survey } from "./prepared.ts";

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

describe("a test entry is left out", () => {
  test("by its key in the export, whether it is written as a number or as a text", () => {
    expect(out("question: id, answers: [3, 1]")).toEqual([1, 3]);
    expect(out('question: id, answers: ["2"]')).toEqual([2]);
  });

  test("by its key and an answer at once", () => {
    expect(out("question: id, answers: [1, 2]", "question: N, below: 18")).toEqual([1]);
  });

  test("by keys that are compared as texts: 1 is not 01", () => {
    const zeros = people.map((person, i) => ({ ...person, id: `0${i + 1}` }));
    const marked = prepared(zeros, exclude('question: id, answers: ["01"]')).all;
    expect(marked.map(({ excluded }) => excluded)).toEqual([true, undefined, undefined, undefined]);
    expect(refusal(() => prepared(zeros, exclude("question: id, answers: [1]")))).toContain(
      "id: die Kennung 1 kommt im Export nicht vor",
    );
  });

  test("only where the export has all the keys: the others are named", () => {
    const message = refusal(() => prepared(people, exclude("question: id, answers: [3, 17, 99]")));
    expect(message).toContain("responses.exclude „Grund“: id: die Kennung 17 kommt im Export nicht vor");
    expect(message).toContain("die Kennung 99 ");
    expect(message).not.toContain("die Kennung 3 ");
  });
});

describe("the column of the weights can be named", () => {
  const [head = "", ...rows] = responses(people).trimEnd().split(/\r?\n/);
  const weights = ["1.5", "", "0", "0.4"];
  const lines = [`${head},"gewicht"`, ...rows.map((row, i) => `${row},"${weights[i]}"`)];
  const weighted = (...when: string[]) => {
    const files = [source("data/survey.lss", lss(survey)), source("data/a.csv", `${lines.join("\n")}\n`)];
    const data = readDataset(files, { ignore: [], weights: "gewicht" });
    return preparedFrom(data, exclude(...when).replace("responses: {", "responses: { weights: gewicht,"));
  };

  test.each([
    ["by a weight that is missing", "question: gewicht, answered: false", [2]],
    ["by a weight that is there", "question: gewicht, answered: true", [1, 3, 4]],
    ["by a range of weights", "question: gewicht, from: 0.4, below: 1.5", [4]],
    ["by small weights, which missing ones are not", "question: gewicht, below: 1", [3, 4]],
    ["by one weight", "question: gewicht, answers: [0]", [3]],
  ])("%s", (_, when, expected) => {
    const { all } = weighted(when);
    expect(all.flatMap(({ excluded }, i) => (excluded ? [i + 1] : []))).toEqual(expected);
  });

  test("so that the advice on missing weights can be followed", () => {
    const tally = (when: string) => tabulate(weighted(when).dataset, [], "completed", true);
    // The weight of 0 counts as missing too, and is left out by its value.
    expect(tally("question: gewicht, answered: false").weights?.missing).toBe(1);
    expect(tally("question: gewicht, below: 0.1").weights?.missing).toBe(1);
    expect(() => weighted("question: gewicht")).toThrow("leere Bedingung zu gewicht");
    expect(() => weighted("question: gewichte, below: 1")).toThrow("meinten Sie gewicht?");
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
    [
      "names a column that is not kept",
      "question: submitdate, answered: false",
      "die Spalte submitdate wird beim Lesen nicht behalten",
      "question: id",
    ],
    [
      "names a column of LimeSurvey that the export lacks",
      "question: lastpage, below: 2",
      "die Spalte lastpage wird beim Lesen nicht behalten",
      "question: id",
    ],
    [
      "names a text beside an answer",
      'question: "T[other]", answered: true',
      "die Spalte T[other] wird beim Lesen nicht behalten",
      "question: id",
    ],
    [
      "takes keys for numbers",
      "question: id, below: 9",
      "id lässt sich nur mit answers vergleichen",
      "3, 17",
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
