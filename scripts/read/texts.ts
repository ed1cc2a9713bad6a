import type { Question } from "../../src/model/codebook.ts";
import type { Answer, Variable } from "../dataset.ts";
import { type Decoder, decoderOf } from "./cells.ts";
import type { Cell } from "./csv.ts";
import { holdsText, otherCode } from "./options.ts";
import { type Phrase, says } from "./phrases.ts";
import { plain } from "./plain.ts";

/** Types whose answers LimeSurvey words itself, by the phrases that are their codes. */
const worded: Readonly<Record<string, readonly Phrase[]>> = {
  Y: ["Y", "N"],
  C: ["Y", "U", "N"],
  E: ["I", "S", "D"],
  G: ["F", "M"],
};

/**
 * The decoder of a column with full answers (LimeSurvey's `SurveyObj::getFullAnswer`): the text of an answer, yes and
 * no for an option, "Other", and "N/A". An option with "N/A" was not shown; of yes-no questions and of gender it also
 * stands where nothing was answered, so that it says only that.
 * @param question with the labels in the language of the export
 * @param noIsSaid true where options that were not chosen have a text: then an empty one was not shown
 */
export function textDecoderOf(variable: Variable, question: Question, noIsSaid: boolean): Decoder {
  if (question.kind === "grid") return checkboxDecoder(decoderOf(variable, question));
  if (variable.coding === "mark") return markDecoder(holdsText(question, variable.part), noIsSaid);
  if (variable.coding !== "category" && variable.coding !== "rank") return decoderOf(variable, question);
  const { categories = [] } = question.scales[variable.scale] ?? {};
  const labels = new Map<string, number>();
  const twice = new Set<string>();
  for (const [index, { code, label }] of categories.entries()) {
    // An option called "Other" and the field "Other" cannot be told apart.
    for (const text of code === otherCode ? [key(label), otherCode] : [key(label)]) {
      if (labels.has(text)) twice.add(text);
      labels.set(text, index);
    }
  }
  const phrases = worded[question.type] ?? [];
  const hasOther = categories.some(({ code }) => code === otherCode);
  const known = new Map<string, Answer>([["", null]]);
  return {
    known,
    read(cell) {
      const text = key(cell);
      if (twice.has(text)) return "ambiguous";
      const phrase =
        phrases.find((one) => says(cell, one)) ?? (hasOther && says(cell, "other") ? otherCode : undefined);
      const index = labels.get(text) ?? categories.findIndex(({ code }) => code === phrase);
      const answer = index >= 0 ? index : says(cell, "none") || text === "" ? null : "label";
      if (answer !== "label") known.set(cell, answer);
      return answer;
    },
  };
}

function markDecoder(isOther: boolean, noIsSaid: boolean): Decoder {
  const empty = noIsSaid ? undefined : 0;
  const known = new Map<string, Answer>([["", empty]]);
  if (isOther) return { known, read: (cell) => (cell.trim() === "" ? empty : 1) };
  return {
    known,
    read(cell) {
      if (says(cell, "Y")) return 1;
      if (says(cell, "N")) return 0;
      return says(cell, "none") ? undefined : "mark";
    },
  };
}

/** Checkboxes of an array are numbers among full answers too; words for them are understood. */
function checkboxDecoder({ known, read }: Decoder): Decoder {
  return { known, read: (cell) => (says(cell, "Y") ? 1 : says(cell, "N") ? 0 : read(cell)) };
}

/** A label as it is compared: plain, whatever blanks and invisible letters are in it. */
function key(text: string): string {
  return plain(text).replaceAll("\uFEFF", "");
}

/** How the answers of a table are written. */
export interface AnswerForm {
  /** Index of the language of the texts; undefined where the cells are codes. */
  reading?: number;
  noIsSaid: boolean;
}

/**
 * Tells codes from texts by the cells of the first rows: whatever more of them can be, and can be nothing else.
 * @param readings the questions in every language of the survey
 */
export function answerForm(
  sample: readonly Cell[][],
  variables: readonly Variable[],
  sources: readonly number[],
  readings: readonly (readonly Question[])[],
): AnswerForm {
  const [base = []] = readings;
  let best: { reading?: number; lead: number } = { lead: 0 };
  for (const [reading, questions] of readings.entries()) {
    let lead = 0;
    for (const [at, variable] of variables.entries()) {
      const [question, own] = [questions[variable.question], base[variable.question]];
      if (question === undefined || own === undefined || !isTold(variable, own)) continue;
      const asText = textDecoderOf(variable, question, false);
      const asCode = decoderOf(variable, own);
      for (const row of sample) {
        const cell = row[sources[at] ?? -1];
        if (!cell) continue;
        // "N/A" proves nothing.
        const text = typeof asText.read(cell) === "number";
        if (text !== asCode.known.has(cell)) lead += text ? 1 : -1;
      }
    }
    if (lead > best.lead) best = { reading, lead };
  }
  const marks = variables.flatMap((variable, at) => {
    const question = base[variable.question];
    return question && variable.coding === "mark" && isTold(variable, question) ? [sources[at] ?? -1] : [];
  });
  const noIsSaid = sample.some((row) => marks.some((at) => says(row[at] ?? "", "N")));
  return { ...(best.reading === undefined ? {} : { reading: best.reading }), noIsSaid };
}

/** True for a column whose cells tell a code from a text. */
function isTold({ coding, part }: Variable, question: Question): boolean {
  if (coding === "mark") return question.kind === "multiple" && !holdsText(question, part);
  return coding === "category" || coding === "rank";
}
