import { describe, expect, test } from "vitest";
import { readDataset, readStructure } from "../../scripts/read/index.ts";
import { isWritten } from "../../scripts/read/written/index.ts";
import { source } from "./source.ts";
import { answersOf, refusal, remarks } from "./survey.ts";

const head = "title: Befragung der Vereine\nquestions:\n";

/** The dataset of a codebook and a table, as they lie in `data/`. */
function read(codebook: string, table: string | Uint8Array, ignore: string[] = []) {
  return readDataset([source("data/codebook.yaml", codebook), source("data/antworten.csv", table)], {
    ignore,
  });
}

/** The answers of one question of one column `x`, cell by cell. */
function answers(question: string, cells: string[], more = "") {
  const table = `nr;x\n${cells.map((cell, i) => `${i + 1};${cell}`).join("\n")}\n`;
  const dataset = read(`${more}id: nr\nquestions:\n  - { code: F, column: x, ${question} }\n`, table);
  return answersOf(dataset).map((answer) => answer.F);
}

describe("A written codebook", () => {
  const codebook = `title: Befragung der Vereine
language: de
id: lfdnr
complete: { column: status, values: [fertig] }
missing: ["-9"]
questions:
  - code: A1
    column: v_12
    text: Wie viele Mitglieder hat Ihr Verein?
    section: Der Verein
    type: number
  - code: B1
    type: single
    text: Gibt es einen Vorstand?
    answers: { 2: nein, 1: ja }
    missing: { 8: weiß nicht }
    direction: ascending
  - code: C1
    type: array
    section: Die Arbeit
    items: { c1_1: Offenheit, c1_2: Vertrauen }
    answers: { 1: wenig, 2: viel }
  - code: D1
    type: multiple
    items: { d1_1: Zeit, d1_2: Geld }
  - code: E1
    type: ranking
    columns: [e1, e2]
    answers: { a: Ruhe, b: Lärm, c: Musik }
  - code: G1
    type: text
`;
  const table = `lfdnr;status;v_12;B1;c1_1;c1_2;d1_1;d1_2;e1;e2;G1
1;fertig;120;1;1;2;1;0;a;c;Danke
2;offen;-9;8;;2;ja;;b;;
3;Fertig;33,5;2;-9;1;;x;c;b;
`;
  const dataset = read(codebook, table);

  test("makes questions of every type with wording, section and display order", () => {
    const { codebook: made } = dataset;
    expect(made).toMatchObject({ title: "Befragung der Vereine", language: "de" });
    expect(made.questions.map(({ code, kind, section }) => [code, kind, section])).toEqual([
      ["A1", "numeric", "Der Verein"],
      ["B1", "single", "Der Verein"],
      ["C1", "array", "Die Arbeit"],
      ["D1", "multiple", "Die Arbeit"],
      ["E1", "ranking", "Die Arbeit"],
      ["G1", "listed", "Die Arbeit"],
    ]);
    expect(made.questions[1]?.scales).toEqual([
      {
        label: "",
        categories: [
          { code: "2", label: "nein" },
          { code: "1", label: "ja" },
        ],
        missing: [
          { code: "8", label: "weiß nicht" },
          { code: "-9", label: "-9" },
        ],
        direction: "ascending",
      },
    ]);
    expect(made.questions[2]?.items).toEqual([
      { code: "c1_1", label: "Offenheit" },
      { code: "c1_2", label: "Vertrauen" },
    ]);
    expect(made.questions[4]?.ranks).toBe(2);
  });

  test("reads the answers of the table beside it, missing ones as none", () => {
    expect(answersOf(dataset)).toEqual([
      {
        A1: 120,
        B1: 1,
        "C1[c1_1]": 0,
        "C1[c1_2]": 1,
        "D1[d1_1]": 1,
        "D1[d1_2]": 0,
        "E1[1]": 0,
        "E1[2]": 2,
        G1: 1,
      },
      {
        A1: null,
        B1: null,
        "C1[c1_1]": null,
        "C1[c1_2]": 1,
        "D1[d1_1]": 1,
        "D1[d1_2]": 0,
        "E1[1]": 1,
        "E1[2]": null,
        G1: null,
      },
      {
        A1: 33.5,
        B1: 0,
        "C1[c1_1]": null,
        "C1[c1_2]": 0,
        "D1[d1_1]": 0,
        "D1[d1_2]": 1,
        "E1[1]": 2,
        "E1[2]": 1,
        G1: null,
      },
    ]);
  });

  test("tells completed interviews from others, and keeps the key of a response for joining only", () => {
    const all = [...dataset.responses()];
    expect(dataset.tellsComplete).toBe(true);
    expect(all.map(({ complete }) => complete)).toEqual([true, false, true]);
    expect(all.map(({ id }) => id)).toEqual(["1", "2", "3"]);
    expect(dataset.variables.map(({ name }) => name)).not.toContain("lfdnr");
  });

  test("says in a note what it was read by, and nothing of LimeSurvey", () => {
    expect(dataset.notes).toContain(
      "data/antworten.csv: CSV mit Semikolon, UTF-8; gelesen nach data/codebook.yaml.",
    );
    expect(dataset.notes.join()).not.toMatch(/LimeSurvey|Fragencode|nicht gezeigt/);
    expect(dataset.tellsNotShown).toBe(false);
    expect(dataset.codebook.filtersUnknown).toBe(true);
  });

  test("lets every response be complete where no column tells otherwise", () => {
    const plain = read(
      `${head}  - { code: F, type: number }\n  - { code: G, type: text }\n`,
      "F,G\n1,a\n2,b\n",
    );
    expect(plain.tellsComplete).toBe(false);
    expect([...plain.responses()].map(({ complete }) => complete)).toEqual([true, true]);
  });

  test("can be read without its table", () => {
    const { codebook: made } = readStructure([source("data/codebook.yaml", codebook)]);
    expect(made).toEqual(dataset.codebook);
  });

  test("keeps answers in the order and spelling in which they are written, whatever numbers they are", () => {
    const single = "answers: { 3: drei, 01: eins, 10: zehn, 2: zwei }";
    const { codebook: made } = read(
      `${head}  - { code: F, type: single, ${single} }\n  - { code: G, type: text }\n`,
      "F;G\n1;\n",
    );
    expect(made.questions[0]?.scales[0]?.categories.map(({ code }) => code)).toEqual(["3", "01", "10", "2"]);
  });

  test("may give one list of answers to several questions by an anchor of YAML", () => {
    const text = `${head}  - { code: F, type: single, answers: &s { 2: viel, 1: wenig } }\n  - { code: G, type: single, answers: *s }\n`;
    expect(answersOf(read(text, "F;G\n1;2\n"))).toEqual([{ F: 1, G: 0 }]);
  });

  test("may use the code for a label that is left out", () => {
    const { codebook: made } = read(
      `${head}  - { code: F, type: single, answers: { a: , b: } }\n  - { code: G, type: text }\n`,
      "F;G\na;\n",
    );
    expect(made.questions[0]?.scales[0]?.categories).toEqual([
      { code: "a", label: "a" },
      { code: "b", label: "b" },
    ]);
  });
});

