import { describe, expect, test } from "vitest";
import { hasResponses, readDataset } from "../../scripts/read/index.ts";
import { source } from "./source.ts";
import { lss, refusal } from "./survey.ts";

const table = "nr;A;x;y\n1;3;1;2\n";
const questions = `questions:
  - { code: A, type: number }
  - { code: B, type: array, items: { x: Offenheit, y: Vertrauen }, answers: { 1: ja, 2: nein } }
`;
const codebook = `id: nr\n${questions}`;

/** What an author reads of a codebook and a table. */
function said(text: string, rows: string = table, ignore: string[] = []): string[] {
  const files = [source("data/codebook.yaml", text), source("data/antworten.csv", rows)];
  const message = refusal(() => {
    for (const _ of readDataset(files, { ignore }).responses());
  });
  return message.split("\n");
}

test("A codebook and its table that fit are read.", () => {
  expect(() => said(codebook)).toThrow("nothing was refused");
});

describe("A faulty codebook", () => {
  test("is told with file and line, all faults at once", () => {
    const text = `questions:
  - code: Größe
    type: zahl
  - code: B
    typ: single
`;
    expect(said(text)).toEqual([
      "data/codebook.yaml:2: questions.0.code: passt nicht",
      "Hinweis: Erwartet wird: ein Buchstabe, dann Buchstaben, Ziffern und Unterstriche, ohne Umlaute.",
      "data/codebook.yaml:3: questions.0.type: passt nicht",
      "Hinweis: Möglich ist: single, array, multiple, number, ranking, date, text.",
      "data/codebook.yaml:4: questions.1.type: passt nicht",
      "Hinweis: Möglich ist: single, array, multiple, number, ranking, date, text.",
      "data/codebook.yaml:5: unbekanntes Feld: questions.1.typ",
      "Hinweis: meinten Sie type?",
    ]);
  });

  test("that is no YAML is told with its line", () => {
    expect(said("questions:\n  - code: A\n   type: number\n")[0]).toBe(
      "data/codebook.yaml:3: kein gültiges YAML",
    );
  });

  test("names fields that a type lacks, and fields that mean nothing in it", () => {
    const text = `questions:
  - code: A
    type: single
    items: { x: Offenheit }
  - code: B
    type: ranking
    answers: { a: Ruhe }
  - code: C
    type: multiple
`;
    expect(said(text)).toEqual([
      "data/codebook.yaml:2: Frage A: answers fehlt",
      "Hinweis: Zu type: single gehört answers.",
      "data/codebook.yaml:4: Frage A: items gehört hier nicht zu type: single",
      "Hinweis: Dazu gehören: code, type, text, section, missing, answers, column, direction. Das Feld löschen oder type ändern.",
      "data/codebook.yaml:5: Frage B: columns fehlt",
      "Hinweis: Zu type: ranking gehört columns und answers, oder stattdessen items.",
      "data/codebook.yaml:8: Frage C: items fehlt",
      "Hinweis: Zu type: multiple gehört items, oder stattdessen answers und separator.",
    ]);
  });

  test("names codes, columns and answers that stand twice", () => {
    const text = `questions:
  - { code: A, type: number, column: x }
  - { code: A, type: number, column: x }
  - { code: B, type: single, answers: { "1": ja, "01": nein } }
`;
    expect(said(text)).toEqual([
      "data/codebook.yaml:3: Frage A: der Code steht schon in Zeile 2",
      "Hinweis: Jeder Frage einen eigenen Code geben.",
      "data/codebook.yaml:3: Frage A: die Spalte x steht schon bei Frage A (Zeile 2)",
      "Hinweis: Jede Spalte gehört zu genau einer Frage; in einer der beiden berichtigen.",
      "data/codebook.yaml:4: Frage B: der Antwortcode 1 steht zweimal",
      "Hinweis: Eine der beiden Antworten löschen.",
    ]);
  });

  test("names empty lists, answers that are all missing, and more ranks than answers", () => {
    const text = `questions:
  - { code: A, type: single, answers: {} }
  - { code: B, type: single, answers: { 9: nichts }, missing: [9] }
  - { code: C, type: ranking, columns: [c1, c2], answers: { a: Ruhe } }
`;
    expect(said(text).filter((_, i) => i % 2 === 0)).toEqual([
      "data/codebook.yaml:2: Frage A: answers ist leer",
      "data/codebook.yaml:3: Frage B: alle Antworten sind als fehlend genannt",
      "data/codebook.yaml:4: Frage C: mehr Ränge als Antworten",
    ]);
  });

  test("without a list of questions is named as such, not as a missing survey of LimeSurvey", () => {
    expect(said("title: Befragung\nfragen:\n  - code: A\n")).toEqual([
      "data/codebook.yaml: die Datei enthält keine Liste von Fragen",
      "Hinweis: Am Zeilenanfang muss „questions:“ stehen, darunter jede Frage mit „- code:“ (siehe data/README.md).",
    ]);
  });

  test("that is not in UTF-8 is refused", () => {
    const bytes = Buffer.from("questions:\n  - { code: A, type: text, text: Größe }\n", "latin1");
    const files = [source("data/codebook.yaml", bytes), source("data/antworten.csv", "A;B\n1;2\n")];
    expect(refusal(() => readDataset(files))).toContain("data/codebook.yaml: nicht in UTF-8 gespeichert");
  });

  test("leaves no doubt that there are responses: an older publication must not hide the fault", () => {
    const files = [
      source("data/codebook.yaml", "questions:\n  - code: 1\n"),
      source("data/a.csv", "A;B\n1;2\n"),
    ];
    expect(hasResponses(files)).toBe(true);
  });
});

