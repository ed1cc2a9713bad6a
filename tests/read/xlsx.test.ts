import { describe, expect, test } from "vitest";
import { hasResponses, readDataset } from "../../scripts/read/index.ts";
import { source } from "./source.ts";
import { answersOf, csv, dataset, lss, type MadeSurvey, refusal } from "./survey.ts";
import { type Packed, zip } from "./zip.ts";

const survey: MadeSurvey = {
  questions: [
    { code: "L", type: "L", answers: { "01": "eins", "02": "zwei", "0A": "zehn" } },
    { code: "F", type: "F", items: { SQ1: "A", SQ2: "B" }, answers: { "1": "wenig", "01": "viel" } },
    { code: "M", type: "M", items: { a: "A" }, other: true },
    { code: "Y", type: "Y" },
    { code: "N", type: "N" },
    { code: "S", type: "S" },
  ],
};
const structure = source("data/survey.lss", lss(survey));
const header = ["id", "submitdate", "L", "F[SQ1]", "F[SQ2]", "M[a]", "M[other]", "Y", "N", "S"];

const escaped = (text: string) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
const letter = (column: number) => String.fromCharCode(65 + column);
/** A cell as PHP_XLSXWriter writes it: numbers as such, texts inline, nothing as an empty cell. */
const inline = (cell: string | number | null, address: string) =>
  cell === null || cell === ""
    ? `<c r="${address}" s="0"/>`
    : typeof cell === "number"
      ? `<c r="${address}" s="0" t="n"><v>${cell}</v></c>`
      : `<c r="${address}" s="0" t="inlineStr"><is><t>${escaped(cell)}</t></is></c>`;

function sheet(rows: (string | number | null)[][], cellOf = inline): string {
  const body = rows.map(
    (row, i) =>
      `<row r="${i + 1}">${row.map((cell, j) => cellOf(cell, `${letter(j)}${i + 1}`)).join("")}</row>`,
  );
  return `<?xml version="1.0"?><worksheet><sheetData>${body.join("")}</sheetData></worksheet>`;
}

function xlsx(
  worksheet: string,
  more: Packed[] = [],
  sheets = '<sheet name="Probe" sheetId="1" r:id="rId2"/>',
) {
  return zip([
    { name: "docProps/app.xml", content: "<a/>" },
    { name: "xl/worksheets/sheet1.xml", content: worksheet },
    { name: "xl/workbook.xml", content: `<workbook><sheets>${sheets}</sheets></workbook>` },
    {
      name: "xl/_rels/workbook.xml.rels",
      content:
        '<Relationships><Relationship Id="rId1" Type="x/styles" Target="styles.xml"/><Relationship Id="rId2" Type="x/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
    },
    ...more,
  ]);
}
const files = (bytes: Uint8Array) => [structure, source("data/antworten.xlsx", bytes)];
const read = (worksheet: string, more: Packed[] = []) => readDataset(files(xlsx(worksheet, more)));
const exportAgain = "Hinweis: Die Datei neu exportieren und unverändert ablegen.";

const row = [7, "1980-01-01 00:00:00", "0A", 1, "", "Y", "so", "N", 12.5, "Text & <b>"];
const expected = { L: 2, "F[SQ1]": 0, "F[SQ2]": null, "M[a]": 1, "M[other]": 1, Y: 1, N: 12.5, S: 1 };

