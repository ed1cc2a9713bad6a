import { expect, test } from "vitest";
import { changesBetween } from "../../scripts/changes.ts";
import type { Tables } from "../../src/model/table.ts";
import { dataset, question, release, times } from "./dataset.ts";

const { tables } = release(dataset([question("Q", "single", { answers: ["a"] })], times(20, [0])));

test("equal tables have no changes between them", () => {
  expect(changesBetween(tables, structuredClone(tables))).toEqual({
    added: [],
    removed: [],
    changed: [],
    participation: false,
  });
});

test.each<Partial<Tables>>([
  { excluded: 3 },
  { duplicates: 1 },
  { effective: 19 },
  { incomplete: 2 },
  { frame: 90 },
])("another number of those who took part is a change: %o", (more) => {
  expect(changesBetween(tables, { ...tables, ...more })?.participation).toBe(true);
});

test("another agreement of the coders changes the question that they coded", () => {
  const after = { ...tables, agreements: { Q: { n: 20, percent: 90 } } };
  expect(changesBetween(tables, after)).toMatchObject({ changed: ["Q"], participation: false });
});
