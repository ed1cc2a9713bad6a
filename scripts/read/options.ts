import type { Category, Item, Question, QuestionKind, Scale } from "../../src/model/codebook.ts";
import { directionOf } from "./direction.ts";
import { labelsIn, languageName } from "./labels.ts";
import type { StructureQuestion, Texts } from "./structure.ts";

/** Code of the answer "other" of a single choice. */
export const otherCode = "-oth-";

/** What is needed to word the options of a question. */
export interface Wording {
  /** Language of the texts. */
  language: string;
  /** All languages of the survey. */
  languages: readonly string[];
  /** A text in that language, plain. */
  say(texts: Texts): string;
  /** An attribute of the question, plain; empty where it is not set. */
  attribute(name: string): string;
}

/** True for the option of a multiple response whose column holds a text: "other". */
export function holdsText({ kind, items }: Question, part: number): boolean {
  return kind === "multiple" && items[part]?.open === true;
}

/** The subquestions of a question in display order: rows, options or fields, with "other" of a multiple response last. */
export function itemsOf(question: StructureQuestion, kind: QuestionKind, wording: Wording): Item[] {
  const { type, other, subquestions } = question;
  if (kind === "single" || kind === "ranking" || kind === "display") return [];
  const named = (scale: number): Item[] =>
    subquestions
      .filter((sub) => sub.scale === scale)
      .map(({ code, text }) => ({ code, label: wording.say(text) || code }));
  const rows = named(0);
  if (kind === "grid") return rows.map(bipolar);
  if (type === ";" || type === ":") {
    const columns = named(1);
    return rows.flatMap((row) =>
      columns.map((column) => ({
        code: `${row.code}_${column.code}`,
        label: `${row.label} – ${column.label}`,
      })),
    );
  }
  if (kind === "array") return rows.map(bipolar);
  if (type === "K" && wording.attribute("slider_layout") === "1") {
    const separator = wording.attribute("slider_separator") || "|";
    return rows.map(({ code, label }) => ({ code, label: label.split(separator)[0]?.trim() || code }));
  }
  return kind === "multiple" && other
    ? [...rows, { code: "other", label: otherLabel(wording), open: true }]
    : rows;
}

/** LimeSurvey shows "left|right" on both sides of an array's row. A bar within a placeholder is none. */
function bipolar({ code, label }: Item): Item {
  const bar = firstBar(label);
  if (bar < 0) return { code, label };
  const left = label.slice(0, bar).trim();
  const right = label.slice(bar + 1).trim();
  if (left === "" || right === "") return { code, label: left || right || code };
  return { code, label: left, opposite: right };
}

/** Where the first bar outside of a placeholder stands; -1 where there is none. Read from the end, in one pass. */
function firstBar(label: string): number {
  let found = -1;
  let isInside = false;
  for (let at = label.length - 1; at >= 0; at--) {
    const letter = label[at];
    if (letter === "}") isInside = true;
    else if (letter === "{") isInside = false;
    else if (letter === "|" && !isInside) found = at;
  }
  return found;
}

/** The answer options of a question, scale by scale and with its direction, with the labels that LimeSurvey does not store. */
export function scalesOf(question: StructureQuestion, kind: QuestionKind, wording: Wording): Scale[] {
  return optionsOf(question, kind, wording).map((scale) => {
    const direction = kind === "grid" ? undefined : directionOf(question.type, scale.categories);
    return direction === undefined ? scale : { ...scale, direction };
  });
}

function optionsOf(question: StructureQuestion, kind: QuestionKind, wording: Wording): Scale[] {
  const { type, answers } = question;
  const { language, languages, say, attribute } = wording;
  const labels = labelsIn(language);
  const stored = (scale: number): Category[] =>
    answers
      .filter((answer) => answer.scale === scale)
      .map(({ code, text }) => ({ code, label: say(text) || code }));
  const one = (categories: Category[]): Scale[] => [{ label: "", categories, missing: [] }];
  const coded = (...pairs: [string, string][]) => one(pairs.map(([code, label]) => ({ code, label })));
  const points = (last: number) =>
    coded(...Array.from({ length: last }, (_, i): [string, string] => [`${i + 1}`, `${i + 1}`]));

  switch (type) {
    case "5":
    case "A":
      return points(5);
    case "B":
      return points(10);
    case "Y":
      return coded(["Y", labels.yes], ["N", labels.no]);
    case "C":
      return coded(["Y", labels.yes], ["U", labels.uncertain], ["N", labels.no]);
    case "E":
      return coded(["I", labels.increase], ["S", labels.same], ["D", labels.decrease]);
    case "G":
      return coded(["F", labels.female], ["M", labels.male]);
    case "I":
      return coded(...languages.map((code): [string, string] => [code, languageName(code, language)]));
    case "1":
      return ["dualscale_headerA", "dualscale_headerB"].map((header, scale) => ({
        label: attribute(header),
        categories: stored(scale),
        missing: [],
      }));
    case "L":
    case "!":
      return one([
        ...stored(0),
        ...(question.other ? [{ code: otherCode, label: otherLabel(wording), open: true as const }] : []),
      ]);
    case ":":
      return kind === "grid"
        ? one(
            question.subquestions
              .filter((sub) => sub.scale === 1)
              .map(({ code, text }) => ({ code, label: say(text) || code })),
          )
        : [];
    default:
      return kind === "single" || kind === "array" || kind === "ranking" ? one(stored(0)) : [];
  }
}

function otherLabel({ language, attribute }: Wording): string {
  return attribute("other_replace_text") || labelsIn(language).other;
}
