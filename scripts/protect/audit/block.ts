import {
  atomHolds,
  type ConstraintKind,
  contradicted,
  isWorld,
  type Problem,
  problemOf,
  withoutPerson,
} from "./constraints.ts";
import { tablesBehind } from "./explain.ts";
import { truthOf } from "./layout.ts";
import type {
  Attacker,
  Block,
  BlockResult,
  Disclosure,
  Insider,
  Publication,
  Statement,
  World,
} from "./model.ts";
import { falsify, type Moves, movesOf } from "./moves.ts";
import { generator } from "./random.ts";
import { refuse } from "./refusal.ts";
import type { Solver } from "./solver.ts";
import { insidersOf, isFalse, statementsFor, statementsOf } from "./statements.ts";
import { worldFor } from "./worlds.ts";

/** How a block is audited. */
export interface Scrutiny {
  attacker: Attacker;
  /** Also protects that nobody in an atom gave an answer. */
  nobody: boolean;
  /** Classes of conditions that are left out; for mutation tests. */
  omit: readonly ConstraintKind[];
  /** Disclosures whose tables are looked for, per block. */
  explained: number;
}

/** What is looked for: one statement that is to be false, perhaps for one insider. */
interface Target {
  statement: Statement;
  insider?: Insider;
}

/**
 * Audits one block: looks for worlds in which the protected statements are false, by exchanges first, and asks the
 * solver for what is left. Throws a refusal where the truth does not fulfil the conditions (something published is
 * modelled wrongly) or the solver gives no answer.
 */
export function auditBlock(
  publication: Publication,
  block: Block,
  solver: Solver,
  { attacker, nobody, omit, explained }: Scrutiny,
): BlockResult {
  const before = solver.count();
  const { atomOf, atoms } = publication;
  const roster = problemOf(publication, block, "roster", omit);
  const truth = truthOf(block, roster.layout, atomOf, atoms.length);
  refuseUntrue(roster, truth);
  const statements = statementsOf(roster, truth, nobody);
  const search = searchIn(
    roster,
    truth,
    movesOf(roster, publication, generator(block.id.length + 1)),
    solver,
  );

  let open = search.falsifyAll(statements.map((statement) => ({ statement })));
  let count = statements.length;
  if (attacker === "insider") {
    const targets = insidersOf(roster, publication).flatMap((insider) =>
      statementsFor(insider, roster, truth, statements).map((statement): Target => ({ statement, insider })),
    );
    count += targets.length;
    // What everybody can find out, an insider can as well.
    const known = new Set(open.map(({ target }) => target.statement));
    open = [...open, ...search.falsifyAll(targets.filter(({ statement }) => !known.has(statement)))];
  }
  const extended: BlockResult["extended"] = [];
  if (attacker === "frame" && open.length > 0) {
    // Whoever knows only the frame has more worlds to choose from: those with other numbers of participants.
    const wider = problemOf(publication, block, "frame", omit);
    open = open.flatMap((left) => {
      const found = worldFor(wider, solver, { statement: left.target.statement });
      if ("by" in found) return [{ ...left, by: found.by }];
      extended.push({ statement: left.target.statement, world: found.world });
      return [];
    });
  }
  const disclosures = open.map(({ target, by }, i): Disclosure => {
    const { statement, insider } = target;
    const tables = i < explained ? tablesBehind(roster, solver, { statement, insider, by }) : [];
    return { block: block.id, statement, ...(insider ? { insider } : {}), tables, by };
  });
  return {
    id: block.id,
    statements: count,
    disclosures,
    worlds: search.worlds,
    extended,
    solved: solver.count() - before,
  };
}

/** The truth is one of the attacker's worlds, or the model tells something that is not so. */
function refuseUntrue(problem: Problem, truth: World): void {
  if (isWorld(problem, truth)) return;
  const tables = contradicted(problem, truth).map(({ table }) => table);
  const where = tables.length > 0 ? `in ${[...new Set(tables)].join(", ")}` : "im Aufbau der Antworten";
  throw refuse(`${problem.block.id}: das Modell widerspricht den Antworten ${where}`);
}

interface Left {
  target: Target;
  by: Disclosure["by"];
}

function searchIn(problem: Problem, truth: World, moves: Moves, solver: Solver) {
  const { width } = problem.layout;
  const worlds: World[] = [];
  const taken = new Map<Insider, ReturnType<typeof withoutPerson>>();
  /** True for a world of the roster's that the insider cannot rule out either. */
  const holdsFor = (insider: Insider, world: World) => {
    const own = taken.get(insider) ?? withoutPerson(problem, insider);
    taken.set(insider, own);
    return atomHolds(problem, world, insider.atom, own);
  };
  const settles = ({ statement, insider }: Target, world: World) =>
    isFalse(statement, world, width) && (insider === undefined || holdsFor(insider, world));
  const settled = (target: Target) => worlds.some((world) => settles(target, world));

  /** Rounds of exchanges from the truth: each makes as many statements false in one world as it can. */
  const exchange = (targets: readonly Target[]): Target[] => {
    let open = targets.filter((target) => !settled(target));
    for (;;) {
      const world = Int32Array.from(truth);
      const insider = open[0]?.insider;
      for (const target of open) {
        if (target.insider !== insider || isFalse(target.statement, world, width)) continue;
        falsify(moves, world, target.statement, insider);
      }
      const left = open.filter((target) => !settles(target, world));
      if (left.length === open.length) return open;
      worlds.push(world);
      open = left;
    }
  };

  const solve = (targets: readonly Target[]): Left[] => {
    const disclosed: Left[] = [];
    let open = targets;
    while (open.length > 0) {
      const [target, ...rest] = open;
      if (target === undefined) break;
      const { statement, insider } = target;
      const also = rest.filter((other) => other.insider === insider).map((other) => other.statement);
      const found = worldFor(problem, solver, { statement, insider, also, near: truth });
      if ("by" in found) disclosed.push({ target, by: found.by });
      else worlds.push(found.world);
      open = "world" in found ? rest.filter((other) => !settles(other, found.world)) : rest;
    }
    return disclosed;
  };

  return {
    worlds,
    /** Those that no world falsifies. */
    falsifyAll(targets: readonly Target[]): Left[] {
      const perInsider = Map.groupBy(targets, ({ insider }) => insider);
      return [...perInsider.values()].flatMap((list) => solve(exchange(list)));
    },
  };
}
