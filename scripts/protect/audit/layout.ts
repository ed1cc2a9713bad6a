import { type Block, noAnswer, notShown, type Part, type State } from "./model.ts";

/** Where the columns of a part stand among the columns of an atom. */
export interface PartColumns {
  /** First of its cells; of a ranking, option × rank. */
  first: number;
  cells: number;
  /** Persons with a valid answer; absent of a choice, where it is the sum of the cells. */
  base: number | undefined;
  noAnswer: number;
  notShown: number;
}

/** The columns of one atom; column 0 holds its persons. */
export interface Layout {
  width: number;
  parts: PartColumns[];
}

/** Column of an atom's persons. */
export const persons = 0;

/** The columns of a block, the same in every atom. */
export function layoutOf({ parts }: Pick<Block, "parts">): Layout {
  let next = 1;
  const placed = parts.map((part): PartColumns => {
    const first = next;
    const cells = part.kind === "ranking" ? part.cells.length * part.ranks : part.cells.length;
    next += cells;
    const base = part.kind === "choice" ? undefined : next++;
    return { first, cells, base, noAnswer: next++, notShown: next++ };
  });
  return { width: next, parts: placed };
}

/** Columns that add up to the persons with a valid answer. */
export function baseOf({ first, cells, base }: PartColumns): number[] {
  return base === undefined ? Array.from({ length: cells }, (_, i) => first + i) : [base];
}

/** Columns in which a person with this state counts once each. */
export function columnsOf(part: Part, at: PartColumns, state: State): number[] {
  if (state === noAnswer) return [at.noAnswer];
  if (state === notShown) return [at.notShown];
  if (typeof state === "number") return [at.first + state];
  if (part.kind !== "ranking") return [...state.map((option) => at.first + option), at.base ?? at.first];
  const filled = state.flatMap((option, rank) => (option < 0 ? [] : [at.first + option * part.ranks + rank]));
  return [...filled, at.base ?? at.first];
}

/** The columns of one person in a block: persons, and each part's. */
export function personColumns({ parts }: Block, layout: Layout, states: readonly State[]): number[] {
  const own = parts.flatMap((part, p) => {
    const at = layout.parts[p];
    return at ? columnsOf(part, at, states[p] ?? noAnswer) : [];
  });
  return [persons, ...own];
}

/** What a column stands for, in words: part and answer. */
export function nameOf({ parts }: Block, layout: Layout, column: number): { part: string; answer: string } {
  for (const [p, part] of parts.entries()) {
    const at = layout.parts[p];
    if (at === undefined || column < at.first || column > at.notShown) continue;
    if (column === at.noAnswer) return { part: part.label, answer: "keine Angabe" };
    if (column === at.notShown) return { part: part.label, answer: "nicht gefragt" };
    const cell = column - at.first;
    if (part.kind !== "ranking") return { part: part.label, answer: part.cells[cell] ?? "" };
    const option = part.cells[Math.floor(cell / part.ranks)] ?? "";
    return { part: part.label, answer: `${option} auf Rang ${(cell % part.ranks) + 1}` };
  }
  return { part: "", answer: "" };
}

/** Counts of the true answers: the world that was published. */
export function truthOf(block: Block, layout: Layout, atomOf: readonly number[], atoms: number): Int32Array {
  const world = new Int32Array(atoms * layout.width);
  for (const [i, states] of block.records.entries()) {
    const start = (atomOf[i] ?? 0) * layout.width;
    for (const column of personColumns(block, layout, states)) {
      world[start + column] = (world[start + column] ?? 0) + 1;
    }
  }
  return world;
}
