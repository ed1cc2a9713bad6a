import { join } from "node:path";
import { expect, test } from "vitest";
import { runChild } from "../child.ts";
import type { kinds } from "./kinds.ts";
import type { Fuzzed } from "./run.ts";

const script = join(import.meta.dirname, "run.ts");
/** Seconds, many times what it takes: beyond, something hangs. */
const limit = 300;

/** Tests that so many twisted inputs of each kind are made into pages or refused in words. */
export function testFuzz(runs: Readonly<Record<keyof typeof kinds, number>>): void {
  test.each(Object.entries(runs))(
    `an author's input, twisted, is shown as text or refused in words, never with a crash, a hang or something injected: %s, %i times`,
    { timeout: (limit + 10) * 1000 },
    async (kind, times) => {
      const { value, megabytes } = await runChild<Fuzzed>(script, [kind, String(times)], limit);
      expect(value.fault).toBeNull();
      expect(value.made + value.refused).toBe(times);
      expect(value.made).toBeGreaterThan(times / 50);
      expect(value.refused).toBeGreaterThan(times / 10);
      expect(megabytes).toBeLessThan(768);
    },
  );
}
