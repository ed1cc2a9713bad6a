import { Worker } from "node:worker_threads";
import { AuditRefusal, refuse } from "./refusal.ts";
import type { Outcome, Task } from "./task.ts";
import type { Start } from "./worker.ts";

/** How work is spread over threads. */
export interface Spread {
  threads: number;
  /** Seconds after which a task that has not come back is given up, and the audit with it. */
  patience: number;
  progress?: ((done: number, all: number) => void) | undefined;
}

interface Report {
  index: number;
  outcome?: Outcome;
  message?: string;
}

/**
 * Does tasks in worker threads; outcomes come back in the order of the tasks, whichever thread was faster. The first
 * thread that refuses, dies, or does not answer in time ends all of it with a refusal.
 */
export function inThreads(
  start: Start,
  tasks: readonly Task[],
  { threads, patience, progress }: Spread,
): Promise<Outcome[]> {
  if (tasks.length === 0) return Promise.resolve([]);
  const outcomes: Outcome[] = [];
  const workers: Worker[] = [];
  const clocks = new Map<Worker, NodeJS.Timeout>();
  let next = 0;
  let done = 0;

  const run = new Promise<Outcome[]>((resolve, reject) => {
    const give = (worker: Worker) => {
      clearTimeout(clocks.get(worker));
      const task = tasks[next];
      if (task === undefined) return;
      const late = () => reject(refuse(`nach ${patience} Sekunden ist noch keine Antwort da`));
      clocks.set(worker, setTimeout(late, patience * 1000));
      worker.postMessage({ index: next++, task });
    };
    for (let i = 0; i < Math.min(threads, tasks.length); i++) {
      const worker = new Worker(new URL("./worker.ts", import.meta.url), { workerData: start });
      workers.push(worker);
      worker.on("message", ({ index, outcome, message }: Report) => {
        if (outcome === undefined) {
          reject(
            message === undefined
              ? refuse("in der Prüfung selbst ist ein Fehler")
              : new AuditRefusal(message),
          );
          return;
        }
        outcomes[index] = outcome;
        done++;
        progress?.(done, tasks.length);
        if (done === tasks.length) resolve(outcomes);
        else give(worker);
      });
      worker.on("error", () => reject(refuse("ein Prüfprozess ist abgebrochen")));
      worker.on("exit", () => reject(refuse("ein Prüfprozess wurde beendet")));
      give(worker);
    }
  });
  return run.finally(async () => {
    for (const clock of clocks.values()) clearTimeout(clock);
    await Promise.all(workers.map((worker) => worker.terminate()));
  });
}
