import type { SourceFile } from "../../../scripts/read/source.ts";
import { source } from "../source.ts";
import { csv, fputcsv, lss, type MadeSurvey } from "../survey.ts";
import { type Packed, zip } from "../zip.ts";
import type { Answered, Person, Stored } from "./answers.ts";
import type { Column } from "./columns.ts";

/** A way to write a survey and its answers to files. */
export interface Form {
  name: string;
  /** False where "not shown" and "no answer" are written alike. */
  tellsNotShown: boolean;
  write(answered: Answered): SourceFile[];
  /** False for a survey whose columns have no names of their own in this form. */
  fits(columns: readonly Column[]): boolean;
}

const system = ["id", "submitdate", "lastpage"];

/** The rows of an export, LimeSurvey's own columns in front. */
export function rowsOf(persons: readonly Person[]): Stored[][] {
  return persons.map(({ complete, cells }, at) => [
    String(at + 1),
    complete ? "2026-03-01 12:00:00" : null,
    "3",
    ...cells,
  ]);
}

const bracketed = ({ columns }: Answered) => [...system, ...columns.map(({ heading }) => heading)];
const scripted = ({ columns }: Answered) => [...system, ...columns.map(({ script }) => script)];

/** "x" and "xcomment" of one question have columns of one name: nobody can tell them apart. */
function hasNames(columns: readonly Column[]): boolean {
  return new Set(columns.map(({ heading }) => heading)).size === columns.length;
}