describe("Columns that do not fit", () => {
  test("are named by question and line where they are missing, with what may be meant", () => {
    expect(said(codebook, "nr;A;x_1;yy\n1;3;1;2\n")).toEqual([
      "data/codebook.yaml:4: Frage B: die Spalten x, y gibt es in data/antworten.csv nicht",
      "Hinweis: es gibt: x_1, yy",
      "data/antworten.csv:1: 2 Spalten stehen nicht im Codebuch: x_1, yy",
      "Hinweis: Sind sie keine Fragen, in data/codebook.yaml ignore: [x_1, yy] ergänzen oder in study.yaml unter responses.ignore nennen.",
    ]);
  });

  test("are named where id or complete names them", () => {
    const text = `id: lfdnr\ncomplete: { column: status }\nignore: [nr]\n${questions}`;
    expect(said(text).filter((_, i) => i % 2 === 0)).toEqual([
      "data/codebook.yaml:1: id: die Spalte lfdnr gibt es in data/antworten.csv nicht",
      "data/codebook.yaml:2: complete: die Spalte status gibt es in data/antworten.csv nicht",
    ]);
  });

  test("that nobody described are listed all at once, with a line to copy", () => {
    expect(said(codebook, "nr;A;x;y;TIME;Wie, alt?\n1;3;1;2;0;9\n")).toEqual([
      "data/antworten.csv:1: 2 Spalten stehen nicht im Codebuch: TIME, Wie, alt?",
      'Hinweis: Sind sie keine Fragen, in data/codebook.yaml ignore: [TIME, "Wie, alt?"] ergänzen oder in study.yaml unter responses.ignore nennen.',
    ]);
  });

  test("that look like weights are told where weights are named", () => {
    const hint = said(codebook, "nr;A;x;y;Gewicht\n1;3;1;2;0,7\n")[1];
    expect(hint).toContain("Enthält Gewicht Gewichte, in study.yaml unter responses.weights nennen.");
    expect(said(codebook, "nr;A;x;y;Gewinn\n1;3;1;2;7\n")[1]).not.toContain("weights");
  });

  test("may be let go in study.yaml", () => {
    expect(() => said(codebook, "nr;A;x;y;TIME\n1;3;1;2;0\n", ["TIME"])).toThrow("nothing was refused");
  });

  test("are refused where a heading stands twice or is empty over answers", () => {
    expect(said(codebook, "nr;A;x;y;x;\n1;3;1;2;0;so\n").filter((_, i) => i % 2 === 0)).toEqual([
      "data/antworten.csv:1: die Spalte x kommt zweimal vor",
      "data/antworten.csv:1: Spalte 6 hat keine Überschrift",
    ]);
  });

  test("altogether mean that it is another table", () => {
    expect(said(codebook, "f;g;h\n1;2;3\n")).toEqual([
      "data/codebook.yaml: die Spalten des Codebuchs stehen in keiner Tabelle daneben (data/antworten.csv)",
      "Hinweis: Die Antworten als .csv (in Excel: „CSV UTF-8“) oder .xlsx daneben legen; in der ersten Zeile stehen die Überschriften, in Excel auf dem ersten Tabellenblatt.",
    ]);
  });
});

