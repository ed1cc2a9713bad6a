import type { Question } from "../../src/model/codebook.ts";
import type { Variable } from "../dataset.ts";
import type { Field } from "./fields.ts";

/** A column that an equation names. */
export interface Reference {
  variable: Variable;
  question: Question;
}

/** The columns that a name in an equation stands for; undefined where that is unknown, or not kept. */
export type Names = (name: string) => Reference[] | undefined;

/** The names that equations may have for the columns of a survey: codes with "_", and those of the database. */
export function namesIn(fields: readonly Field[], questions: readonly Question[]): Names {
  const columns = new Map<string, Field | undefined>();
  const byQuestion = new Map<string, Reference[]>();
  for (const field of fields) {
    const { name, aliases, keys, variable } = field;
    // Two columns of one spelling cannot be told apart.
    for (const spelling of new Set([name, ...aliases, ...keys]))
      columns.set(spelling, columns.has(spelling) ? undefined : field);
    const question = questions[field.question];
    if (variable === undefined || question === undefined) continue;
    const own = byQuestion.get(question.code) ?? [];
    byQuestion.set(question.code, [...own, { variable, question }]);
  }
  return (name) => {
    if (name.startsWith("that.")) return byQuestion.get(name.slice("that.".length));
    const { variable, question = -1 } = columns.get(name) ?? {};
    const asked = questions[question];
    return variable && asked ? [{ variable, question: asked }] : undefined;
  };
}

/** The values that a column with codes can have, by its answer; undefined for any other column. */
export function valuesOf({ variable, question }: Reference): string[] | undefined {
  const { coding, scale, part } = variable;
  if (coding === "category" || coding === "rank")
    return question.scales[scale]?.categories.map(({ code }) => code);
  if (coding !== "mark" || (question.kind === "multiple" && question.items[part]?.open)) return undefined;
  return ["", question.kind === "grid" ? "1" : "Y"];
}

/** True for a column of which only is known whether there is something: a text, an upload, a date. */
export function isBlankOnly(reference: Reference): boolean {
  return reference.variable.coding !== "number" && valuesOf(reference) === undefined;
}
