import { SaxesParser } from "saxes";
import type { Problem } from "../../src/model/problem.ts";
import { type SourceFile, textOf } from "./source.ts";

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
  subquestions: ["qid", "parent_qid", "title", "question", "question_order", "scale_id", "language"],
  question_l10ns: ["qid", "question", "help", "language"],
  question_attributes: ["qid", "attribute", "value", "language"],
  surveys: ["sid", "language", "additional_languages"],
  surveys_languagesettings: ["surveyls_language", "surveyls_title"],
} as const;

export type TableName = keyof typeof kept;

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
}

/** LimeSurvey's name for what an XML file holds ("Survey", "Tokens"), undefined for any other file. */
export function docTypeOf(head: string): string | undefined {
  return /<LimeSurveyDocType>\s*([^<]*?)\s*<\/LimeSurveyDocType>/.exec(head)?.[1];
}

/**
 * The tables of a `.lss` file (LimeSurvey 2.05 to 6; see `export_helper.php`, `surveyGetXMLStructure`), read as a
 * stream; or the problem that keeps it from being read. Tables that the file leaves out are empty.
 */
export function readLss(file: SourceFile): Lss | Problem {
  const lss = emptyLss(file.name);
  const parser = new SaxesParser({ position: true });
  const fault = { seen: false, line: 1 };
  parser.on("error", () => {
    if (!fault.seen) fault.line = parser.line;
    fault.seen = true;
  });
  // LimeSurvey writes no document type; its entities could be a bomb.
  parser.on("doctype", () => parser.fail("doctype"));
  collect(parser, lss);
  try {
    for (const text of textOf(file, "utf-8", true)) {
      parser.write(text);
      if (fault.seen) break;
    }
    if (!fault.seen) parser.close();
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    return {
      file: file.name,
      line: parser.line,
      what: "die Struktur ist nicht in UTF-8 gespeichert",
      hint: "Die .lss-Datei so ablegen, wie LimeSurvey sie exportiert hat.",
    };
  }
  if (!fault.seen) return lss;
  return {
    file: file.name,
    line: fault.line,
    what: "die Struktur ist kein vollständiges XML",
    hint: "Die Struktur (.lss) in LimeSurvey neu exportieren und unverändert ablegen.",
  };
}

function emptyLss(file: string): Lss {
  const names = Object.keys(kept) as TableName[];
  const tables = Object.fromEntries(names.map((name) => [name, [] as Row[]])) as Lss["tables"];
  return { file, languages: [], tables, separateTexts: false };
}

/** Fills the tables from the parser's events: document › table › rows › row › column. */
function collect(parser: SaxesParser, lss: Lss): void {
  const path: string[] = [];
  let cells: Record<string, string> | undefined;
  let text: string | undefined;

  parser.on("opentag", ({ name }) => {
    path.push(name);
    const [, table = ""] = path;
    if (path.length === 2 && name === "question_l10ns") lss.separateTexts = true;
    if (path.length === 3 && table === "languages") text = "";
    if (path.length === 4 && name === "row" && isKept(table)) {
      cells = {};
      lss.tables[table].push({ line: parser.line, cells });
    }
    if (path.length === 5 && cells && isKept(table) && (kept[table] as readonly string[]).includes(name))
      text = "";
  });
  const append = (more: string) => {
    if (text !== undefined) text += more;
  };
  parser.on("text", append);
  parser.on("cdata", append);
  parser.on("closetag", ({ name }) => {
    if (text !== undefined && path.length === 3) lss.languages.push(text);
    if (text !== undefined && path.length === 5 && cells) cells[name] = text;
    if (path.length === 4) cells = undefined;
    text = undefined;
    path.pop();
  });
}

function isKept(table: string): table is TableName {
  return Object.hasOwn(kept, table);
}
