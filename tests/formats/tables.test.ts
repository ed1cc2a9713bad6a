import { csvParseRows, dsvFormat } from "d3";
import { decodeXML } from "entities";
import { unzipSync } from "fflate";
import { describe, expect, test } from "vitest";
import { createDocument } from "../../src/charts/document.ts";
import { chartOf } from "../../src/charts/index.ts";
import { pageTheme } from "../../src/charts/theme.ts";
import { csv, excelCsv } from "../../src/formats/csv.ts";
import { formats } from "../../src/formats/index.ts";
import { dataOf, json } from "../../src/formats/json.ts";
import { isFormula } from "../../src/formats/sheet.ts";
import { xlsx } from "../../src/formats/xlsx.ts";
import { stateText } from "../../src/lib/source-digest.ts";
import { figureData } from "../../src/model/figure-file.ts";
import { changed, published, report, textOf } from "./report.ts";

const cases = published.map((each) => ({ id: each.figure.id, each }));
const withheld = published.find(({ table }) => table.notes.length > 0);
const [first] = published;
if (first === undefined || withheld === undefined) throw new Error("the demonstration has too few figures");

/** Cells of a table as numbers, words or nothing, however a file writes them. */
function valuesIn(rows: readonly (readonly string[])[], decimal: string): (number | string)[][] {
  return rows.map((row) =>
    row.map((cell) => (/^-?\d+([.,]\d+)?$/.test(cell) ? Number(cell.replace(decimal, ".")) : cell)),
  );
}

/** Cells of a sheet, row by row: numbers, and texts as they are read. */
function cellsOf(sheet: string): (string | number)[][] {
  return [...sheet.matchAll(/<row[^>]*>(.*?)<\/row>/gs)].map(([, row = ""]) =>
    [...row.matchAll(/<c\b([^>]*?)(?:\/>|>(.*?)<\/c>)/gs)].map(([, , content = ""]) => {
      const number = /<v>(.*?)<\/v>/.exec(content)?.[1];
      if (number !== undefined) return Number(number);
      return decodeXML([...content.matchAll(/<t[^>]*>(.*?)<\/t>/gs)].map(([, text]) => text).join(""));
    }),
  );
}

describe.each(cases)("the files of $id", ({ each }) => {
  const { figure, table } = each;
  const mark = figure.mark === "" ? [] : [figure.mark];
  const hasBlocks = table.rows.some(({ block }) => block !== undefined);
  // Labels of answers can be numbers ("0" to "10"): a CSV does not tell them from others.
  const readAs = (cell: string | number) =>
    typeof cell === "string" && /^-?\d+([.,]\d+)?$/.test(cell) ? Number(cell.replace(",", ".")) : cell;
  const tabulated = table.rows.map(({ label, block, cells }) => [
    ...(hasBlocks ? [block ?? ""] : []),
    label,
    ...cells.map(({ text, value, note }) =>
      note !== undefined ? "nicht veröffentlicht" : (value ?? (text === "–" ? "" : text)),
    ),
    ...mark,
  ]);

  /** Rows of a file go their own way: each says what release it is from. */
  const state = stateText(each.study, each.digest);
  const expected = tabulated.map((row) => [...row.map(readAs), state]);

  test("have the rows, numbers and words of the table on the page: CSV", () => {
    const [header, ...rows] = csvParseRows(textOf(csv.bytes(each) as Uint8Array));
    expect(valuesIn(rows, ".")).toEqual(expected);
    expect(header?.length).toBe(expected[0]?.length);
    expect(header?.slice(-2)).toEqual(["Hinweis", "Fassung"]);
  });

  test("have them in the CSV for German Excel: byte order mark, semicolon, decimal comma", () => {
    const text = textOf(excelCsv.bytes(each) as Uint8Array);
    expect(text.startsWith("\uFEFF")).toBe(true);
    const [, ...rows] = dsvFormat(";").parseRows(text.slice(1));
    expect(valuesIn(rows, ",")).toEqual(expected);
    expect(text).not.toMatch(/\d\.\d+;/);
  });

  test("have them in the workbook, numbers as numbers", () => {
    const files = unzipSync(xlsx.bytes(each) as Uint8Array);
    const [, ...rows] = cellsOf(textOf(files["xl/worksheets/sheet1.xml"]));
    // A cell that says nothing is not written.
    const filled = (row: readonly (string | number)[]) => row.filter((cell) => cell !== "");
    expect(rows.map(filled)).toEqual(tabulated.map(filled));
  });

  test("have the numbers of the chart: what is printed in it stands in the table, and its description says all", () => {
    const type = chartOf(figure);
    const shown = table.rows.flatMap(({ cells }) => cells.flatMap(({ value }) => value ?? []));
    const svg = type.isEmpty(figure)
      ? ""
      : type.svg(figure, { document: createDocument(), width: 720, theme: pageTheme });
    const printed = [...svg.matchAll(/>(\d+)\u202f%</g)].map(([, number]) => Number(number));
    // Whole fives are marks of an axis; ranks are counted together.
    if (figure.chart === "bar") expect(printed.length).toBeGreaterThan(1);
    const left = printed.filter((number) => !shown.includes(number) && number % 5 !== 0);
    expect(figure.chart === "ranking" ? [] : left).toEqual([]);
    const told = type.describe(figure);
    const shares = figure.rows.flatMap(({ result }) => (result.kind === "value" ? result.shares : []));
    for (const share of figure.statistic === "share" && figure.chart === "likert" ? shares : [])
      if (share.kind === "value") expect(told).toContain(`${share.percent}\u00a0Prozent`);
  });

  test("have them in JSON, each number beside its text", () => {
    const data = figureData.parse(JSON.parse(textOf(json.bytes(each) as Uint8Array)));
    expect(data.columns.map(({ label }) => label)).toEqual(table.header.slice(1));
    expect(data.rows.map(({ label }) => label)).toEqual(table.rows.map(({ label }) => label));
    data.rows.forEach(({ cells }, r) => {
      cells.forEach((cell, c) => {
        const shown = table.rows[r]?.cells[c];
        if ("withheld" in cell) expect(shown?.note).toBeDefined();
        else if (shown?.value === undefined) expect(cell).toEqual({ text: shown?.text });
        else expect(cell).toEqual({ value: shown.value, text: shown.text });
      });
    });
  });

  test("say what their numbers are not yet", () => {
    for (const format of [csv, excelCsv, json])
      expect(textOf(format.bytes(each) as Uint8Array)).toContain(figure.mark);
  });
});

