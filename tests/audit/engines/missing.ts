import type { Engine } from "../../../scripts/protect/audit/solver.ts";

/** An engine that does not start. */
export const load = async (): Promise<Engine> => {
  throw new Error("no file");
};
