import type { Engine } from "../../../scripts/protect/audit/solver.ts";

/** An engine that breaks off, with a text that must not be passed on. */
export const load = async (): Promise<Engine> => () => {
  throw new Error("source line of the engine");
};
