import { describe, expect, test } from "vitest";
import type { Dataset } from "../../scripts/dataset.ts";
import { yearOf } from "../../scripts/read/dates.ts";
import { readDataset, readStructure } from "../../scripts/read/index.ts";
import { codebook as schema } from "../../src/model/codebook.ts";
import { source } from "./source.ts";
import {
  answersOf,
  csv,
  dataset,
  lss,
  type MadeQuestion,
  type MadeSurvey,
  refusal,
  remarks,
} from "./survey.ts";

const grid: MadeQuestion = {
  code: "G",
  type: ":",
  text: "Womit?",
  items: { a: "Bus", b: "nah|fern" },
  columns: { x: "heute", y: "morgen" },
  attributes: { multiflexible_checkbox: "1" },
};
const withGrid: MadeSurvey = { questions: [grid, { code: "Y", type: "Y", text: "Oft?" }] };

/** The only question of a survey. */
function only(made: MadeQuestion) {
  const { codebook } = readStructure([source("data/survey.lss", lss({ questions: [made] }))]);
  const [question] = schema.parse(codebook).questions;
  if (question === undefined) throw new Error("no question");
  return question;
}

/** Answers to one question, cell after cell. */
function read(made: MadeQuestion, cells: string[], column = made.code): unknown[] {
  const rows = cells.map((cell, i) => [String(i + 1), "x", cell]);
  const data = dataset({ questions: [made] }, csv([["id", "submitdate", column], ...rows]));
  return answersOf(data).map((answers) => answers[column]);
}

describe("an array of checkboxes", () => {
  test("is a grid: its rows are items, its columns are categories", () => {
    expect(only(grid)).toMatchObject({
      kind: "grid",
      items: [
        { code: "a", label: "Bus" },
        { code: "b", label: "nah", opposite: "fern" },
      ],
      scales: [
        {
          label: "",
          categories: [
            { code: "x", label: "heute" },
            { code: "y", label: "morgen" },
          ],
          missing: [],
        },
      ],
    });
    expect(only(grid).scales[0]).not.toHaveProperty("direction");
  });

  test.each([
    ["brackets", "G[a_x]", "G[a_y]", "G[b_x]", "G[b_y]"],
    ["ExpressionScript", "G_a_x", "G_a_y", "G_b_x", "G_b_y"],
  ])("has a mark in every cell, under headings in %s", (_, ...names) => {
    const rows = [
      ["1", "x", "1", "", "0", "Y", ""],
      ["2", "x", "", "", "", "", ""],
    ];
    const data = dataset(withGrid, csv([["id", "submitdate", ...names, "Y"], ...rows]));
    expect(answersOf(data)).toEqual([
      { "G[a_x]": 1, "G[a_y]": 0, "G[b_x]": 0, "G[b_y]": 1, Y: null },
      { "G[a_x]": 0, "G[a_y]": 0, "G[b_x]": 0, "G[b_y]": 0, Y: null },
    ]);
    expect(data.variables[2]).toEqual({
      name: "G[b_x]",
      question: 0,
      coding: "mark",
      part: 1,
      option: 0,
      scale: 0,
    });
  });

  test("is read among headings and answers that are texts", () => {
    const head = ["Antwort ID", "Datum Abgeschickt", "Womit? [Bus][heute]", "Womit? [Bus][morgen]"];
    const rest = ["Womit? [nah|fern][heute]", "Womit? [nah|fern][morgen]", "Oft?"];
    const data = dataset(
      withGrid,
      csv([
        [...head, ...rest],
        ["1", "x", "1", "Nein", "Ja", "", "Ja"],
      ]),
    );
    expect(answersOf(data)).toEqual([{ "G[a_x]": 1, "G[a_y]": 0, "G[b_x]": 1, "G[b_y]": 0, Y: 0 }]);
  });

  test("has numbers in an R export, where the coding of other options is open", () => {
    const names = ["id", "submitdate", "G_a_x", "G_a_y", "G_b_x", "G_b_y", "Y"];
    const lines = names.map((name, i) => `names(data)[${i + 1}] <- "${name}"`);
    const files = [
      source("data/survey.lss", lss(withGrid)),
      source("data/syntax.R", `data <- read.csv("x.csv", fileEncoding="UTF-8")\n${lines.join("\n")}\n`),
      source("data/a.csv", csv([names.map((_, i) => `Text ${i}`), ["1", "x", "1", "", "", "", "2"]])),
    ];
    expect(answersOf(readDataset(files))[0]).toEqual({
      "G[a_x]": 1,
      "G[a_y]": 0,
      "G[b_x]": 0,
      "G[b_y]": 0,
      Y: 1,
    });
  });

  test("whose cells are neither is refused with line and column", () => {
    const rows = csv([
      ["id", "submitdate", "G[a_x]", "Y"],
      ["1", "x", "2", "Y"],
    ]);
    expect(refusal(() => answersOf(dataset(withGrid, rows)))).toMatch(
      /^data\/antworten\.csv:2: Spalte G\[a_x\]: „2“ ist weder Ja noch Nein/,
    );
  });

  test("with two columns of one code is refused, and a row may be called like a column", () => {
    const text = lss({ questions: [{ ...grid, columns: { a: "heute", y: "morgen" } }] });
    expect(() => readStructure([source("data/survey.lss", text)])).not.toThrow();
    const doubled = text.replaceAll("<title><![CDATA[y]]></title>", "<title><![CDATA[a]]></title>");
    expect(refusal(() => readStructure([source("data/survey.lss", doubled)]))).toContain(
      "der Code a (Spalte) kommt in Frage G zweimal vor",
    );
  });

  test("of numbers is a number for every cell", () => {
    const { attributes, ...numbers } = grid;
    expect(only(numbers)).toMatchObject({ kind: "numeric", scales: [] });
    expect(read(numbers, ["1.5", "", "0,25"], "G[a_y]")).toEqual([1.5, null, 0.25]);
  });
});

