import type { Compared, Figure } from "../model/figure.ts";
import type { FigureSpec } from "../model/figure-spec.ts";
import type { Derived } from "../model/report.ts";
import type { TableRow } from "../model/table.ts";
import { count, decimal } from "./format.ts";
import { hasSeveral } from "./measures.ts";
import { ascending } from "./ordered.ts";
import { named, type Selection } from "./selection.ts";
import { type Comparison, compare } from "./statistics/compare.ts";
import { familyOf, isComparable } from "./statistics/family.ts";

type Known = Pick<Derived, "study" | "codebook" | "tables">;

/**
 * What of a figure's groups can be compared; undefined where it has none, or the study opts into no model. Where one
 * share is drawn, that share; of several options, each; else how high the answers lie, or, where nobody knows their
 * order, the share at the favourable end.
 * @param drawn the category whose share is drawn alone; undefined where whole distributions are
 */
export function comparedIn(
  { by, favourable }: Pick<FigureSpec, "by" | "favourable">,
  { question, measures, categories }: Selection,
  groups: readonly string[],
  drawn: string | undefined,
  { study, tables }: Known,
): Compared | undefined {
  if (by === undefined || study.uncertainty !== "model" || groups.length < 2) return undefined;
  const only = drawn === undefined ? undefined : named(categories, ({ key }) => key, drawn);
  const several = hasSeveral(question);
  const end = favourable === "first" ? categories.slice(0, 1) : categories.slice(-1);
  const shown = only ? [only] : several ? categories : end;
  const parts = measures.flatMap(({ label, measure, row }): Compared["parts"] => {
    const name = measures.length > 1 ? label : "";
    const at = tables.questions[question.code]?.indexOf(row) ?? 0;
    const isOrdered = !several && ascending(question, measure, 1) !== undefined;
    if (isOrdered && only === undefined) return [{ row: at, label: name }];
    return shown.map(({ label, members }) => ({
      row: at,
      label: [name, only ? "" : label].filter(Boolean).join(": "),
      members,
    }));
  });
  return { grouping: by, groups: [...groups], parts };
}

/** One clear difference between two groups, in words. */
interface Difference {
  /** The group with more, or with higher answers; the sentence begins with it. */
  more: string;
  less: string;
  /** How large the difference is, with its word and Holm's p value. */
  size: string;
}

/** How a figure's groups compare, for a section on its page. */
export interface GroupComparison {
  /** Clear differences by what differs; of a figure that shows one thing, without a name. */
  differences: { label: string; pairs: Difference[] }[];
  /** What was found, in sentences. */
  summary: string;
  /** What „deutlich“ means, and how it was tested, in a sentence. */
  method: string;
}

/** How the groups of a figure compare by two; undefined where it has none that could be, or the study opts into no model. */
export function groupComparison({ question, compared }: Figure, known: Known): GroupComparison | undefined {
  if (question === undefined || compared === undefined) return undefined;
  const { grouping, groups, parts } = compared;
  const named = known.study.groupings.find(({ id }) => id === grouping)?.groups ?? [];
  const labelOf = (id: string) => named.find((group) => group.id === id)?.label ?? id;
  const found = parts.map(({ row: at, label, members }) => {
    const row = known.tables.questions[question.code]?.[at];
    const filled = groups.filter((group) => isComparable(row?.groups[grouping]?.[group]));
    const pairs = filled.flatMap((first, i) => filled.slice(i + 1).map((second) => [first, second] as const));
    const comparedPair = ([first, second]: readonly [string, string]) => {
      const cell = { question: question.code, row: row as TableRow, grouping };
      const measured = members ? { members } : ("height" as const);
      return {
        ...compare({ ...cell, group: first }, { ...cell, group: second }, measured, known),
        first: labelOf(first),
        second: labelOf(second),
      };
    };
    return { label, pairs: pairs.map(comparedPair) };
  });
  const all = found.flatMap(({ pairs }) => pairs);
  if (all.length === 0) return undefined;
  const differences = found.flatMap(({ label, pairs }) => {
    const clear = pairs.filter((pair) => pair.clear).map(differenceOf);
    return clear.length === 0 ? [] : [{ label, pairs: clear }];
  });
  const points = `${decimalOrCount(known.study.comparison.effect)}\u00a0Prozentpunkte`;
  return {
    differences,
    summary: summaryText(all.filter(({ clear }) => clear).length, all.length),
    method: `Deutlich heißt, was mindestens ${points} ausmacht und, als wäre es Zufall, wer geantwortet hat, auch unter allen ${count(familyOf(known).size)} Vergleichen, die sich aus den Tabellen anstellen lassen, nicht zu erwarten wäre (Rangtest nach Kruskal und Wallis oder χ², korrigiert nach Holm).`,
  };
}

const decimalOrCount = (value: number): string => (Number.isInteger(value) ? count(value) : decimal(value));

function differenceOf({
  first,
  second,
  points,
  superiority = 0.5,
  p = 1,
}: Comparison & { first: string; second: string }): Difference {
  const isMore = points === undefined ? superiority >= 0.5 : points >= 0;
  const [more, less] = isMore ? [first, second] : [second, first];
  if (points !== undefined) {
    const apart = Math.abs(points);
    const size = `${count(apart)}\u00a0Prozentpunkt${apart === 1 ? "" : "e"}, ${sizeWord(0.5 + apart / 200)} (${pText(p)})`;
    return { more: `Mehr: ${more}`, less: `weniger: ${less}`, size };
  }
  const a = Math.max(superiority, 1 - superiority);
  const size = `Von je zwei Personen, einer aus jeder der beiden Gruppen, antwortet in ${count(Math.round(100 * a))} von 100 Fällen die aus der zuerst genannten höher (gleiche Antworten zählen halb): ${sizeWord(a)} (${pText(p)})`;
  return { more: `Höher: ${more}`, less: `niedriger: ${less}`, size };
}

/**
 * The size of an effect in words, by the probability of superiority, after Vargha and Delaney (Journal of Educational
 * and Behavioral Statistics 25, 2000): 0.56 small, 0.64 medium, 0.71 large. Of two shares it is 0.5 and half their
 * difference.
 */
function sizeWord(a: number): string {
  if (a >= 0.71) return "ein großer Unterschied";
  return a >= 0.64 ? "ein mittlerer Unterschied" : "ein kleiner Unterschied";
}

const pText = (p: number): string =>
  p < 0.001 ? "p\u00a0<\u00a00,001" : `p\u00a0=\u00a0${decimal(p, p < 0.01 ? 3 : 2)}`;

function summaryText(clear: number, all: number): string {
  const caveat = "Dass es keinen gibt, ist damit nicht gezeigt.";
  if (all === 1)
    return clear === 1
      ? "Die beiden Gruppen unterscheiden sich deutlich."
      : `Die beiden Gruppen unterscheiden sich nicht deutlich. ${caveat}`;
  if (clear === 0)
    return `Keiner der ${count(all)} Vergleiche je zweier Gruppen zeigt einen deutlichen Unterschied. ${caveat}`;
  if (clear === all)
    return `Alle ${count(all)} Vergleiche je zweier Gruppen zeigen einen deutlichen Unterschied.`;
  const some = clear === 1 ? "zeigt einer" : `zeigen ${count(clear)}`;
  return `Von ${count(all)} Vergleichen je zweier Gruppen ${some} einen deutlichen Unterschied. Bei den übrigen ist er kleiner, oder er kann Zufall sein.`;
}
