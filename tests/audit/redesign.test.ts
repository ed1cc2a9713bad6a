import { expect, test } from "vitest";
import {
  candidates,
  type Redesign,
  type Regrouping,
  redesigns,
} from "../../scripts/protect/audit/redesign.ts";

const groupings: Regrouping[] = [
  {
    id: "typ",
    label: "Art",
    groups: [
      ["a", 30],
      ["b", 12],
      ["c", 4],
    ].map(([id, persons]) => ({ id: String(id), label: String(id), persons: Number(persons) })),
  },
  {
    id: "ort",
    label: "Ort",
    groups: [
      ["x", 20],
      ["y", 26],
    ].map(([id, persons]) => ({ id: String(id), label: String(id), persons: Number(persons) })),
  },
];
const named = (list: readonly Redesign[]) =>
  list.map((change) => (change.kind === "merge" ? change.groups.join("+") : `-${change.grouping}`));

test("changes are offered cheapest first: few persons merged, then more, then a whole grouping", () => {
  expect(named(candidates(groupings))).toEqual(["b+c", "a+b", "-typ", "-ort"]);
  expect(
    candidates(groupings)
      .map(({ sentence }) => sentence)
      .join(),
  ).not.toMatch(/\d/);
});

test("each is audited again, in order of cost, until enough pass", async () => {
  const tried: string[] = [];
  const found = await redesigns(groupings, async (changes) => {
    tried.push(named(changes).join("&"));
    return named(changes).some((name) => name === "a+b" || name === "-ort");
  });
  expect(found.map(named)).toEqual([["a+b"], ["-ort"]]);
  expect(tried.slice(0, 2)).toEqual(["b+c", "a+b"]);
});

test("where one change is not enough, two are tried", async () => {
  const found = await redesigns(groupings, async (changes) => changes.length === 2, { wanted: 1 });
  expect(found.map(named)).toEqual([["b+c", "a+b"]]);
});

test("nothing is found where nothing passes, and the search ends", async () => {
  let tries = 0;
  const found = await redesigns(groupings, async () => tries++ < 0, { tries: 5 });
  expect([found, tries]).toEqual([[], 5]);
});
