import type { Scale } from "../../../src/model/codebook.ts";
import type { WrittenType } from "../../../src/model/written-codebook.ts";
import type { Made } from "../../codebook.ts";
import type { Structure, StructureQuestion, Texts } from "../structure.ts";
import type { Option, Written, WrittenQuestion } from "./types.ts";

/** LimeSurvey's letter for each type: alone, and with items. */
const letters: Readonly<Record<WrittenType, readonly [alone: string, withItems: string]>> = {
  single: ["L", "F"],
  array: ["F", "F"],
  multiple: ["M", "M"],
  number: ["N", "K"],
  ranking: ["R", "R"],
  date: ["D", "D"],
  text: ["T", "Q"],
};

/** A written codebook as a questionnaire of LimeSurvey's, which all that follows understands. */
export function asStructure(written: Written, title: string, language: string): Structure {
  const say = (text: string): Texts => new Map([[language, text]]);
  const listed = (options: readonly Option[]) =>
    options.map(({ code, label }) => ({ code, scale: 0, text: say(label), id: "" }));
  const questions = written.questions.map((question): StructureQuestion => {
    const { type, hasItems } = question;
    const things = thingsOf(question);
    const ranks = new Map([["max_subquestions", new Map([["", String(question.parts.length)]])]]);
    return {
      line: question.line,
      id: "",
      key: "",
      code: question.code,
      type: letters[type][hasItems ? 1 : 0],
      text: say(question.text),
      help: say(""),
      section: say(question.section),
      other: false,
      mandatory: false,
      filtered: false,
      subquestions: listed(type === "ranking" ? [] : things.items),
      answers: listed(things.answers),
      attributes: type === "ranking" ? ranks : new Map(),
    };
  });
  return { file: written.file, title: say(title), languages: [language], questions, written };
}

/** What a question's columns stand for, and what their cells choose between. */
export function thingsOf({ type, parts, hasItems, answers }: WrittenQuestion): {
  items: readonly Option[];
  answers: readonly Option[];
} {
  if (type === "multiple") return { items: hasItems ? parts : answers, answers: [] };
  if (type === "ranking") return { items: [], answers: hasItems ? parts : answers };
  return { items: hasItems ? parts : [], answers };
}

/** A questionnaire made ready, with the missing codes and directions that its author wrote down, which has no filters. */
export function withRemarks(made: Made, { questions }: Written): Made {
  const byCode = new Map(questions.map((question) => [question.code, question]));
  const own = made.codebook.questions.map((question) => {
    const { missing = [], direction } = byCode.get(question.code) ?? {};
    const scales: Scale[] =
      question.kind === "numeric" && missing.length > 0
        ? [{ label: "", categories: [], missing: [] }]
        : question.scales;
    const remarked = scales.map((scale) => ({ ...scale, missing, ...(direction ? { direction } : {}) }));
    return { ...question, scales: remarked };
  });
  return { ...made, codebook: { ...made.codebook, filtersUnknown: true, questions: own } };
}
