import type { Derived } from "../../src/model/report.ts";
import type { Study } from "../../src/model/study.ts";
import { dataset, question, type Row, release, times } from "../tabulate/dataset.ts";

/** Two groups, an ordered scale of four answers, a choice without order, several marks, and a number. */
const questions = [
  question("G", "single", { answers: ["a", "b", "c"] }),
  question("S", "single", { answers: ["1", "2", "3", "4"] }),
  question("J", "single", { answers: ["ja", "nein"] }),
  question("M", "multiple", { items: ["m1", "m2"] }),
  question("Z", "numeric"),
  question("F", "single", { answers: ["x", "y"], filtered: true }),
].map((each) => {
  const [scale] = each.scales;
  return each.code === "S" && scale
    ? { ...each, scales: [{ ...scale, direction: "ascending" as const }] }
    : each;
});

/** Persons in the frame: in all, and in the groups a, b and c. */
export const frame = { total: 150, groups: { a: 60, b: 60, c: 30 } };

/** Answers of `n` persons of a group: so many „ja“ to J and high ones to S, the others the opposite. */
const group = (at: number, n: number, yes: number): Row[] => [
  ...times(yes, [at, 3, 0, 1, 0, 8, 0]),
  ...times(n - yes, [at, 0, 1, 1, 1, 2, 1]),
];

const groupings = { g: { label: "Gruppe", question: "G" } };

/** A released study of 40, 40 and 12 persons, 36, 8 and 6 of whom say yes, with a frame and what it declares. */
export function framed(
  uncertainty: Study["uncertainty"],
  {
    effect = 10,
    known = true,
    rows = [...group(0, 40, 36), ...group(1, 40, 8), ...group(2, 12, 6)],
    yaml = {},
  } = {},
): Derived {
  const derived = release(dataset(questions, rows), {
    groupings,
    uncertainty,
    comparison: { effect },
    ...yaml,
  });
  if (!known) return derived;
  const participation = Object.fromEntries(
    Object.entries(derived.tables.participation.g ?? {}).map(([id, part]) => [
      id,
      part.kind === "value" ? { ...part, frame: frame.groups[id as "a"] } : part,
    ]),
  );
  return {
    ...derived,
    tables: { ...derived.tables, frame: frame.total, participation: { g: participation } },
  };
}
