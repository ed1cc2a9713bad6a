import { expect, test } from "vitest";
import { holds } from "../../scripts/protect/audit/linear.ts";
import type { Marked } from "../../scripts/protect/audit/model.ts";
import { withheldRows } from "../../scripts/protect/audit/withheld.ts";
import { publishable } from "../../scripts/protect/publishable.ts";

/** All lists of so many numbers from 0 to most. */
function lists(length: number, most: number): number[][] {
  if (length === 0) return [[]];
  return lists(length - 1, most).flatMap((list) => Array.from({ length: most + 1 }, (_, i) => [...list, i]));
}

test("the conditions of a mark hold for exactly those sizes that the rule of the publication marks so", () => {
  const threshold = 2;
  let compared = 0;
  for (const everywhere of [-1, 0, 2]) {
    // Three groups, the persons outside, and those who did not answer the grouping question: bases in columns 0 to 4.
    const all = lists(5, 3).map((sizes) => ({
      sizes,
      marks: publishable(
        sizes.slice(0, 3).map((size, i) => ({ size, persons: 3, withheld: i === everywhere })),
        sizes[3] ?? 0,
        sizes[4] ?? 0,
        threshold,
      ),
    }));
    for (const marks of lists(3, 1).map((list) => list.map(Boolean))) {
      const groups = marks.map(
        (shown, group): Marked => ({
          group,
          state: shown ? "shown" : group === everywhere ? "withheldEverywhere" : "withheld",
        }),
      );
      if (marks[everywhere]) continue;
      const published = Array.from({ length: 5 }, (_, i) => ({ label: String(i), atoms: [i] }));
      const rows = withheldRows(
        { kind: "withheld", threshold, part: 0, table: "", groups, outside: 3, unanswered: 4 },
        (group) => [[group, 1]],
        published,
      );
      for (const { sizes, marks: real } of all) {
        compared++;
        const told = rows.some((alternative) => alternative.every((row) => holds(row, sizes)));
        expect([sizes, marks, told]).toEqual([sizes, marks, String(real) === String(marks)]);
      }
    }
  }
  expect(compared).toBeGreaterThan(10_000);
});

test("a group in which nobody took part hides nothing", () => {
  const groups: Marked[] = [
    { group: 0, state: "shown" },
    { group: 1, state: "withheldEverywhere" },
  ];
  const published = [
    { label: "a", atoms: [0] },
    { label: "b", atoms: [] },
    { label: "c", atoms: [] },
  ];
  const rows = withheldRows(
    { kind: "withheld", threshold: 2, part: 0, table: "", groups, outside: 2, unanswered: 2 },
    (group) => (group === 0 ? [[0, 1]] : []),
    published,
  );
  const told = (size: number) => rows.some((alternative) => alternative.every((row) => holds(row, [size])));
  expect([told(1), told(2)]).toEqual([false, true]);
});
