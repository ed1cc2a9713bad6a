import { auditBlock, type Scrutiny } from "./block.ts";
import { problemOf } from "./constraints.ts";
import type { BlockResult, Publication } from "./model.ts";
import type { Solver } from "./solver.ts";
import { worldFor } from "./worlds.ts";

/** One piece of work for a thread: a block to audit, or whether a block has any world with these participants. */
export type Task = { kind: "audit"; block: number } | { kind: "extend"; block: number; persons: number[] };

/** What comes back, for the task of the same kind. */
export type Outcome = { kind: "audit"; result: BlockResult } | { kind: "extend"; possible: boolean };

/** Does one task; throws a refusal where there is no answer. */
export function perform(publication: Publication, task: Task, solver: Solver, scrutiny: Scrutiny): Outcome {
  const block = publication.blocks[task.block];
  if (block === undefined) throw new RangeError(`no block ${task.block}`);
  if (task.kind === "audit") {
    return { kind: "audit", result: auditBlock(publication, block, solver, scrutiny) };
  }
  const problem = problemOf(publication, block, "frame", scrutiny.omit);
  return { kind: "extend", possible: "world" in worldFor(problem, solver, { persons: task.persons }) };
}
