import { readFileSync } from "node:fs";
import { join } from "node:path";
import { demonstration } from "../demonstration.ts";

/** A code and its text, as the questionnaire has them. */
export interface Option {
  code: string;
  text: string;
}

/** A question of the demonstration, as LimeSurvey keeps it. */
export interface Question {
  qid: string;
  gid: string;
  code: string;
  /** LimeSurvey's type letter. */
  type: string;
  /** With HTML. */
  text: string;
  other: boolean;
  items: Option[];
  /** Answers scale by scale: two of a dual-scale array. */
  scales: [Option[], Option[]];
  /** Number of ranks, where fewer than all can be given. */
  slots: number;
}

/** One column of the responses in LimeSurvey's database (`createFieldMap`). */
export interface Column {
  /** Name of a column of LimeSurvey's own (`submitdate`); else empty. */
  own: string;
  question?: Question;
  /** What follows the question in the name: code of a subquestion, rank, `other`, `comment`, `SQ1comment`. */
  suffix: string;
  /** Text that goes with the suffix. */
  part: string;
  /** Of a dual-scale array. */
  scale?: 0 | 1;
}

const lss = readFileSync(join(demonstration, "data/survey.lss"), "utf8");

/** The structure file as it lies in `data/`. */
export const structure: string = lss;

/** The rows of one table; the demonstration's file is regular enough for two expressions. */
function table(name: string): Record<string, string>[] {
  const [, body = ""] = new RegExp(`\n <${name}>([\\s\\S]*?)\n </${name}>`).exec(lss) ?? [];
  return [...body.matchAll(/<row>([\s\S]*?)<\/row>/g)].map(([, row = ""]) =>
    Object.fromEntries(
      [...row.matchAll(/<(\w+)>(?:<!\[CDATA\[([\s\S]*?)\]\]>)?<\/\1>/g)].map(([, key, value = ""]) => [
        key,
        value,
      ]),
    ),
  );
}

const by = (column: string) => (a: Record<string, string>, b: Record<string, string>) =>
  Number(a[column]) - Number(b[column]);
const words = new Map(table("question_l10ns").map(({ qid, question = "" }) => [qid, question]));
const labels = new Map(table("answer_l10ns").map(({ aid, answer = "" }) => [aid, answer]));
const [survey = {}] = table("surveys");
const [settings = {}] = table("surveys_languagesettings");
const [subquestions, answers, attributes] = [
  table("subquestions").sort(by("question_order")),
  table("answers").sort(by("sortorder")),
  table("question_attributes"),
];

/** Key of the survey. */
export const sid: string = survey.sid ?? "";
/** Title of the survey. */
export const title: string = settings.surveyls_title ?? "";

/** The questions in display order. */
export const questions: Question[] = table("questions")
  .sort(by("question_order"))
  .sort(by("gid"))
  .map(({ qid = "", gid = "", title: code = "", type = "", other }) => {
    const scale = (wanted: string) =>
      answers
        .filter((answer) => answer.qid === qid && answer.scale_id === wanted)
        .map((answer) => ({ code: answer.code ?? "", text: labels.get(answer.aid) ?? "" }));
    const slots = attributes.find((row) => row.qid === qid && row.attribute === "max_subquestions")?.value;
    return {
      qid,
      gid,
      code,
      type,
      text: words.get(qid) ?? "",
      other: other === "Y",
      items: subquestions
        .filter((sub) => sub.parent_qid === qid)
        .map((sub) => ({ code: sub.title ?? "", text: words.get(sub.qid) ?? "" })),
      scales: [scale("0"), scale("1")],
      slots: Number(slots || scale("0").length),
    };
  });

const own = ["id", "submitdate", "lastpage", "startlanguage", "seed"];

/** All columns in LimeSurvey's order, its own first; texts beside an answer are worded in German. */
export const columns: Column[] = [
  ...own.map((name) => ({ own: name, suffix: "", part: "" })),
  ...questions.flatMap((question) =>
    partsOf(question).map((part): Column => ({ own: "", question, ...part })),
  ),
];

function partsOf({ type, other, items, slots }: Question): Pick<Column, "suffix" | "part" | "scale">[] {
  const parts = items.map(({ code, text }) => ({ suffix: code, part: text }));
  const others = other ? [{ suffix: "other", part: "Sonstiges" }] : [];
  switch (type) {
    case "L":
    case "!":
      return [{ suffix: "", part: "" }, ...others];
    case "O":
      return [
        { suffix: "", part: "" },
        { suffix: "comment", part: "Kommentar" },
      ];
    case "M":
      return [...parts, ...others];
    case "P":
      return [...parts, ...others].flatMap((part) => [
        part,
        {
          suffix: `${part.suffix}comment`,
          part: part.suffix === "other" ? "Anderer Kommentar" : "Kommentar",
        },
      ]);
    case "R":
      return Array.from({ length: slots }, (_, i) => ({ suffix: `${i + 1}`, part: `Rang ${i + 1}` }));
    case "1":
      return parts.flatMap((part) => [
        { ...part, scale: 0 },
        { ...part, scale: 1 },
      ]);
    default:
      return parts.length > 0 ? parts : [{ suffix: "", part: "" }];
  }
}

/** True for a text beside an answer: what stands in "other" or in a comment. */
export function isBeside({ question, suffix }: Column): boolean {
  return question !== undefined && "L!OMP".includes(question.type) && /(?:other|comment)$/.test(suffix);
}

/** True for a column of numbers, which the database keeps as such. */
export function isNumber(column: Column | undefined): boolean {
  return "NK".includes(column?.question?.type ?? "-");
}
