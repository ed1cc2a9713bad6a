import { baseOf, type Layout, type PartColumns, persons } from "./layout.ts";
import { infinity, type Linear, linear, type Term } from "./linear.ts";
import { type Block, noAnswer as empty, notShown as hidden, type Part, type Tie } from "./model.ts";
import { refuse } from "./refusal.ts";

/**
 * Conditions on the counts of one atom that hold because every count belongs to persons, one registry entry per
 * shape of an item. They are exact: counts that fulfil them are the counts of at least one list of persons
 * (`personsOf` writes it down). All are homogeneous, so that one person can be taken out of an atom by subtraction.
 */
export const structures = {
  choice: { name: "jede Person gibt genau eine Antwort", rows: onePerPerson },
  multiple: { name: "Mehrfachnennung: mindestens eine Nennung je Antwort", rows: multipleRows },
  ranking: {
    name: "Rangfolge: jede Option höchstens einmal, jeder Rang höchstens einmal",
    rows: rankingRows,
  },
} as const;

/** Name of the class of conditions that a filter makes. */
export const filterName = "Filter: wer gefragt wurde, folgt aus einer anderen Antwort";

export type StructureKind = keyof typeof structures | "filter";

/** A condition on one atom, with the class that it belongs to. */
export interface LocalRow {
  kind: StructureKind;
  row: Linear;
}

/** All conditions on the columns of one atom; throws a refusal where filters depend on each other in a way not modelled. */
export function localRows(block: Block, layout: Layout): LocalRow[] {
  const own = block.parts.flatMap((part, p) => {
    const at = layout.parts[p];
    return at ? structures[part.kind].rows(part, at).map((row): LocalRow => ({ kind: part.kind, row })) : [];
  });
  refuseTangled(block);
  const ties = block.ties.flatMap((tie) => filterRows(block, layout, tie));
  return [...own, ...ties.map((row): LocalRow => ({ kind: "filter", row }))];
}

const ones = (columns: readonly number[]): Term[] => columns.map((column) => [column, 1]);
const minus = (columns: readonly number[]): Term[] => columns.map((column) => [column, -1]);

/** Σ answers + no answer + not shown = persons. */
function onePerPerson(_: Part, at: PartColumns): Linear[] {
  const states = [...baseOf(at), at.noAnswer, at.notShown];
  return [linear([...ones(states), [persons, -1]], 0, 0)];
}

/**
 * With N persons who chose at least one of the options j: c_j ≤ N and Σ c_j ≥ N.
 * Sufficient, too: a 0-1 matrix with N rows, column sums c_j and row sums that differ by at most one exists whenever
 * c_j ≤ N (Gale, Pacific J. Math. 7, 1957; Ryser, Canad. J. Math. 9, 1957: the balanced row sums are majorised by
 * every conjugate): hand the marks out in turn, person after person, and begin each option where the last one ended.
 * Then everybody has ⌊Σ c_j / N⌋ ≥ 1 mark at least.
 */
function multipleRows(part: Part, at: PartColumns): Linear[] {
  const base = baseOf(at);
  const options = Array.from({ length: at.cells }, (_, j) => at.first + j);
  return [
    ...onePerPerson(part, at),
    ...options.map((option) => linear([...ones(base), [option, -1]], 0, infinity)),
    linear([...ones(options), ...minus(base)], 0, infinity),
  ];
}

/**
 * With N persons who ranked at least one: every option at most N times, every rank at most N times, N entries at
 * least. Sufficient, too: options and ranks are the two sides of a bipartite multigraph of maximum degree ≤ N, whose
 * edges have a proper colouring with N colours (Kőnig 1916; for doubly stochastic matrices Birkhoff 1946, von Neumann
 * 1953). A colour is a person: one option per rank, one rank per option. An unused colour can take any edge of a
 * colour that has two.
 */
function rankingRows(part: Part, at: PartColumns): Linear[] {
  const ranks = part.kind === "ranking" ? part.ranks : 1;
  const base = baseOf(at);
  const cell = (option: number, rank: number) => at.first + option * ranks + rank;
  const perOption = part.cells.map((_, o) => Array.from({ length: ranks }, (_, r) => cell(o, r)));
  const perRank = Array.from({ length: ranks }, (_, r) => part.cells.map((_, o) => cell(o, r)));
  return [
    ...onePerPerson(part, at),
    ...[...perOption, ...perRank].map((line) => linear([...ones(base), ...minus(line)], 0, infinity)),
    linear([...ones(perOption.flat()), ...minus(base)], 0, infinity),
  ];
}

/**
 * Asked are a = persons − not shown. Source a choice: a = Σ of the answers that lead on. Source a multiple response
 * with the options U that lead on: c_j ≤ a ≤ N and Σ_U c_j ≥ a, and those who are not asked chose something else:
 * Σ c_j over the other options ≥ N − a. Sufficient: hand the marks of U out among the asked, those of the others from
 * the first person who is not asked onwards, in turn. Within an atom it is open who the asked are, so that equal
 * numbers are all that source and target must agree on.
 */
function filterRows({ parts, ties }: Block, layout: Layout, { source, target, cells }: Tie): Linear[] {
  const from = layout.parts[source];
  const to = layout.parts[target];
  if (from === undefined || to === undefined) throw refuse("Filter auf eine Frage, die es nicht gibt");
  const asked: Term[] = [
    [persons, 1],
    [to.notShown, -1],
  ];
  const notAsked = asked.map(([column, weight]): Term => [column, -weight]);
  const leading = cells.map((cell) => columnOf(from, cell));
  if (parts[source]?.kind === "choice") return [linear([...asked, ...minus(leading)], 0, 0)];
  const others = Array.from({ length: from.cells }, (_, j) => from.first + j).filter(
    (column) => !leading.includes(column),
  );
  // Whom one source sends on is sent on to all of its targets.
  const twin = layout.parts[ties.find((other) => other.source === source)?.target ?? target] ?? to;
  return [
    linear(
      [
        [to.notShown, 1],
        [twin.notShown, -1],
      ],
      0,
      0,
    ),
    ...leading.map((column) => linear([...asked, [column, -1]], 0, infinity)),
    linear([...ones(leading), ...notAsked], 0, infinity),
    linear([...ones(baseOf(from)), ...notAsked], 0, infinity),
    linear([...ones(others), ...minus(baseOf(from)), ...asked], 0, infinity),
  ];
}

function columnOf({ first, noAnswer, notShown }: PartColumns, cell: number): number {
  if (cell === empty) return noAnswer;
  return cell === hidden ? notShown : first + cell;
}

/** What the sufficiency above does not cover: several filters on one question, or two on different options of one source. */
function refuseTangled({ parts, ties }: Block): void {
  for (const [i, tie] of ties.entries()) {
    const source = parts[tie.source];
    const name = parts[tie.target]?.label ?? "";
    if (source?.kind === "ranking")
      throw refuse(`${name}: ein Filter auf eine Rangfolge ist nicht modelliert`);
    if (tie.source >= tie.target) throw refuse(`${name}: ein Filter muss eine frühere Frage lesen`);
    for (const other of ties.slice(i + 1)) {
      if (other.target === tie.target)
        throw refuse(`${name}: mehrere Filter auf eine Frage sind nicht modelliert`);
      const differ = String(other.cells) !== String(tie.cells);
      if (other.source === tie.source && source?.kind === "multiple" && differ) {
        throw refuse(`${name}: zwei Filter auf verschiedene Optionen derselben Frage sind nicht modelliert`);
      }
    }
  }
}
