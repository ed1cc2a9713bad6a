import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { deriveData } from "../../scripts/data.ts";
import { placeOf } from "../../scripts/files.ts";
import { makeNew } from "../../scripts/neu.ts";
import { codebook as codebookSchema } from "../../src/model/codebook.ts";
import { tables as tablesSchema } from "../../src/model/table.ts";
import { zip } from "../read/zip.ts";
import { project } from "./derive.ts";

const top = mkdtempSync(join(tmpdir(), "codebuch-"));
afterAll(() => rmSync(top, { recursive: true, force: true }));

const codebook = `title: Befragung der Vereine
id: lfdnr
complete: { column: status, values: [fertig] }
missing: { -9: keine Angabe }
ignore: [TIME*]
decimal: ","
questions:
  - code: A1
    column: v_12
    section: Der Verein
    text: Wie viele Mitglieder hat Ihr Verein?
    type: number
  - code: B1
    text: Gibt es einen Vorstand?
    type: single
    answers: { 1: ja, 2: nein }
    missing: { 8: weiß nicht }
  - code: B2
    text: Wann wurde er gegründet?
    type: date
  - code: C1
    section: Die Arbeit
    text: Was zählt?
    type: array
    items: { c1_1: Offenheit, c1_2: Vertrauen }
    answers: { 1: gar nicht, 2: teils/teils, 3: voll und ganz }
    direction: ascending
  - code: D1
    text: Woran fehlt es?
    type: multiple
    items: { d1_1: Zeit, d1_2: Geld }
  - code: E1
    text: Was ist am wichtigsten?
    type: ranking
    columns: [e1, e2]
    answers: { r: Ruhe, g: Grün, m: Musik }
  - code: F1
    text: Was noch?
    type: text
`;
const studyYaml = `title: Befragung der Vereine
groupings:
  vorstand:
    label: Vorstand
    question: B1
`;

const headings = "lfdnr,status,v_12,B1,B2,c1_1,c1_2,d1_1,d1_2,e1,e2,F1,TIME001".split(",");
/** Forty invented responses, coded; two were broken off, and some answers are missing. */
const coded = Array.from({ length: 42 }, (_, i): string[] => [
  `${100 + i}`,
  i % 20 === 7 ? "offen" : "fertig",
  i % 9 === 4 ? "-9" : `${20 + ((i * 37) % 400)}`,
  i % 10 === 3 ? "8" : `${1 + (i % 2)}`,
  i % 8 === 5 ? "" : `19${50 + (i % 40)}-03-0${1 + (i % 9)}`,
  `${1 + (i % 3)}`,
  i % 12 === 6 ? "-9" : `${1 + ((i * 2) % 3)}`,
  `${i % 2}`,
  i % 5 === 0 ? "1" : "0",
  ["r", "g", "m"][i % 3] ?? "",
  i % 4 === 0 ? "" : (["g", "m", "r"][i % 3] ?? ""),
  i % 6 === 0 ? "Größere Räume" : "",
  "31",
]);

/** The same answers in the words of the codebook, as online forms write them. */
const words: Record<number, Record<string, string>> = {
  2: { "-9": "keine Angabe" },
  3: { "1": "ja", "2": "Nein", "8": "weiß nicht" },
  5: { "1": "gar nicht", "2": "teils/teils", "3": "voll und ganz" },
  6: { "1": "gar nicht", "2": "teils/teils", "3": "voll und ganz", "-9": "keine Angabe" },
  7: { "0": "", "1": "Zeit" },
  8: { "0": "", "1": "Geld" },
  9: { r: "Ruhe", g: "Grün", m: "Musik" },
  10: { r: "Ruhe", g: "Grün", m: "Musik" },
};
const worded = coded.map((row) => row.map((cell, column) => words[column]?.[cell] ?? cell));
/** The same answers as a spreadsheet with German settings shows them. */
const shown = coded.map((row) =>
  row.map((cell, column) => {
    if (column === 2) return cell === "-9" ? "-9" : `${cell},0`;
    if (column === 4) return cell.split("-").reverse().join(".");
    if (column === 7 || column === 8) return cell === "1" ? "x" : "";
    return cell;
  }),
);

const text = (rows: string[][], separator: string) =>
  [headings, ...rows].map((row) => row.join(separator)).join("\r\n");
const quoted = (rows: string[][]) =>
  [headings, ...rows].map((row) => row.map((cell) => `"${cell}"`).join(",")).join("\n");

function workbook(rows: string[][]): Uint8Array {
  const cellOf = (cell: string, column: number, row: number) => {
    const address = `${String.fromCharCode(65 + column)}${row + 1}`;
    const day = /^\d{4}-\d\d-\d\d$/.test(cell) ? Date.parse(cell) / 86_400_000 + 25_569 : undefined;
    if (day !== undefined || /^-?\d+$/.test(cell)) return `<c r="${address}"><v>${day ?? cell}</v></c>`;
    return cell === "" ? "" : `<c r="${address}" t="inlineStr"><is><t>${cell}</t></is></c>`;
  };
  const body = [headings, ...rows].map(
    (row, i) => `<row r="${i + 1}">${row.map((cell, j) => cellOf(cell, j, i)).join("")}</row>`,
  );
  return zip([
    {
      name: "xl/worksheets/sheet1.xml",
      content: `<worksheet><sheetData>${body.join("")}</sheetData></worksheet>`,
    },
    { name: "xl/workbook.xml", content: '<workbook><sheets><sheet name="A" r:id="r1"/></sheets></workbook>' },
    {
      name: "xl/_rels/workbook.xml.rels",
      content:
        '<Relationships><Relationship Id="r1" Type="x/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
    },
  ]);
}

