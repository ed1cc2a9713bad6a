import { type Change, changesOf } from "./changes.ts";
import { contradicted, type Problem, withoutPerson } from "./constraints.ts";
import { holds } from "./linear.ts";
import type { Insider, Publication, Statement, World } from "./model.ts";
import { shuffled } from "./random.ts";

/** Atoms that change one way, and as many that change the other way, so that no published group changes at all. */
interface Exchange {
  forth: number[];
  back: number[];
}

/** What finding worlds by exchanges needs of a problem. */
export interface Moves {
  problem: Problem;
  /** Column → changes that take persons out of it, and changes that add some. */
  less: Proposal[][];
  more: Proposal[][];
  /** Atom → exchanges in which it changes forth. */
  exchanges: Exchange[][];
}

/** Exchanges per atom that are kept. */
const mostExchanges = 400;
/** Exchanges × changes that are tried for one statement. */
const mostTries = 6000;
/** How many exchanges are verified against everything released before a statement is left to the solver. */
const mostVerified = 40;

/**
 * Prepares the exchange of answers along cycles: pairs of atoms in the same published groups, and pairs against pairs
 * with the same groups in all. These are moves of degree two of the no-interaction model (Diaconis and Sturmfels,
 * Ann. Statist. 26, 1998): they keep every published sum of every group.
 */
export function movesOf(problem: Problem, { groups, atoms }: Publication, random: () => number): Moves {
  const { width } = problem.layout;
  const changes = shuffled(changesOf(problem.block, problem.layout), random).map((c) => withRows(problem, c));
  const by = (sign: number) =>
    Array.from({ length: width }, (_, column) =>
      changes.filter(({ columns, deltas }) =>
        columns.some((c, i) => c === column && (deltas[i] ?? 0) * sign > 0),
      ),
    );
  return {
    problem,
    less: by(-1),
    more: by(1),
    exchanges: exchangesOf(keysOf(problem, groups), atoms, random),
  };
}

/** For each atom the published groups that it is part of in this block. */
function keysOf({ across, layout, atoms }: Problem, groups: Publication["groups"]): number[][] {
  // A group of which nothing is released in this block constrains no exchange; what its mark tells is checked.
  const touched = new Set<string>();
  for (const { kind, any } of across) {
    if (kind === "withheld" || kind === "persons") continue;
    for (const { columns } of any.flat()) touched.add(atomsIn(columns, layout.width));
  }
  const released = groups.flatMap((group, g) =>
    touched.has([...group.atoms].sort((a, b) => a - b).join()) ? [{ g, atoms: new Set(group.atoms) }] : [],
  );
  return Array.from({ length: atoms }, (_, atom) =>
    released.flatMap(({ g, atoms: members }) => (members.has(atom) ? [g] : [])),
  );
}

function atomsIn(columns: readonly number[], width: number): string {
  return [...new Set(columns.map((column) => Math.floor(column / width)))].sort((a, b) => a - b).join();
}

function exchangesOf(keys: number[][], atoms: Publication["atoms"], random: () => number): Exchange[][] {
  const used = keys.flatMap((_, atom) => ((atoms[atom]?.persons ?? 0) > 0 ? [atom] : []));
  const found: Exchange[][] = keys.map(() => []);
  const pairs = new Map<string, [number, number][]>();
  for (const [i, a] of used.entries()) {
    for (const b of used.slice(i + 1)) {
      if (String(keys[a]) === String(keys[b])) {
        found[a]?.push({ forth: [a], back: [b] });
        found[b]?.push({ forth: [b], back: [a] });
      }
      const both = [...(keys[a] ?? []), ...(keys[b] ?? [])].sort((x, y) => x - y).join();
      pairs.set(both, [...(pairs.get(both) ?? []), [a, b]]);
    }
  }
  for (const list of pairs.values()) {
    for (const forth of list) {
      for (const back of list) {
        if (back === forth || forth.some((atom) => back.includes(atom))) continue;
        for (const atom of forth) found[atom]?.push({ forth, back });
      }
    }
  }
  return found.map((list) =>
    shuffled(list, random)
      .sort((a, b) => a.forth.length - b.forth.length)
      .slice(0, mostExchanges),
  );
}

/** A change, and the conditions on one atom that it does not leave as they are. */
interface Proposal extends Change {
  rows: number[];
}

function withRows({ local }: Problem, change: Change): Proposal {
  const rows = local.flatMap((row, r) => {
    const by = change.columns.reduce((sum, column, i) => {
      const at = row.columns.indexOf(column);
      return sum + (at < 0 ? 0 : (row.weights[at] ?? 0) * (change.deltas[i] ?? 0));
    }, 0);
    return by === 0 ? [] : [r];
  });
  return { ...change, rows };
}

/**
 * Changes a world so that a statement no longer holds in it, and nothing that is published changes. False, with the
 * world as it was, where no exchange is found; that is no verdict.
 */
export function falsify(moves: Moves, world: World, statement: Statement, insider?: Insider): boolean {
  const { problem, less, more, exchanges } = moves;
  const { atom, column, nobody } = statement;
  const { lower, upper, local, layout } = problem;
  const { width } = layout;
  const own = insider && withoutPerson(problem, insider);

  const apply = ({ columns, deltas }: Change, at: number, by: number) => {
    for (let i = 0; i < columns.length; i++) {
      const c = at * width + (columns[i] ?? 0);
      world[c] = (world[c] ?? 0) + by * (deltas[i] ?? 0);
    }
  };
  /** Whether an atom is still made of persons; only what the change touches is looked at. */
  const possible = ({ columns, rows }: Proposal, at: number): boolean => {
    const start = at * width;
    const taken = insider?.atom === at ? own : undefined;
    for (const column of columns) {
      const value = world[start + column] ?? 0;
      const least = Math.max(lower[start + column] ?? 0, taken?.least[column] ?? 0);
      if (value < least || value > (upper[start + column] ?? 0)) return false;
    }
    for (const r of rows) {
      const [row, without] = [local[r], taken?.rows[r]];
      if (row && !holds(row, world, start)) return false;
      if (without && !holds(without, world, start)) return false;
    }
    return true;
  };
  let tries = 0;
  let verified = 0;
  for (const change of (nobody ? more[column] : less[column]) ?? []) {
    apply(change, atom, 1);
    const here = possible(change, atom);
    apply(change, atom, -1);
    if (!here) continue;
    for (const { forth, back } of exchanges[atom] ?? []) {
      if (tries++ > mostTries) return false;
      let done = 0;
      let whole = true;
      for (const [i, at] of [...forth, ...back].entries()) {
        const by = i < forth.length ? 1 : -1;
        apply(change, at, by);
        done++;
        whole = possible(change, at);
        if (!whole) break;
      }
      if (whole) {
        if (contradicted(problem, world).length === 0) return true;
        verified++;
      }
      for (const [i, at] of [...forth, ...back].slice(0, done).entries()) {
        apply(change, at, i < forth.length ? -1 : 1);
      }
      if (verified > mostVerified) return false;
    }
  }
  return false;
}