describe("An answer", () => {
  const scale =
    "type: single, answers: { 1: eher ja, 2: eher nein }, missing: { 8: weiß nicht, -9: keine Angabe }";

  test.each([
    ["its code", "1", 0],
    ["its code with a leading zero", "01", 0],
    ["its code as a spreadsheet writes numbers", "1.0", 0],
    ["its code with a German decimal mark", "2,0", 1],
    ["its code between blanks", " 2 ", 1],
    ["its label", "eher nein", 1],
    ["its label in other letters", "Eher  Nein", 1],
    ["its label with other punctuation", "eher-nein", 1],
    ["nothing", "", null],
    ["a missing code", "-9", null],
    ["a missing code as a spreadsheet writes numbers", "8.0", null],
    ["the label of a missing code", "weiß nicht", null],
    ["NA", "NA", null],
    ["a point", ".", null],
    ["the empty value of SPSS", "#NULL!", null],
    ["the missing value of a spreadsheet", "#NV", null],
  ])("may be %s", (_, cell, answer) => {
    expect(answers(scale, [cell])).toEqual([answer]);
  });

  test("may be a text that is its own code, in a list", () => {
    expect(
      answers('type: single, answers: [sehr gern, "nein, nie"], missing: [egal]', [
        "sehr gern",
        "Nein, nie",
        "egal",
      ]),
    ).toEqual([0, 1, null]);
  });

  test("called NA is an answer where the codebook says so", () => {
    expect(answers("type: single, answers: { EU: Europa, NA: Nordamerika }", ["NA", "EU", "."])).toEqual([
      1,
      0,
      null,
    ]);
  });

  test("that is listed with its label and named as missing is missing, under its label", () => {
    const text = `${head}  - { code: F, type: single, answers: { 1: ja, 9: weiß nicht }, missing: [9] }\n  - { code: G, type: text }\n`;
    const dataset = read(text, "F;G\n9;\n1;\n");
    expect(dataset.codebook.questions[0]?.scales[0]).toMatchObject({
      categories: [{ code: "1", label: "ja" }],
      missing: [{ code: "9", label: "weiß nicht" }],
    });
    expect(answersOf(dataset).map(({ F }) => F)).toEqual([null, 0]);
  });

  describe("whose label is the code of another one", () => {
    const children = 'type: single, answers: { 1: "0", 2: "1", 3: "2 und mehr" }';
    test("is read as a label where some cell can only be one", () => {
      expect(answers(children, ["1", "0", "2 und mehr"])).toEqual([1, 0, 2]);
    });
    test("is read as a code where some cell can only be one", () => {
      expect(answers(children, ["1", "3", "2"])).toEqual([0, 2, 1]);
    });
    test("is refused where no cell tells", () => {
      expect(refusal(() => answers(children, ["1", "1"]))).toBe(
        "data/codebook.yaml:3: Frage F: ob die Zellen Codes oder Bezeichnungen enthalten, ist nicht zu erkennen\n" +
          "Hinweis: Eine Bezeichnung heißt wie der Code einer anderen Antwort: die Bezeichnung ausschreiben („2 Kinder“ statt „2“).",
      );
    });
  });

  test("with the code other stands for every text that is no other answer, which is noted", () => {
    const text = `id: nr\nquestions:\n  - { code: F, type: single, answers: [Bus, other] }\n`;
    const dataset = read(text, "nr;F\n1;Bus\n2;mit dem Esel\n3;\n");
    expect(answersOf(dataset).map(({ F }) => F)).toEqual([0, 1, null]);
    expect(remarks(dataset)).toContain(
      "Frage F: Texte, die keine andere Antwort sind, zählen als „Sonstiges“.",
    );
    expect(dataset.notes.join()).not.toContain("Esel");
  });
});

