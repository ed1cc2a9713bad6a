import { type Constraint, contradicted, isWorld, type Problem, withoutPerson } from "./constraints.ts";
import { holds, type Linear } from "./linear.ts";
import type { Insider, Statement, World } from "./model.ts";
import { refuse } from "./refusal.ts";
import type { Programme, Solver } from "./solver.ts";

/** A world in which the statement is false, or the proof that there is none. */
export type Found = { world: World } | { by: "relaxation" | "integers" };

/** How close to an integer a relaxed solution must be to be taken for one; what is taken is checked exactly. */
const nearly = 1e-6;

/** What is asked for: worlds in which a statement is false, or any world at all. */
export interface Wanted {
  statement?: Statement | undefined;
  insider?: Insider | undefined;
  /** Statements that should be false as well, where it costs nothing. */
  also?: readonly Statement[];
  /** A world that fulfils the conditions: where it is tried first to leave the parts of other items as they are there. */
  near?: World;
  /** Persons per atom, where they are not the truth's. */
  persons?: readonly number[];
}

/**
 * Asks the solver for a world that fulfils every condition and in which a statement is false. The relaxation is asked
 * first: without a solution it has settled the matter, with integers too. Conditions with alternatives are left out
 * until a world contradicts them. A world is only returned after the exact check; throws a refusal where the solver's
 * answer fails it.
 */
export function worldFor(problem: Problem, solver: Solver, wanted: Wanted): Found {
  const base = programmeOf(problem, wanted);
  const relaxation = solver.solve(base);
  if (relaxation.kind === "infeasible") return { by: "relaxation" };
  if (isWhole(relaxation.point)) {
    const world = Int32Array.from(relaxation.point, Math.round);
    if (isWorld(problem, world, wanted.insider)) return { world };
  }
  const narrow = narrowed(problem, base, wanted);
  const near = narrow && inIntegers(problem, solver, narrow, wanted.insider);
  return near && "world" in near ? near : inIntegers(problem, solver, base, wanted.insider);
}

/** True where the relaxation alone shows that no world makes the statement false. */
export function followsRelaxed(problem: Problem, solver: Solver, wanted: Wanted): boolean {
  return solver.solve(programmeOf(problem, wanted)).kind === "infeasible";
}

function isWhole(point: readonly number[]): boolean {
  return point.every((value) => Math.abs(value - Math.round(value)) <= nearly);
}

/** Integers, with the conditions that have alternatives added as worlds contradict them. */
function inIntegers(problem: Problem, solver: Solver, base: Programme, insider: Insider | undefined): Found {
  const branched: Constraint[] = [];
  for (;;) {
    const answer = solver.solve(withBranches(base, branched));
    if (answer.kind === "infeasible") return { by: "integers" };
    const own = answer.point.slice(0, problem.lower.length);
    if (!isWhole(own)) throw refuse("der Löser liefert keine ganzen Zahlen");
    const world = Int32Array.from(own, Math.round);
    const missed = contradicted(problem, world).filter((constraint) => !branched.includes(constraint));
    const open = missed.filter(({ any }) => any.length > 1);
    if (open.length > 0) branched.push(...open);
    else if (isWorld(problem, world, insider)) return { world };
    else throw refuse("eine Lösung hält der genauen Nachrechnung nicht stand");
  }
}

/**
 * The same programme near a known world: all parts but the statement's as they are there, and of the conditions with
 * alternatives those that hold there. Much smaller; what is possible in it is possible, what is not says nothing.
 */
function narrowed(
  { layout, atoms, across }: Problem,
  base: Programme,
  { statement, near }: Wanted,
): Programme | undefined {
  if (statement === undefined || near === undefined) return undefined;
  const { column } = statement;
  const lower = Int32Array.from(base.lower);
  const upper = Int32Array.from(base.upper);
  for (const { first, notShown } of layout.parts) {
    if (column >= first && column <= notShown) continue;
    for (let atom = 0; atom < atoms; atom++) {
      for (let c = atom * layout.width + first; c <= atom * layout.width + notShown; c++) {
        lower[c] = Math.max(lower[c] ?? 0, near[c] ?? 0);
        upper[c] = Math.min(upper[c] ?? 0, near[c] ?? 0);
      }
    }
  }
  if (lower.some((low, c) => low > (upper[c] ?? 0))) return undefined;
  const rows = across.flatMap(({ any }) =>
    any.length === 1 ? [] : (any.find((alternative) => alternative.every((row) => holds(row, near))) ?? []),
  );
  return { ...base, lower, upper, rows: [...base.rows, ...rows.filter(({ columns }) => columns.length > 0)] };
}

