import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Dataset, Response, Variable } from "../../scripts/dataset.ts";
import { remarked } from "../../scripts/prepare/remarks.ts";
import type { Category, Question } from "../../src/model/codebook.ts";
import { refusal } from "../read/survey.ts";
import { prepared, preparedFrom } from "./prepared.ts";

const people = [
  { T: "a", "F[s1]": "g", "F[s2]": "w", N: "17" },
  { T: "z", "F[s1]": "w", "F[s2]": "m", N: "-9" },
  { T: "b", N: "-9.5" },
];

/** Answers of a column by their codes. */
function codesOf({ dataset, all }: ReturnType<typeof prepared>, name: string) {
  const at = dataset.variables.findIndex((variable) => variable.name === name);
  const { question = 0, scale = 0 } = dataset.variables[at] ?? {};
  const { categories } = dataset.codebook.questions[question]?.scales[scale] ?? { categories: [] };
  return all.map(({ answers }) => {
    const answer = answers[at];
    return answer == null ? answer : categories[answer]?.code;
  });
}

describe("answers that count as missing", () => {
  test("leave the scale and become no answer; the others keep their meaning", () => {
    const data = prepared(people, "questions: { T: { missing: [a] }, F: { missing: [w] } }\n");
    const [single, array] = data.dataset.codebook.questions;
    expect(single?.scales[0]?.categories.map(({ code }) => code)).toEqual(["b", "z", "-oth-"]);
    expect(single?.scales[0]?.missing).toEqual([{ code: "a", label: "Amt" }]);
    expect(array?.scales[0]?.missing).toEqual([{ code: "w", label: "weiß nicht" }]);
    expect(codesOf(data, "T")).toEqual([null, "z", "b"]);
    expect(codesOf(data, "F[s1]")).toEqual(["g", null, null]);
    expect(codesOf(data, "F[s2]")).toEqual([null, "m", null]);
  });

  test("of a number are compared as numbers", () => {
    const { all, dataset } = prepared(people, 'questions: { N: { missing: ["-9.0"] } }\n');
    const at = dataset.variables.findIndex(({ name }) => name === "N");
    expect(all.map(({ answers }) => answers[at])).toEqual([17, null, -9.5]);
  });

  test("without remarks the dataset is the one that was read", () => {
    const plain = prepared(people, "");
    expect(codesOf(plain, "T")).toEqual(["a", "z", "b"]);
    expect(plain.dataset.codebook.questions[0]?.scales[0]?.missing).toEqual([]);
  });

  test("of a dual scale leave every scale that has them, of a grid the column", () => {
    const { codebook, variables, all } = answersOf(
      remarked(twoScales(), { D: { missing: ["w"] }, G: { missing: ["g"] } }, "f"),
    );
    expect(codebook.questions[0]?.scales.map((s) => s.categories.map((c) => c.code))).toEqual([["g"], ["m"]]);
    expect(variables.map(({ option }) => option)).toEqual([undefined, undefined, 0, 1]);
    // First answers "g" and "w"; the grid's first column is gone.
    expect(all).toEqual([[0, null, 1, 0]]);
  });
});

/** A dual-scale array of one item and a grid of one row with three columns. */
function twoScales(): Dataset {
  const categories = (...codes: string[]): Category[] => codes.map((code) => ({ code, label: code }));
  const question = (code: string, kind: Question["kind"], ...scales: Category[][]): Question => ({
    ...{
      code,
      kind,
      type: "1",
      text: "",
      help: "",
      section: "",
      mandatory: false,
      filtered: false,
      filter: "",
    },
    ...{ items: [{ code: "s", label: "s" }], ranks: 0 },
    scales: scales.map((categories) => ({ label: "", categories, missing: [] })),
  });
  const questions = [
    question("D", "array", categories("g", "w"), categories("w", "m")),
    question("G", "grid", categories("g", "h", "i")),
  ];
  const column = (question: number, scale: number, option?: number): Variable => ({
    ...{ name: `${question}${scale}${option}`, question, part: 0, scale },
    ...(option === undefined ? { coding: "category" } : { coding: "mark", option }),
  });
  return {
    codebook: { mark: "", title: "", language: "de", questions },
    variables: [column(0, 0), column(0, 1), column(1, 0, 0), column(1, 0, 1), column(1, 0, 2)],
    ...{
      tellsNotShown: false,
      tellsNotReached: false,
      tellsComplete: true,
      absent: [],
      dropped: [],
      notes: [],
    },
    responses: (): Response[] => [{ complete: true, id: "", answers: [0, 0, 1, 1, 0] }],
  };
}