/** What is derived from a study's folder with this table. */
function derived(name: string, table: string | Uint8Array) {
  const study = join(top, name.replace(/\W/g, "-"));
  mkdirSync(join(study, "data"), { recursive: true });
  writeFileSync(join(study, "data/codebook.yaml"), codebook);
  writeFileSync(join(study, "data/study.yaml"), studyYaml);
  writeFileSync(join(study, "data", name), table);
  return deriveData(placeOf({ STUDY: study, OUT_DIR: `${study}-dist` }));
}

const plain = derived("antworten.csv", text(coded, ","));

describe("A study from a table and a codebook of its own", () => {
  test("counts what was answered, by group, and leaves broken-off interviews out", () => {
    const tables = tablesSchema.parse(JSON.parse(plain.files["tables.json"] ?? ""));
    expect(tables).toMatchObject({ responses: 42, n: 40, incomplete: 2 });
    expect(Object.keys(tables.questions)).toEqual(["A1", "B1", "B2", "C1", "D1", "E1", "F1"]);
    const used = coded.filter((row) => row[1] === "fertig");
    const [count] = tables.questions.B1 ?? [];
    const n = used.filter((row) => row[3] !== "8").length;
    expect(count?.total).toMatchObject({ kind: "value", n });
  });

  test("knows its missing codes and directions in the codebook", () => {
    const { questions } = codebookSchema.parse(JSON.parse(plain.files["codebook.json"] ?? ""));
    expect(questions.map(({ kind }) => kind)).toEqual([
      ..."numeric single date array multiple ranking listed".split(" "),
    ]);
    expect(questions[1]?.scales[0]?.missing.map(({ label }) => label)).toEqual([
      "weiß nicht",
      "keine Angabe",
    ]);
    expect(questions[3]?.scales[0]?.direction).toBe("ascending");
  });

  test("holds no cell of the table", () => {
    const all = Object.values(plain.files).join() + plain.report;
    expect(all).not.toMatch(/Größere Räume|TIME001.*31|"10[0-9]"/);
  });

  test("is reported without a word of LimeSurvey", () => {
    expect(plain.report).toContain("gelesen nach data/codebook.yaml");
    expect(plain.report).not.toMatch(/submitdate|LimeSurvey|responses\.ignore/);
  });

  test.each<[string, string, string | Uint8Array]>([
    ["semicolons in Windows-1252, as a German spreadsheet shows it", "a.csv", latin(text(shown, ";"))],
    ["tabs in UTF-8", "b.txt", text(coded, "\t")],
    ["quotes around everything", "c.csv", quoted(coded)],
    ["words instead of codes", "d.csv", text(worded, ";")],
    ["words in Windows-1252", "e.csv", latin(text(worded, ";"))],
    ["numbers and dates of a workbook", "f.xlsx", workbook(coded)],
    ["other rows first", "g.csv", text(coded.toReversed(), ",")],
  ])("is the same to the byte from %s", (_, name, table) => {
    expect(derived(name, table).files).toEqual(plain.files);
  });
});

/** A text in Windows-1252. */
function latin(text: string): Uint8Array {
  return Buffer.from(text, "latin1");
}

test("A new report can be made from a table and a codebook, which goes along into data.", async () => {
  const from = join(top, "export");
  mkdirSync(from);
  writeFileSync(join(from, "codebook.yaml"), codebook);
  writeFileSync(join(from, "antworten.csv"), latin(text(shown, ";")));
  const study = join(top, "bericht");
  const paths = ["antworten.csv", "codebook.yaml"].map((name) => join(from, name));
  const said = await makeNew(study, { paths, ignore: [], replace: false });
  expect(said).toContain("Übernommen nach data: antworten.csv, codebook.yaml");
  expect(said).not.toContain("Nicht gelesen");
  expect(readdirSync(join(study, "data")).sort()).toEqual([
    "OFFEN.md",
    "antworten.csv",
    "codebook.yaml",
    "study.yaml",
  ]);
  expect(readFileSync(join(study, "data/codebook.yaml"), "utf8")).toBe(codebook);
  expect(readFileSync(join(study, "data/study.yaml"), "utf8")).toContain("Befragung der Vereine");
  expect(readdirSync(join(study, "content/chapters"))).toHaveLength(2);
});

test("The command for a new report says how columns are left out that nobody described.", async () => {
  const from = join(top, "fremd");
  mkdirSync(from);
  writeFileSync(join(from, "codebook.yaml"), codebook.replace("TIME*", "REF"));
  writeFileSync(join(from, "antworten.csv"), text(coded, ","));
  const make = (ignore: string[]) => makeNew(join(top, "neu"), { paths: [from], ignore, replace: false });
  await expect(make([])).rejects.toThrow("mit --ohne <Spalte> weglassen");
  expect(await make(["TIME001"])).toContain("alles geprüft");
});

test("The example in the guide to data/ is a codebook that reads a table.", () => {
  const guide = readFileSync(join(project, "data/README.md"), "utf8");
  const blocks = [...guide.matchAll(/```yaml\n([\s\S]*?)```/g)].map(([, block]) => block ?? "");
  const example = blocks.find((block) => /^questions:/m.test(block)) ?? "";
  const table = /```\n(lfdnr;[\s\S]*?)```/.exec(guide)?.[1] ?? "";
  const study = join(top, "beispiel");
  mkdirSync(join(study, "data"), { recursive: true });
  writeFileSync(join(study, "data/codebook.yaml"), example);
  writeFileSync(join(study, "data/antworten.csv"), table);
  const { report } = deriveData(placeOf({ STUDY: study, OUT_DIR: `${study}-dist` }));
  expect(report).toMatch(/^3 Antworten gelesen, 2 verwendet/);
});
