import { join } from "node:path";
import { expect, test } from "vitest";
import { runChild } from "../../child.ts";
import { forms } from "./forms.ts";
import type { Outcome } from "./spoil.ts";

const script = join(import.meta.dirname, "spoil.ts");
/** Seconds, many times what it takes: beyond, something hangs. */
const limit = 120;

/** Tests that so many spoiled files of each form are read or refused in words. */
export function testSpoiled(runs: number): void {
  test.each(Object.keys(forms))(
    `${runs} spoiled files are read or refused in words, never with a crash, a hang or a full memory: %s`,
    { timeout: (limit + 10) * 1000 },
    async (name) => {
      const { value, megabytes } = await runChild<Outcome>(script, [name, String(runs)], limit);
      expect(value.fault).toBeNull();
      expect(value.read + value.refused).toBe(runs);
      // A changed letter of a label is no fault; most else is. Among few there may be none.
      if (runs >= 100) expect(value.read).toBeGreaterThan(0);
      expect(value.refused).toBeGreaterThan(runs / 10);
      expect(megabytes).toBeLessThan(512);
    },
  );
}