function answersOf({ codebook, variables, responses }: Dataset) {
  return { codebook, variables, all: [...responses()].map(({ answers }) => answers) };
}

test("whatever counts as missing, every other answer keeps its meaning", () => {
  const codes = [
    ["g", "w"],
    ["w", "m"],
  ];
  const answer = fc.constantFrom(0, 1, null, undefined);
  fc.assert(
    fc.property(fc.tuple(answer, answer), fc.constantFrom("g", "w", "m"), (row, missing) => {
      const responses = (): Response[] => [{ complete: true, id: "", answers: [...row, 0, 0, 0] }];
      const result = remarked({ ...twoScales(), responses }, { D: { missing: [missing] } }, "f");
      const [after = []] = answersOf(result).all;
      for (const [scale, before] of row.entries()) {
        const code = before == null ? before : codes[scale]?.[before];
        const now = after[scale];
        const meant = now == null ? now : result.codebook.questions[0]?.scales[scale]?.categories[now]?.code;
        expect(meant).toBe(code === missing ? null : code);
      }
    }),
  );
});

test("a direction that the study names is that of every scale of the question", () => {
  const { dataset } = prepared(people, "questions: { F: { direction: descending } }\n");
  expect(dataset.codebook.questions[1]?.scales[0]?.direction).toBe("descending");
});

describe("a remark is refused that", () => {
  test.each([
    ["is on an unknown question", "TT: { as: number }", "questions: unbekannte Frage: TT", "meinten Sie T?"],
    [
      "names an unknown answer",
      "F: { missing: [v] }",
      "questions.F.missing: unbekannter Antwortcode: v",
      "es gibt: g, m, w",
    ],
    ["takes a word for a number", "N: { missing: [x] }", "questions.N.missing: x ist keine Zahl", "Punkt"],
    ["leaves no answer", "F: { missing: [g, m, w] }", "alle Antworten würden als fehlend", "Mindestens eine"],
    [
      "is on options",
      "M: { missing: [x] }",
      "questions.M.missing: M hat keine Antwortcodes",
      "Einfachauswahl",
    ],
    ["gives options a direction", "M: { direction: ascending }", "questions.M.direction", "Matrix"],
  ])("%s", (_, remark, what, hint) => {
    const message = refusal(() => prepared(people, `questions: { ${remark} }\n`));
    expect(message).toContain(
      `data/study.yaml: ${what.startsWith("questions") ? "" : "questions.F.missing: "}${what}`,
    );
    expect(message.split("\nHinweis: ")[1]).toContain(hint);
  });

  test("all faults come at once, with those of other parts", () => {
    const message = refusal(() =>
      prepared(
        people,
        "responses: { exclude: [{ reason: r, when: [{ question: X }] }] }\nquestions: { TT: {}, F: { missing: [v] } }\n" +
          "codings: { Y: { file: codes/y.csv, categories: { a: A } } }\n",
      ),
    );
    expect(
      message.match(/unbekannte Frage: X|unbekannte Frage: TT|Antwortcode: v|unbekannte Frage: Y/g),
    ).toHaveLength(4);
  });
});

test("what the export can tell is asked anew once it is known", () => {
  let known = false;
  const data: Dataset = {
    ...twoScales(),
    get tellsNotShown() {
      return known;
    },
    *responses() {
      known = true;
      yield { complete: true, id: "", answers: [0, 0, 1, 1, 0] };
    },
  };
  const { dataset } = preparedFrom(data, "questions: { D: { missing: [w] } }\n");
  expect(dataset.tellsNotShown).toBe(true);
});
