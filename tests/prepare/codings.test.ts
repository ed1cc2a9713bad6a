import { describe, expect, test } from "vitest";
import { dataset, refusal } from "../read/survey.ts";
import { type Cells, prepared, preparedFrom, responses, survey } from "./prepared.ts";

const people: Cells[] = [
  { T: "a", O: "mehr Geld und Zeit", "Q[q1]": "dies", K: "j", "K[comment]": "darum" },
  { T: "-oth-", "T[other]": "Behörde", O: "Zeit", "M[other]": "Rat" },
  { T: "-oth-", "T[other]": "Verein", O: "nichts", K: "n" },
  { T: "b" },
];
const categories = "categories: { geld: Geld, zeit: Zeit, rest: Sonstiges }";
const coding = (key: string, more = categories) => `codings: { "${key}": { file: codes/o.csv, ${more} } }\n`;

/** Categories by person for one coded question; what it was answered with where there are none. */
function assigned({ dataset, all }: ReturnType<typeof prepared>, code: string) {
  const at = dataset.codebook.questions.findIndex((q) => q.code === code);
  const own = dataset.variables.flatMap(({ question, part }, i) => (question === at ? [{ part, i }] : []));
  const { items = [] } = dataset.codebook.questions[at] ?? {};
  return all.map(({ answers }) => {
    const chosen = own.filter(({ i }) => answers[i] === 1).map(({ part }) => items[part]?.code);
    return chosen.length > 0 ? chosen.join(" ") : answers[own[0]?.i ?? -1];
  });
}

const open = "id;codes\r\n1;geld zeit\r\n2;zeit\r\n3;rest\r\n";

describe("assigned answers", () => {
  test("take the place of an open question as a multiple response with the categories as options", () => {
    const data = prepared(people, coding("O"), { "o.csv": open });
    const question = data.dataset.codebook.questions[4];
    expect(question).toMatchObject({
      code: "O",
      type: "T",
      kind: "multiple",
      coded: true,
      text: "Was fehlt?",
    });
    expect(question?.items).toEqual([
      { code: "geld", label: "Geld" },
      { code: "zeit", label: "Zeit" },
      { code: "rest", label: "Sonstiges" },
    ]);
    expect(assigned(data, "O")).toEqual(["geld zeit", "zeit", "rest", null]);
    expect(data.dataset.variables.filter(({ question }) => question === 4)).toHaveLength(3);
    expect(data.dataset.variables.every(({ name }) => name !== "O")).toBe(true);
  });

  test("leave all other answers where they were", () => {
    const plain = prepared(people, "");
    const data = prepared(people, coding("O"), { "o.csv": open });
    for (const name of ["T", "F[s1]", "M[other]", "N", "Q[q1]", "Q[q2]", "K"]) {
      const column = ({ dataset, all }: ReturnType<typeof prepared>) => {
        const at = dataset.variables.findIndex((variable) => variable.name === name);
        const { question = -1 } = dataset.variables[at] ?? {};
        return [dataset.codebook.questions[question]?.code, all.map(({ answers }) => answers[at])];
      };
      expect(column(data), name).toEqual(column(plain));
    }
  });

  test.each([
    ["comma", 'id,codes\n1,"geld,zeit"\n2,zeit\n'],
    ["tab", "id\tcodes\n1\tzeit|geld\n2\tzeit\n"],
    [
      "semicolon, with blanks, headings in capitals and empty lines",
      "ID;Codes;\n 1 ; geld | zeit ;\n;;\n2;zeit;\n",
    ],
  ])("stand in a table with %s", (_, table) => {
    expect(assigned(prepared(people, coding("O"), { "o.csv": table }), "O")).toEqual([
      "geld zeit",
      "zeit",
      null,
      null,
    ]);
  });

  test("stand in a table that a spreadsheet saved in Windows-1252", () => {
    const bytes = Uint8Array.from(Buffer.from("id;codes\n1;büro\n", "latin1"));
    const data = prepared(people, coding("O", "categories: { büro: Büro }"), { "o.csv": bytes });
    expect(assigned(data, "O")).toEqual(["büro", null, null, null]);
  });

  test("of one column of a question are a question after it, with the wordings of both", () => {
    const data = prepared(people, coding("Q[q1]"), { "o.csv": "id;codes\n1;rest\n" });
    const questions = data.dataset.codebook.questions.map(({ code }) => code);
    expect(questions).toEqual(["T", "F", "M", "N", "O", "Q", "Q[q1]", "K"]);
    expect(data.dataset.codebook.questions[6]).toMatchObject({
      text: "Nennen Sie zwei – Erstens",
      coded: true,
    });
    expect(data.dataset.codebook.questions[5]?.kind).toBe("listed");
    expect(assigned(data, "Q[q1]")).toEqual(["rest", null, null, null]);
  });

  test("of a text beside an answer belong to those who chose it; nobody else was asked", () => {
    const data = prepared(people, coding("T[other]"), { "o.csv": "id;codes\n2;rest\n" });
    expect(data.dataset.codebook.questions[1]).toMatchObject({ code: "T[other]", filtered: true });
    expect(data.dataset.codebook.questions[1]?.filter).toMatch(/^T = /);
    expect(assigned(data, "T[other]")).toEqual([undefined, "rest", null, undefined]);
  });

  test("of a text beside an option belong to those who chose it", () => {
    const data = prepared(people, coding("M[other]"), { "o.csv": "id;codes\n2;rest\n" });
    expect(assigned(data, "M[other]")).toEqual([undefined, "rest", undefined, undefined]);
  });

  test("of a comment are found though the comment itself is not read", () => {
    const data = prepared(people, coding("K[comment]"), { "o.csv": "id;codes\n1;rest\n" });
    expect(assigned(data, "K[comment]")).toEqual(["rest", null, null, null]);
    expect(data.notes.join()).not.toContain("zugeordnet");
  });

  test("have the wording that the study gives them", () => {
    const data = prepared(
      people,
      coding("O", `label: Fehlt, ${categories}`.replace("Fehlt,", '"Fehlt etwas?",')),
      { "o.csv": open },
    );
    expect(data.dataset.codebook.questions[4]?.text).toBe("Fehlt etwas?");
  });
});

