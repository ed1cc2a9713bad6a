import { AuthorError } from "../../src/lib/errors.ts";
import type { SourceFile } from "./source.ts";
import { type Handlers, readXml } from "./xml.ts";

/** The tables and columns that are kept; whatever else a survey holds (administrators, e-mail texts) is never read. */
const kept = {
  answers: ["aid", "qid", "code", "answer", "sortorder", "language", "scale_id"],
  answer_l10ns: ["aid", "answer", "language"],
  groups: ["gid", "group_name", "group_order", "grelevance", "language"],
  group_l10ns: ["gid", "group_name", "language"],
  questions: [
    ...["qid", "parent_qid", "gid", "type", "title", "question", "help", "other", "mandatory"],
    ...["question_order", "scale_id", "relevance", "language"],
  ],
  subquestions: [
    ...["qid", "parent_qid", "title", "question", "question_order", "scale_id", "relevance", "language"],
  ],
  question_l10ns: ["qid", "question", "help", "language"],
  question_attributes: ["qid", "attribute", "value", "language"],
  surveys: ["sid", "language", "additional_languages"],
  surveys_languagesettings: ["surveyls_language", "surveyls_title"],
} as const;

export type TableName = keyof typeof kept;

/** Settings of a survey that name its administration, or hold its addresses: of them, only that they are there is known. */
export const personalSettings: ReadonlySet<string> = new Set([
  ...["admin", "adminemail", "bounce_email", "bounceaccountuser", "faxto"],
  ...["emailresponseto", "emailnotificationto"],
]);

/** A row of a table: its cells by column (a NULL is left out), and its line in the file. */
export interface Row {
  line: number;
  cells: Readonly<Record<string, string | undefined>>;
}

/** A survey structure as LimeSurvey stores it. */
export interface Lss {
  file: string;
  /** As listed at the top of the file: the base language is the last. */
  languages: string[];
  tables: Record<TableName, Row[]>;
  /** True from LimeSurvey 4 on, where texts stand in tables of their own (`question_l10ns`). */
  separateTexts: boolean;
  /** Personal settings that the survey has. */
  personal: string[];
}

/** LimeSurvey's name for what an XML file holds ("Survey", "Tokens"), undefined for any other file. */
export function docTypeOf(head: string): string | undefined {
  return /<LimeSurveyDocType>([^<]*)<\/LimeSurveyDocType>/.exec(head)?.[1]?.trim();
}

/** Many times what LimeSurvey can hold of one survey, whose responses are one row of a database. */
const mostRows = 300_000;

const words = {
  subject: "die Struktur",
  hint: "Die Struktur (.lss) in LimeSurvey neu exportieren und unverändert ablegen.",
};

/**
 * The tables of a `.lss` file (LimeSurvey 2.05 to 6; see `export_helper.php`, `surveyGetXMLStructure`), read as a
 * stream. Tables that the file leaves out are empty. Throws `AuthorError` where it cannot be read.
 */
export function readLss(file: SourceFile): Lss {
  const lss = emptyLss(file.name);
  for (const _ of readXml(file, collector(lss), undefined, words)) {
    const rows = Object.values(lss.tables).reduce((sum, { length }) => sum + length, 0);
    if (rows <= mostRows) continue;
    const what = `${words.subject} hat mehr als 300.000 Fragen, Antworten und Texte`;
    throw new AuthorError([{ file: file.name, what, hint: words.hint }]);
  }
  return lss;
}

function emptyLss(file: string): Lss {
  const names = Object.keys(kept) as TableName[];
  const tables = Object.fromEntries(names.map((name) => [name, [] as Row[]])) as Lss["tables"];
  return { file, languages: [], tables, separateTexts: false, personal: [] };
}

/** What fills the tables: document › table › rows › row › column. */
function collector(lss: Lss): Handlers {
  let table = "";
  let cells: Record<string, string> | undefined;
  return {
    open(name, _, depth, line) {
      if (depth === 2) table = name;
      if (depth === 2 && name === "question_l10ns") lss.separateTexts = true;
      if (depth === 4 && name === "row" && isKept(table)) {
        cells = {};
        lss.tables[table].push({ line, cells });
      }
    },
    close(name, text, depth) {
      if (depth === 3 && table === "languages") lss.languages.push(text);
      if (depth === 4) cells = undefined;
      if (depth === 5 && cells && isKept(table) && (kept[table] as readonly string[]).includes(name))
        cells[name] = text;
      if (depth === 5 && table === "surveys" && personalSettings.has(name) && text.trim() !== "")
        lss.personal.push(name);
    },
  };
}

function isKept(table: string): table is TableName {
  return Object.hasOwn(kept, table);
}
