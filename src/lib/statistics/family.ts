import type { Question } from "../../model/codebook.ts";
import type { Derived } from "../../model/report.ts";
import type { Distribution, Released, TableRow, Tables } from "../../model/table.ts";
import { hasSeveral, type Measure, measuresOf } from "../measures.ts";
import { ascending } from "../ordered.ts";
import { populationOf } from "../uncertainty.ts";
import { corrected, type Drawn, remainingVariance } from "./finite.ts";
import { homogeneity, twoShares } from "./homogeneity.ts";
import { kruskalWallis, type Test } from "./kruskal-wallis.ts";
import { sum } from "./superiority.ts";

type Known = Pick<Derived, "study" | "codebook" | "tables">;

/** One group of a grouping in one row of a question's table. */
export interface Cell {
  /** Code of the question. */
  question: string;
  row: TableRow;
  grouping: string;
  group: string;
}

/** A comparison of two groups, by name: the same in whichever order they are given. */
export function comparisonName(first: Cell, second: Cell, { tables }: Known, option?: number): string {
  const at = tables.questions[first.question]?.indexOf(first.row);
  const pair = [first.group, second.group].sort();
  return [first.question, at, option ?? "", first.grouping, ...pair].join("\n");
}

/** Every comparison that the released tables allow, by name, and the p value of its own test. */
export type Family = ReadonlyMap<string, number>;

const families = new WeakMap<Tables, Family>();

/**
 * All released comparisons: of every row of every question, each pair of released groups of each grouping, whether a
 * text speaks of it or not; where several answers can be chosen, of each answer. They are made once for the same tables.
 */
export function familyOf(known: Known): Family {
  const made = families.get(known.tables);
  if (made) return made;
  const family = new Map<string, number>();
  for (const question of known.codebook.questions) {
    const measures = measuresOf(question);
    for (const [i, row] of (known.tables.questions[question.code] ?? []).entries()) {
      const measure = measures[i];
      for (const [first, second] of measure ? pairsIn(question, row) : []) {
        const options = hasSeveral(question) ? first.distribution.cells.map((_, at) => at) : [undefined];
        for (const option of options) {
          const test = testOf(question, measure as Measure, first, second, known, option);
          family.set(comparisonName(first.cell, second.cell, known, option), test.p);
        }
      }
    }
  }
  families.set(known.tables, family);
  return family;
}

/** A cell with its released distribution. */
export interface Filled {
  cell: Cell;
  distribution: Released;
}

function pairsIn({ code }: Question, row: TableRow): [Filled, Filled][] {
  return Object.entries(row.groups).flatMap(([grouping, groups]) => {
    const filled = Object.entries(groups).flatMap(([group, distribution]): Filled[] =>
      isComparable(distribution) ? [{ cell: { question: code, row, grouping, group }, distribution }] : [],
    );
    return filled.flatMap((first, i) =>
      filled.slice(i + 1).map((second): [Filled, Filled] => [first, second]),
    );
  });
}

/**
 * The test of whether two groups differ in a row at all: by ranks where its answers have an order, by χ² where they have
 * none, by the share of an option where several can be chosen; drawn without replacement where the frame is known.
 */
function testOf(
  question: Question,
  measure: Measure,
  first: Filled,
  second: Filled,
  known: Known,
  option: number | undefined,
): Test {
  const counts = [first, second].map(({ distribution }) => countsOf(distribution)) as [number[], number[]];
  const remaining = remainingBetween(question, first, second, known);
  if (option !== undefined) {
    const [a, b] = counts.map((own, i) => ({
      count: own[option] ?? 0,
      n: [first, second][i]?.distribution.n ?? 0,
    }));
    return corrected(twoShares(a as Part, b as Part), remaining);
  }
  const order = ascending(question, measure, counts[0].length);
  if (order !== undefined)
    return corrected(kruskalWallis(counts.map((own) => order.map((at) => own[at] ?? 0))), remaining);
  // Of a ranking, whoever put the option on no rank is one more answer.
  const [a, b] = counts.map((own, i) => [...own, ([first, second][i]?.distribution.n ?? 0) - sum(own)]);
  return corrected(homogeneity(a ?? [], b ?? []), remaining);
}

interface Part {
  count: number;
  n: number;
}

/** True of a distribution that is released in full, as exact counts of persons: only then do tests mean anything. */
export function isComparable(distribution: Distribution | undefined): distribution is Released {
  return (
    distribution?.kind === "value" &&
    distribution.rounded === undefined &&
    distribution.cells.every(({ kind }) => kind === "value")
  );
}

/** Counts of a distribution that is released in full. */
export function countsOf({ cells }: Released): number[] {
  return cells.map((cell) => (cell.kind === "value" ? cell.count : 0));
}

/** What remains of the variance between two groups, from the released sizes of the frame. */
export function remainingBetween(question: Question, first: Filled, second: Filled, known: Known): number {
  const drawn = ({ cell, distribution }: Filled): Drawn => {
    const size = populationOf(known, question, cell.grouping, cell.group);
    return { n: distribution.n, ...(typeof size === "number" ? { size } : {}) };
  };
  return remainingVariance(drawn(first), drawn(second));
}