describe("a note says", () => {
  const many = (n: number): Cells[] => Array.from({ length: n }, () => ({ O: "so" }));
  const table = (n: number) => `id;codes\n${Array.from({ length: n }, (_, i) => `${i + 1};geld\n`).join("")}`;

  test("how many answers are not assigned yet", () => {
    expect(prepared(many(30), coding("O"), { "o.csv": table(12) }).notes).toContain(
      "O: 18 Antworten sind noch keiner Kategorie zugeordnet.",
    );
  });

  test("that some are not, where they are few", () => {
    expect(prepared(many(30), coding("O"), { "o.csv": table(28) }).notes).toContain(
      "O: einzelne Antworten sind noch keiner Kategorie zugeordnet.",
    );
    expect(prepared(many(30), coding("O"), { "o.csv": table(30) }).notes.join()).not.toContain("zugeordnet");
  });

  test("the same however often the responses are read", () => {
    const { dataset: again } = prepared(many(30), coding("O"), { "o.csv": table(12) });
    const before = [...again.notes];
    for (const _ of again.responses());
    expect(again.notes).toEqual(before);
  });

  test("which columns of the table are not read", () => {
    const { notes } = prepared(people, coding("O"), {
      "o.csv": "id;text;codes\n1;mehr Geld und Zeit;geld\n",
    });
    expect(notes).toContain("data/codes/o.csv: die Spalte text wird nicht gelesen.");
    expect(notes.join()).not.toContain("mehr Geld");
  });
});

describe("two people's agreement", () => {
  const many: Cells[] = Array.from({ length: 14 }, (_, i) => ({
    O: "so",
    ...(i === 13 ? { submitdate: "" } : {}),
  }));
  const rows = (...codes: string[]) =>
    `id;codes;codes2\n${codes.map((row, i) => `${i + 1};${row}\n`).join("")}`;
  const alike = Array.from({ length: 9 }, () => "geld;geld");

  test("counts the answers that both assigned, of the responses that are used", () => {
    const table = rows(...alike, "zeit;rest", "zeit;zeit", "zeit;", ";zeit", "geld;zeit");
    const { agreements, notes } = prepared(many, coding("O"), { "o.csv": table });
    // 10 of 11 alike; by chance (9·9 + 2·1) of 121.
    expect(agreements).toEqual({ O: { n: 11, percent: 91, kappa: 0.71 } });
    expect(notes).toContain("O: einzelne Antworten hat nur eine von zwei Personen zugeordnet.");
  });

  test("is not told of fewer answers than the threshold", () => {
    const { agreements, notes } = prepared(many, coding("O"), { "o.csv": rows(...alike) });
    expect(agreements).toEqual({});
    expect(notes).toContain(
      "O: Zu wenige Antworten wurden zweimal zugeordnet, um die Übereinstimmung zu nennen.",
    );
  });

  test("is none where one person assigned alone", () => {
    const { agreements, notes } = prepared(many, coding("O"), { "o.csv": "id;codes\n1;geld\n" });
    expect(agreements).toEqual({});
    expect(notes.join()).not.toContain("zweimal");
  });
});

