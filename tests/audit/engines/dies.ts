import type { Engine } from "../../../scripts/protect/audit/solver.ts";

/** An engine whose thread is killed. */
export const load = async (): Promise<Engine> => () => process.exit(0);