test("every number of a table is there as a number, not as its text alone", () => {
  const cells = published.flatMap(({ table }) =>
    table.rows.flatMap((row) => row.cells.map((cell, i) => ({ ...cell, heading: table.header[i + 1] }))),
  );
  expect(cells.length).toBeGreaterThan(100);
  // The median of a scale is one of its answers, in words.
  const bare = cells.filter(({ value, heading }) => value === undefined && heading !== "Median");
  expect(bare.filter(({ text }) => /\d/.test(text))).toEqual([]);
});

test("every picture and table of a figure carries release, day and digest of what it was made from", async () => {
  const kinds = formats.filter(({ group }) => group === "picture" || group === "data");
  expect(kinds.map(({ ending }) => ending)).toEqual(
    expect.arrayContaining([".svg", ".png", ".xlsx", ".json"]),
  );
  for (const { ending, bytes } of kinds) {
    const file = await bytes(first);
    const parts = /x$/.test(ending) ? Object.values(unzipSync(file)) : [file];
    const text = parts.map(textOf).join("");
    const { version, date = "" } = first.study.release;
    const said =
      ending === ".json" ? [`"${version}"`, date, first.digest] : [stateText(first.study, first.digest)];
    for (const part of said) expect(text, ending).toContain(part);
  }
});

describe("a withheld cell", () => {
  test("is a word in every file, and never 0 or nothing", () => {
    const rows = csvParseRows(textOf(csv.bytes(withheld) as Uint8Array));
    const words = rows.flat().filter((cell) => cell === "nicht veröffentlicht");
    const { table } = withheld;
    const notes = table.rows.flatMap(({ cells }) => cells.filter(({ note }) => note !== undefined));
    expect(words.length).toBeGreaterThan(0);
    expect(words.length).toBe(notes.length);
    const cells = dataOf(withheld).rows.flatMap((row) => row.cells);
    expect(cells.filter((cell) => "withheld" in cell)).toHaveLength(notes.length);
  });
});

describe("a cell that a spreadsheet would take for a formula", () => {
  const dangerous = ["=1+1", "+49 361", "-2 bis 0", "@SUMME(A1)", "\tx", "\rx"];

  test.each(dangerous)("is harmless in CSV: %j", (label) => {
    const rows = first.figure.rows.map((row, i) => (i === 0 ? { ...row, label } : row));
    const made = changed(first, { rows });
    for (const [format, parse] of [
      [csv, csvParseRows],
      [excelCsv, (text: string) => dsvFormat(";").parseRows(text.slice(1))],
    ] as const) {
      const cells = parse(textOf(format.bytes(made) as Uint8Array)).flat();
      expect(cells).toContain(`'${label}`);
      expect(cells.filter((cell) => isFormula(cell) && !/^-?\d/.test(cell))).toEqual([]);
    }
  });

  test("is not a negative number: that stays one", () => {
    const negative = published.find(({ table }) =>
      table.rows.some(({ cells }) => cells.some(({ value = 0 }) => value < 0)),
    );
    expect(negative).toBeDefined();
    if (negative) expect(textOf(csv.bytes(negative) as Uint8Array)).toMatch(/,-0\.\d+/);
  });
});

test("a text with separators, quotation marks and line ends is one field, as in RFC 4180", () => {
  const label = 'teils, "teils"; oder\nnicht';
  const rows = first.figure.rows.map((row, i) => (i === 0 ? { ...row, label } : row));
  const text = textOf(csv.bytes(changed(first, { rows })) as Uint8Array);
  expect(text).toContain('"teils, ""teils""; oder\nnicht"');
  expect(csvParseRows(text)[1]?.[0]).toBe(label);
  expect(text.endsWith("\r\n")).toBe(true);
});

test("the figures that are looked at are those of the report", () => {
  expect(published.map(({ figure }) => figure.id)).toEqual(report.figures.map(({ id }) => id));
});
