import type { Linear } from "./linear.ts";
import { AuditRefusal, refuse } from "./refusal.ts";

/** A linear programme, all columns at least bounded; minimised. */
export interface Programme {
  lower: ArrayLike<number>;
  upper: ArrayLike<number>;
  cost: ArrayLike<number>;
  rows: readonly Linear[];
  /** True where all columns are integers. */
  integer: boolean;
  /** Relative gap at which a solution is good enough; default: the engine's. Of no effect on feasibility. */
  gap?: number;
}

/** What an engine says; nothing of it is believed before `solverOf` has looked at it. */
export interface Said {
  status: string;
  value?: number;
  point?: ArrayLike<number>;
}
export type Engine = (programme: Programme) => Said;

/** The only two answers there are: an optimum with its point, or the proof that there is none. */
export type Answer = { kind: "optimal"; value: number; point: number[] } | { kind: "infeasible" };

/** Solves programmes; throws a refusal where the engine gives no answer. */
export interface Solver {
  solve(programme: Programme): Answer;
  /** Programmes solved so far. */
  count(): number;
}

/**
 * A solver that fails closed: any status but "Optimal" and "Infeasible", a value that is no number, a point of the
 * wrong length, or an exception (whose text holds pieces of the engine's source, and is not passed on) is a refusal.
 */
export function solverOf(engine: Engine): Solver {
  let solved = 0;
  return {
    count: () => solved,
    solve(programme) {
      solved++;
      const said = ask(engine, programme);
      if (said.status === "Infeasible") return { kind: "infeasible" };
      if (said.status !== "Optimal") throw refuse(`der Löser meldet „${said.status.slice(0, 60)}“`);
      const { value = Number.NaN, point = [] } = said;
      const numbers = Array.from(point);
      const whole = Number.isFinite(value) && numbers.length === programme.lower.length;
      if (!whole || !numbers.every(Number.isFinite)) throw refuse("der Löser liefert keine Zahlen");
      return { kind: "optimal", value, point: numbers };
    },
  };
}

function ask(engine: Engine, programme: Programme): Said {
  try {
    return engine(programme);
  } catch (error) {
    if (error instanceof AuditRefusal) throw error;
    throw refuse("der Löser ist abgebrochen");
  }
}

/** Loads an engine; throws a refusal where it does not start. */
export async function loadSolver(load: () => Promise<Engine>): Promise<Solver> {
  let engine: Engine;
  try {
    engine = await load();
  } catch {
    throw refuse("der Löser startet nicht");
  }
  return solverOf(engine);
}
