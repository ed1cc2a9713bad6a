import type { Question } from "../../model/codebook.ts";
import type { Derived } from "../../model/report.ts";
import { count, decimal } from "../format.ts";
import { hasSeveral, measuresOf } from "../measures.ts";
import { ascending } from "../ordered.ts";
import { shareOf } from "../selection.ts";
import { populationOf } from "../uncertainty.ts";
import { worstCase } from "./bounds.ts";
import {
  type Cell,
  comparisonName,
  countsOf,
  type Filled,
  familyOf,
  isComparable,
  remainingBetween,
} from "./family.ts";
import { corrected } from "./finite.ts";
import { holm } from "./holm.ts";
import { twoShares } from "./homogeneity.ts";
import { superiority } from "./superiority.ts";

type Known = Pick<Derived, "study" | "codebook" | "tables">;

/** What of two groups is compared: the share of some answers together, or how high their answers lie. */
export type Compared = { members: readonly number[] } | "height";

/** How two groups differ. */
export interface Comparison {
  /** Difference of the shares in percentage points, as readers see them; absent where heights are compared. */
  points?: number;
  /** Probability of superiority of the first group; absent where the answers have no order. */
  superiority?: number;
  /** Holm's adjusted p value among all released comparisons; absent unless the study opts into a model. */
  p?: number;
  /** Whether the difference may be called clear („deutlich“). */
  clear: boolean;
  /** Why it may not, in German; empty where it may. */
  why: string;
}

const level = 0.05;

/**
 * How two groups differ in the answers to one row of a question, and whether clearly. Effect size first: shares differ
 * by at least the percentage points that the study declares; heights by as many among pairs of persons, one from each
 * group, in which one or the other answered higher (Cliff's delta, 2 A − 1). Where the study opts into a model, the row
 * as a whole and the share must also differ by more than chance, with Holm's correction over all released comparisons:
 * the larger of their p values takes the place of the row's own. With bounds, the worst cases must lie apart.
 */
export function compare(first: Cell, second: Cell, compared: Compared, known: Known): Comparison {
  const question = known.codebook.questions.find(({ code }) => code === first.question);
  const filled = [fill(first), fill(second)];
  const [a, b] = filled;
  if (question === undefined || a === undefined || b === undefined)
    return { clear: false, why: "eine der beiden Gruppen ist nicht mit genauen Zahlen veröffentlicht" };
  const misfit = whyIncomparable(first, second);
  if (misfit !== undefined) return { clear: false, why: misfit };
  const sizes = effectOf(question, a, b, compared, known);
  const { effect } = known.study.comparison;
  const least = `${Number.isInteger(effect) ? count(effect) : decimal(effect)}\u00a0Prozentpunkte`;
  if (sizes.effect === undefined) return { clear: false, why: "die Antworten haben keine Rangfolge" };
  const { effect: own, ...told } = sizes;
  const size =
    told.points === undefined
      ? `der Abstand von ${points(Math.round(own))} im Vergleich je zweier Personen`
      : `der Unterschied von ${points(told.points)}`;
  if (own < effect) return { ...told, clear: false, why: `${size} ist kleiner als ${least}` };
  switch (known.study.uncertainty) {
    case "none":
      return { ...told, clear: true, why: "" };
    case "bounds": {
      const holds = liesApart(question, a, b, compared, known);
      return {
        ...told,
        clear: holds,
        why: holds
          ? ""
          : `${size} besteht nicht, was immer die übrigen Personen der Grundgesamtheit geantwortet hätten`,
      };
    }
    case "model": {
      const p = adjusted(question, a, b, compared, known);
      const clear = p < level;
      const all = count(familyOf(known).size);
      const why = `${size} kann Zufall sein, gemessen an allen ${all} veröffentlichten Vergleichen (p\u00a0=\u00a0${decimal(p, 2)} nach Holm)`;
      return { ...told, p, clear, why: clear ? "" : why };
    }
  }
}

/** In the dative, after „von“. */
const points = (value: number): string =>
  `${count(Math.abs(value))}\u00a0Prozentpunkt${Math.abs(value) === 1 ? "" : "en"}`;

function fill(cell: Cell): Filled | undefined {
  const distribution = cell.row.groups[cell.grouping]?.[cell.group];
  return isComparable(distribution) ? { cell, distribution } : undefined;
}

function whyIncomparable(first: Cell, second: Cell): string | undefined {
  if (first.row !== second.row) return "es sind zwei verschiedene Fragen oder Teilfragen";
  if (first.grouping !== second.grouping) return "die Gruppen überschneiden sich";
  if (first.group === second.group) return "es ist zweimal dieselbe Gruppe";
  return undefined;
}

/** The effect in points, from 0 on, and what of it is told with its sign. */
function effectOf(
  question: Question,
  first: Filled,
  second: Filled,
  compared: Compared,
  { tables }: Known,
): { points?: number; superiority?: number; effect?: number } {
  const measure = measuresOf(question)[tables.questions[question.code]?.indexOf(first.cell.row) ?? 0];
  const [a, b] = [countsOf(first.distribution), countsOf(second.distribution)];
  const order = measure && ascending(question, measure, a.length);
  const inOrder = (counts: number[]) => (order ?? []).map((at) => counts[at] ?? 0);
  const height = order === undefined ? {} : { superiority: superiority(inOrder(a), inOrder(b)) };
  if (compared === "height") {
    if (height.superiority === undefined) return {};
    return { ...height, effect: 100 * Math.abs(2 * height.superiority - 1) };
  }
  const [x, y] = [first, second].map(({ distribution }) => shareOf(distribution, compared.members));
  if (x?.kind !== "value" || y?.kind !== "value") return {};
  const points = x.percent - y.percent;
  return { ...height, points, effect: Math.abs(points) };
}

/** The adjusted p value, with the share's own test among those of all rows. */
function adjusted(
  question: Question,
  first: Filled,
  second: Filled,
  compared: Compared,
  known: Known,
): number {
  const family = familyOf(known);
  const option = hasSeveral(question) && compared !== "height" ? compared.members[0] : undefined;
  const name = comparisonName(first.cell, second.cell, known, option);
  const own = Math.max(family.get(name) ?? 1, shareP(question, first, second, compared, known));
  const others = [...family].flatMap(([other, p]) => (other === name ? [] : [p]));
  return holm([own, ...others])[0] ?? 1;
}

function shareP(question: Question, first: Filled, second: Filled, compared: Compared, known: Known): number {
  if (compared === "height") return 0;
  const [a, b] = [first, second].map(({ distribution }) => ({
    count: compared.members.reduce((all, at) => all + (countsOf(distribution)[at] ?? 0), 0),
    n: distribution.n,
  }));
  if (a === undefined || b === undefined) return 1;
  return corrected(twoShares(a, b), remainingBetween(question, first, second, known)).p;
}

/** Whether two shares differ in the same direction in every case that the frame leaves open. */
function liesApart(
  question: Question,
  first: Filled,
  second: Filled,
  compared: Compared,
  known: Known,
): boolean {
  if (compared === "height") return false;
  const [a, b] = [first, second].map(({ cell, distribution }) => {
    const size = populationOf(known, question, cell.grouping, cell.group);
    const share = shareOf(distribution, compared.members);
    if (typeof size !== "number" || share.kind === "suppressed") return undefined;
    const { low, high } = worstCase(share.count, distribution.n, size);
    return { low: low / size, high: high / size };
  });
  return a !== undefined && b !== undefined && (a.low > b.high || b.low > a.high);
}
