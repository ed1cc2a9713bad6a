import type { MadeQuestion, MadeSurvey } from "../survey.ts";

/**
 * What a cell of a column can hold. `mark`: Y or nothing · `box`: 1, or 0, or nothing · `aside`: a text beside an answer,
 * in which nothing is counted.
 */
export type Holds =
  | "code"
  | "mark"
  | "markText"
  | "box"
  | "number"
  | "date"
  | "rank"
  | "text"
  | "files"
  | "aside";

/** A column of an export, as LimeSurvey's documentation names it: written here a second time, apart from the reader. */
export interface Column {
  /** Index of its question. */
  question: number;
  /** `Q[SQ]`. */
  heading: string;
  /** `Q_SQ`, with "ExpressionScript code". */
  script: string;
  /** `7X1X100SQ`, in the database. */
  key: string;
  holds: Holds;
  /** Answers that a code or rank can be. */
  codes: string[];
  /** Row of the question's table, or option, or rank that it answers. */
  measure: number;
  /** Of a box: column of the grid that it stands in. */
  option?: number;
}

const own: Readonly<Record<string, string[]>> = {
  "5": ["1", "2", "3", "4", "5"],
  Y: ["Y", "N"],
  G: ["F", "M"],
  A: ["1", "2", "3", "4", "5"],
  B: ["1", "2", "3", "4", "5", "6", "7", "8", "9", "10"],
  C: ["Y", "U", "N"],
  E: ["I", "S", "D"],
};

/** Codes of the answers of a question, in the order of the questionnaire. */
export function codesOf(
  { type, answers = {}, other }: MadeQuestion,
  languages: readonly string[],
  scale = 0,
): string[] {
  if (type === "I") return [...languages];
  return own[type] ?? [...Object.keys(answers), ...(other && scale === 0 ? ["-oth-"] : [])];
}

/** True for an array of numbers that shows boxes to tick. */
export function hasBoxes({ type, attributes }: MadeQuestion): boolean {
  return type === ":" && attributes?.multiflexible_checkbox === "1";
}

/** Number of ranks of a ranking question. */
export function ranksOf({ answers = {}, attributes = {} }: MadeQuestion): number {
  return Math.min(
    Object.keys(answers).length,
    Number(attributes.max_subquestions ?? Number.POSITIVE_INFINITY),
  );
}

/** All columns of a survey; the keys are those that `lss` gives. */
export function columnsIn({ questions, languages = ["de"] }: MadeSurvey): Column[] {
  let id = 100;
  return questions.flatMap((made, question) => {
    const qid = id++;
    for (const part of [made.items, made.columns, made.answers, made.answers2])
      id += Object.keys(part ?? {}).length;
    return suffixesOf(made, languages).map(({ brackets, script, key, ...column }) => ({
      ...column,
      question,
      heading: made.code + brackets,
      script: made.code + script,
      key: `7X1X${qid}${key}`,
    }));
  });
}

type Suffix = Pick<Column, "holds" | "codes" | "measure" | "option"> & {
  brackets: string;
  script: string;
  key: string;
};

function suffixesOf(made: MadeQuestion, languages: readonly string[]): Suffix[] {
  const { type, items = {}, columns = {}, other = false } = made;
  const codes = codesOf(made, languages);
  const whole = (holds: Holds): Suffix => ({ brackets: "", script: "", key: "", holds, codes, measure: 0 });
  const one = (name: string, holds: Holds, measure = 0): Suffix => {
    return { brackets: `[${name}]`, script: `_${name}`, key: name, holds, codes, measure };
  };
  const each = (holds: Holds) => Object.keys(items).map((item, measure) => one(item, holds, measure));
  switch (type) {
    case "L":
    case "!":
      return [whole("code"), ...(other ? [one("other", "aside")] : [])];
    case "O":
      return [whole("code"), one("comment", "aside")];
    case "5":
    case "Y":
    case "G":
    case "I":
      return [whole("code")];
    case "1":
      return [codes, Object.keys(made.answers2 ?? {})].flatMap((of, scale) =>
        Object.keys(items).map((item, at) => ({
          brackets: `[${item}][${scale + 1}]`,
          script: `_${item}_${scale}`,
          key: `${item}#${scale}`,
          holds: "code" as const,
          codes: of,
          measure: scale * Object.keys(items).length + at,
        })),
      );
    case "M":
    case "P": {
      const marks = each("mark");
      if (other) marks.push(one("other", "markText", marks.length));
      if (type === "M") return marks;
      return marks.flatMap((mark) => [mark, one(`${mark.key}comment`, "aside")]);
    }
    case "N":
      return [whole("number")];
    case "D":
      return [whole("date")];
    case "K":
      return each("number");
    case "R":
      return Array.from({ length: ranksOf(made) }, (_, rank) => one(String(rank + 1), "rank", rank));
    case "Q":
      return each("text");
    case ";":
    case ":": {
      const holds = type === ";" ? "text" : hasBoxes(made) ? "box" : "number";
      const names = Object.keys(columns);
      return Object.keys(items).flatMap((row, at) =>
        names.map((column, option) => {
          const measure = holds === "box" ? at : at * names.length + option;
          return { ...one(`${row}_${column}`, holds, measure), option };
        }),
      );
    }
    case "|":
      return [whole("files"), { ...one("filecount", "aside"), key: "_filecount" }];
    case "X":
      return [whole("aside")];
    default:
      return type in own || Object.keys(items).length > 0 ? each("code") : [whole("text")];
  }
}