describe("A faulty cell", () => {
  test("is told with its line, its question and the line of the codebook; different ones of a column together", () => {
    expect(said(codebook, "nr;A;x;y\n1;drei;1;2\n2;4;7;2\n3;viele;8;3\n4;5;7;jaa\n")).toEqual([
      "data/antworten.csv:2: Frage A: „drei“, „viele“ sind keine Zahlen (2 Zellen)",
      "Hinweis: Die Zelle berichtigen, oder den Wert bei der Frage unter missing nennen (data/codebook.yaml:3).",
      "data/antworten.csv:3: Frage B, Spalte x: „7“, „8“ sind keine der Antworten (3 Zellen)",
      "Hinweis: Bei der Frage unter answers oder missing ergänzen (data/codebook.yaml:4).",
      "data/antworten.csv:4: Frage B, Spalte y: „3“, „jaa“ sind keine der Antworten (2 Zellen)",
      "Hinweis: Bei der Frage unter answers oder missing ergänzen (data/codebook.yaml:4).",
    ]);
  });

  test("that is almost an answer is told which", () => {
    expect(said(codebook, "nr;A;x;y\n1;3;nien;2\n")[1]).toBe(
      "Hinweis: meinten Sie nein? Sonst bei der Frage unter answers oder missing ergänzen (data/codebook.yaml:4).",
    );
  });

  test("that may hold somebody's own words is not repeated", () => {
    const message = said(codebook, "nr;A;x;y\n1;Erika Muster, Tel. 123;1;2\n").join();
    expect(message).toContain("ein Text von 22 Zeichen ist keine Zahl");
    expect(message).not.toContain("Erika");
  });

  test("of several answers is not repeated in pieces where the whole may be somebody's own words", () => {
    const text =
      'id: nr\nquestions:\n  - { code: T, type: multiple, separator: ";", answers: { 1: ja, 2: nein } }\n';
    const message = said(text, 'nr,T\n1,"1;Petra;Erfurt"\n2,1;9\n').join();
    expect(message).not.toMatch(/Petra|Erfurt/);
    expect(message).toContain("„9“");
  });

  test("of a date is told", () => {
    const text = "id: nr\nquestions:\n  - { code: T, type: date }\n";
    expect(said(text, "nr;T\n1;31.2.2024\n")).toEqual([
      "data/antworten.csv:2: Frage T: „99.9.9999“ ist kein Datum (eine Zelle)",
      "Hinweis: Ein Datum steht als 2024-12-31 oder 31.12.2024.",
    ]);
  });

  test("too many or too few in a row are told with the number of headings", () => {
    expect(said(codebook, "nr;A;x;y\n1;3;1;2;9\n2;3\n")).toEqual([
      "data/antworten.csv:2: 2 Zeilen haben nicht 4 Spalten wie die Überschrift, sondern etwa 5",
      "Hinweis: Steht das Trennzeichen in einem Text, gehört er in Anführungszeichen; am besten neu als CSV speichern.",
    ]);
  });

  test("is told again when the responses are read again, no more and no less", () => {
    const files = [source("data/codebook.yaml", codebook), source("data/a.csv", "nr;A;x;y\n1;drei;1;2\n")];
    const dataset = readDataset(files);
    const read = () => refusal(() => [...dataset.responses()]);
    expect(read()).toBe(read());
  });
});

describe("Beside a codebook", () => {
  const files = [source("data/codebook.yaml", codebook), source("data/antworten.csv", table)];

  test("a questionnaire of LimeSurvey is one too many", () => {
    const other = source("data/survey.lss", lss({ questions: [{ code: "A", type: "N" }] }));
    expect(refusal(() => readDataset([...files, other])).split("\n")).toEqual([
      "data/codebook.yaml: daneben liegt data/survey.lss mit einem eigenen Fragebogen",
      "Hinweis: Ein Codebuch beschreibt Antworten, zu denen es sonst keinen Fragebogen gibt: eine der beiden Dateien aus dem Ordner nehmen.",
    ]);
  });

  test("a second codebook is one too many", () => {
    const other = source("data/zweites.yaml", codebook);
    expect(refusal(() => readDataset([...files, other]))).toContain("daneben liegt data/zweites.yaml");
  });

  test("there must be a table", () => {
    expect(refusal(() => readDataset(files.slice(0, 1)))).toContain(
      "data/codebook.yaml: daneben liegt keine Tabelle mit Antworten",
    );
    expect(hasResponses(files.slice(0, 1))).toBe(false);
  });

  test("two tables with its columns are one too many, and others are left alone", () => {
    const frame = source("data/population.csv", "A;n\n1;40\n");
    expect(() => readDataset([...files, frame])).not.toThrow();
    const second = source("data/mehr.csv", table);
    expect(refusal(() => readDataset([...files, second]))).toContain("noch eine Datei mit Antworten");
  });

  test("the description of a study is no codebook, though it has questions", () => {
    const study = source("data/studie.yaml", "title: Befragung\nquestions:\n  A:\n    missing: [9]\n");
    expect(() => readDataset([...files, study])).not.toThrow();
  });
});
