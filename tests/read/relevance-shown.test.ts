import { describe, expect, test } from "vitest";
import type { Answer } from "../../scripts/dataset.ts";
import { readDataset } from "../../scripts/read/index.ts";
import { shownBy } from "../../scripts/read/relevance-shown.ts";
import { filtered } from "./filtered.ts";
import { source } from "./source.ts";
import { answersOf, csv, dataset, lss, type MadeQuestion, type MadeSurvey, remarks } from "./survey.ts";
import { zip } from "./zip.ts";

/** What becomes of the empty cell of X1 for these answers, in a CSV that cannot tell what was not shown. */
function shown(relevance: string, given: Record<string, string>): Answer {
  const names = ["id", "submitdate", "A", "B", "M[v]", "M[k]", "M[other]", "F[SQ1]", "F[SQ2]", "N", "T"];
  const all = [...names, "D[x][1]", "D[x][2]", "G[r_c]", "R[1]", "R[2]", "X1"];
  const row = all.map((name) => ({ id: "1", submitdate: "x", ...given })[name] ?? "");
  return answersOf(dataset(filtered(relevance), csv([all, row])))[0]?.X1;
}

describe("in the forms of an export", () => {
  const survey: MadeSurvey = {
    questions: [
      { code: "B", type: "Y" },
      { code: "N", type: "N", relevance: 'B == "Y"' },
      { code: "M", type: "M", items: { a: "A" }, relevance: 'B == "Y"' },
    ],
  };

  test("an R export knows by its filters who was not asked", () => {
    const names = ["id", "submitdate", "B", "N", "M_a"];
    const syntax = names.map((name, i) => `names(data)[${i + 1}] <- "${name}"\n`).join("");
    const rows = [
      ["1", "x", "2", "", ""],
      ["2", "x", "1", "", "0"],
      ["3", "x", "1", "4", "1"],
    ];
    const data = readDataset([
      source("data/survey.lss", lss(survey)),
      source("data/syntax.R", `data <- read.csv("x.csv", fileEncoding="UTF-8")\n${syntax}`),
      source("data/a.csv", csv([names.map((_, i) => `Text ${i}`), ...rows])),
    ]);
    expect(answersOf(data)).toEqual([
      { B: 1, N: undefined, "M[a]": undefined },
      { B: 0, N: null, "M[a]": 0 },
      { B: 0, N: 4, "M[a]": 1 },
    ]);
    expect(data.tellsNotShown).toBe(true);
  });

  test("an archive has the filters of its structure, and its cells as they are", () => {
    const column = (name: string, cell: string | null) =>
      cell === null ? "" : `<_${name}>${cell}</_${name}>`;
    const row = (id: string, b: string, n: string | null, m: string | null) =>
      `<row><id>${id}</id>${column("7X1X100", b)}${column("7X1X101", n)}${column("7X1X102a", m)}</row>`;
    const fields = ["id", "7X1X100", "7X1X101", "7X1X102a"].map((name) => `<fieldname>${name}</fieldname>`);
    const lsr = `<?xml version="1.0"?><document><LimeSurveyDocType>Responses</LimeSurveyDocType><responses><fields>${fields.join("")}</fields><rows>${row("1", "N", null, null)}${row("2", "N", "", "")}</rows></responses></document>`;
    const files = [
      { name: "survey_7.lss", content: lss(survey) },
      { name: "survey_7_responses.lsr", content: lsr },
    ];
    const data = readDataset([source("data/umfrage.lsa", zip(files))]);
    expect(data.codebook.questions.map(({ filter }) => filter)).toEqual(["", "B = Ja", "B = Ja"]);
    expect(answersOf(data)).toEqual([
      { B: 1, N: undefined, "M[a]": undefined },
      { B: 1, N: null, "M[a]": 0 },
    ]);
    expect([...data.responses()].map(({ id }) => id)).toEqual(["1", "2"]);
  });
});