describe("a coding is refused", () => {
  const refused = (yaml: string, tables: Record<string, string> = { "o.csv": open }) =>
    refusal(() => prepared(people, yaml, tables));

  test.each([
    ["of an unknown question", coding("OO"), "codings.OO: unbekannte Frage: OO", "meinten Sie O?"],
    ["of an unknown column", coding("Q[q3]"), "codings.Q[q3]: unbekannte Frage: Q[q3]", "meinten Sie Q[q1]?"],
    ["of a choice", coding("T"), "codings.T: T ist keine offene Frage", "T[other]"],
    ["of several columns at once", coding("Q"), "codings.Q: Q hat mehrere Spalten", "Q[q1], Q[q2]"],
    [
      "without categories",
      coding("O", "categories: {}"),
      "codings.O: categories ist leer",
      "Code und Bezeichnung",
    ],
    [
      "whose codes cannot be told apart",
      coding("O", 'categories: { "a b": A }'),
      "Trennzeichen",
      "Leerzeichen",
    ],
    [
      "whose table lies elsewhere",
      `codings: { O: { file: o.csv, ${categories} } }\n`,
      "codings.O: o.csv liegt nicht in data/codes",
      "codes/…",
    ],
    [
      "whose table is not there",
      `codings: { O: { file: codes/p.csv, ${categories} } }\n`,
      "codings.O: data/codes/p.csv gibt es nicht",
      "meinten Sie codes/o.csv?",
    ],
  ])("%s", (_, yaml, what, hint) => {
    const message = refused(yaml);
    expect(message).toContain("data/study.yaml: ");
    expect(message).toContain(what);
    expect(message.split("\nHinweis: ")[1]).toContain(hint);
  });

  test.each([
    [
      "a code that is no category",
      "id;codes\n1;geld\n2;zeitt\n3;zeitt\n",
      "data/codes/o.csv:3: unbekannte Kategorie: zeitt (2 Zeilen)",
    ],
    [
      "the same key twice",
      "id;codes\n1;geld\n2;zeit\n1;zeit\n",
      "data/codes/o.csv:4: dieselbe Kennung wie in Zeile 2",
    ],
    ["no key", "id;codes\n;geld\n", "data/codes/o.csv:2: die Kennung fehlt"],
    [
      "a key that the export lacks",
      "id;codes\n1;geld\n4711;geld\n",
      "data/codes/o.csv:3: die Kennung kommt im Export nicht vor",
    ],
    [
      "a key without an answer",
      "id;codes\n4;geld\n",
      "data/codes/o.csv:2: wer diese Kennung hat, gab hier keine offene Antwort",
    ],
    [
      "more fields than headings",
      "id,codes\n1,geld,zeit\n",
      "data/codes/o.csv:2: mehr Felder als Überschriften",
    ],
    ["no column of codes", "id;kategorie\n1;geld\n", "data/codes/o.csv:1: Spalte codes fehlt"],
    [
      "a misspelt second column",
      "id;codes;code2\n1;geld;geld\n",
      "data/codes/o.csv:1: unbekannte Spalte: code2",
    ],
    ["nothing in it", "\n", "data/codes/o.csv:1: die Tabelle ist leer"],
    [
      "an unclosed quote",
      'id;codes\n1;"geld\n',
      "data/codes/o.csv:2: ein Anführungszeichen wird nicht geschlossen",
    ],
  ])("whose table has %s", (_, table, what) => {
    const message = refused(coding("O"), { "o.csv": table });
    expect(message.split("\n")[0]).toBe(what);
  });

  test("with all faults at once", () => {
    const message = refused(coding("OO"), { "o.csv": "id;codes\n1;gelt\n1;zeit\n" });
    expect(message).toContain("unbekannte Frage: OO");
    const table = refused(coding("O"), { "o.csv": "id;codes\n1;gelt\n2;zeit\n2;zeit\n" });
    expect(table).toContain(":2: unbekannte Kategorie: gelt");
    expect(table).toContain(":4: dieselbe Kennung");
  });

  test("where the export does not say whose answers are whose", () => {
    const text = responses(people).replace('"id"', '"seed"');
    const data = dataset(survey, text);
    expect(refusal(() => preparedFrom(data, coding("O"), { "o.csv": open }))).toContain(
      "data/study.yaml: codings: ohne Kennung lassen sich Codierungen nicht zuordnen",
    );
  });

  test("where two responses have the key", () => {
    const twins = people.map((person, i) => ({ ...person, id: String(Math.min(i + 1, 2)) }));
    expect(
      refusal(() => prepared(twins.slice(0, 3), coding("O"), { "o.csv": "id;codes\n2;geld\n" })),
    ).toContain("data/codes/o.csv:2: die Kennung kommt im Export mehrmals vor");
  });
});