function programmeOf(problem: Problem, { statement, insider, also = [], persons }: Wanted): Programme {
  const { width } = problem.layout;
  const lower = Int32Array.from(problem.lower);
  const upper = Int32Array.from(problem.upper);
  const cost = new Float64Array(lower.length);
  for (const { atom, column, nobody } of also) {
    const at = atom * width + column;
    cost[at] = (cost[at] ?? 0) + (nobody ? -1 : 1);
  }
  if (statement) {
    const at = statement.atom * width + statement.column;
    if (statement.nobody) lower[at] = Math.max(lower[at] ?? 0, statement.limit);
    else upper[at] = Math.min(upper[at] ?? 0, statement.limit);
  }
  for (const [atom, count] of persons?.entries() ?? []) {
    lower[atom * width] = count;
    upper[atom * width] = count;
  }
  const rows: Linear[] = [];
  for (let atom = 0; atom < problem.atoms; atom++) {
    rows.push(...problem.local.map((row) => moved(row, atom * width)));
  }
  if (insider) {
    const { rows: own, least } = withoutPerson(problem, insider);
    const start = insider.atom * width;
    rows.push(...own.map((row) => moved(row, start)));
    for (let c = 0; c < width; c++) lower[start + c] = Math.max(lower[start + c] ?? 0, least[c] ?? 0);
  }
  for (const { any } of problem.across) if (any.length === 1) rows.push(...(any[0] ?? []));
  const crossed = lower.some((low, i) => low > (upper[i] ?? 0));
  const constant = rows.filter(({ columns }) => columns.length === 0);
  if (crossed || !constant.every((row) => holds(row, []))) rows.push(impossible);
  return {
    lower,
    upper,
    cost,
    rows: rows.filter((row) => row === impossible || row.columns.length > 0),
    integer: false,
  };
}

/** A row that nothing fulfils: the columns' bounds have crossed, and not every engine says so. */
const impossible: Linear = { columns: [0], weights: [0], lower: 1, upper: 1 };

function moved(row: Linear, by: number): Linear {
  return { ...row, columns: row.columns.map((column) => column + by) };
}

/** Alternatives as integers: a 0-1 column for each, one of which is 1, and then its conditions hold. */
function withBranches(base: Programme, branched: readonly Constraint[]): Programme {
  const lower = Array.from(base.lower);
  const upper = Array.from(base.upper);
  const cost = Array.from(base.cost);
  const rows = [...base.rows];
  for (const { any } of branched) {
    const chosen = any.map((alternative) => {
      const chooser = lower.push(0) - 1;
      upper.push(1);
      cost.push(0);
      for (const row of alternative) rows.push(...onlyIf(row, chooser, base));
      return chooser;
    });
    rows.push({ columns: chosen, weights: chosen.map(() => 1), lower: 1, upper: chosen.length });
  }
  return { lower, upper, cost, rows, integer: true, gap: 1 };
}

/** A row that has to hold only where the chooser is 1: its slack otherwise is what the columns' bounds allow. */
function onlyIf({ columns, weights, lower, upper }: Linear, chooser: number, base: Programme): Linear[] {
  let least = 0;
  let most = 0;
  for (const [i, column] of columns.entries()) {
    const weight = weights[i] ?? 0;
    const ends = [weight * (base.lower[column] ?? 0), weight * (base.upper[column] ?? 0)];
    least += Math.min(...ends);
    most += Math.max(...ends);
  }
  const rows: Linear[] = [];
  if (Number.isFinite(lower)) {
    const slack = Math.max(0, lower - least);
    rows.push({
      columns: [...columns, chooser],
      weights: [...weights, -slack],
      lower: lower - slack,
      upper: Number.POSITIVE_INFINITY,
    });
  }
  if (Number.isFinite(upper)) {
    const slack = Math.max(0, most - upper);
    rows.push({
      columns: [...columns, chooser],
      weights: [...weights, slack],
      lower: Number.NEGATIVE_INFINITY,
      upper: upper + slack,
    });
  }
  return rows;
}