describe("A number", () => {
  test.each([
    ["12", 12],
    ["1,5", 1.5],
    ["1.5", 1.5],
    ["0,125", 0.125],
    ["1.234,5", 1234.5],
    ["1,234.5", 1234.5],
    ["1 234", 1234],
    ["1e+05", 100_000],
    ["-3", -3],
    ["NA", null],
  ])("may be written %s", (cell, number) => {
    expect(answers("type: number", [cell])).toEqual([number]);
  });

  test.each([
    ['decimal: ","\n', "1.234", 1234],
    ['decimal: ","\n', "1,234", 1.234],
    ['decimal: "."\n', "1.234", 1.234],
    ['decimal: "."\n', "1,234", 1234],
  ])("with %j and the cell %s is told by the codebook", (decimal, cell, number) => {
    expect(answers("type: number", [cell], decimal)).toEqual([number]);
  });

  test.each(["1.234", "1,234"])("like %s that could have thousands or decimals is refused", (cell) => {
    expect(refusal(() => answers("type: number", [cell]))).toBe(
      `data/antworten.csv:2: Frage F, Spalte x: „${cell.replace(/\d/g, "9")}“ ist keine Zahl (eine Zelle)\n` +
        'Hinweis: Ob das Tausender oder Nachkommastellen sind, ist offen: in data/codebook.yaml decimal: "," oder decimal: "." angeben.',
    );
  });

  test("that is a missing code is no answer, and the codebook keeps the code", () => {
    const text = "id: nr\nquestions:\n  - { code: F, type: number, missing: { -9: keine Angabe } }\n";
    const dataset = read(text, "nr;F\n1;-9\n2;-9.0\n3;keine Angabe\n4;9\n");
    expect(answersOf(dataset).map(({ F }) => F)).toEqual([null, null, null, 9]);
    expect(dataset.codebook.questions[0]?.scales).toEqual([
      { label: "", categories: [], missing: [{ code: "-9", label: "keine Angabe" }] },
    ]);
  });

  test("that is missing only because it is in all questions is noted, and an empty list says that it is a number", () => {
    const text =
      "id: nr\nmissing: [99]\nquestions:\n  - { code: F, type: number }\n  - { code: G, type: number, missing: [] }\n";
    const dataset = read(text, "nr;F;G\n1;99;99\n");
    expect(answersOf(dataset)).toEqual([{ F: null, G: 99 }]);
    const notes = dataset.notes.filter((note) => note.includes("99"));
    expect(notes).toEqual([
      "Frage F: die Zahl 99 gilt als fehlend wie in allen Fragen; ist sie eine Angabe, bei der Frage missing: [] schreiben.",
    ]);
  });

  test("may have several fields", () => {
    const text = `${head}  - { code: F, type: number, items: { f1: Frauen, f2: Männer } }\n`;
    expect(answersOf(read(text, "f1;f2\n3;4\n"))).toEqual([{ "F[f1]": 3, "F[f2]": 4 }]);
  });
});

