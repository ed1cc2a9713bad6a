import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { dsvFormat } from "d3";
import { codebookOf } from "../../scripts/codebook.ts";
import { sourceFile } from "../../scripts/files.ts";
import { readLss } from "../../scripts/read/lss.ts";
import { structureOf } from "../../scripts/read/structure.ts";

const csv = dsvFormat(";");

/** Columns that LimeSurvey appends to a response, with what only one person has in them. */
const personal: Readonly<Record<string, (mark: string, row: number) => string>> = {
  token: (mark) => `${mark}tok`,
  startdate: (_, row) => `2031-05-06 07:${10 + (row % 50)}:${10 + (row % 47)}`,
  datestamp: (_, row) => `2031-05-06 08:${10 + (row % 50)}:${10 + (row % 47)}`,
  ipaddr: (_, row) => `203.0.113.${row}`,
  refurl: (mark) => `https://${mark}.example.org/`,
  firstname: (mark) => `${mark}vor`,
  lastname: (mark) => `${mark}nach`,
  email: (mark) => `${mark}@example.org`,
  attribute_1: (mark) => `${mark}merkmal`,
  interviewtime: (_, row) => `918273.${100000 + row}`,
};

/** A number that nobody else gives, and how a page could write it. */
const rare = {
  value: 40717.25,
  spellings: ["40717", "40.717", "40 717", "40 717", "40\u202f717", "40\u00a0717"],
};

/** How a row of answers could be written one after the other. */
const separators = [";", ",", ", ", "\t", "|", " ", '";"', '","', '", "'];

/** The answers of single persons in a row, as codes: a combination that nobody else has, whatever a file calls it. */
function patternsOf(rows: readonly Record<string, string>[], columns: readonly string[]): string[] {
  const own = rows.map((row) => columns.map((column) => row[column] ?? ""));
  const alone = own.filter(
    (answers) => own.filter((other) => String(other) === String(answers)).length === 1,
  );
  // A dozen persons stand for all: a file that holds some rows holds others.
  return alone.slice(0, 12).flatMap((answers) => separators.map((separator) => answers.join(separator)));
}

/** An axis that a figure of this question names has to hold the number as well. */
function widenAxes(study: string, code: string): void {
  const folder = join(study, "content/figures");
  for (const name of readdirSync(folder)) {
    const file = join(folder, name);
    const text = readFileSync(file, "utf8");
    if (new RegExp(`^question: ${code}$`, "m").test(text))
      writeFileSync(file, text.replace(/^range: .*$/m, "range: [0, 50000]"));
  }
}

/**
 * Plants strings in a copy of the demonstration that must never come out: in every open text and comment, in names,
 * addresses, keys and time stamps, in the administrator's fields; and one number that only one person gives. Returns
 * what to look for: these, and last the combinations of answers that single persons gave.
 */
export function plant(study: string): string[] {
  const structure = join(study, "data/survey.lss");
  const lss = readFileSync(structure, "utf8");
  const admin = lss
    .replace(/(<admin><!\[CDATA\[).*?(\]\])/g, "$1KANARIEadmin$2")
    .replace(/(<(?:adminemail|bounce_email)><!\[CDATA\[).*?(\]\])/g, "$1kanarieadmin@example.org$2");
  writeFileSync(structure, admin);

  const read = readLss(sourceFile("data/survey.lss", structure));
  const { fields, codebook } = codebookOf(structureOf(read));
  const open = fields.filter(({ variable, aside }) => aside !== undefined || variable?.coding === "answered");
  const number = fields.findLast(
    ({ variable, question }) =>
      variable?.coding === "number" && codebook.questions[question]?.items.length === 0,
  );
  if (number === undefined) throw new Error("no number to plant");
  widenAxes(study, codebook.questions[number.question]?.code ?? "");

  const path = join(study, "data/responses.csv");
  const rows = csv.parse(
    readFileSync(path, "utf8")
      .replace(/^\uFEFF/, "")
      .trimEnd(),
  );
  const columns = [...rows.columns, ...Object.keys(personal)];
  const table = rows.map((row, i) => {
    const mark = `KANARIE${String(i).padStart(4, "0")}`;
    // Only where something was written: where all write something, that is what everybody answered.
    const texts = open.flatMap(({ name }, at) => (row[name] ? [[name, `${mark}text${at}`]] : []));
    const added = Object.entries(personal).map(([name, of]) => [name, of(mark, i)]);
    const times = row.submitdate
      ? { submitdate: `2031-05-06 09:${10 + (i % 50)}:11`, id: `7300${1000 + i}`, seed: `88400${1000 + i}` }
      : {};
    return { ...row, ...Object.fromEntries([...texts, ...added]), ...times };
  });
  const unusual = table.findIndex((row) => row.submitdate !== "");
  const cell = table[unusual];
  if (cell !== undefined) Object.assign(cell, { [number.name]: String(rare.value) });
  const quoted = (value: unknown) => `"${String(value ?? "").replaceAll('"', '""')}"`;
  const lines = table.map((row) =>
    columns.map((column) => quoted((row as Record<string, unknown>)[column])).join(";"),
  );
  writeFileSync(path, `\uFEFF${[columns.map(quoted).join(";"), ...lines].join("\r\n")}\r\n`);
  const coded = fields.flatMap(({ name, variable }) =>
    variable !== undefined && columns.includes(name) && variable.coding !== "answered" ? [name] : [],
  );
  const patterns = patternsOf(table, coded.slice(0, 8));
  return ["kanarie", "2031-05-06", "203.0.113.", "918273", "73001", "884001", ...rare.spellings, ...patterns];
}