describe("a date", () => {
  const day: MadeQuestion = { code: "D", type: "D" };

  test("is counted by its year", () => {
    expect(only(day)).toMatchObject({ kind: "date", items: [], scales: [] });
    expect(read(day, ["2026-02-01 00:00:00", "", "1999-12-31"])).toEqual([2026, null, 1999]);
    const { variables } = dataset({ questions: [day] }, csv([["id", "submitdate", "D"]]));
    expect(variables).toEqual([{ name: "D", question: 0, coding: "date", part: 0, scale: 0 }]);
  });

  test.each([
    ["1.2.2026", 2026],
    ["31.12.1999 08:15", 1999],
    ["12/31/2026", 2026],
    ["31/12/2026", 2026],
    ["01-02-2026", 2026],
    ["2026/02/01", 2026],
    ["02/2026", 2026],
    ["2026", 2026],
    ["", null],
    ["1.2.26", undefined],
    ["13/13/2026", undefined],
    ["2026-13-01", undefined],
    ["2026-01-32", undefined],
    ["0000-00-00 00:00:00", undefined],
    ["1.2/2026", undefined],
    ["13/2026", undefined],
    ["gestern", undefined],
  ])("%j has the year %j: four digits are certain, whichever comes first of day and month", (cell, year) => {
    expect(yearOf(cell)).toBe(year);
  });

  test("that is none is refused with line and column, and no digit of it is repeated", () => {
    expect(refusal(() => read(day, ["2026-02-01", "03.04.62"]))).toBe(
      "data/antworten.csv:3: Spalte D: „99.99.99“ ist kein Datum (eine Zelle)\n" +
        "Hinweis: Ein Datum steht im Export als 2026-02-01; gelesen wird auch 1.2.2026, mit vier Ziffern für das Jahr.",
    );
  });

  test.each(["HH:MM", "dd.mm."])("asked for as %s has no year: it is only counted", (date_format) => {
    const made = { ...day, attributes: { date_format } };
    expect(only(made).kind).toBe("listed");
    expect(read(made, ["1970-01-01 15:55:00", ""])).toEqual([1, null]);
  });

  test("asked for with a time of day still has its year", () => {
    expect(only({ ...day, attributes: { date_format: "dd.mm.yyyy HH:MM" } }).kind).toBe("date");
  });
});

describe("an equation", () => {
  test("is only counted, unless LimeSurvey knows that it is a number", () => {
    const equation: MadeQuestion = { code: "E", type: "*" };
    expect(only(equation).kind).toBe("listed");
    const numbers = { ...equation, attributes: { numbers_only: "1" } };
    expect(only(numbers).kind).toBe("numeric");
    expect(read(numbers, ["12.5000000000", ""])).toEqual([12.5, null]);
    expect(only({ ...equation, attributes: { numbers_only: "0" } }).kind).toBe("listed");
  });
});

describe("a question that the study calls a number", () => {
  const survey: MadeSurvey = {
    questions: [
      { code: "E", type: "*" },
      { code: "S", type: "S" },
      { code: "Q", type: "Q", items: { a: "A" } },
      { code: "T", type: "T" },
      { code: "L", type: "L", answers: { a: "A" } },
    ],
  };
  const numbers = (rows: string[][], codes: string[]): Dataset =>
    readDataset(
      [
        source("data/survey.lss", lss(survey)),
        source("data/a.csv", csv([["id", "submitdate", "E", "S", "Q[a]", "T"], ...rows])),
      ],
      { ignore: [], numbers: codes },
    );

  test("is read as one, whatever its type", () => {
    const data = numbers([["1", "x", "3", "1,5", "7", "8 Tage"]], ["E", "S", "Q"]);
    expect(answersOf(data)).toEqual([{ E: 3, S: 1.5, "Q[a]": 7, T: 1 }]);
    expect(data.codebook.questions.map(({ kind }) => kind)).toEqual([
      "numeric",
      "numeric",
      "numeric",
      "listed",
      "single",
    ]);
  });

  test("is refused where a cell is none, with line and column, and a text is not repeated", () => {
    const rows = [
      ["1", "x", "3", "1", "", ""],
      ["2", "x", "3", "ungefähr zwölf", "", ""],
    ];
    expect(refusal(() => answersOf(numbers(rows, ["S"])))).toMatch(
      /^data\/a\.csv:3: Spalte S: ein Text von 14 Zeichen ist keine Zahl \(eine Zelle\)/,
    );
  });

  test("must be a text or an equation", () => {
    expect(refusal(() => numbers([], ["L"]))).toBe(
      "data/study.yaml: questions.L.as: number passt nicht zum Fragetyp „L“\n" +
        "Hinweis: Als Zahlen lassen sich Texte und Formeln lesen (Typen S T U Q ; *).",
    );
  });
});

