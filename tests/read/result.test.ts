import { describe, expect, test } from "vitest";
import { rounded, writtenNumber } from "../../scripts/read/decimal.ts";
import { readResult } from "../../scripts/read/result.ts";
import type { SourceFile } from "../../scripts/read/source.ts";
import { AuthorError } from "../../src/lib/errors.ts";
import { source } from "./source.ts";

const name = "data/results/modell.csv";
const head = [
  "title: Titel",
  "method: Lineare Regression",
  "software: R 4.5",
  "n: 120",
  "measure: Koeffizient",
  "level: 95",
];
const plain = ["term;label;estimate;low;high", "alter;Alter;0,5;0,1;0,9"];

/** A file of this head and table. */
function file(table: readonly string[] = plain, fields: readonly string[] = head): SourceFile {
  return source(name, `---\n${fields.join("\n")}\n---\n${table.join("\n")}\n`);
}

const read = (input: SourceFile) => readResult(input, 10);
const rowsOf = (table: readonly string[], fields = head) => read(file(table, fields)).rows;

/** What an author reads of this file. */
function faultsOf(input: SourceFile): string[] {
  try {
    read(input);
  } catch (error) {
    if (error instanceof AuthorError) return error.message.split("\n");
    throw error;
  }
  throw new Error("nothing was wrong");
}
const faults = (table: readonly string[], fields = head) => faultsOf(file(table, fields));
/** Places and faults, without the hints. */
const told = (lines: readonly string[]) => lines.filter((line) => !line.startsWith("Hinweis"));

describe("a result's file", () => {
  test("is read with head, rows, intervals, blocks and bases of single rows", () => {
    const { head: said, rows } = read(
      file(["term;label;estimate;low;high;group;n", "a;A;0,5;0,1;0,9;Modell 1;", "b;B;-1;;;Modell 2;80"]),
    );
    expect(said).toMatchObject({ n: 120, level: 95, digits: 2, scale: "linear", outcome: "" });
    expect(rows).toEqual([
      { term: "a", label: "A", value: 0.5, interval: { low: 0.1, high: 0.9 }, group: "Modell 1" },
      { term: "b", label: "B", value: -1, group: "Modell 2", n: 80 },
    ]);
  });

  test.each([
    ["semicolons and commas", ["term;label;estimate", "a;A;-0,25"]],
    ["commas and points", ["term,label,estimate", "a,A,-0.25"]],
    ["tabs", ["term\tlabel\testimate", "a\tA\t-0,25"]],
    ["quotes around decimal commas", ["term,label,estimate", '"a","A","-0,25"']],
    ["no zero before the point, as SPSS prints it", ["Term;Label;Estimate", "a;A;-.25"]],
    ["a real minus sign and a power of ten", ["term;label;estimate", "a;A;\u22122,5E-01"]],
  ])("may be written with %s", (_, table) => {
    expect(rowsOf(table)).toEqual([{ term: "a", label: "A", value: -0.25 }]);
  });

  test("is the same in UTF-8 with byte order mark, in Windows-1252, and with Windows' line ends", () => {
    const text = `---\n${head.join("\n")}\n---\nterm;label;estimate\na;Größe;1\n`;
    const windows = text.replaceAll("\n", "\r\n");
    const latin = Uint8Array.from(windows, (letter) => letter.charCodeAt(0));
    const [first, ...others] = [
      new TextEncoder().encode(text),
      new TextEncoder().encode(`\uFEFF${windows}`),
      latin,
    ].map((bytes) => read(source(name, bytes)).rows);
    expect(first).toEqual([{ term: "a", label: "Größe", value: 1 }]);
    for (const rows of others) expect(rows).toEqual(first);
  });

  test("may have empty lines and lines of separators, as Excel leaves them", () => {
    expect(rowsOf(["", "term;label;estimate", "", "a;A;1", ";;"])).toHaveLength(1);
  });

  test("says whether numbers had more decimals than are published", () => {
    expect(read(file()).cut).toBe(false);
    expect(read(file(["term;label;estimate", "a;A;0,500"])).cut).toBe(false);
    expect(read(file(["term;label;estimate", "a;A;0,501"])).cut).toBe(true);
  });
});

describe("numbers", () => {
  test.each([
    ["0,125", 2, 0.13],
    ["-0,125", 2, -0.13],
    ["1.005", 2, 1.01],
    ["2,675", 2, 2.68],
    ["0,1249999999999999999", 2, 0.12],
    ["-0,004", 2, 0],
    ["4,5E-05", 5, 0.00005],
    ["1e-7", 2, 0],
    ["7,5", 0, 8],
    ["123456789,95", 1, 123456790],
    ["3", 2, 3],
  ])("%s with %d decimals is %d: rounded on the digits that were written", (cell, digits, value) => {
    const written = writtenNumber(cell);
    expect(written && rounded(written, digits).value).toBe(value);
  });

  test.each(["", ".", "-", "0,74*", "1.234,5", "1 234", "0,5;", "NA", "1e", "0x1", "Infinity", "(0,5)"])(
    "„%s“ is none",
    (cell) => {
      expect(writtenNumber(cell)).toBeUndefined();
    },
  );
});

