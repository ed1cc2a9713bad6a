import type { Codebook, Question } from "../../src/model/codebook.ts";
import type { Distribution, Tables } from "../../src/model/table.ts";
import { parentOf, suffixOf } from "./open.ts";

const withheld: Distribution = { kind: "suppressed", reason: "protected" };

/**
 * The released tables without the coded texts that would give a withheld answer away: how many persons entered a text
 * beside an answer is how many chose it.
 */
export function withoutTies(tables: Tables, { questions }: Codebook): Tables {
  const tied = questions.filter((question) => question.coded && isTied(question, tables, questions));
  if (tied.length === 0) return tables;
  const codes = new Set(tied.map(({ code }) => code));
  const entries = Object.entries(tables.questions).map(([code, rows]) => [
    code,
    codes.has(code) ? rows.map((row) => ({ ...row, total: withheld, groups: {} })) : rows,
  ]);
  const { agreements = {}, ...rest } = tables;
  const left = Object.entries(agreements).filter(([code]) => !codes.has(code));
  return {
    ...rest,
    ...(left.length > 0 ? { agreements: Object.fromEntries(left) } : {}),
    questions: Object.fromEntries(entries),
  };
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
