import { type Layout, layoutOf, type PartColumns, persons, truthOf } from "./layout.ts";
import { type Block, noAnswer, notShown, type Part, type State, type Tie, type World } from "./model.ts";
import { refuse } from "./refusal.ts";

/**
 * A list of persons of one atom whose counts are the world's: the constructive side of the conditions in
 * `structures`. Each person is a state per part.
 */
export function personsOf(block: Block, layout: Layout, world: World, atom: number): State[][] {
  const columns = world.subarray(atom * layout.width, (atom + 1) * layout.width);
  const people = Array.from({ length: columns[persons] ?? 0 }, (): State[] => []);
  for (const [p, part] of block.parts.entries()) {
    const at = layout.parts[p];
    if (at === undefined) continue;
    // Who is asked is settled by the answer before, so those who are not come last, on both sides.
    const tie = block.ties.find(({ target }) => target === p);
    const order = tie ? askedFirst(people, tie) : people;
    const leading = block.ties.find(({ source }) => source === p)?.cells ?? [];
    const unasked = block.ties.find(({ source }) => source === p)?.target;
    const skipping = unasked === undefined ? 0 : (columns[layout.parts[unasked]?.notShown ?? 0] ?? 0);
    const asked = people.length - skipping;
    const answers = answersOf(part, at, columns, leading, asked);
    for (const [i, person] of order.entries()) person[p] = answers[i] ?? notShown;
  }
  return people;
}

function askedFirst(people: State[][], { source, cells }: Tie): State[][] {
  const isAsked = (person: State[]) => {
    const state = person[source] ?? noAnswer;
    return typeof state === "number" ? cells.includes(state) : state.some((option) => cells.includes(option));
  };
  return [...people.filter(isAsked), ...people.filter((person) => !isAsked(person))];
}

/** One state per person: valid answers, then no answer, then not shown. */
function answersOf(
  part: Part,
  at: PartColumns,
  columns: Int32Array,
  leading: readonly number[],
  asked: number,
): State[] {
  const repeat = (state: State, count: number) => Array.from({ length: count }, () => state);
  const missing = [
    ...repeat(noAnswer, columns[at.noAnswer] ?? 0),
    ...repeat(notShown, columns[at.notShown] ?? 0),
  ];
  const counts = columns.subarray(at.first, at.first + at.cells);
  if (part.kind === "choice")
    return [...[...counts].flatMap((count, cell) => repeat(cell, count)), ...missing];
  const base = columns[at.base ?? 0] ?? 0;
  const valid =
    part.kind === "multiple"
      ? marksInTurn(counts, base, leading, asked)
      : colouring(counts, base, part.ranks);
  return [...valid, ...missing];
}

/** Marks handed out in turn: those that lead on among the asked, the others from the first who is not asked onwards. */
function marksInTurn(
  counts: ArrayLike<number>,
  base: number,
  leading: readonly number[],
  asked: number,
): number[][] {
  const people = Array.from({ length: base }, (): number[] => []);
  const among = leading.length > 0 ? asked : base;
  let [turn, other] = [0, leading.length > 0 ? asked : 0];
  for (const [option, count] of Array.from(counts).entries()) {
    const leads = leading.length === 0 || leading.includes(option);
    for (let i = 0; i < count; i++) {
      const person = leads ? turn++ % among : other++ % base;
      people[person]?.push(option);
    }
  }
  return people.map((marks) => marks.sort((a, b) => a - b));
}

/**
 * A proper edge colouring of options × ranks with one colour per person, by alternating paths (Kőnig 1916), then an
 * entry for each who has none: it takes one of a person with two.
 */
function colouring(counts: ArrayLike<number>, base: number, ranks: number): number[][] {
  const people = Array.from({ length: base }, () => Array.from({ length: ranks }, () => -1));
  const rankOf = (person: number, option: number) => people[person]?.indexOf(option) ?? -1;
  const free = (isFree: (person: number) => boolean) => people.findIndex((_, person) => isFree(person));
  for (const [cell, count] of Array.from(counts).entries()) {
    const [option, rank] = [Math.floor(cell / ranks), cell % ranks];
    for (let i = 0; i < count; i++) {
      const a = free((person) => rankOf(person, option) < 0);
      const b = free((person) => people[person]?.[rank] === -1);
      if (people[a]?.[rank] !== -1 && a !== b) exchange(people, a, b, rank);
      const own = people[a];
      if (own) own[rank] = option;
    }
  }
  const entries = (person: readonly number[]) => person.filter((option) => option >= 0).length;
  for (const empty of people.filter((person) => entries(person) === 0)) {
    const rich = people.find((person) => entries(person) > 1);
    const rank = rich?.findIndex((option) => option >= 0) ?? -1;
    if (rich === undefined || rank < 0) continue;
    empty[rank] = rich[rank] ?? -1;
    rich[rank] = -1;
  }
  return people;
}

/** Exchanges what two persons have along the path that begins at a rank which `a` has filled and `b` has not. */
function exchange(people: number[][], a: number, b: number, rank: number): void {
  const [first, second] = [people[a], people[b]];
  if (first === undefined || second === undefined) return;
  const [forth, back]: [rank: number, option: number][][] = [[], []];
  for (let at = rank; at >= 0; ) {
    const option = first[at] ?? -1;
    if (option < 0) break;
    forth?.push([at, option]);
    at = second.indexOf(option);
    if (at >= 0) back?.push([at, option]);
  }
  for (const [at] of forth ?? []) first[at] = -1;
  for (const [at] of back ?? []) second[at] = -1;
  for (const [at, option] of forth ?? []) second[at] = option;
  for (const [at, option] of back ?? []) first[at] = option;
}

/**
 * All persons of a publication in one world of a block, aligned with `atomOf`. Throws a refusal where the counts are not
 * those of persons: nobody is made up, left over, or asked what the filter spares them.
 */
export function recordsOf(block: Block, world: World, atomOf: readonly number[]): State[][] {
  const layout = layoutOf(block);
  const queues = new Map<number, State[][]>();
  const records = atomOf.map((atom) => {
    const queue = queues.get(atom) ?? personsOf(block, layout, world, atom);
    queues.set(atom, queue);
    return queue.shift() ?? [];
  });
  const isWhole = (states: readonly State[]) =>
    block.parts.every((part, p) => {
      const state = states[p];
      if (state === undefined || (state === notShown && !part.notShown)) return false;
      return typeof state === "number" || state.some((option) => option >= 0);
    });
  const isAsked = (states: readonly State[], { source, cells }: Tie) => {
    const state = states[source] ?? noAnswer;
    return typeof state === "number" ? cells.includes(state) : state.some((option) => cells.includes(option));
  };
  const isFiltered = (states: readonly State[]) =>
    block.ties.every((tie) => isAsked(states, tie) === (states[tie.target] !== notShown));
  const counts = truthOf({ ...block, records }, layout, atomOf, world.length / layout.width);
  const same = counts.every((count, i) => count === world[i]);
  if (same && records.every((states) => isWhole(states) && isFiltered(states))) return records;
  throw refuse(`${block.id}: eine andere Welt besteht nicht aus Personen`);
}
