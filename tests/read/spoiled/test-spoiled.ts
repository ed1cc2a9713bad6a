import { join } from "node:path";
import { expect, test } from "vitest";
import { runChild } from "../../child.ts";
import { forms } from "./forms.ts";
import type { Outcome } from "./spoil.ts";

const script = join(import.meta.dirname, "spoil.ts");
/** Seconds, many times what it takes: beyond, something hangs. */
const limit = 120;

/**
 * Tests that so many spoiled files of each form are read or refused in words. Each form has a process of its own, so
 * that its memory is measured; `together`, they share one, since of few files most is its start.
 */
export function testSpoiled(runs: number, { together = false } = {}): void {
  const names = Object.keys(forms);
  const cases = together
    ? [{ of: "all forms", own: names }]
    : names.map((name) => ({ of: name, own: [name] }));
  test.each(cases)(
    `${runs} spoiled files are read or refused in words, never with a crash, a hang or a full memory: $of`,
    { timeout: (limit + 10) * 1000 },
    async ({ own }) => {
      const { value, megabytes } = await runChild<Outcome[]>(script, [String(runs), ...own], limit);
      expect(value).toHaveLength(own.length);
      for (const [i, { fault, read, refused }] of value.entries()) {
        expect(fault, own[i]).toBeNull();
        expect(read + refused, own[i]).toBe(runs);
        // A changed letter of a label is no fault; most else is. Among few there may be none.
        if (runs >= 100) expect(read, own[i]).toBeGreaterThan(0);
        expect(refused, own[i]).toBeGreaterThan(runs / 10);
      }
      expect(megabytes).toBeLessThan(512);
    },
  );
}