describe("An option", () => {
  const marked = (cell: string, more = "") => {
    const text = `id: nr\nquestions:\n  - { code: F, type: multiple, items: { x: Zeit }${more} }\n`;
    return answersOf(read(text, `nr;x\n1;${cell}\n`))[0]?.["F[x]"];
  };
  test.each(["1", "1.0", "ja", "Ja", "j", "x", "X", "TRUE", "true", "WAHR", "y", "Zeit"])(
    "is chosen by %s",
    (cell) => {
      expect(marked(cell)).toBe(1);
    },
  );
  test.each(["", "0", "nein", "N", "FALSCH", "NA"])("is not chosen by %j", (cell) => {
    expect(marked(cell)).toBe(0);
  });
  test("is never guessed from another number: some programs call the chosen 2", () => {
    expect(refusal(() => marked("2"))).toBe(
      "data/antworten.csv:2: Frage F, Spalte x: „2“ heißt weder „gewählt“ noch „nicht gewählt“ (eine Zelle)\n" +
        "Hinweis: Bei der Frage unter chosen nennen, was „gewählt“ heißt, und unter unchosen, was „nicht gewählt“ heißt (data/codebook.yaml:3).",
    );
  });
  test("called other is not chosen by 0 either, though LimeSurvey has a text there", () => {
    const text = "id: nr\nquestions:\n  - { code: F, type: multiple, items: { other: Anderes } }\n";
    expect(answersOf(read(text, "nr;other\n1;0\n2;1\n3;nein\n"))).toEqual([
      { "F[other]": 0 },
      { "F[other]": 1 },
      { "F[other]": 0 },
    ]);
  });
  test("may have its own word for chosen: other numbers then say the opposite", () => {
    expect([marked("2", ", chosen: 2"), marked("1", ", chosen: [2]")]).toEqual([1, 0]);
  });
  test("may have its own word for not chosen: other numbers are then a fault", () => {
    const own = ", chosen: [gewählt], unchosen: [nicht gewählt]";
    expect([marked("gewählt", own), marked("nicht gewählt", own)]).toEqual([1, 0]);
    expect(refusal(() => marked("1", own))).toContain("„1“ heißt weder");
  });
  test("may stand in one cell with others, its label with the separator in it", () => {
    const text = `id: nr\nquestions:\n  - { code: F, type: multiple, column: x, separator: ", ", answers: { a: Bus, b: "Rad, auch E-Rad", other: Sonstiges } }\n`;
    const dataset = read(text, 'nr,x\n1,"Bus, Rad, auch E-Rad"\n2,Bus\n3,\n4,"Bus, mit dem Esel"\n');
    expect(answersOf(dataset)).toEqual([
      { "F[a]": 1, "F[b]": 1, "F[other]": 0 },
      { "F[a]": 1, "F[b]": 0, "F[other]": 0 },
      { "F[a]": 0, "F[b]": 0, "F[other]": 0 },
      { "F[a]": 1, "F[b]": 0, "F[other]": 1 },
    ]);
  });
});

