import type { Lss, Row } from "./lss.ts";
import type { Written } from "./written/types.ts";

/** A text by language, as stored: with HTML. */
export type Texts = ReadonlyMap<string, string>;

export interface Subquestion {
  code: string;
  /** 1 for the columns of an array of texts or numbers, else 0. */
  scale: number;
  text: Texts;
  /** Key in LimeSurvey's database; empty where the file does not tell. */
  id: string;
  /** True where an equation of its own decides who sees it. */
  filtered?: boolean;
}

export interface AnswerOption {
  code: string;
  /** 1 for the second scale of a dual-scale array, else 0. */
  scale: number;
  text: Texts;
  /** Key in LimeSurvey's database; empty before LimeSurvey 4. */
  id: string;
}

export interface StructureQuestion {
  /** Line of the question in the file. */
  line: number;
  /** Key in LimeSurvey's database; empty where the file does not tell. */
  id: string;
  /** Beginning of its columns' names in the database before LimeSurvey 7 (`841748X3X3`); empty like the key. */
  key: string;
  code: string;
  /** LimeSurvey's type letter. */
  type: string;
  text: Texts;
  help: Texts;
  /** Title of the group it stands in. */
  section: Texts;
  other: boolean;
  mandatory: boolean;
  filtered: boolean;
  /** The equations that decide who is asked, its group's and its own; absent where the form of the structure has none. */
  relevance?: readonly string[];
  /** In display order. */
  subquestions: Subquestion[];
  /** In display order, scale after scale. */
  answers: AnswerOption[];
  /** Attributes by name and language; language-neutral ones under "". */
  attributes: ReadonlyMap<string, Texts>;
}

/** A questionnaire in display order with its texts in all languages, whatever layout it was stored in. */
export interface Structure {
  file: string;
  title: Texts;
  /** Base language first. */
  languages: [string, ...string[]];
  questions: StructureQuestion[];
  /** Names of the settings that hold names and addresses of the administration, of which nothing is kept. */
  personal?: readonly string[];
  /** Where an author described the table beside it by hand: how its columns and cells are read. */
  written?: Written;
}

/** The equations among these that do not always hold: LimeSurvey stores "1", or nothing, where all are asked. */
export function conditionsIn(equations: readonly string[]): string[] {
  return equations
    .map((equation) => equation.trim())
    .filter((equation) => equation !== "" && equation !== "1");
}

/** The structure that a `.lss` file describes, from LimeSurvey's old layout (a row per language) or its new one. */
export function structureOf({ file, languages, tables, separateTexts, personal }: Lss): Structure {
  const survey = tables.surveys[0];
  const sid = value(survey, "sid");
  const base = value(survey, "language") || languages.at(-1) || "de";
  const others = value(survey, "additional_languages").split(" ");
  const texts = (key: string, column: string, inline: Row[], separate: Row[]) =>
    textsOf(separateTexts ? separate : inline, key, column);

  const rows = [...tables.questions, ...tables.subquestions];
  const wording = texts("qid", "question", rows, tables.question_l10ns);
  const help = texts("qid", "help", tables.questions, tables.question_l10ns);
  const sections = texts("gid", "group_name", tables.groups, tables.group_l10ns);
  const labels = separateTexts
    ? textsOf(tables.answer_l10ns, "aid", "answer")
    : textsOf(tables.answers, answerKey, "answer");

  const groups = once(tables.groups, (row) => value(row, "gid"));
  const all = once(rows, (row) => value(row, "qid"));
  const parentOf = (row: Row) => value(row, "parent_qid").replace(/^0$/, "");
  const children = Map.groupBy(all, parentOf);
  // Where answers have keys, two of one code are a fault that is told; a row that stands there twice is none.
  const answerRow = (row: Row) => value(row, "aid") || answerKey(row);
  const options = Map.groupBy(once(tables.answers, separateTexts ? answerRow : answerKey), (row) =>
    value(row, "qid"),
  );
  const attributes = Map.groupBy(tables.question_attributes, (row) => value(row, "qid"));
  const place = new Map(groups.sort(by("group_order")).map((row, i) => [value(row, "gid"), { row, i }]));

  const questions = (children.get("") ?? [])
    .sort(by("question_order"))
    .sort((a, b) => (place.get(value(a, "gid"))?.i ?? 0) - (place.get(value(b, "gid"))?.i ?? 0))
    .map((row): StructureQuestion => {
      const qid = value(row, "qid");
      const gid = value(row, "gid");
      const relevance = conditionsIn([value(place.get(gid)?.row, "grelevance"), value(row, "relevance")]);
      return {
        line: row.line,
        id: qid,
        key: sid === "" ? "" : `${sid}X${gid}X${qid}`,
        code: value(row, "title"),
        type: value(row, "type"),
        text: wording.get(qid) ?? new Map(),
        help: help.get(qid) ?? new Map(),
        section: sections.get(gid) ?? new Map(),
        other: value(row, "other") === "Y",
        mandatory: value(row, "mandatory") === "Y",
        filtered: relevance.length > 0,
        relevance,
        subquestions: (children.get(qid) ?? []).sort(by("question_order")).map((sub) => ({
          code: value(sub, "title"),
          scale: Number(value(sub, "scale_id")),
          text: wording.get(value(sub, "qid")) ?? new Map(),
          id: value(sub, "qid"),
          filtered: conditionsIn([value(sub, "relevance")]).length > 0,
        })),
        answers: (options.get(qid) ?? [])
          .sort(by("sortorder"))
          .sort(by("scale_id"))
          .map((answer) => ({
            code: value(answer, "code"),
            scale: Number(value(answer, "scale_id")),
            text: labels.get(separateTexts ? value(answer, "aid") : answerKey(answer)) ?? new Map(),
            id: value(answer, "aid"),
          })),
        attributes: textsOf(attributes.get(qid) ?? [], "attribute", "value"),
      };
    });
  return {
    file,
    title:
      textsOf(tables.surveys_languagesettings, () => "", "surveyls_title", "surveyls_language").get("") ??
      new Map(),
    languages: [base, ...others.filter((language) => language !== "" && language !== base)],
    questions,
    personal,
  };
}

function value(row: Row | undefined, column: string): string {
  return row?.cells[column] ?? "";
}

function answerKey(row: Row): string {
  return `${value(row, "qid")} ${value(row, "scale_id")} ${value(row, "code")}`;
}

/** Texts of a column by key, then by language; a row that stands there twice (LimeSurvey issue 20397) counts once. */
function textsOf(
  rows: Row[],
  key: string | ((row: Row) => string),
  column: string,
  language = "language",
): Map<string, Texts> {
  const found = new Map<string, Map<string, string>>();
  for (const row of rows) {
    const text = row.cells[column];
    if (text === undefined) continue;
    const of = typeof key === "string" ? value(row, key) : key(row);
    const texts = found.get(of) ?? new Map<string, string>();
    found.set(of, texts);
    if (!texts.has(value(row, language))) texts.set(value(row, language), text);
  }
  return found;
}

/** The first row of each key: the old layout repeats a row for every language. */
function once(rows: Row[], key: (row: Row) => string): Row[] {
  const first = new Map<string, Row>();
  for (const row of rows) if (!first.has(key(row))) first.set(key(row), row);
  return [...first.values()];
}

/** Order of rows by a numeric column. */
function by(column: string): (a: Row, b: Row) => number {
  return (a, b) => Number(value(a, column)) - Number(value(b, column));
}
