import { join } from "node:path";
import { expect } from "vitest";
import { runChild } from "../../child.ts";
import { inputs } from "./index.ts";

const script = join(import.meta.dirname, "read.ts");
/** Seconds, many times what it takes: beyond, something hangs. */
const limit = 90;
/** MiB that reading may take, whatever it is. */
const mostMemory = 512;

/** Milliseconds for a test. */
export const timeout = (limit + 10) * 1000;

/** Names of the inputs that are large, or of those that are not and can be read one after another. */
export function namesOf(size: "large" | "small"): string[] {
  return Object.keys(inputs).filter((name) => (inputs[name]?.large === true) === (size === "large"));
}

/**
 * Reads inputs in one process of its own; returns those of which something else was said than expected. Fails where
 * that takes too long or too much memory.
 */
export async function misread(names: readonly string[]): Promise<string[]> {
  const { value, megabytes } = await runChild<(true | string)[]>(script, names, limit);
  expect(megabytes).toBeLessThan(mostMemory);
  expect(value).toHaveLength(names.length);
  return names.flatMap((name, at) => {
    const found = value[at];
    const expected = inputs[name]?.said;
    const fits = found === true || expected === true ? found === expected : expected?.test(found ?? "");
    return fits ? [] : [`${name}: ${found}`];
  });
}
