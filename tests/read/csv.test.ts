import { describe, expect, test } from "vitest";
import { type Cell, dialectOf, rowsOf } from "../../scripts/read/csv.ts";
import { encodingOf, textOf } from "../../scripts/read/source.ts";
import { source } from "./source.ts";
import { refusal } from "./survey.ts";

interface Read {
  rows: Cell[][];
  lines: number[];
  faults: [number, string][];
}

function read(text: string, piece = text.length || 1): Read {
  const pieces = Array.from({ length: Math.ceil(text.length / piece) }, (_, i) =>
    text.slice(i * piece, (i + 1) * piece),
  );
  const faults: [number, string][] = [];
  const batches = [...rowsOf(pieces, dialectOf(text), (line, what) => faults.push([line, what]))];
  return { rows: batches.flatMap(({ rows }) => rows), lines: batches.flatMap(({ lines }) => lines), faults };
}

describe("a delimited file", () => {
  test.each([
    ["a comma", ","],
    ["a semicolon", ";"],
    ["a tab", "\t"],
  ])("with %s as separator is recognised by its header", (_, separator) => {
    const text = ['"a,b;c"', '"d"', '"e"'].join(separator);
    expect(dialectOf(text)).toEqual({ separator, quoted: true });
    expect(read(text).rows).toEqual([["a,b;c", "d", "e"]]);
  });

  test("keeps a bare empty field apart from quotes with nothing between them", () => {
    expect(read('"a","b","c"\r\n,"",\r\n"",,""\r\n').rows).toEqual([
      ["a", "b", "c"],
      [null, "", null],
      ["", null, ""],
    ]);
  });

  test("is told to be saved by another program where headings are not quoted", () => {
    expect(dialectOf("id;Q1\n1;").quoted).toBe(false);
    expect(dialectOf('\uFEFF"id";"Q1"\r\n').quoted).toBe(true);
  });

  test("may end its lines with CRLF or with LF, or leave the last one open", () => {
    const rows = [
      ["a", "b"],
      ["1", "2"],
    ];
    expect(read("a,b\r\n1,2\r\n").rows).toEqual(rows);
    expect(read("a,b\n1,2\n").rows).toEqual(rows);
    expect(read("a,b\n1,2").rows).toEqual(rows);
    expect(read('"a","b"\r\n"1","2"').rows).toEqual(rows);
  });

  test("has line feeds, separators and doubled quotes in its cells, and tells the physical line of each row", () => {
    const { rows, lines } = read('"id","t"\r\n"1","eins\nzwei, ""drei"""\r\n"2",""""\r\n\r\n"3","x"\r\n\r\n');
    expect(rows).toEqual([
      ["id", "t"],
      ["1", 'eins\nzwei, "drei"'],
      ["2", '"'],
      ["3", "x"],
    ]);
    expect(lines).toEqual([1, 2, 4, 6]);
  });

  test("has the apostrophe before an equals sign taken away, and no other", () => {
    expect(read(`"a","b"\n"'=1+1","'quoted'"\n`).rows[1]).toEqual(["=1+1", "'quoted'"]);
  });

  test("gives the same rows however it is cut into pieces", () => {
    const text =
      '"id";"t";"u"\r\n"1";"eins\r\n""zwei""";\r\n;"ein langer Text, länger als vierundzwanzig Zeichen";"x"\r\n\r\n';
    const whole = read(text);
    for (let piece = 1; piece < text.length; piece++) expect(read(text, piece)).toEqual(whole);
    expect(whole.rows).toHaveLength(3);
    expect(whole.lines).toEqual([1, 2, 4]);
  });

  test("with a quote that is never closed is reported with the line where the record begins", () => {
    const { rows, faults } = read('"a","b"\n"1","2"\n"3","4\n"5\n');
    expect(rows).toEqual([
      ["a", "b"],
      ["1", "2"],
    ]);
    expect(faults).toEqual([[3, "nach einem schließenden Anführungszeichen steht weiterer Text"]]);
    expect(read('"a","b"\n"1","2\n').faults).toEqual([[2, "ein Anführungszeichen wird nicht geschlossen"]]);
  });

  test("with text behind a closing quote is reported, and read on from the next line", () => {
    const text = '"a","b"\n"1"x,"2"\n"3","4"\n';
    for (const piece of [1, 7, 100]) {
      const { rows, faults } = read(text, piece);
      expect(rows).toEqual([
        ["a", "b"],
        ["3", "4"],
      ]);
      expect(faults).toEqual([[2, "nach einem schließenden Anführungszeichen steht weiterer Text"]]);
    }
  });

  test("gives up on a record of several million characters instead of filling the memory", () => {
    const { rows, faults } = read(`"a","b"\n"1","${"x".repeat(4_500_000)}`, 1_000_000);
    expect(rows).toEqual([["a", "b"]]);
    expect(faults).toEqual([[2, "ein Anführungszeichen wird nicht geschlossen"]]);
  });

  test("in UTF-8 is told from Windows-1252, even where a letter is cut by the end of a piece", () => {
    const utf8 = source("a.csv", "Größe", 1);
    const windows = source("a.csv", Uint8Array.from([0x47, 0x72, 0xf6, 0xdf, 0x65, 0x80]), 1);
    expect(encodingOf(utf8)).toBe("utf-8");
    expect([...textOf(utf8, "utf-8")].join("")).toBe("Größe");
    expect(encodingOf(windows)).toBe("windows-1252");
    expect([...textOf(windows, "windows-1252")].join("")).toBe("Größe€");
  });

  test("that says to be UTF-8 and is not is refused with the line, not read letter by letter as something else", () => {
    const text = '\uFEFF"id","T"\n"1","Straße"\n"2","Größe"\n';
    const whole = Buffer.from(text);
    const bytes = Buffer.concat([whole.subarray(0, -4), Buffer.from([0xe9]), whole.subarray(-4)]);
    expect(refusal(() => encodingOf(source("data/a.csv", bytes, 3)))).toBe(
      "data/a.csv:3: die Datei beginnt in UTF-8, enthält hier aber Zeichen in einer anderen Kodierung\n" +
        "Hinweis: Die Datei so ablegen, wie LimeSurvey sie exportiert hat.",
    );
  });
});
