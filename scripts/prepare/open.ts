import type { Category, Item, Question } from "../../src/model/codebook.ts";
import type { Answer, Dataset } from "../dataset.ts";
import { otherCode } from "../read/options.ts";
import { namedIn } from "./columns.ts";

/** Open answers that can be assigned to categories. */
export interface Open {
  /** The question they belong to, and its index in the codebook. */
  parent: Question;
  index: number;
  /** True where they are all there is of the question: the coded question takes its place. */
  whole: boolean;
  /** Wording as far as the questionnaire has one. */
  text: string;
  /** Who is asked, in words, where that is an answer to the parent; absent: whoever is asked the parent. */
  filter?: string;
  /** Code of that answer or option. */
  option?: string;
  /** Whether something was entered: 1 or null, undefined where it was not asked. */
  given(answers: readonly Answer[]): Answer;
  /** True where `given` only knows who was asked: comments are not read at all. */
  unsure?: true;
}

/** The open answers that a key of `codings` names, or the two lines that say why there are none. */
export function openIn(dataset: Dataset, key: string): Open | { what: string; hint?: string } {
  const { codebook, absent } = dataset;
  const named = namedIn(dataset, key);
  const question = named?.question ?? codebook.questions.find(({ code }) => code === parentOf(key));
  if (question === undefined) return { what: `unbekannte Frage: ${key}` };
  if (absent.includes(question.code)) {
    return {
      what: `${question.code} kommt im Export nicht vor`,
      hint: "Die Frage in LimeSurvey mit ausgeben.",
    };
  }
  const base = { parent: question, index: codebook.questions.indexOf(question) };
  const [column] = named?.columns ?? [];
  if (question.kind === "listed" && named !== undefined && column !== undefined) {
    if (key !== question.code || question.items.length === 0) {
      const whole = question.items.length === 0;
      const label = question.items[column.variable.part]?.label ?? "";
      const text = whole ? question.text : `${question.text} – ${label}`;
      return { ...base, whole, text, given: (answers) => answers[column.at] };
    }
    const own = named.columns.map(({ variable }) => variable.name).slice(0, 12);
    return { what: `${key} hat mehrere Spalten`, hint: `Jede für sich nennen: ${own.join(", ")}` };
  }
  const beside = besideIn(dataset, question, key.slice(question.code.length));
  if (beside !== undefined) return { ...base, whole: false, ...beside };
  if (named === undefined) return { what: `unbekannte Frage: ${key}` };
  return { what: `${key} ist keine offene Frage` };
}

/** Code of the question that a column belongs to by its name. */
export function parentOf(key: string): string {
  return key.replace(/\[.*$/, "");
}

/** A text beside an answer, which has no column of its own: it is asked of those who chose the answer. */
function besideIn(
  dataset: Dataset,
  question: Question,
  suffix: string,
): Pick<Open, "text" | "filter" | "option" | "given" | "unsure"> | undefined {
  const { code, kind, text, type, scales, items } = question;
  const columns = namedIn(dataset, code)?.columns ?? [];
  if (kind === "single") {
    const at = columns[0]?.at ?? -1;
    if (type === "O" && suffix === "[comment]")
      return { text, unsure: true, given: (answers) => (answers[at] === undefined ? undefined : null) };
    const { categories = [] } = scales[0] ?? {};
    const open = categories.findIndex((category) => suffix === suffixOf(category));
    const { label, code: option } = categories[open] ?? {};
    if (label === undefined || option === undefined) return undefined;
    const given = (answers: readonly Answer[]) => (answers[at] === open ? 1 : undefined);
    return { text: `${text} – ${label}`, filter: `${code} = ${label}`, option, given };
  }
  if (kind !== "multiple") return undefined;
  const isComment = type === "P" && suffix.endsWith("comment]");
  const part = items.findIndex((item) =>
    isComment ? suffix === `[${item.code}comment]` : suffix === suffixOf(item),
  );
  const at = columns.find(({ variable }) => variable.part === part)?.at ?? -1;
  const { label, code: option } = items[part] ?? {};
  if (label === undefined || option === undefined || at < 0) return undefined;
  const answer = isComment ? null : 1;
  const given = (answers: readonly Answer[]) => (answers[at] === 1 ? answer : undefined);
  const found = { text: `${text} – ${label}`, filter: `${code} = ${label}`, option, given };
  return isComment ? { ...found, unsure: true } : found;
}

/** End of the name of the column with the text beside an answer or option; undefined where there is none. */
export function suffixOf({ code, open }: Category | Item): string | undefined {
  if (open !== true) return undefined;
  return code === otherCode ? "[other]" : `[${code}]`;
}

/** Keys that `codings` could have. */
export function openKeys({ codebook, variables }: Dataset): string[] {
  const columns = variables.flatMap(({ name, coding }) => (coding === "answered" ? [name] : []));
  const others = codebook.questions.flatMap(({ code, items, scales }) => {
    const suffixes = [...items, ...scales.flatMap(({ categories }) => categories)].map(suffixOf);
    return suffixes.flatMap((suffix) => (suffix === undefined ? [] : [code + suffix]));
  });
  return [...columns, ...others];
}