describe("what is refused, with line and hint", () => {
  test("a file without its head", () => {
    const lines = faultsOf(source(name, "term;label;estimate\na;A;1\n"));
    expect(lines[0]).toBe(`${name}:1: die Datei beginnt nicht mit ihrem Kopf`);
    expect(lines[1]).toMatch(/^Hinweis: Der Kopf steht zwischen zwei Zeilen/);
  });

  test("a head that Excel saved, with separators behind its lines", () => {
    const text = `---;;\n${head.join(";;\n")};;\n---;;\nterm;label;estimate\na;A;1\n`;
    expect(faultsOf(source(name, text))[1]).toContain("Excel");
  });

  test("faults of head and table, all at once", () => {
    const fields = ["title: Titel", "metod: x", "software: R", "n: viele", "measure: b", "level: 0.95"];
    expect(told(faults(["term;label;estimate", "a;A;eins"], fields))).toEqual([
      `${name}: Feld fehlt: method`,
      `${name}:3: unbekanntes Feld: metod`,
      `${name}:5: n: passt nicht`,
      `${name}:7: level: passt nicht`,
      `${name}:10: estimate: „eins“ ist keine Zahl`,
    ]);
  });

  test("an interval that does not contain its estimate, also where its ends are swapped", () => {
    const lines = faults(["term;label;estimate;low;high", "a;A;0,5;0,6;0,9", "b;B;0,5;0,9;0,1"]);
    expect(told(lines)).toEqual([
      `${name}:10: das Intervall enthält seinen Schätzwert nicht`,
      `${name}:11: das Intervall enthält seinen Schätzwert nicht`,
    ]);
  });

  test("half an interval, in a row or as a column", () => {
    expect(told(faults(["term;label;estimate;low;high", "a;A;1;0;"]))).toEqual([
      `${name}:10: nur eine Grenze des Intervalls`,
    ]);
    expect(told(faults(["term;label;estimate;low", "a;A;1;0"]))).toEqual([
      `${name}:9: nur eine der Spalten low und high`,
    ]);
  });

  test("intervals of no level", () => {
    expect(told(faults(plain, head.slice(0, -1)))).toEqual([
      `${name}:1: Intervalle ohne Niveau: level fehlt`,
    ]);
  });

  test("a missing, an unknown and a doubled column", () => {
    const lines = faults(["term;label;schaetzwert;low;high;low", "a;A;1;0;2;0"]);
    expect(told(lines)).toEqual([
      `${name}:9: Spalte estimate fehlt`,
      `${name}:9: unbekannte Spalte: schaetzwert`,
      `${name}:9: Spalte low steht zweimal`,
    ]);
    expect(faults(["term;label;estimat", "a;A;1"])).toContain(
      "Hinweis: Umbenennen oder löschen; meinten Sie estimate?",
    );
  });

  test("a term that stands twice, in any case, or that no text can name", () => {
    const table = ["term;label;estimate", "alter;A;1", "Alter;B;2", "(Intercept);C;3", "n;D;4"];
    expect(told(faults(table))).toEqual([
      `${name}:11: term: Alter steht schon in Zeile 10`,
      `${name}:12: term: „(Intercept)“ taugt nicht als Name`,
      `${name}:13: term: n heißt schon die Zahl der Personen`,
    ]);
  });

  test("decimal commas that fell apart, and both decimal signs in one file", () => {
    expect(told(faults(["term,label,estimate", "a,A,0,5"]))).toEqual([
      `${name}:10: die Zeile hat 4 Spalten, nicht 3`,
    ]);
    expect(told(faults(["term;label;estimate", "a;A;0,5", "b;B;1.234"]))).toEqual([
      `${name}:11: Zahlen mit Komma und mit Punkt gemischt`,
    ]);
  });

  test("ratios of 0 and below where the axis has no place for them", () => {
    const fields = [...head, "scale: log", "reference: 0"];
    expect(told(faults(["term;label;estimate", "a;A;0"], fields))).toEqual([
      `${name}:9: reference: passt nicht`,
    ]);
    expect(told(faults(["term;label;estimate", "a;A;0"], [...head, "scale: log"]))).toEqual([
      `${name}:11: estimate: mit scale: log sind alle Zahlen größer als 0`,
    ]);
  });

  test("a ratio that is rounded to 0 on such an axis", () => {
    const fields = [...head, "scale: log"];
    expect(told(faults(["term;label;estimate;low;high", "a;A;0,9;0,004;3"], fields))).toEqual([
      `${name}:11: auf digits gerundet wird eine Zahl zu 0, die scale: log nicht zeigen kann`,
    ]);
    expect(rowsOf(["term;label;estimate;low;high", "a;A;0,9;0,005;3"], fields)).toHaveLength(1);
  });

  test("a row of too few persons, whose number no message repeats", () => {
    const lines = faults(["term;label;estimate;n", "a;A;1;7", "b;B;1;121", "c;C;1;zwölf"]);
    expect(told(lines)).toEqual([
      `${name}:10: n liegt unter der Schwelle (policy.threshold)`,
      `${name}:11: n ist größer als n im Kopf`,
      `${name}:12: n: „zwölf“ ist keine ganze Zahl`,
    ]);
    expect(lines.slice(0, 2).join(" ")).not.toMatch(/7/);
  });

  test("an unclosed quotation mark, with its line", () => {
    expect(told(faults(["term;label;estimate", 'a;"A;1']))[0]).toBe(
      `${name}:10: ein Anführungszeichen wird nicht geschlossen`,
    );
  });

  test("a table without rows", () => {
    expect(told(faults(["term;label;estimate"]))).toEqual([`${name}: die Tabelle hat keine Zeilen`]);
  });
});
