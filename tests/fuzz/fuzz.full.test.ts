import { join } from "node:path";
import { expect, test } from "vitest";
import { runChild } from "../child.ts";
import type { kinds } from "./kinds.ts";
import type { Fuzzed } from "./run.ts";

const script = join(import.meta.dirname, "run.ts");
/** Seconds, many times what it takes: beyond, something hangs. */
const limit = 300;

/** So many inputs of each kind; with the spoiled exports (tests/read/spoiled: .lss, CSV and others, 270 of each of twenty forms) 10,000. */
const runs: Readonly<Record<keyof typeof kinds, number>> = {
  markdown: 1500,
  condition: 1000,
  yaml: 1100,
  figure: 1000,
};

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
