import type { Engine } from "../../../scripts/protect/audit/solver.ts";

/** An engine that gives no answer to be believed. */
export const load = async (): Promise<Engine> => () => ({ status: "Unknown" });
