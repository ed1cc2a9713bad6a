import type { Problem } from "../../src/model/problem.ts";
import { rowsOf } from "./csv.ts";
import { personalSettings } from "./lss.ts";
import { encodingOf, type SourceFile, textOf } from "./source.ts";
import {
  type AnswerOption,
  conditionsIn,
  type Structure,
  type StructureQuestion,
  type Subquestion,
} from "./structure.ts";

const dialect = { separator: "\t", quoted: false, escapes: true } as const;

/** Columns that are no attributes of a question. */
const standard = new Set([
  ...[
    "id",
    "related_id",
    "class",
    "type/scale",
    "name",
    "relevance",
    "text",
    "help",
    "language",
    "validation",
  ],
  ...["mandatory", "encrypted", "other", "default", "same_default", "same_script"],
]);

/** Larger than any questionnaire. */
const largest = 64 * 2 ** 20;
const mostColumns = 5000;
const mostRows = 300_000;

/** True for LimeSurvey's structure as a table (`limesurvey_survey_….txt`). */
export function isTsv(head: string): boolean {
  const columns = (head.split("\n", 1)[0] ?? "").replace(/["\r\uFEFF]/g, "").split("\t");
  return ["class", "type/scale", "name", "relevance", "text"].every((name) => columns.includes(name));
}

/** A row by column; empty where the table has no such column. */
type Row = (column: string) => string;

/** A text that is filled in language after language. */
type Draft<Made> = Omit<Made, "text"> & { text: Map<string, string> };
interface DraftQuestion extends Draft<Omit<StructureQuestion, "help" | "section">> {
  help: Map<string, string>;
  section: Map<string, string>;
  subquestions: Draft<Subquestion>[];
  answers: Draft<AnswerOption>[];
}

/**
 * The structure in a tab-separated file (`tsvSurveyExport`): rows of the classes S, SL, G, Q, SQ and A, whose place
 * says to what they belong; the whole survey once for every language. Administrators and e-mail texts are not kept.
 */
export function readTsv(file: SourceFile): Structure | Problem {
  const again = "Die Struktur in LimeSurvey neu exportieren, am besten als „Umfragestruktur (.lss)“.";
  if (file.size > largest)
    return { file: file.name, what: "die Struktur ist größer als 64 MiB", hint: again };
  let fault: Problem | undefined;
  const made = empty();
  let columns: ReadonlyMap<string, number> | undefined;
  let count = 0;
  const onFault = (line: number, what: string) => {
    fault ??= { file: file.name, line, what, hint: again };
  };
  for (const { rows, lines } of rowsOf(textOf(file, encodingOf(file)), dialect, onFault)) {
    count += rows.length;
    if (count > mostRows) onFault(lines[0] ?? 1, "die Struktur hat mehr als 300.000 Zeilen");
    for (const [i, cells] of rows.entries()) {
      if (cells.length > mostColumns) onFault(lines[i] ?? 1, "die Struktur hat mehr als 5.000 Spalten");
      if (fault !== undefined) return fault;
      if (columns === undefined) {
        columns = new Map(cells.map((cell, at) => [cell?.replace(/^\uFEFF/, "").trim() ?? "", at]));
        continue;
      }
      const places = columns;
      add(made, (column) => cells[places.get(column) ?? -1] ?? "", lines[i] ?? 1, places.keys());
    }
  }
  if (fault !== undefined) return fault;
  const { base, others, title, questions, personal } = made;
  for (const { answers } of questions) answers.sort((a, b) => a.scale - b.scale);
  return {
    file: file.name,
    title,
    languages: [base || "de", ...others.filter((other) => other !== base)],
    questions,
    personal,
  };
}

interface Making {
  sid: string;
  base: string;
  others: string[];
  title: Map<string, string>;
  questions: DraftQuestion[];
  group: { id: string; relevance: string; title: Map<string, string> };
  /** Groups in the order of the base language, and how many of them each other language has had. */
  groups: Map<string, string>[];
  seen: Map<string, number>;
  /** Settings that name the administration. */
  personal: string[];
  question?: DraftQuestion | undefined;
  /** What the texts of the other languages belong to: questions by code, and texts of their parts. */
  byCode: Map<string, DraftQuestion>;
  parts: Map<DraftQuestion, Map<string, Map<string, string>>>;
}

function empty(): Making {
  const group = { id: "", relevance: "", title: new Map<string, string>() };
  return {
    sid: "",
    base: "",
    others: [],
    title: new Map(),
    questions: [],
    group,
    groups: [],
    seen: new Map(),
    personal: [],
    byCode: new Map(),
    parts: new Map(),
  };
}

function add(made: Making, row: Row, line: number, columns: Iterable<string>): void {
  const kind = row("class");
  const name = row("name");
  const text = row("text");
  if (kind === "S") {
    if (personalSettings.has(name) && text !== "") made.personal.push(name);
    if (name === "sid") made.sid = text;
    if (name === "language") made.base = text;
    if (name === "additional_languages") made.others = text.split(" ").filter((other) => other !== "");
    return;
  }
  const language = row("language") || made.base;
  if (kind === "SL") {
    if (name === "surveyls_title") made.title.set(language, text);
    return;
  }
  // A survey without settings: the first language is the base.
  if (made.base === "") made.base = language;
  const isBase = language === made.base;
  if (kind === "G") {
    if (isBase) {
      made.group = { id: row("id"), relevance: row("relevance"), title: new Map([[language, name]]) };
      made.groups.push(made.group.title);
    } else {
      const at = made.seen.get(language) ?? 0;
      made.seen.set(language, at + 1);
      made.groups[at]?.set(language, name);
    }
  } else if (kind === "Q") {
    if (isBase) {
      made.question = questionOf(made, row, line, columns);
      made.questions.push(made.question);
      if (!made.byCode.has(name)) made.byCode.set(name, made.question);
    } else made.question = made.byCode.get(name);
    made.question?.text.set(language, text);
    made.question?.help.set(language, row("help"));
  } else if ((kind === "SQ" || kind === "A") && made.question !== undefined) {
    const parts = made.parts.get(made.question) ?? new Map<string, Map<string, string>>();
    made.parts.set(made.question, parts);
    part(made.question, parts, kind, row, language, isBase);
  }
}

/** A subquestion or an answer: made in the base language, given its text in every other. */
function part(
  question: DraftQuestion,
  parts: Map<string, Map<string, string>>,
  kind: "SQ" | "A",
  row: Row,
  language: string,
  isBase: boolean,
) {
  const code = row("name");
  // LimeSurvey 2 exports the field of "other" as a subquestion.
  if (kind === "SQ" && code === "other" && question.other) return;
  const scale = Number(row("type/scale")) || 0;
  const key = `${kind} ${scale} ${code}`;
  if (isBase) {
    // What stands in the row of an answer is the key of its question.
    const made = {
      code,
      scale,
      text: new Map([[language, row("text")]]),
      id: kind === "SQ" ? row("id") : "",
    };
    if (!parts.has(key)) parts.set(key, made.text);
    if (kind === "A") question.answers.push(made);
    else question.subquestions.push({ ...made, filtered: conditionsIn([row("relevance")]).length > 0 });
  } else parts.get(key)?.set(language, row("text"));
}

function questionOf(
  { sid, group }: Making,
  row: Row,
  line: number,
  columns: Iterable<string>,
): DraftQuestion {
  const id = row("id");
  const attributes = [...columns]
    .filter((column) => !standard.has(column) && row(column) !== "")
    .map((column): [string, Map<string, string>] => [column, new Map([["", row(column)]])]);
  const relevance = conditionsIn([group.relevance, row("relevance")]);
  return {
    line,
    id,
    key: sid === "" || id === "" || group.id === "" ? "" : `${sid}X${group.id}X${id}`,
    code: row("name"),
    type: row("type/scale"),
    text: new Map(),
    help: new Map(),
    section: group.title,
    other: row("other") === "Y",
    mandatory: row("mandatory") === "Y",
    filtered: relevance.length > 0,
    relevance,
    subquestions: [],
    answers: [],
    attributes: new Map(attributes),
  };
}
