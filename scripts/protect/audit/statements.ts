import type { Problem } from "./constraints.ts";
import { personColumns, persons } from "./layout.ts";
import type { Insider, Publication, Statement, World } from "./model.ts";

/** True of "not shown" in an atom of which everybody knows that it was not asked: that is no answer. */
function isKnown({ block, layout }: Problem, atom: number, column: number): boolean {
  return (block.unasked ?? []).some(
    ({ part, atoms }) => layout.parts[part]?.notShown === column && atoms.includes(atom),
  );
}

/** Columns of which "all are in it" is an answer: every column but the persons and the bases. */
function answersOf({ layout }: Problem): number[] {
  return layout.parts.flatMap(({ first, cells, noAnswer, notShown }) => [
    ...Array.from({ length: cells }, (_, cell) => first + cell),
    noAnswer,
    notShown,
  ]);
}

/**
 * What is true of a whole atom and must not be certain: that all its members gave one answer; with `nobody`, also
 * that none gave it. Unanimous atoms suffice: a unanimous group consists of them.
 */
export function statementsOf(problem: Problem, truth: World, nobody = false): Statement[] {
  const { layout, atoms, upper } = problem;
  const answers = answersOf(problem);
  return Array.from({ length: atoms }, (_, atom) => atom).flatMap((atom) => {
    const start = atom * layout.width;
    const size = truth[start + persons] ?? 0;
    if (size === 0) return [];
    return answers.flatMap((column): Statement[] => {
      const count = truth[start + column] ?? 0;
      if (isKnown(problem, atom, column)) return [];
      if (count === size) return [{ atom, column, limit: size - 1 }];
      const possible = nobody && (upper[start + column] ?? 0) > 0;
      return possible && count === 0 ? [{ atom, column, limit: 1, nobody: true }] : [];
    });
  });
}

/**
 * What an insider must not find out: every statement but those on atoms of the own person alone, and, in the own atom,
 * what all the others answered.
 */
export function statementsFor(
  insider: Insider,
  problem: Problem,
  truth: World,
  statements: readonly Statement[],
): Statement[] {
  const { layout, block } = problem;
  const start = insider.atom * layout.width;
  const others = (truth[start + persons] ?? 0) - 1;
  const elsewhere = statements.filter(({ atom }) => atom !== insider.atom);
  if (others < 1) return elsewhere;
  const own = new Int32Array(layout.width);
  for (const column of personColumns(block, layout, insider.states)) own[column] = (own[column] ?? 0) + 1;
  const here = answersOf(problem).flatMap((column): Statement[] => {
    const mine = own[column] ?? 0;
    const rest = (truth[start + column] ?? 0) - mine;
    return rest === others && !isKnown(problem, insider.atom, column)
      ? [{ atom: insider.atom, column, limit: others - 1 + mine }]
      : [];
  });
  const none = statements.filter(({ atom, nobody }) => atom === insider.atom && nobody);
  return [...elsewhere, ...here, ...none];
}

/** One insider per atom and distinct answers; persons with the same know the same. */
export function insidersOf({ block }: Problem, { atomOf }: Publication): Insider[] {
  const found = new Map<string, Insider>();
  for (const [i, states] of block.records.entries()) {
    const atom = atomOf[i] ?? 0;
    found.set(JSON.stringify([atom, states]), { atom, states });
  }
  return [...found.values()];
}

/** True where a statement does not hold in a world. */
export function isFalse({ atom, column, limit, nobody }: Statement, world: World, width: number): boolean {
  const value = world[atom * width + column] ?? 0;
  return nobody ? value >= limit : value <= limit;
}