describe("an Excel file", () => {
  test("as LimeSurvey writes it is read like the CSV", () => {
    const data = read(sheet([header, row]));
    expect(answersOf(data)).toEqual([expected]);
    expect(data).toMatchObject({ tellsNotShown: false, tellsComplete: true, absent: [] });
    const text = csv([header, row.map(String)]);
    expect(answersOf(dataset(survey, text))).toEqual([expected]);
  });

  test("saved by Excel, with shared texts, formatted runs and prefixes, is read the same", () => {
    const texts = [
      ...new Set([...header, ...row.filter((cell) => typeof cell === "string" && cell !== "")]),
    ] as string[];
    const shared = texts.map((text) =>
      text === "so"
        ? "<x:si><x:r><x:rPr/><x:t>s</x:t></x:r><x:r><x:t>o</x:t></x:r><x:rPh><x:t>ssso</x:t></x:rPh></x:si>"
        : `<x:si><x:t xml:space="preserve">${escaped(text)}</x:t></x:si>`,
    );
    const cell = (value: string | number | null, address: string) =>
      typeof value === "string" && value !== ""
        ? `<x:c r="${address}" t="s"><x:v>${texts.indexOf(value)}</x:v></x:c>`
        : value === null || value === ""
          ? ""
          : `<x:c r="${address}"><x:v>${value}</x:v></x:c>`;
    const worksheet = sheet([header, row], cell).replaceAll(/<(\/?)(row|sheetData|worksheet)/g, "<$1x:$2");
    const data = read(worksheet, [
      { name: "xl/sharedStrings.xml", content: `<x:sst>${shared.join("")}</x:sst>` },
    ]);
    expect(answersOf(data)).toEqual([expected]);
  });

  test("has codes that became numbers given back their zeros where that is certain, and says so", () => {
    const data = read(
      sheet([header, [1, "x", 1, 1, 1, "", "", "", "", ""], [2, "x", 2, "01", "", "", "", "", "", ""]]),
    );
    expect(answersOf(data).map(({ L }) => L)).toEqual([0, 1]);
    expect(answersOf(data)[1]).toMatchObject({ "F[SQ1]": 1 });
    expect(data.notes).toEqual(
      expect.arrayContaining([
        "Frage F: Excel hält die Codes 1, 01 nicht auseinander.",
        "Frage L: Codes wie „01“ stehen in der Datei als Zahlen („1“) und wurden zugeordnet.",
      ]),
    );
    expect(refusal(() => answersOf(read(sheet([header, [1, "x", 3, 1, 1, "", "", "", "", ""]]))))).toBe(
      "data/antworten.xlsx:2: Spalte L: unbekannter Antwortcode „3“ (eine Zelle)\nHinweis: es gibt: 01, 02, 0A",
    );
  });

  test("may lack empty cells and rows, and have numbers with an exponent, escapes and masks", () => {
    const cells =
      '<row r="1"><c r="A1" t="str"><v>id</v></c><c r="B1" t="str"><v>N</v></c><c t="str"><v>S</v></c><c r="E1"/></row>' +
      '<row r="4"><c r="A4"><v>1</v></c><c r="C4" t="inlineStr"><is><t>a_x000D_b</t></is></c></row>' +
      "<row/>" +
      '<row r="9"><c r="A9"><v>2</v></c><c r="B9"><v>1.25E-2</v></c><c r="D9"></c></row>';
    const data = read(`<worksheet><sheetData>${cells}</sheetData></worksheet>`);
    expect(answersOf(data)).toEqual([
      { N: null, S: 1 },
      { N: 0.0125, S: null },
    ]);
  });

  test("has an answer that begins with = as a formula, with or without a result", () => {
    const cells =
      '<row r="1"><c r="A1" t="str"><v>id</v></c><c r="B1" t="str"><v>N</v></c><c r="C1" t="str"><v>S</v></c></row>' +
      '<row r="2"><c r="A2"><v>1</v></c><c r="B2"><f>1+1</f><v>2</v></c><c r="C2" t="s"><f>= wir + ihr</f></c></row>' +
      '<row r="3"><c r="A3"><v>2</v></c><c r="B3"/><c r="C3"/></row>';
    const data = read(`<worksheet><sheetData>${cells}</sheetData></worksheet>`);
    expect(answersOf(data)).toEqual([
      { N: 2, S: 1 },
      { N: null, S: null },
    ]);
  });

  test("with several sheets is read from its first, which is noted", () => {
    const sheets = '<sheet name="Daten" r:id="rId2"/><sheet name="Notizen" r:id="rId9"/>';
    const data = readDataset(files(xlsx(sheet([header, row]), [], sheets)));
    expect(data.notes).toContain("data/antworten.xlsx: gelesen wurde das erste Tabellenblatt „Daten“.");
  });

  test("that holds something else is left alone", () => {
    const other = source(
      "data/gemeinden.xlsx",
      xlsx(
        sheet([
          ["ags", "name"],
          ["01", "Kiel"],
        ]),
      ),
    );
    const document = source("data/brief.docx", zip([{ name: "word/document.xml", content: "<a/>" }]));
    expect(hasResponses([structure, other, document])).toBe(false);
  });

  test("of twenty thousand rows is a stream", () => {
    const rows = Array.from({ length: 20_000 }, (_, i) => [i, "x", "0A", "1", "", "Y", "", "N", i, ""]);
    const data = read(sheet([header, ...rows]));
    let count = 0;
    for (const _ of data.responses()) count++;
    expect(count).toBe(20_000);
  });
});

