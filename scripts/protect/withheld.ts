import type { Distribution, TableRow, Tables } from "../../src/model/table.ts";

const withheld: Distribution = { kind: "suppressed", reason: "protected" };

/** The tables without anything that was answered to these questions; that they were asked is no secret. */
export function withoutQuestions(tables: Tables, codes: readonly string[]): Tables {
  if (codes.length === 0) return tables;
  const { agreements = {}, ...rest } = tables;
  const left = Object.entries(agreements).filter(([code]) => !codes.includes(code));
  const questions = Object.entries(tables.questions).map(([code, rows]) => [
    code,
    // The classes of a number are made from the answers.
    codes.includes(code)
      ? rows.map(({ classes: _, ...row }): TableRow => ({ ...row, total: withheld, groups: {} }))
      : rows,
  ]);
  return {
    ...rest,
    ...(left.length > 0 ? { agreements: Object.fromEntries(left) } : {}),
    questions: Object.fromEntries(questions),
  };
}
