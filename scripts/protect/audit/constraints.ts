import { type Layout, layoutOf, personColumns, persons } from "./layout.ts";
import { holds, type Linear, valueAt } from "./linear.ts";
import type { Attacker, Block, Insider, Publication, Statistic, World } from "./model.ts";
import { tells } from "./statistics.ts";
import { type LocalRow, localRows, type StructureKind } from "./structure.ts";

/** Class of conditions: a kind of released statistic, a shape of items, filters, or the bounds on persons. */
export type ConstraintKind = Statistic["kind"] | StructureKind | "roster";

/** Alternatives of conditions on a world, one of which holds in full. */
export interface Constraint {
  kind: ConstraintKind;
  table: string;
  any: Linear[][];
}

/** Everything that one attacker knows of one block. */
export interface Problem {
  block: Block;
  layout: Layout;
  atoms: number;
  /** Bounds of every column of every atom. */
  lower: Int32Array;
  upper: Int32Array;
  /** Conditions on one atom, for columns of the layout; they hold in each. */
  local: Linear[];
  /** Conditions across atoms. */
  across: Constraint[];
}

/**
 * The conditions that the publication puts on a block's world, for the attacker who knows the roster or the frame.
 * @param omit classes that are left out, so that a test can see them missed
 */
export function problemOf(
  publication: Publication,
  block: Block,
  attacker: Attacker = "roster",
  omit: readonly ConstraintKind[] = [],
): Problem {
  const { atoms, groups, participation } = publication;
  const layout = layoutOf(block);
  const kept = (rows: LocalRow[]) => rows.filter(({ kind }) => !omit.includes(kind)).map(({ row }) => row);
  const scope = { layout, parts: block.parts, groups, atoms };
  const released = [...participation, ...block.statistics].filter(({ kind }) => !omit.includes(kind));
  const total = atoms.reduce((sum, atom) => sum + atom.persons, 0);
  const lower = new Int32Array(atoms.length * layout.width);
  const upper = new Int32Array(atoms.length * layout.width);
  for (const [a, atom] of atoms.entries()) {
    const fixed = attacker !== "frame" && !omit.includes("roster");
    const most = fixed ? atom.persons : Math.min(atom.frame ?? total, total);
    upper.fill(most, a * layout.width, (a + 1) * layout.width);
    if (fixed) lower[a * layout.width + persons] = atom.persons;
    for (const [p, part] of block.parts.entries()) {
      const at = layout.parts[p];
      if (at && !part.noAnswer) upper[a * layout.width + at.noAnswer] = 0;
      if (at && !part.notShown) upper[a * layout.width + at.notShown] = 0;
      const known = block.unasked?.find((one) => one.part === p);
      if (at === undefined || known === undefined) continue;
      const [from, to] = known.atoms.includes(a) ? [at.first, at.notShown] : [at.notShown, at.notShown + 1];
      upper.fill(0, a * layout.width + from, a * layout.width + to);
    }
  }
  return {
    block,
    layout,
    atoms: atoms.length,
    lower,
    upper,
    local: kept(localRows(block, layout)),
    across: released.map((statistic) => ({
      kind: statistic.kind,
      table: statistic.table,
      any: tells(statistic, scope),
    })),
  };
}

/** The conditions of an atom from which one known person is taken out, in terms of the whole atom's columns. */
export function withoutPerson(problem: Problem, { states }: Insider): { rows: Linear[]; least: Int32Array } {
  const least = new Int32Array(problem.layout.width);
  for (const column of personColumns(problem.block, problem.layout, states)) {
    least[column] = (least[column] ?? 0) + 1;
  }
  const rows = problem.local.map((row) => {
    const own = valueAt(row, least);
    return { ...row, lower: row.lower + own, upper: row.upper + own };
  });
  return { rows, least };
}

/** True where the columns of one atom can belong to persons, an insider among them if one is given. */
export function atomHolds(
  { layout, lower, upper, local }: Problem,
  world: World,
  atom: number,
  insider?: { rows: Linear[]; least: Int32Array },
): boolean {
  const start = atom * layout.width;
  for (let c = 0; c < layout.width; c++) {
    const value = world[start + c] ?? 0;
    if (value < (lower[start + c] ?? 0) || value > (upper[start + c] ?? 0)) return false;
    if (insider && value < (insider.least[c] ?? 0)) return false;
  }
  return (
    local.every((row) => holds(row, world, start)) &&
    (insider?.rows.every((row) => holds(row, world, start)) ?? true)
  );
}

/** The released statistics that a world would contradict, in exact integer arithmetic. */
export function contradicted({ across }: Problem, world: World): Constraint[] {
  return across.filter(({ any }) => !any.some((rows) => rows.every((row) => holds(row, world))));
}

/** True where a world fulfils every condition. */
export function isWorld(problem: Problem, world: World, insider?: Insider): boolean {
  const own = insider && withoutPerson(problem, insider);
  for (let atom = 0; atom < problem.atoms; atom++) {
    if (!atomHolds(problem, world, atom, insider?.atom === atom ? own : undefined)) return false;
  }
  return contradicted(problem, world).length === 0;
}