describe("A ranking", () => {
  const text =
    "id: nr\nquestions:\n  - { code: F, type: ranking, items: { a: Ruhe, b: Lärm, c: Musik }, missing: [0] }\n";
  test("may have a column for each thing, with its rank", () => {
    expect(answersOf(read(text, "nr;a;b;c\n1;2;1;3\n2;0;1;\n"))).toEqual([
      { "F[1]": 1, "F[2]": 0, "F[3]": 2 },
      { "F[1]": 1, "F[2]": null, "F[3]": null },
    ]);
  });
  test("refuses ranks that stand twice or do not exist", () => {
    const message = refusal(() => answersOf(read(text, "nr;a;b;c\n1;1;1;4\n")));
    expect(message).toContain("Frage F, Spalte b: „1“ ist kein Rang, oder einer steht zweimal (eine Zelle)");
    expect(message).toContain("Frage F, Spalte c: „4“ ist kein Rang, oder einer steht zweimal (eine Zelle)");
  });
});

test("Rows that a spreadsheet left empty are no responses, and a person without a number is one.", () => {
  const text = "id: nr\nquestions:\n  - { code: F, type: number }\n";
  const all = [...read(text, "nr;F;\n1;3;\n;4;\n;;\n;;\n").responses()];
  expect(all.map(({ answers: [F] }) => F)).toEqual([3, 4]);
});

test("Rows of labels below the headings are left out where the codebook counts them.", () => {
  const text = "id: nr\nskip: 1\nquestions:\n  - { code: F, type: number }\n";
  expect(answersOf(read(text, "nr;F\nNummer;Wie viele?\n1;3\n"))).toEqual([{ F: 3 }]);
});

test("Row numbers that R puts before the first column are left out.", () => {
  const text = `${head}  - { code: F, type: number }\n  - { code: G, type: number }\n`;
  expect(answersOf(read(text, '"","F","G"\n"1",3,NA\n"2",4,5\n'))).toEqual([
    { F: 3, G: null },
    { F: 4, G: 5 },
  ]);
});

test("Columns are found whatever their case and blanks, and a whole question may be their heading.", () => {
  const text = `${head}  - { code: F, column: "Wie viele?", type: number }\n  - code: C\n    type: array\n    answers: { 1: ja }\n    items: { a: { column: "Wie, [Offenheit]", label: Offenheit } }\n`;
  const dataset = read(text, '"wie  viele? ","Wie, [Offenheit]"\n3,1\n');
  expect(answersOf(dataset)).toEqual([{ F: 3, "C[a]": 0 }]);
  expect(dataset.codebook.questions[1]?.items).toEqual([{ code: "a", label: "Offenheit" }]);
});

test("Columns that are left out are told by the names that the table has.", () => {
  const text = `id: nr\nignore: [TIME*]\n${head.slice(head.indexOf("questions"))}  - { code: F, column: x, type: text }\n`;
  expect(read(text, "nr;x;TIME1;REF\n1;so;2;z\n", ["REF"]).dropped).toEqual([
    { what: "Kennung", columns: ["nr"] },
    { what: "freie Texte (nur gezählt)", columns: ["F"] },
    { what: "als Spalten genannt, die keine Fragen sind", columns: ["TIME1", "REF"] },
  ]);
});

test("A column of weights is read as it is, whether it is a question or not.", () => {
  const text = "id: nr\nquestions:\n  - { code: F, column: x, type: number }\n";
  const weighted = (weights: string) =>
    [
      ...readDataset(
        [source("data/codebook.yaml", text), source("data/a.csv", "nr;x;gew\n1;3;0,83\n2;4;1,204\n")],
        weights === "gew" ? { ignore: [], weights } : { ignore: ["gew"], weights },
      ).responses(),
    ].map(({ weight }) => weight);
  expect(weighted("gew")).toEqual([0.83, 1.204]);
  expect(weighted("x")).toEqual([3, 4]);
  expect(weighted("F")).toEqual([3, 4]);
});

test("Columns to ignore may be named by their beginning.", () => {
  const text = `ignore: [TIME*, REF]\n${head}  - { code: F, type: number }\n`;
  expect(answersOf(read(text, "F;TIME001;TIME_SUM;REF\n3;1;2;x\n"))).toEqual([{ F: 3 }]);
});

test("A text that shows a codebook as an example is none.", () => {
  const guide =
    "# Daten\n\nHier liegt die Befragung.\n\n```yaml\nquestions:\n  - { code: F, type: text }\n```\n";
  expect(isWritten(guide)).toBe(false);
  expect(
    isWritten("# Daten\n\ntitle: Vereine\nmissing:\n  - 9\n\nquestions:\n  - { code: F, type: text }\n"),
  ).toBe(true);
});
