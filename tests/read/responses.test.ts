import { describe, expect, test } from "vitest";
import { answersOf, csv, dataset, type MadeSurvey, remarks } from "./survey.ts";

const survey: MadeSurvey = {
  languages: ["de", "en"],
  questions: [
    { code: "L", type: "L", answers: { a1: "eins", a2: "zwei" }, other: true },
    { code: "O", type: "O", answers: { x: "X" } },
    { code: "Y", type: "Y" },
    { code: "G", type: "G" },
    { code: "I", type: "I" },
    { code: "F", type: "F", items: { SQ1: "A", SQ2: "B" }, answers: { "1": "wenig", "2": "viel" } },
    { code: "C", type: "C", items: { a: "A" } },
    { code: "E", type: "E", items: { a: "A" } },
    { code: "B", type: "B", items: { a: "A" } },
    {
      code: "D1",
      type: "1",
      items: { a: "A" },
      answers: { "1": "nie", "2": "oft" },
      answers2: { n: "nein", j: "ja" },
    },
    { code: "M", type: "M", items: { a: "A", b: "B" }, other: true },
    { code: "P", type: "P", items: { a: "A" }, other: true },
    { code: "N", type: "N" },
    { code: "K", type: "K", items: { a: "A" } },
    {
      code: "R",
      type: "R",
      answers: { r1: "Rot", r2: "Blau", r3: "Grün" },
      attributes: { max_subquestions: "2" },
    },
    { code: "S", type: "S" },
    { code: "Q", type: "Q", items: { a: "A" } },
    { code: "T", type: ";", items: { Y1: "Zeile" }, columns: { X1: "Spalte" } },
    { code: "U", type: "|" },
    { code: "X", type: "X" },
  ],
};

/** heading in brackets → heading in ExpressionScript → cell → expected answer, absent where the column is dropped */
const columns: [string, string, string, number | null | "dropped"][] = [
  ["id", "id", "7", "dropped"],
  ["submitdate", "submitdate", "1980-01-01 00:00:00", "dropped"],
  ["lastpage", "lastpage", "3", "dropped"],
  ["startlanguage", "startlanguage", "de", "dropped"],
  ["seed", "seed", "123", "dropped"],
  ["token", "token", "geheim", "dropped"],
  ["ipaddr", "ipaddr", "10.0.0.1", "dropped"],
  ["L", "L", "-oth-", 2],
  ["L[other]", "L_other", "etwas anderes", "dropped"],
  ["O", "O", "x", 0],
  ["O[comment]", "O_comment", "weil", "dropped"],
  ["Y", "Y", "N", 1],
  ["G", "G", "M", 1],
  ["I", "I", "en", 1],
  ["F[SQ1]", "F_SQ1", "2", 1],
  ["F[SQ2]", "F_SQ2", "", null],
  ["C[a]", "C_a", "U", 1],
  ["E[a]", "E_a", "D", 2],
  ["B[a]", "B_a", "10", 9],
  ["D1[a][1]", "D1_a_0", "2", 1],
  ["D1[a][2]", "D1_a_1", "n", 0],
  ["M[a]", "M_a", "Y", 1],
  ["M[b]", "M_b", "", 0],
  ["M[other]", "M_other", "noch etwas", 1],
  ["P[a]", "P_a", "", 0],
  ["P[acomment]", "P_acomment", "so", "dropped"],
  ["P[other]", "P_other", "", 0],
  ["P[othercomment]", "P_othercomment", "", "dropped"],
  ["N", "N", "12.5", 12.5],
  ["K[a]", "K_a", "-3", -3],
  ["R[1]", "R_1", "r3", 2],
  ["R[2]", "R_2", "", null],
  ["S", "S", "ein Text", 1],
  ["Q[a]", "Q_a", "", null],
  ["T[Y1_X1]", "T_Y1_X1", "Text", 1],
  ["U", "U", '[{"name":"x.pdf"}]', 1],
  ["U[filecount]", "U_filecount", "1", "dropped"],
  ["X", "X", "", "dropped"],
  ["attribute_1", "attribute_1", "Leitung", "dropped"],
  ["email", "email", "erika@example.org", "dropped"],
  ["interviewtime", "interviewtime", "321.5", "dropped"],
  ["groupTime12", "groupTime12", "32", "dropped"],
  ["YTime", "YTime", "3.2", "dropped"],
];
const expected = Object.fromEntries(
  columns.filter(([, , , answer]) => answer !== "dropped").map(([name, , , answer]) => [name, answer]),
);
const cells = columns.map(([, , cell]) => cell);

