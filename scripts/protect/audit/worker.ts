import { parentPort, workerData } from "node:worker_threads";
import type { Scrutiny } from "./block.ts";
import type { Publication } from "./model.ts";
import { AuditRefusal } from "./refusal.ts";
import { type Engine, loadSolver } from "./solver.ts";
import { perform, type Task } from "./task.ts";

/** What a thread is started with. */
export interface Start {
  publication: Publication;
  scrutiny: Scrutiny;
  /** Address of the module whose `load` gives the engine. */
  engine: string;
}

const { publication, scrutiny, engine } = workerData as Start;
const solver = loadSolver(async () => {
  const module = (await import(engine)) as { load(): Promise<Engine> };
  return module.load();
});

// Whoever asks first is told; until then nobody has missed an engine that did not start.
solver.catch(() => undefined);

parentPort?.on("message", async ({ index, task }: { index: number; task: Task }) => {
  try {
    const outcome = perform(publication, task, await solver, scrutiny);
    parentPort?.postMessage({ index, outcome });
  } catch (error) {
    // Anything but a refusal is a fault of the code; its text may hold data, so it stays here.
    const message = error instanceof AuditRefusal ? error.message : undefined;
    parentPort?.postMessage({ index, message });
  }
});