describe("an empty cell of a filtered question, where the export does not tell", () => {
  test.each<[equation: string, given: Record<string, string>, holds: boolean]>([
    ['B == "Y"', { B: "Y" }, true],
    ['B == "Y"', { B: "N" }, false],
    ['B == "Y"', {}, false],
    ['B != "Y"', {}, true],
    ['A == "a2" or B == "Y"', { A: "a2" }, true],
    ['A == "a2" and B == "Y"', { A: "a2" }, false],
    ['!(A == "a2")', { A: "a1" }, true],
    ['M_v == "Y"', { "M[v]": "Y" }, true],
    ['M_v == "Y"', { "M[k]": "Y" }, false],
    ["!is_empty(M_other)", { "M[other]": "mein Verein" }, true],
    ["!is_empty(M_other)", { "M[v]": "Y" }, false],
    ["F_SQ1 >= 2", { "F[SQ1]": "3" }, true],
    ["F_SQ1 >= 2", { "F[SQ1]": "1" }, false],
    ["F_SQ1 >= 2", {}, false],
    ["N > 3", { N: "10" }, true],
    ["N > 3", { N: "3.0" }, false],
    ["N < 3", {}, false],
    ["N <= 0", {}, true],
    ["N == 2.0", { N: "2" }, true],
    ["N == 0", {}, false],
    ["is_empty(T)", { T: "Text" }, false],
    ["is_empty(T)", {}, true],
    ["T", { T: "Text" }, true],
    ["T", {}, false],
    ["count(M_v, M_k) >= 2", { "M[v]": "Y", "M[k]": "Y" }, true],
    ["count(M_v, M_k) >= 2", { "M[v]": "Y" }, false],
    ["count(that.F) < 2", { "F[SQ1]": "1" }, true],
    ["count(that.F) < 2", { "F[SQ1]": "1", "F[SQ2]": "1" }, false],
    ["D_x_1 == 1", { "D[x][2]": "1" }, true],
    ["D_x_1 == 1", { "D[x][1]": "1" }, false],
    ["G_r_c == 1", { "G[r_c]": "1" }, true],
    ["G_r_c == 1", {}, false],
    ['R_2 == "r1"', { "R[1]": "r2", "R[2]": "r1" }, true],
    ["A == B", {}, true],
    ["0", { B: "Y" }, false],
  ])("%s for %j: shown is %j", (equation, given, holds) => {
    expect(shown(equation, given)).toBe(holds ? null : undefined);
  });

  test("is no answer where LimeSurvey's versions compare differently", () => {
    // By size 10 is more, by letters less.
    expect(shown('N >= "3"', { N: "10" })).toBeNull();
    expect(shown('N >= "3"', { N: "2" })).toBeUndefined();
    expect(shown('N >= "3" and B == "Y"', { N: "10", B: "N" })).toBeUndefined();
    expect(shown('!(N >= "3")', { N: "10" })).toBeNull();
  });
});

const chain: MadeSurvey = {
  questions: [
    { code: "A", type: "Y" },
    { code: "B", type: "Y", relevance: 'A == "Y"' },
    { code: "C", type: "M", items: { a: "A", b: "B" }, relevance: 'B.NAOK == "Y"' },
    { code: "E", type: "Y", relevance: "is_empty(B.NAOK)" },
  ],
};
const head = ["id", "submitdate", "A", "B", "C[a]", "C[b]", "E"];
const nobody = { B: undefined, "C[a]": undefined, "C[b]": undefined };

describe("filters upon filters", () => {
  test("count a question that was not shown as empty", () => {
    const data = dataset(
      chain,
      csv([head, ["1", "x", "N", "", "", "", "Y"], ["2", "x", "Y", "Y", "Y", "", ""]]),
    );
    expect(answersOf(data)).toEqual([
      { A: 1, ...nobody, E: 0 },
      { A: 0, B: 0, "C[a]": 1, "C[b]": 0, E: undefined },
    ]);
  });

  test("leave answers that should not be there, count them, and do not follow them", () => {
    const rows = Array.from({ length: 12 }, (_, i) => [`${i}`, "x", "N", "Y", i < 3 ? "Y" : "", "", ""]);
    const data = dataset(chain, csv([head, ...rows]));
    const answers = answersOf(data);
    expect(answers[0]).toEqual({ A: 1, B: 0, "C[a]": 1, "C[b]": 0, E: null });
    expect(answers[5]).toEqual({ A: 1, B: 0, "C[a]": undefined, "C[b]": undefined, E: null });
    const told = [
      "Mehrere Antworten auf B, obwohl der Filter sie ausschließt; sie zählen mit.",
      "Einzelne Antworten auf C, obwohl der Filter sie ausschließt; sie zählen mit.",
    ];
    expect(remarks(data)).toEqual(told);
    // Read again, nothing is told twice.
    answersOf(data);
    expect(remarks(data)).toEqual(told);
  });
});

describe("a question that was not shown, named without NAOK", () => {
  const without: MadeSurvey = {
    questions: [
      { code: "A", type: "Y" },
      { code: "B", type: "Y", relevance: 'A == "Y"' },
      { code: "E", type: "Y", relevance: 'B != "N"' },
      { code: "H", type: "Y", relevance: 'B.NAOK != "N"' },
      { code: "K", type: "Y", relevance: 'A == "N" or count(B) > 0' },
    ],
  };
  const given = ["id", "submitdate", "A", "B", "E", "H", "K"];

  test("hides what follows, though the equation would hold for an empty answer", () => {
    const [hidden, blank] = answersOf(
      dataset(without, csv([given, ["1", "x", "N", "", "", "", ""], ["2", "x", "Y", "", "", "", ""]])),
    );
    expect(hidden).toEqual({ A: 1, B: undefined, E: undefined, H: null, K: undefined });
    // Shown and left blank, it is empty in either way.
    expect(blank).toEqual({ A: 0, B: null, E: null, H: null, K: undefined });
  });

  test("leaves open to an audit who else is asked, where not to answer leads on", () => {
    const data = dataset(without, csv([given]));
    const by = (code: string) => data.asked?.find(({ target }) => target === code)?.by?.source;
    expect([by("B"), by("E"), by("H")]).toEqual(["A", undefined, "B"]);
  });
});