describe("the columns of an export", () => {
  test.each([",", ";", "\t"])("are matched by codes in brackets, separated by %j", (separator) => {
    const data = dataset(survey, csv([columns.map(([name]) => name), cells], separator));
    expect(answersOf(data)).toEqual([expected]);
    expect(data).toMatchObject({ absent: [], tellsComplete: true, tellsNotShown: false });
    const name = { ",": "Komma", ";": "Semikolon", "\t": "Tabulator" }[separator];
    expect(data.notes).toEqual([
      `data/antworten.csv: CSV mit ${name}, UTF-8; Überschriften: Fragencodes; Antworten: Antwortcodes.`,
    ]);
  });

  test("are matched by ExpressionScript codes, whose second scale is number 1", () => {
    expect(answersOf(dataset(survey, csv([columns.map(([, name]) => name), cells])))).toEqual([expected]);
  });

  test("are matched by the names of LimeSurvey 7 for other, comments and numbers of files", () => {
    const seven: Record<string, string> = {
      "L[other]": "L[_Cother]",
      "O[comment]": "O[_Ccomment]",
      "M[other]": "M[_Cother]",
      "P[acomment]": "P[a_Ccomment]",
      "P[other]": "P[_Cother]",
      "P[othercomment]": "P[_Cothercomment]",
      "U[filecount]": "U[_Cfilecount]",
    };
    expect(answersOf(dataset(survey, csv([columns.map(([name]) => seven[name] ?? name), cells])))).toEqual([
      expected,
    ]);
  });

  test("may name the ranks by the keys of the answers, which is noted", () => {
    const ranking: MadeSurvey = { questions: [{ code: "R", type: "R", answers: { r1: "Rot", r2: "Blau" } }] };
    const data = dataset(
      ranking,
      csv([
        ["id", "submitdate", "R[101]", "R[102]"],
        ["1", "", "r2", "r1"],
      ]),
    );
    expect(answersOf(data)).toEqual([{ "R[1]": 1, "R[2]": 0 }]);
    expect(remarks(data)).toEqual([
      "Die Ränge von Frage R heißen im Export nach Antworten und wurden der Reihe nach gelesen.",
    ]);
  });

  test("may come in any order, and the answers follow the questionnaire", () => {
    const turned = (row: string[]) => row.toReversed();
    const data = dataset(survey, csv([turned(columns.map(([name]) => name)), turned(cells)]));
    expect(answersOf(data)).toEqual([expected]);
    expect(data.variables.map(({ name }) => name)).toEqual(
      Object.keys(expected).sort((a, b) => order(a) - order(b)),
    );
  });

  test("that the author names under responses.ignore are dropped", () => {
    const text = csv([
      ["id", "submitdate", "Y", "Gewicht"],
      ["1", "x", "Y", "0.7"],
    ]);
    expect(answersOf(dataset(survey, text, ["Gewicht"]))).toEqual([{ Y: 0 }]);
  });

  test("that are missing are told: whole questions as absent, single rows in a note", () => {
    const data = dataset(
      survey,
      csv([
        ["id", "submitdate", "L", "F[SQ2]"],
        ["1", "x", "a1", "1"],
      ]),
    );
    expect(answersOf(data)).toEqual([{ L: 0, "F[SQ2]": 0 }]);
    expect(data.absent).toEqual("O Y G I C E B D1 M P N K R S Q T U".split(" "));
    expect(remarks(data)).toEqual(["Im Export fehlen von Frage F die Spalten F[SQ1]."]);
  });

  test("know their question, row and scale", () => {
    const data = dataset(survey, csv([columns.map(([name]) => name), cells]));
    const of = (name: string) => data.variables.find((variable) => variable.name === name);
    expect(of("D1[a][2]")).toEqual({ name: "D1[a][2]", question: 9, coding: "category", part: 0, scale: 1 });
    expect(of("R[2]")).toEqual({ name: "R[2]", question: 14, coding: "rank", part: 1, scale: 0 });
    expect(of("M[other]")).toEqual({ name: "M[other]", question: 10, coding: "mark", part: 2, scale: 0 });
    expect(of("S")).toMatchObject({ coding: "answered" });
  });

  test("named like a system column are told apart by their place", () => {
    const made: MadeSurvey = {
      questions: [
        { code: "email", type: "Y" },
        { code: "id", type: "N" },
      ],
    };
    const data = dataset(
      made,
      csv([
        ["id", "submitdate", "email", "id"],
        ["7", "", "N", "3"],
      ]),
    );
    expect(answersOf(data)).toEqual([{ email: 1, id: 3 }]);
  });
});

