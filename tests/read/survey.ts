import type { Answer, Dataset } from "../../scripts/dataset.ts";
import { readDataset } from "../../scripts/read/index.ts";
import { AuthorError } from "../../src/lib/errors.ts";
import { source } from "./source.ts";

type Words = string | Record<string, string>;

/** A question of a made-up survey; texts in the base language, or by language. */
export interface MadeQuestion {
  code: string;
  type: string;
  text?: Words;
  help?: string;
  other?: boolean;
  mandatory?: boolean;
  relevance?: string;
  group?: number;
  order?: number;
  /** Rows: code → text. */
  items?: Record<string, Words>;
  /** Columns of an array of texts or numbers. */
  columns?: Record<string, string>;
  answers?: Record<string, Words>;
  /** Second scale. */
  answers2?: Record<string, Words>;
  attributes?: Record<string, string>;
}

export interface MadeSurvey {
  layout?: "old" | "new";
  languages?: [string, ...string[]];
  groups?: { title: string; relevance?: string; order?: number }[];
  questions: MadeQuestion[];
}

type Row = Record<string, string | number>;

/** The `.lss` text of a made-up survey, in LimeSurvey's old layout or its new one; empty tables are left out. */
export function lss({
  layout = "new",
  languages = ["de"],
  groups = [{ title: "Teil" }],
  questions,
}: MadeSurvey): string {
  const [base, ...others] = languages;
  const tables: Record<string, Row[]> = {};
  const add = (table: string, row: Row) => {
    tables[table] ??= [];
    tables[table].push(row);
  };
  let id = 100;
  /** A row and its texts: once and beside it, or once for every language. */
  const put = (table: string, texts: string, row: Row, key: Row, words: Record<string, Words>) => {
    const inLanguage = (language: string) =>
      Object.fromEntries(
        Object.entries(words).flatMap(([column, value]) => {
          const text = typeof value === "string" ? (language === base ? value : undefined) : value[language];
          return text === undefined ? [] : [[column, text]];
        }),
      );
    const spoken = languages.filter((language) => Object.keys(inLanguage(language)).length > 0);
    if (layout === "new") {
      add(table, row);
      for (const language of spoken) add(texts, { ...key, ...inLanguage(language), language });
    } else for (const language of spoken) add(table, { ...row, ...inLanguage(language), language });
  };

  for (const [i, { title, relevance = "", order = i }] of groups.entries()) {
    const row = { gid: i + 1, group_order: order, grelevance: relevance };
    put("groups", "group_l10ns", row, { gid: i + 1 }, { group_name: title });
  }
  for (const [i, made] of questions.entries()) {
    const qid = id++;
    const { code, type, text = code, help = "", other = false, mandatory = false, relevance = "1" } = made;
    const [gid, order] = [made.group ?? 1, made.order ?? i];
    const flags = { other: other ? "Y" : "N", mandatory: mandatory ? "Y" : "N", relevance, scale_id: 0 };
    const row = { qid, parent_qid: 0, gid, type, title: code, question_order: order, ...flags };
    put("questions", "question_l10ns", row, { qid }, { question: text, help });
    for (const [scale, subs] of [made.items ?? {}, made.columns ?? {}].entries()) {
      for (const [at, [title, question]] of Object.entries(subs).entries()) {
        const sub = {
          qid: id++,
          parent_qid: qid,
          gid,
          type: "T",
          title,
          question_order: at,
          scale_id: scale,
        };
        put("subquestions", "question_l10ns", sub, { qid: sub.qid }, { question });
      }
    }
    for (const [scale, answers] of [made.answers ?? {}, made.answers2 ?? {}].entries()) {
      for (const [at, [code, answer]] of Object.entries(answers).entries()) {
        const aid = id++;
        const option = { qid, code, sortorder: at, scale_id: scale };
        put("answers", "answer_l10ns", layout === "new" ? { aid, ...option } : option, { aid }, { answer });
      }
    }
    for (const [attribute, value] of Object.entries(made.attributes ?? {})) {
      add("question_attributes", {
        qid,
        attribute,
        value,
        language: /^dual|^other/.test(attribute) ? base : "",
      });
    }
  }
  add("surveys", {
    sid: 7,
    admin: "Erika Muster",
    adminemail: "erika@example.org",
    language: base,
    additional_languages: others.join(" "),
  });
  add("surveys_languagesettings", {
    surveyls_language: base,
    surveyls_title: "Probe",
    surveyls_email_invite: "Hallo",
  });
  const xml = Object.entries(tables).map(([table, rows]) => {
    // Rows of a real export are in no useful order.
    const body = rows.toReversed().map((row) => `<row>${Object.entries(row).map(cell).join("")}</row>`);
    return ` <${table}>\n  <rows>\n${body.join("\n")}\n  </rows>\n </${table}>\n`;
  });
  const head =
    '<?xml version="1.0" encoding="UTF-8"?>\n<document>\n <LimeSurveyDocType>Survey</LimeSurveyDocType>\n';
  const listed = [...others, base].map((language) => `<language>${language}</language>`).join("");
  return `${head} <languages>${listed}</languages>\n${xml.join("")}</document>\n`;
}

function cell([column, value]: [string, string | number]): string {
  if (value === "") return `<${column}/>`;
  return `<${column}><![CDATA[${String(value).replaceAll("]]>", "]] >")}]]></${column}>`;
}

/** A CSV as LimeSurvey writes it: byte order mark, everything in quotes, CRLF, an empty last line; null is bare. */
export function csv(rows: (string | null)[][], separator = ","): string {
  const quoted = (value: string | null) => (value === null ? "" : `"${value.replaceAll('"', '""')}"`);
  return `\uFEFF${rows.map((row) => `${row.map(quoted).join(separator)}\r\n`).join("")}\r\n`;
}

/** The dataset of a made-up survey and a CSV. */
export function dataset(survey: MadeSurvey, text: string | Uint8Array, ignore: string[] = []): Dataset {
  const files = [source("data/survey.lss", lss(survey)), source("data/antworten.csv", text)];
  return readDataset(files, { ignore });
}

/** All answers of a dataset: one object per person, by column name. */
export function answersOf({ variables, responses }: Dataset): Record<string, Answer>[] {
  return [...responses()].map(({ answers }) =>
    Object.fromEntries(variables.map(({ name }, i) => [name, answers[i]])),
  );
}

/** The notes on a dataset but the one that says what form its file had. */
export function remarks({ notes }: Dataset): string[] {
  return notes.filter((note) => !/; Überschriften: |, dem Fragebogen zugeordnet\.$/.test(note));
}

/** What an author reads where an action fails; throws where it does not. */
export function refusal(action: () => unknown): string {
  try {
    action();
  } catch (error) {
    if (error instanceof AuthorError) return error.message;
    throw error;
  }
  throw new Error("nothing was refused");
}

/** A row as PHP's `fputcsv` writes it with tabs: quoted only where it must be, a quote after a backslash not doubled. */
export function fputcsv(cells: string[]): string {
  const quoted = cells.map((cell) => {
    if (!/[\t\n\r "\\]/.test(cell)) return cell;
    let out = "";
    let escaped = false;
    for (const letter of cell) {
      if (letter === '"' && !escaped) out += '"';
      escaped = letter === "\\";
      out += letter;
    }
    return `"${out}"`;
  });
  return `${quoted.join("\t")}\n`;
}
