import { describe, expect, test } from "vitest";
import { certify, type Render } from "../../scripts/protect/audit/certificate.ts";
import type { ConstraintKind } from "../../scripts/protect/audit/constraints.ts";
import { load } from "../../scripts/protect/audit/engine.ts";
import { auditHere } from "../../scripts/protect/audit/index.ts";
import type { Part, Publication, Statistic } from "../../scripts/protect/audit/model.ts";
import { linesOf, peopleOf, publicationOf, type Release, type Small } from "./small.ts";

const engine = load();
const flags = { noAnswer: false, notShown: false };
const ab = { kind: "choice", label: "A", cells: ["a", "b"], ...flags } as Part;
const only = { ...ab, cells: ["a"], noAnswer: true } as Part;
const numbers = { ...ab, cells: ["0", "1", "4"], values: [0, 1, 4] } as Part;

/** One atom of persons who all gave the first (or the named) answer, with what is released of the total. */
const small = (
  part: Part,
  total: Release[],
  state: Small["records"][number][number] = 0,
  persons = 2,
  more: Partial<Small> = {},
): Small => ({
  groupings: [],
  parts: [part],
  ties: [],
  records: Array.from({ length: persons }, () => [state]),
  total,
  groups: [],
  absent: 0,
  ...more,
});

/** For each class a publication in which that class alone tells the answer: without it, the audit would pass. */
const made: Partial<Record<ConstraintKind, Small>> = {
  base: small(only, ["base"]),
  band: small(only, ["band"], 0, 3),
  count: small(ab, ["counts"]),
  missing: small(only, ["missing"]),
  percent: small(ab, ["base", "percent"]),
  rounded: small(ab, ["rounded"]),
  mean: small(numbers, ["mean"], 2),
  median: small(numbers, ["base", "median"], 2),
  parts: small(ab, ["parts"], 0, 2, { weights: [1, 1] }),
  order: small(ab, ["order"], 0, 1),
  withheld: small(only, [], 0, 2, { groupings: [[0, 1]], threshold: 1 }),
  choice: small({ ...ab, cells: ["a"] } as Part, []),
  multiple: small({ kind: "multiple", label: "M", cells: ["x"], ...flags }, ["base"], [0]),
  ranking: small({ kind: "ranking", label: "R", cells: ["x"], ranks: 1, ...flags }, ["base"], [0]),
  filter: small(ab, [], 0, 1, {
    parts: [
      { ...ab, cells: ["ja", "nein"] } as Part,
      { ...ab, label: "F", cells: ["u", "v"], notShown: true } as Part,
    ],
    ties: [{ source: 0, target: 1, cells: [0] }],
    records: [[0, 0]],
    total: ["base"],
  }),
  roster: small({ ...ab, cells: ["a"] } as Part, [], 0, 4, {
    groupings: [
      [0, 0, 1, 1],
      [0, 1, 0, 1],
    ],
    absent: 1,
  }),
};

const renderOf = (own: Small): Render => {
  const lines = linesOf(own);
  const people = peopleOf(own);
  return ([records]) =>
    lines.map((line) => line(people.map((person, i) => ({ ...person, states: records?.[i] })))).join("\n");
};

describe("a class of conditions that the model forgets", () => {
  test.each(Object.entries(made))("is caught by the certificate: %s", async (kind, own) => {
    const publication = publicationOf(own);
    const complete = await auditHere(publication, () => engine);
    expect(complete.passed).toBe(false);
    const forgetful = await auditHere(publication, () => engine, { omit: [kind as ConstraintKind] });
    expect(forgetful.passed).toBe(true);
    expect(() => certify(publication, forgetful, renderOf(own))).toThrow(
      /andere veröffentlichte Daten|nicht aus Personen/,
    );
  });

  test.each([
    ["tooFew", { kind: "tooFew", threshold: 1, part: 0, group: 0, table: "A" }, only, -1],
    [
      "quantiles",
      { kind: "quantiles", n: 1, at: [{ share: 0.1, value: 4 }], part: 0, group: 0, table: "A" },
      numbers,
      2,
    ],
    ["bounded", { kind: "bounded", cells: [0], from: 1, to: 2, part: 0, group: 0, table: "A" }, ab, 0],
  ] as [ConstraintKind, Statistic, Part, number][])(
    "is caught by the certificate: %s",
    async (kind, statistic, part, state) => {
      const plain = publicationOf(small(part, [], state, 1));
      const publication: Publication = {
        ...plain,
        blocks: plain.blocks.map((block) => ({ ...block, statistics: [statistic] })),
      };
      // What is published follows from the one answer there is.
      const render: Render = ([records]) => String(records?.[0]?.[0] === state);
      expect((await auditHere(publication, () => engine)).passed).toBe(false);
      const forgetful = await auditHere(publication, () => engine, { omit: [kind] });
      expect(forgetful.passed).toBe(true);
      expect(() => certify(publication, forgetful, render)).toThrow("andere veröffentlichte Daten");
    },
  );
});

test("every class is taken out in turn, but for participation, which the roster implies", () => {
  const classes: Record<ConstraintKind, true> = {
    ...{
      persons: true,
      base: true,
      band: true,
      count: true,
      missing: true,
      percent: true,
      rounded: true,
      mean: true,
    },
    ...{
      median: true,
      order: true,
      bounded: true,
      parts: true,
      quantiles: true,
      tooFew: true,
      withheld: true,
    },
    ...{ choice: true, multiple: true, ranking: true, filter: true, roster: true },
  };
  const taken = [...Object.keys(made), "tooFew", "quantiles", "bounded", "persons"];
  expect(taken.sort()).toEqual(Object.keys(classes).sort());
});