describe("whether an export tells what was not shown", () => {
  const rows = [["1", "x", "N", "", "", "", "Y"]];
  const told = (survey: MadeSurvey, headings = head, cells: (string | null)[][] = rows) => {
    const data = dataset(survey, csv([headings, ...cells]));
    const answers = answersOf(data);
    return { tells: data.tellsNotShown, untold: data.untold?.(), notes: remarks(data), first: answers[0] };
  };
  const changed = (question: Partial<MadeQuestion>): MadeSurvey => ({
    questions: chain.questions.map((made) => (made.code === "C" ? { ...made, ...question } : made)),
  });

  test("is answered by its filters where all are understood", () => {
    expect(told(chain)).toMatchObject({ tells: true, untold: [], notes: [] });
  });

  test("is not where there are no filters that could tell", () => {
    expect(told({ questions: chain.questions.map(({ relevance, ...made }) => made) }).tells).toBe(false);
  });

  test("is answered for all others where one of them is not understood", () => {
    const { tells, untold, notes, first } = told(changed({ relevance: "Z9 > 1" }));
    expect({ tells, untold }).toEqual({ tells: true, untold: ["C"] });
    expect(first).toEqual({ A: 1, B: undefined, "C[a]": 0, "C[b]": 0, E: 0 });
    expect(notes).toEqual([
      "Zu kompliziert, um ihn in Worte zu fassen, ist der Filter von: C.",
      "Wem diese Fragen gezeigt wurden, sagen weder der Export noch ihr Filter: C.",
    ]);
  });

  test("is not for what the export lacks the question of, nor for what depends on it", () => {
    const without = (row: (string | null)[]) => row.toSpliced(2, 1);
    const { tells, untold, notes } = told(chain, without(head) as string[], rows.map(without));
    expect({ tells, untold }).toEqual({ tells: false, untold: ["B", "C", "E"] });
    expect(notes).toEqual([
      "Wem diese Fragen gezeigt wurden, sagen weder der Export noch ihr Filter: B, C, E.",
    ]);
  });

  test("is not for a question whose rows may be hidden by other answers", () => {
    const { tells, untold, notes } = told(changed({ attributes: { array_filter: "A" } }));
    expect({ tells, untold }).toEqual({ tells: true, untold: ["C"] });
    expect(notes).toEqual(["Ob einzelne Zeilen oder Antworten gezeigt wurden, sagt der Export nicht: C."]);
    expect(told(changed({ attributes: { array_filter: "" } })).untold).toEqual([]);
  });

  test("is not for a question of which a row has an equation of its own", () => {
    const text = lss(chain).replace(
      "<title><![CDATA[b]]></title>",
      "<title><![CDATA[b]]></title><relevance><![CDATA[A == 'Y']]></relevance>",
    );
    const data = readDataset([source("data/survey.lss", text), source("data/a.csv", csv([head, ...rows]))]);
    answersOf(data);
    expect(data.tellsNotShown).toBe(true);
    expect(data.untold?.()).toEqual(["C"]);
    expect(remarks(data)).toEqual([
      "Ob einzelne Zeilen oder Antworten gezeigt wurden, sagt der Export nicht: C.",
    ]);
  });

  test("leaves cells as they are where the export tells itself", () => {
    const cells = [
      ["1", "x", "N", null, null, null, "Y"],
      ["2", "x", "N", "", "", "", ""],
    ];
    const data = dataset(chain, csv([head, ...cells]));
    expect(answersOf(data)).toEqual([
      { A: 1, ...nobody, E: 0 },
      { A: 1, B: null, "C[a]": 0, "C[b]": 0, E: null },
    ]);
    expect(data.tellsNotShown).toBe(true);
  });

  test("is answered by filters among full answers, where only options tell by NULL that they were not shown", () => {
    const cells = [
      ["1", "x", "Nein", null, null, null, "Ja"],
      ["2", "x", "Ja", null, null, null, null],
    ];
    const { tells, first } = told(chain, head, cells);
    expect(tells).toBe(true);
    expect(first).toEqual({ A: 1, ...nobody, E: 0 });
    const [, second] = answersOf(dataset(chain, csv([head, ...cells])));
    expect(second).toMatchObject({ A: 0, B: null, "C[a]": undefined, E: null });
  });

  test("is answered among full answers too", () => {
    const cells = [
      ["1", "x", "Nein", "", "", "", "Ja"],
      ["2", "x", "Ja", "Ja", "Ja", "", ""],
    ];
    const { tells, first } = told(chain, head, cells);
    expect(tells).toBe(true);
    expect(first).toEqual({ A: 1, ...nobody, E: 0 });
  });
});

test("Where there are no filters, nobody's answers are looked at.", () => {
  const none = { list: [], partial: [], names: () => undefined, words: new Map(), always: [], notes: [] };
  expect(shownBy(none, [], [], true)).toEqual({ isKnown: false, untold: [], notes: [] });
});
