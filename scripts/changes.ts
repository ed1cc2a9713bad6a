import type { Participation, TableRow, Tables } from "../src/model/table.ts";

/** Which released statistics differ between two runs, by name only: what is withheld shows no number here either. */
export interface Changes {
  /** Codes of questions that came, went, or have other released values. */
  added: string[];
  removed: string[];
  changed: string[];
  /** True where the numbers of participants differ. */
  participation: boolean;
}

/** Compares two sets of released tables; undefined where the earlier one cannot be read. */
export function changesBetween(before: Tables | undefined, after: Tables): Changes | undefined {
  if (before === undefined) return undefined;
  const old = Object.keys(before.questions);
  const now = Object.keys(after.questions);
  const same = (a: TableRow[] | undefined, b: TableRow[] | undefined) =>
    JSON.stringify(a, sorted) === JSON.stringify(b, sorted);
  const people = (t: Tables): Record<string, Record<string, Participation>> | number[] => [
    t.n,
    t.responses,
    t.frame ?? -1,
  ];
  return {
    added: now.filter((code) => !old.includes(code)),
    removed: old.filter((code) => !now.includes(code)),
    changed: now.filter((code) => old.includes(code) && !same(before.questions[code], after.questions[code])),
    participation:
      JSON.stringify(people(before)) !== JSON.stringify(people(after)) ||
      JSON.stringify(before.participation, sorted) !== JSON.stringify(after.participation, sorted),
  };
}

/** Replacer that makes equal values equal texts, whatever the order of their keys. */
function sorted(_key: string, value: unknown): unknown {
  if (value === null || typeof value !== "object" || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}
