import type { Engine } from "../../../scripts/protect/audit/solver.ts";

/** An engine that never comes back. */
export const load = async (): Promise<Engine> => () => {
  for (;;) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 1000);
};
