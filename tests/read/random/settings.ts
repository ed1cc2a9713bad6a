import fc from "fast-check";
import { runsOf } from "../../runs.ts";

/**
 * Checks that a property holds for so many inputs, in the quick run for fewer: the same ones on every run, and what it
 * found is shrunk to the smallest input that shows it. A run that takes minutes is a fault of its own.
 */
export function holds<Input>(inputs: fc.Arbitrary<Input>, runs: number, check: (input: Input) => void): void {
  fc.assert(fc.property(inputs, check), settings(runsOf(runs)));
}

/** The settings of every check with random inputs. */
export function settings(runs: number) {
  return {
    seed: 1711,
    numRuns: runs,
    interruptAfterTimeLimit: 120_000,
    markInterruptAsFailure: true,
  } as const;
}
