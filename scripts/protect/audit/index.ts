import type { Scrutiny } from "./block.ts";
import { sentenceOf } from "./explain.ts";
import { layoutOf, persons } from "./layout.ts";
import type { Attacker, BlockResult, Disclosure, Publication, World } from "./model.ts";
import { inThreads } from "./pool.ts";
import { refuse } from "./refusal.ts";
import { type Engine, loadSolver } from "./solver.ts";
import { type Outcome, perform, type Task } from "./task.ts";

export type { Publication } from "./model.ts";
export { AuditRefusal } from "./refusal.ts";

/** How an audit is done; every field has a default. */
export interface Options {
  attacker?: Attacker;
  nobody?: boolean;
  omit?: Scrutiny["omit"];
  /** Disclosures per block whose tables are named; default 3. */
  explained?: number;
  /** Default 2. */
  threads?: number;
  /** Seconds per block; default 300. */
  patience?: number;
  /** Called after each block, with the blocks done and all of them. */
  progress?: (done: number, all: number) => void;
  /** Address of a module with `load`, in place of HiGHS. */
  engine?: string;
}

/** What an audit found. */
export interface Audit {
  attacker: Attacker;
  /** True where no protected statement follows from the publication. */
  passed: boolean;
  /** Statements that were to be protected, and programmes solved for it. */
  statements: number;
  solved: number;
  blocks: BlockResult[];
  disclosures: Disclosure[];
  /** One German sentence per disclosure; they tell what must not be told, and are for the author's eyes. */
  sentences: string[];
}

/**
 * Audits a publication against an attacker, its blocks in worker threads. The result is the same however the threads
 * take turns. Throws `AuditRefusal` where anything but a verdict comes out: then nothing must be published.
 */
export async function audit(publication: Publication, options: Options = {}): Promise<Audit> {
  const { threads = 2, patience = 300, progress } = options;
  const scrutiny = scrutinyOf(options);
  const engine = options.engine ?? new URL("./engine.ts", import.meta.url).href;
  const run = (tasks: readonly Task[]) =>
    inThreads({ publication, scrutiny, engine }, tasks, { threads, patience, progress });
  return conclude(publication, scrutiny, run);
}

/** The same audit in this thread, with a given engine: for small publications. */
export async function auditHere(
  publication: Publication,
  load: () => Promise<Engine>,
  options: Omit<Options, "threads" | "patience" | "engine"> = {},
): Promise<Audit> {
  const scrutiny = scrutinyOf(options);
  const solver = await loadSolver(load);
  return conclude(publication, scrutiny, async (tasks) =>
    tasks.map((task) => perform(publication, task, solver, scrutiny)),
  );
}

function scrutinyOf({ attacker = "roster", nobody = false, omit = [], explained = 3 }: Options): Scrutiny {
  return { attacker, nobody, omit, explained };
}

async function conclude(
  publication: Publication,
  { attacker }: Scrutiny,
  run: (tasks: readonly Task[]) => Promise<Outcome[]>,
): Promise<Audit> {
  const outcomes = await run(publication.blocks.map((_, block): Task => ({ kind: "audit", block })));
  const blocks = outcomes.map((outcome) => {
    if (outcome.kind !== "audit") throw refuse("in der Prüfung selbst ist ein Fehler");
    return outcome.result;
  });
  const disclosures = [
    ...blocks.flatMap((block) => block.disclosures),
    ...(await notExtended(publication, blocks, run)),
  ];
  return {
    attacker,
    passed: disclosures.length === 0,
    statements: blocks.reduce((sum, block) => sum + block.statements, 0),
    solved: blocks.reduce((sum, block) => sum + block.solved, 0),
    blocks,
    disclosures,
    sentences: disclosures.map((disclosure) => sentenceOf(publication, disclosure)),
  };
}

/**
 * Against the frame, a world of one block may have other participants than took part. It only counts where every other
 * block has a world with the same participants; where one has none, the statement is taken for disclosed.
 */
async function notExtended(
  { atoms, blocks }: Publication,
  results: readonly BlockResult[],
  run: (tasks: readonly Task[]) => Promise<Outcome[]>,
): Promise<Disclosure[]> {
  const wanted = results.flatMap(({ extended }, own) =>
    extended.flatMap(({ statement, world }) => {
      const block = blocks[own];
      return block
        ? [{ own, id: block.id, statement, counts: participants(world, layoutOf(block).width, atoms.length) }]
        : [];
    }),
  );
  const tasks = wanted.flatMap(({ own, counts }) =>
    blocks.flatMap((_, block): Task[] => (block === own ? [] : [{ kind: "extend", block, persons: counts }])),
  );
  const outcomes = await run(tasks);
  const others = blocks.length - 1;
  return wanted.flatMap(({ id, statement }, i): Disclosure[] => {
    const own = outcomes.slice(i * others, (i + 1) * others);
    const possible = own.every((outcome) => outcome.kind === "extend" && outcome.possible);
    return possible ? [] : [{ block: id, statement, tables: [], by: "extension" }];
  });
}

function participants(world: World, width: number, atoms: number): number[] {
  return Array.from({ length: atoms }, (_, atom) => world[atom * width + persons] ?? 0);
}