/** With underscores, so can columns of different questions. */
function hasScriptNames(columns: readonly Column[]): boolean {
  const isPlain = columns.every(({ script, heading }) => !/_.*\[/.test(heading) && !script.startsWith("A_b"));
  return isPlain && hasNames(columns) && new Set(columns.map(({ script }) => script)).size === columns.length;
}

/** LimeSurvey's protection against formulas. */
const masked = (cell: Stored) => (cell?.startsWith("=") ? `'${cell}` : cell);

/** Cells as a program writes them that quotes only where it must. */
function resaved(rows: readonly (readonly Stored[])[], separator: string, end: string): string {
  const quoted = (cell: Stored) =>
    cell === null || !(/["\r\n]/.test(cell) || cell.includes(separator))
      ? cell
      : `"${cell.replaceAll('"', '""')}"`;
  return rows.map((row) => row.map(quoted).join(separator) + end).join("");
}

const structure = (survey: MadeSurvey) => source("data/umfrage.lss", lss(survey));

/** The answers as a VV export. */
export function vvOf(answered: Answered): string {
  const words: Readonly<Record<string, string>> = { "{": "lbrace", "\n": "newline", "\r": "cr", "\t": "tab" };
  const escaped = (cell: Stored) =>
    cell === null
      ? "{question_not_shown}"
      : cell.replace(/[{\n\r\t]/g, (letter) => `{${words[letter]}}`).replace(/^"/, "{quote}");
  const { questions } = answered.survey;
  const texts = answered.columns.map(({ question }) => escaped((questions[question]?.text as string) ?? ""));
  return [
    [...system, ...texts],
    scripted(answered),
    ...rowsOf(answered.persons).map((row) => row.map(escaped)),
  ]
    .map(fputcsv)
    .join("");
}

/** The answers as the `.lsr` file of an archive. */
export function lsrOf({ columns, persons }: Answered): string {
  const keys = [...system, ...columns.map(({ key }) => key)];
  const element = (key: string) => (/^\d/.test(key) ? `_${key}` : key).replaceAll("#", "-");
  const cell = (value: Stored, at: number) => {
    const name = element(keys[at] ?? "");
    if (value === null) return "";
    return value === "" ? `<${name}/>` : `<${name}><![CDATA[${value.replaceAll("]]>", "]] >")}]]></${name}>`;
  };
  const fields = keys.map((key) => `<fieldname>${key}</fieldname>`).join("\n");
  const rows = rowsOf(persons).map((row) => `<row>\n${row.map(cell).join("\n")}\n</row>`);
  return `<?xml version="1.0" encoding="UTF-8"?>
<document>\n<LimeSurveyDocType>Responses</LimeSurveyDocType>\n<DBVersion>498</DBVersion>
<responses>\n<fields>\n${fields}\n</fields>\n<rows>\n${rows.join("\n")}\n</rows>\n</responses>\n</document>\n`;
}

/** The parts of an Excel workbook with the answers: headings among the shared texts, all else in its cell. */
export function xlsxParts(answered: Answered): Packed[] {
  // Excel's own escape for what looks like one of its escapes.
  const escaped = (text: string) =>
    text
      .replace(/_(?=x[0-9A-Fa-f]{4}_)/g, "_x005F_")
      .replaceAll("&", "&amp;")
      .replaceAll("<", "&lt;")
      .replaceAll(">", "&gt;");
  const cell = (value: Stored) =>
    value ? `<c t="inlineStr"><is><t xml:space="preserve">${escaped(value)}</t></is></c>` : "<c/>";
  const headings = bracketed(answered);
  const header = headings.map((_, at) => `<c t="s"><v>${at}</v></c>`).join("");
  const rows = rowsOf(answered.persons).map(
    (row) => `<row>${row.map((value) => cell(masked(value))).join("")}</row>`,
  );
  const link = (id: string, type: string, target: string) =>
    `<Relationship Id="${id}" Type="http://x/${type}" Target="${target}"/>`;
  const links = [link("r1", "worksheet", "worksheets/a.xml"), link("r2", "sharedStrings", "texts.xml")];
  return [
    {
      name: "xl/worksheets/a.xml",
      content: `<worksheet><sheetData><row>${header}</row>${rows.join("")}</sheetData></worksheet>`,
    },
    {
      name: "xl/workbook.xml",
      stored: true,
      content: '<workbook><sheets><sheet name="Antworten" r:id="r1"/></sheets></workbook>',
    },
    {
      name: "xl/_rels/workbook.xml.rels",
      stored: true,
      content: `<Relationships>${links.join("")}</Relationships>`,
    },
    {
      name: "xl/texts.xml",
      stored: true,
      content: `<sst>${headings.map((text) => `<si><t>${escaped(text)}</t></si>`).join("")}</sst>`,
    },
  ];
}

/**
 * The structure as a table. LimeSurvey drops line feeds from its texts; tabs are left out as well, since PHP writes one
 * behind a backslash and a quote as it writes the end of a cell.
 */
export function tsvOf({ questions, languages = ["de"] }: MadeSurvey): string {
  const [base] = languages;
  const texts = (text: unknown) => (typeof text === "string" ? text.replace(/[\r\n\t]/g, "") : "");
  const attributes = ["max_subquestions", "multiflexible_checkbox"];
  const header = ["class", "type/scale", "name", "relevance", "text", "language", "other", ...attributes];
  const row = (...cells: string[]) => header.map((_, at) => cells[at] ?? "");
  const rows = [
    header,
    row("S", "", "language", "", base),
    row("S", "", "additional_languages", "", languages.slice(1).join(" ")),
    row("G", "", "Teil", "1", "", base),
  ];
  for (const { code, type, text, other, attributes: own = {}, ...parts } of questions) {
    const set = attributes.map((name) => own[name] ?? "");
    rows.push(row("Q", type, code, "1", texts(text), base, other ? "Y" : "N", ...set));
    const lists = [
      ["SQ", "0", parts.items],
      ["SQ", "1", parts.columns],
      ["A", "0", parts.answers],
      ["A", "1", parts.answers2],
    ] as const;
    for (const [kind, scale, list = {}] of lists) {
      for (const [part, label] of Object.entries(list))
        rows.push(row(kind, scale, part, "", texts(label), base));
    }
  }
  return rows.map(fputcsv).join("");
}

function csvForm(name: string, tellsNotShown: boolean, text: (answered: Answered) => string): Form {
  const write = (answered: Answered) => [
    structure(answered.survey),
    source("data/antworten.csv", text(answered)),
  ];
  return { name, tellsNotShown, write, fits: hasNames };
}

/** Headings and rows of a CSV, masked. */
export const all = (answered: Answered) => [
  bracketed(answered),
  ...rowsOf(answered.persons).map((row) => row.map(masked)),
];
const withoutNull = (rows: Stored[][]) => rows.map((row) => row.map((cell) => cell ?? ""));

/** Every form in which all that LimeSurvey stores can be read back, but for "not shown" in some. */
export const forms: readonly Form[] = [
  csvForm("CSV with commas", true, (answered) => csv(all(answered))),
  csvForm("CSV with semicolons", true, (answered) => csv(all(answered), ";")),
  csvForm("CSV with tabs", true, (answered) => csv(all(answered), "\t")),
  {
    ...csvForm("CSV with ExpressionScript codes", true, (answered) =>
      csv([scripted(answered), ...all(answered).slice(1)]),
    ),
    fits: hasScriptNames,
  },
  csvForm("CSV of an old LimeSurvey", false, (answered) => csv(withoutNull(all(answered)), ";")),
  csvForm("CSV of another program", false, (answered) => resaved(all(answered), ";", "\r\n")),
  csvForm("text of another program", false, (answered) => resaved(all(answered), "\t", "\n")),
  {
    name: "CSV beside a structure as a table",
    tellsNotShown: true,
    fits: hasNames,
    write: (answered) => [
      source("data/umfrage.txt", tsvOf(answered.survey)),
      source("data/antworten.csv", csv(all(answered))),
    ],
  },
  {
    name: "VV",
    tellsNotShown: true,
    write: (answered) => [structure(answered.survey), source("data/vv.txt", vvOf(answered))],
    fits: hasScriptNames,
  },
  {
    name: "XML",
    tellsNotShown: true,
    fits: hasNames,
    write: (answered) => [structure(answered.survey), source("data/antworten.lsr", lsrOf(answered), 997)],
  },
  {
    name: "archive",
    tellsNotShown: true,
    fits: hasNames,
    write: (answered) => [source("data/umfrage.lsa", zip(archiveParts(answered, false)), 4099)],
  },
  {
    name: "stored archive",
    tellsNotShown: true,
    fits: hasNames,
    write: (answered) => [source("data/umfrage.lsa", zip(archiveParts(answered, true)))],
  },
  {
    name: "Excel",
    tellsNotShown: false,
    fits: hasNames,
    write: (answered) => [
      structure(answered.survey),
      source("data/antworten.xlsx", zip(xlsxParts(answered))),
    ],
  },
];

/** The files in an archive with structure and answers. */
export function archiveParts(answered: Answered, stored: boolean): Packed[] {
  return [
    { name: "survey_7.lss", content: lss(answered.survey), stored },
    { name: "survey_7_responses.lsr", content: lsrOf(answered), stored },
  ];
}
