import type { Tables } from "../src/model/table.ts";

/** Which released statistics differ between two runs, by name only: what is withheld shows no number here either. */
export interface Changes {
  /** Codes of questions that came, went, or have other released values. */
  added: string[];
  removed: string[];
  changed: string[];
  /** True where the numbers of participants differ, of those left out, or of those who count once more. */
  participation: boolean;
}

/** Compares two sets of released tables; undefined where the earlier one cannot be read. */
export function changesBetween(before: Tables | undefined, after: Tables): Changes | undefined {
  if (before === undefined) return undefined;
  const old = Object.keys(before.questions);
  const now = Object.keys(after.questions);
  const same = (a: unknown, b: unknown) => JSON.stringify(a, sorted) === JSON.stringify(b, sorted);
  const isChanged = (code: string) =>
    !same(before.questions[code], after.questions[code]) ||
    !same(before.agreements?.[code], after.agreements?.[code]);
  const people = (t: Tables): number[] => [
    t.n,
    t.responses,
    ...[t.frame, t.incomplete, t.excluded, t.duplicates, t.effective].map((count) => count ?? -1),
  ];
  return {
    added: now.filter((code) => !old.includes(code)),
    removed: old.filter((code) => !now.includes(code)),
    changed: now.filter((code) => old.includes(code) && isChanged(code)),
    participation: !same(people(before), people(after)) || !same(before.participation, after.participation),
  };
}

/** Replacer that makes equal values equal texts, whatever the order of their keys. */
function sorted(_key: string, value: unknown): unknown {
  if (value === null || typeof value !== "object" || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}
