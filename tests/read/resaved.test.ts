import { describe, expect, test } from "vitest";
import { answersOf, dataset, type MadeSurvey, remarks } from "./survey.ts";

const survey: MadeSurvey = {
  questions: [
    { code: "L", type: "L", answers: { "01": "eins", "02": "zwei" } },
    { code: "M", type: "M", items: { a: "A" } },
    { code: "N", type: "N" },
    { code: "S", type: "S" },
  ],
};
const head = '"id";"submitdate";"L";"M[a]";"N";"S"\n';
const resaved = "data/antworten.csv wurde von einem anderen Programm als LimeSurvey gespeichert.";
const empty = { L: null, "M[a]": 0, N: null, S: null };

describe("a table saved again by R or LibreOffice", () => {
  test("does not tell what was not shown, though its headings are quoted", () => {
    const data = dataset(survey, `${head}1;"x";"01";"Y";3;"so"\n2;"x";;;;\n`);
    expect(answersOf(data)[1]).toEqual(empty);
    expect(data.tellsNotShown).toBe(false);
    expect(remarks(data)).toContain(resaved);
  });

  test("is known by one bare cell far below", () => {
    const rows = '"1";"x";;;;\n'.repeat(2000);
    const data = dataset(survey, `${head}${rows}"2";"x";"01";"";3;""\n`);
    expect(answersOf(data)[0]).toEqual(empty);
    expect(remarks(data)).toContain(resaved);
    const own = dataset(survey, `${head}${rows}"2";"x";"01";"";"3";"a;b""c\nd"\n`);
    expect(answersOf(own)[0]?.L).toBeUndefined();
    expect(remarks(own)).not.toContain(resaved);
  });

  test.each([
    ["in quotes", head],
    ["without quotes", head.replaceAll('"', "")],
  ])("has NA for missing answers under headings %s, which is noted once", (_, headings) => {
    const data = dataset(survey, `${headings}1;x;01;Y;3;so\n2;NA;NA;NA;NA;NA\n`);
    expect(answersOf(data)[1]).toEqual(empty);
    expect([...data.responses()].map(({ complete }) => complete)).toEqual([true, false]);
    expect(remarks(data).filter((note) => note.includes("NA"))).toHaveLength(1);
  });

  test("has NA for a code where the question has it", () => {
    const made: MadeSurvey = { questions: [{ code: "L", type: "L", answers: { NA: "nie", b: "oft" } }] };
    expect(answersOf(dataset(made, "id;submitdate;L\n1;x;NA\n"))).toEqual([{ L: 0 }]);
  });

  test("may have lost the zeros of its codes", () => {
    expect(answersOf(dataset(survey, "id;submitdate;L;N\n1;x;1;3\n"))).toEqual([{ L: 0, N: 3 }]);
  });

  test("may have rows and columns of separators alone", () => {
    const data = dataset(survey, "id;submitdate;L;N;;\n1;x;01;3;;\n;;;\n;;;;;;;\n");
    expect(answersOf(data)).toEqual([{ L: 0, N: 3 }]);
    expect(remarks(data)).toContain("2 leere Spalten ohne Überschrift in data/antworten.csv übergangen.");
  });

  test.each([
    ["a line that names its separator", "sep=;\nid;submitdate;L;N\n1;x;01;3\n"],
    ["carriage returns alone", "id;submitdate;L;N\r1;x;01;3\r"],
  ])("is read with %s", (_, text) => {
    expect(answersOf(dataset(survey, text))).toEqual([{ L: 0, N: 3 }]);
  });
});