function order(name: string): number {
  return survey.questions.findIndex(({ code }) => code === name.split("[")[0]);
}

const small: MadeSurvey = {
  questions: [
    { code: "L", type: "L", answers: { a1: "eins", a2: "zwei" } },
    { code: "M", type: "M", items: { a: "A" }, other: true },
    { code: "N", type: "N" },
    { code: "S", type: "S" },
  ],
};
const header = ["id", "submitdate", "L", "M[a]", "M[other]", "N", "S"];

describe("an empty cell", () => {
  test("is no answer, or not chosen, where the export quotes everything", () => {
    const data = dataset(small, csv([header, ["1", "", "", "", "", "", ""]]));
    expect(answersOf(data)).toEqual([{ L: null, "M[a]": 0, "M[other]": 0, N: null, S: null }]);
    expect(data.tellsNotShown).toBe(false);
  });

  test("without quotes was not shown, where the export quotes everything else", () => {
    const data = dataset(
      small,
      csv([header, ["1", null, null, null, null, null, null], ["2", "x", "", "", "", "", ""]]),
    );
    expect(data.tellsNotShown).toBe(true);
    expect(answersOf(data)).toEqual([
      { L: undefined, "M[a]": undefined, "M[other]": undefined, N: undefined, S: undefined },
      { L: null, "M[a]": 0, "M[other]": 0, N: null, S: null },
    ]);
  });

  test("without quotes in a system column alone does not show that the export tells", () => {
    const data = dataset(small, csv([header, ["1", null, "a1", "", "", "", ""]]));
    expect(answersOf(data)).toHaveLength(1);
    expect(data.tellsNotShown).toBe(false);
  });

  test("without quotes late in a long file is noticed at the latest when all was read", () => {
    const long = Array.from({ length: 20_000 }, (_, i) => [`${i}`, "x", "a1", "Y", "", "1", ""]);
    const data = dataset(small, csv([header, ...long, ["x", "x", "a1", "Y", "", "1", null]]));
    expect(data.tellsNotShown).toBe(false);
    for (const _ of data.responses());
    expect(data.tellsNotShown).toBe(true);
  });

  test("says nothing where another program saved the file, which is noted", () => {
    const data = dataset(small, "id;submitdate;L;M[a];M[other];N;S\n1;;;;;;\n2;x;a2;Y;;1,5;Text\n");
    expect(answersOf(data)).toEqual([
      { L: null, "M[a]": 0, "M[other]": 0, N: null, S: null },
      { L: 1, "M[a]": 1, "M[other]": 0, N: 1.5, S: 1 },
    ]);
    expect(data.tellsNotShown).toBe(false);
    expect(remarks(data)).toEqual([
      "data/antworten.csv wurde von einem anderen Programm als LimeSurvey gespeichert.",
    ]);
  });
});

