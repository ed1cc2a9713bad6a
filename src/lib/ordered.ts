import type { Question } from "../model/codebook.ts";
import type { Ordered } from "../model/figure.ts";
import type { Released } from "../model/table.ts";
import { list } from "./i18n.ts";
import type { Measure } from "./measures.ts";
import { shareOf } from "./selection.ts";
import { middleOf } from "./statistics/ordinal.ts";

/** Fewest answers of a scale whose two highest are not most of it. */
const fewest = 4;

/**
 * The places of a measure's answers from the lowest to the highest; undefined where they have no order that is known.
 * A number's classes ascend.
 */
export function ascending(
  { kind, scales }: Question,
  { scale }: Measure,
  cells: number,
): number[] | undefined {
  const places = Array.from({ length: cells }, (_, i) => i);
  if (kind === "numeric" || kind === "date") return places;
  if (kind !== "single" && kind !== "array") return undefined;
  const direction = scales[scale ?? 0]?.direction;
  if (direction === undefined) return undefined;
  return direction === "ascending" ? places : places.reverse();
}

/** Median and share of the two highest answers, from released counts; undefined where there is no order, or a count is withheld. */
export function orderedOf(question: Question, measure: Measure, distribution: Released): Ordered | undefined {
  if (question.kind === "numeric" || question.kind === "date") return undefined;
  const order = ascending(question, measure, distribution.cells.length);
  const counts = order?.flatMap((place) => {
    const cell = distribution.cells[place];
    return cell?.kind === "value" ? [cell.count] : [];
  });
  if (order === undefined || counts === undefined || counts.length < order.length) return undefined;
  const middle = middleOf(counts);
  if (middle === undefined) return undefined;
  const median = [...new Set([middle.lower, middle.upper])].map(
    (at) => measure.categories[order[at] ?? 0]?.label ?? "",
  );
  const highest = highestTwo(question, measure, order.length);
  return {
    median,
    position: (middle.lower + middle.upper) / 2 + 1,
    ...(highest === undefined ? {} : { topTwo: shareOf(distribution, highest) }),
  };
}

/** Places of the two highest answers; undefined where the answers have no order or are too few for it. */
export function highestTwo(question: Question, measure: Measure, cells: number): number[] | undefined {
  return cells < fewest ? undefined : ascending(question, measure, cells)?.slice(-2);
}

/** The median of ordered answers in words: „eher wichtig“, „zwischen A und B“. */
export function medianWords({ median }: Ordered): string {
  return median.length > 1 ? `zwischen ${list(median.map((label) => `„${label}“`))}` : median.join();
}