describe("an upload", () => {
  test("is answered where there is at least one file", () => {
    const one = '[{"title":"","size":"12","name":"x.pdf"}]';
    expect(read({ code: "U", type: "|" }, [one, "[]", "", " [] "])).toEqual([1, null, null, null]);
  });
});

describe("a field beside an answer", () => {
  const open = ({ scales, items }: ReturnType<typeof only>) =>
    [...(scales[0]?.categories ?? []), ...items].filter((option) => option.open).map(({ code }) => code);

  test("makes 'other' of lists and of multiple choices open, and nothing else", () => {
    const answers = { a: "A" };
    expect(open(only({ code: "L", type: "L", other: true, answers }))).toEqual(["-oth-"]);
    expect(open(only({ code: "M", type: "M", other: true, items: { a: "A" } }))).toEqual(["other"]);
    expect(open(only({ code: "P", type: "P", other: true, items: { a: "A" } }))).toEqual(["other"]);
    expect(open(only({ code: "P", type: "P", items: { a: "A" } }))).toEqual([]);
    expect(open(only({ code: "O", type: "O", answers }))).toEqual([]);
    expect(open(only({ code: "L", type: "L", answers }))).toEqual([]);
  });

  test("is no text where an option only has the code of one", () => {
    expect(read({ code: "M", type: "M", items: { other: "Anderes" } }, ["Y", "N"], "M[other]")).toEqual([
      1, 0,
    ]);
  });
});

describe("an export in which no was converted", () => {
  const survey: MadeSurvey = {
    questions: [
      { code: "Y", type: "Y" },
      { code: "M", type: "M", items: { a: "A" }, other: true },
    ],
  };
  const head = ["id", "submitdate", "Y", "M[a]", "M[other]"];

  test("has no text where the field for others holds the no, and says what cannot be told", () => {
    const rows = [
      ["1", "x", "2", "2", "2"],
      ["2", "x", "1", "1", "Garten"],
    ];
    const data = dataset(survey, csv([head, ...rows]));
    expect(answersOf(data)).toEqual([
      { Y: 1, "M[a]": 0, "M[other]": 0 },
      { Y: 0, "M[a]": 1, "M[other]": 1 },
    ]);
    expect(remarks(data)).toEqual([
      "Y und N wurden beim Export umgewandelt: Wo nichts geantwortet wurde, steht das Gleiche wie für Nein bei Y.",
    ]);
  });

  test("is none where the letters are as stored: a 2 in the field for others is a text", () => {
    const data = dataset(survey, csv([head, ["1", "x", "N", "Y", "2"]]));
    expect(answersOf(data)).toEqual([{ Y: 1, "M[a]": 1, "M[other]": 1 }]);
    expect(remarks(data)).toEqual([]);
  });
});

describe("a number or a date that is NULL", () => {
  const survey: MadeSurvey = {
    questions: [
      { code: "Y", type: "Y" },
      { code: "N", type: "N" },
      { code: "D", type: "D" },
      { code: "F", type: "N", relevance: 'Y == "Y"' },
      { code: "Z", type: "N", relevance: "rand() > 1" },
    ],
  };
  const head = ["id", "submitdate", "Y", "N", "D", "F", "Z"];
  const read = (row: (string | null)[]) => answersOf(dataset(survey, csv([head, row])))[0];

  test("was left blank by whoever came to the end and was asked: the database has no empty text there", () => {
    expect(read(["1", "x", "Y", null, null, null, null])).toEqual({
      Y: 0,
      N: null,
      D: null,
      F: null,
      Z: undefined,
    });
  });

  test("was not shown where its filter says so, or to whoever did not come to the end", () => {
    expect(read(["1", "x", "N", null, null, null, null])).toMatchObject({ N: null, F: undefined });
    expect(read(["1", "", "Y", null, null, null, null])).toMatchObject({
      N: undefined,
      D: undefined,
      F: undefined,
    });
    const data = dataset(
      survey,
      csv([
        ["id", "Y", "N"],
        ["1", "Y", null],
      ]),
    );
    expect(answersOf(data)).toEqual([{ Y: 0, N: undefined }]);
  });
});