describe("an Excel file is refused", () => {
  const said = (worksheet: string, more: Packed[] = []) => refusal(() => answersOf(read(worksheet, more)));
  const bad = (what: string, line = 1) =>
    `data/antworten.xlsx/xl/worksheets/sheet1.xml:${line}: ${what}\n${exportAgain}`;

  test("with a document type, whose entities could be a bomb", () => {
    const bomb = `<!DOCTYPE a [<!ENTITY b "${"c".repeat(1000)}">]>${sheet([header, row]).slice(21)}`;
    expect(said(bomb)).toBe(bad("die Datei enthält eine Dokumenttyp-Deklaration"));
    const more = [{ name: "xl/sharedStrings.xml", content: "<!DOCTYPE a><sst/>" }];
    expect(said(sheet([header, row]), more)).toBe(
      `data/antworten.xlsx/xl/sharedStrings.xml:1: die Datei enthält eine Dokumenttyp-Deklaration\n${exportAgain}`,
    );
  });

  test("with XML that breaks off", () => {
    expect(said(sheet([header, row]).slice(0, -40))).toBe(bad("die Datei ist kein vollständiges XML"));
  });

  test("with more columns than any table of LimeSurvey's", () => {
    const wide = sheet([header]).replace(
      "</sheetData>",
      '<row r="2"><c r="ZZZZ2"><v>1</v></c></row></sheetData>',
    );
    expect(said(wide)).toBe(
      "data/antworten.xlsx: das Tabellenblatt hat mehr als 5.000 Spalten\n" +
        "Hinweis: Die Antworten in LimeSurvey neu exportieren und unverändert ablegen.",
    );
  });

  test("with cells beyond its headings", () => {
    expect(said(sheet([header, [...row, "zu viel"]]))).toBe(
      "data/antworten.xlsx:2: eine Zeile hat nicht 10 Spalten, sondern etwa 11\n" +
        "Hinweis: Die Datei so ablegen, wie LimeSurvey sie exportiert hat.",
    );
  });

  test("without a workbook or a sheet, cut off, or as a bomb", () => {
    const hint = "Hinweis: Die Antworten in LimeSurvey neu exportieren und unverändert ablegen.";
    const broken = (bytes: Uint8Array) => refusal(() => readDataset(files(bytes)));
    expect(broken(zip([{ name: "xl/workbook.xml", content: "<a/>" }]))).toBe(
      `data/antworten.xlsx: die Arbeitsmappe hat kein Tabellenblatt\n${hint}`,
    );
    expect(broken(zip([{ name: "xl/anderes.xml", content: "<a/>" }]))).toBe(
      `data/antworten.xlsx: die Datei ist keine Excel-Arbeitsmappe\n${hint}`,
    );
    const whole = xlsx(sheet([header, row]));
    expect(broken(whole.subarray(0, whole.length - 50))).toBe(
      `data/antworten.xlsx: das Archiv ist unvollständig\n${exportAgain}`,
    );
    expect(
      broken(xlsx(sheet([header, row]), [{ name: "xl/x.xml", content: new Uint8Array(9_000_000) }])),
    ).toMatch(/^data\/antworten\.xlsx: der Eintrag „xl\/x\.xml“ ist mehr als 200-fach gepackt\n/);
  });

  test("in the old format or with a password", () => {
    const old = Buffer.concat([
      Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]),
      Buffer.from("Workbook", "utf16le"),
    ]);
    expect(refusal(() => readDataset([structure, source("data/a.xls", old)]))).toBe(
      "data/a.xls: die Datei ist eine Excel-Datei im alten Format (.xls) oder mit Kennwort\n" +
        "Hinweis: Die Antworten in LimeSurvey als CSV exportieren mit „Überschriften: Fragencode“ und „Antworten: Antwortcodes“.",
    );
  });

  test("with headings or answers as texts, like a CSV", () => {
    expect(
      said(
        sheet([
          ["Antwort ID", "Q7", "Q8"],
          [1, "a", "b"],
        ]),
      ),
    ).toMatch(/^data: keine Antworten gefunden\n/);
  });
});
