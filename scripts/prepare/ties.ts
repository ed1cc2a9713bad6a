import type { Codebook, Question } from "../../src/model/codebook.ts";
import type { Tables } from "../../src/model/table.ts";
import { withoutQuestions } from "../protect/withheld.ts";
import { parentOf, suffixOf } from "./open.ts";

/** Codes of the coded texts that would give a withheld answer away. */
export function tiedIn(tables: Tables, { questions }: Codebook): string[] {
  return questions.filter((q) => q.coded && isTied(q, tables, questions)).map(({ code }) => code);
}

/**
 * The released tables without the coded texts that would give a withheld answer away: how many persons entered a text
 * beside an answer is how many chose it.
 */
export function withoutTies(tables: Tables, codebook: Codebook): Tables {
  return withoutQuestions(tables, tiedIn(tables, codebook));
}

/** True where the number of persons who chose the answer beside the text is withheld. */
function isTied({ code }: Question, tables: Tables, questions: readonly Question[]): boolean {
  const parent = questions.find((question) => question.code === parentOf(code));
  if (parent === undefined || parent.code === code) return false;
  const options = parent.kind === "multiple" ? parent.items : (parent.scales[0]?.categories ?? []);
  const at = options.findIndex((option) => suffixOf(option) === code.slice(parent.code.length));
  const total = tables.questions[parent.code]?.[0]?.total;
  return at >= 0 && (total?.kind !== "value" || total.cells[at]?.kind === "suppressed");
}
