import type { Question } from "../model/codebook.ts";
import type { Derived } from "../model/report.ts";
import type { TableRow } from "../model/table.ts";
import { groupsIn, type ReleasedGroup } from "./groups.ts";
import { hasSeveral, type Measure, measuresOf } from "./measures.ts";
import { highestTwo } from "./ordered.ts";
import { askedQuestions } from "./question-address.ts";
import { shareOf } from "./selection.ts";
import { compare } from "./statistics/compare.ts";
import { type Cell, comparisonName, familyOf } from "./statistics/family.ts";
import { holm } from "./statistics/holm.ts";
import { quoted } from "./wording.ts";

/** A share in which a group differs clearly from another of the same grouping. */
export interface ClearDifference {
  question: Question;
  /** What is shared: an answer, an option, an item with its highest answers. */
  what: string;
  own: number;
  other: { group: ReleasedGroup; percent: number };
}

const found = new WeakMap<Derived["tables"], Map<string, ClearDifference[]>>();

/**
 * The clear differences of a group from the others of its grouping, by the rule that holds for „deutlich“ in texts,
 * corrected over all released comparisons; shares in whole per cent, largest difference first.
 */
export function clearDifferences(group: ReleasedGroup, known: Derived): ClearDifference[] {
  const memory = found.get(known.tables) ?? new Map<string, ClearDifference[]>();
  found.set(known.tables, memory);
  const earlier = memory.get(group.path);
  if (earlier) return earlier;
  const others = groupsIn(group.grouping, known).filter(({ id }) => id !== group.id);
  const differences = askedQuestions(known.codebook).flatMap((question) => {
    const rows = known.tables.questions[question.code] ?? [];
    return measuresOf(question).flatMap((measure, i) => {
      const row = rows[i];
      if (row === undefined) return [];
      return comparedIn(question, measure, row).flatMap(({ what, members }) =>
        others.flatMap((other): ClearDifference[] => {
          const [own, theirs] = [group, other].map(({ grouping, id }) =>
            percentIn(row, grouping.id, id, members),
          );
          if (own === undefined || theirs === undefined) return [];
          if (Math.abs(own - theirs) < known.study.comparison.effect) return [];
          const cell = (of: ReleasedGroup) => ({
            question: question.code,
            row,
            grouping: of.grouping.id,
            group: of.id,
          });
          if (isCertainlyUnclear(question, cell(group), cell(other), members, known)) return [];
          const { clear } = compare(cell(group), cell(other), { members }, known);
          return clear ? [{ question, what, own, other: { group: other, percent: theirs } }] : [];
        }),
      );
    });
  });
  const sorted = differences.sort(
    (a, b) => Math.abs(b.own - b.other.percent) - Math.abs(a.own - a.other.percent),
  );
  memory.set(group.path, sorted);
  return sorted;
}

const adjusted = new WeakMap<Derived["tables"], ReadonlyMap<string, number>>();

/**
 * True where a comparison cannot be clear, so that it need not be made: its own test, corrected over all comparisons,
 * does not hold, and the test of the share, which is made beside it, could only raise its p value.
 */
function isCertainlyUnclear(
  question: Question,
  first: Cell,
  second: Cell,
  [member]: readonly number[],
  known: Derived,
): boolean {
  if (known.study.uncertainty !== "model") return false;
  const family = familyOf(known);
  let ps = adjusted.get(known.tables);
  if (ps === undefined) {
    const corrected = holm([...family.values()]);
    ps = new Map([...family.keys()].map((name, i) => [name, corrected[i] ?? 1]));
    adjusted.set(known.tables, ps);
  }
  const option = hasSeveral(question) ? member : undefined;
  return (ps.get(comparisonName(first, second, known, option)) ?? 1) >= 0.05;
}

/** The shares of a measure that are worth comparing: of ordered answers the two highest, else each answer. */
function comparedIn(
  question: Question,
  measure: Measure,
  { total }: TableRow,
): { what: string; members: number[] }[] {
  const { kind } = question;
  if (kind === "ranking" || kind === "numeric" || kind === "date" || kind === "listed") return [];
  const cells = total.kind === "value" ? total.cells.length : 0;
  const highest = highestTwo(question, measure, cells);
  const label = (at: number) => quoted(measure.categories[at]?.label ?? "");
  const scale = question.scales.length > 1 ? question.scales[measure.scale ?? 0]?.label : "";
  const of =
    question.items.length > 0 && kind !== "multiple" ? `${measure.label}${scale ? ` (${scale})` : ""}: ` : "";
  if (highest) {
    const both = highest.toSorted((a, b) => a - b).map(label);
    return [{ what: `${of}${both.join(" oder ")}`, members: highest }];
  }
  return measure.categories.map((_, at) => ({ what: `${of}${label(at)}`, members: [at] }));
}

function percentIn(
  row: TableRow,
  grouping: string,
  group: string,
  members: readonly number[],
): number | undefined {
  const distribution = row.groups[grouping]?.[group];
  if (distribution?.kind !== "value") return undefined;
  const share = shareOf(distribution, members);
  return share.kind === "value" ? share.percent : undefined;
}