describe("a response", () => {
  test("is complete where it has a date of submission", () => {
    const rows = [
      ["1", "", "a1", "", "", "", ""],
      ["2", "1980-01-01 00:00:00", "a1", "", "", "", ""],
      ["3", null, "a1", "", "", "", ""],
    ];
    const data = dataset(small, csv([header, ...rows]));
    expect(data.tellsComplete).toBe(true);
    expect([...data.responses()].map(({ complete }) => complete)).toEqual([false, true, false]);
  });

  test("counts as complete where the export has no such column", () => {
    const data = dataset(
      small,
      csv([
        ["id", "L", "N"],
        ["1", "a1", ""],
      ]),
    );
    expect(data.tellsComplete).toBe(false);
    expect([...data.responses()][0]?.complete).toBe(true);
  });

  test("without id is none: so LimeSurvey exports a survey that nobody answered", () => {
    expect(answersOf(dataset(small, csv([header, ["", "", "", "", "", "", ""]])))).toEqual([]);
  });

  test("can be read again and again", () => {
    const data = dataset(small, csv([header, ["1", "x", "a1", "Y", "", "3", ""]]));
    expect(answersOf(data)).toEqual(answersOf(data));
  });

  test("may have line feeds in its texts, of which nothing is kept", () => {
    const data = dataset(small, csv([header, ["1", "x", "a2", "", 'so "und"\nso', "2", "Name\n\nAdresse"]]));
    const all = [...data.responses()];
    expect(all).toEqual([{ complete: true, answers: [1, 0, 1, 2, 1], id: "1" }]);
    expect(JSON.stringify(all)).not.toContain("Name");
  });
});

describe("a mark", () => {
  const marks: MadeSurvey = {
    questions: [
      { code: "M", type: "M", items: { a: "A" } },
      { code: "Y", type: "Y" },
    ],
  };
  test.each([
    ["Y", "N"],
    ["1", "2"],
    ["1", "0"],
    ["J", "N"],
  ])("may be converted to %s and %s", (yes, no) => {
    const data = dataset(
      marks,
      csv([
        ["id", "submitdate", "M[a]", "Y"],
        ["1", "x", yes, yes],
        ["2", "x", no, no],
        ["3", "x", "", ""],
      ]),
    );
    expect(answersOf(data)).toEqual([
      { "M[a]": 1, Y: 0 },
      { "M[a]": 0, Y: 1 },
      { "M[a]": 0, Y: null },
    ]);
  });
});

describe("a number", () => {
  const numbers: MadeSurvey = {
    questions: [
      { code: "N", type: "N" },
      { code: "N2", type: "N" },
    ],
  };
  test.each([
    ["1", 1],
    ["-2.50", -2.5],
    [".5", 0.5],
    ["3.", 3],
    [" 7 ", 7],
    ["1,5", 1.5],
    ["0,125", 0.125],
    ["12,3456", 12.3456],
    ["", null],
  ])("is read from %j as %j", (cell, number) => {
    expect(
      answersOf(
        dataset(
          numbers,
          csv([
            ["id", "N", "N2"],
            ["1", cell, ""],
          ]),
        ),
      )[0]?.N,
    ).toBe(number);
  });
});

test("A masked equals sign is taken back before a number is read.", () => {
  const survey: MadeSurvey = {
    questions: [{ code: "L", type: "L", answers: { "=": "gleich", "<": "kleiner" } }],
  };
  expect(
    answersOf(
      dataset(
        survey,
        csv([
          ["id", "submitdate", "L"],
          ["1", "x", "'="],
        ]),
      ),
    ),
  ).toEqual([{ L: 0 }]);
});

test("A file in Windows-1252 is read, and noted.", () => {
  const text = "id;submitdate;L;N;S\n1;x;a1;2;Grün\n".replaceAll("ü", "\u00fc");
  const data = dataset(
    small,
    Uint8Array.from(text, (letter) => letter.charCodeAt(0)),
  );
  expect(answersOf(data)).toEqual([{ L: 0, N: 2, S: 1 }]);
  expect(remarks(data)[0]).toBe(
    "data/antworten.csv ist nicht in UTF-8 gespeichert und wurde als Windows-1252 gelesen.",
  );
});
