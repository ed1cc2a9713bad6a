import type { Codebook, Question } from "../model/codebook.ts";
import type { FigureRow, Share } from "../model/figure.ts";
import type { Derived } from "../model/report.ts";
import type { Interval } from "../model/result.ts";
import type { Released } from "../model/table.ts";
import { intervalName } from "./format.ts";
import { worstCase } from "./statistics/bounds.ts";
import { exactSpan } from "./statistics/hypergeometric.ts";
import { finiteSize, wilsonInterval } from "./statistics/wilson.ts";

/** The parts of the released data that intervals are made from. */
type Known = Pick<Derived, "study" | "codebook" | "tables">;

/** The persons that answers can speak for: how many, or that nobody knows how many. */
type Population = number | "unknown";

/**
 * The persons that the answers of a row can speak for, from released numbers alone. Undefined where there is nothing to
 * conclude: the number of the group is withheld, or the question makes up the groups that the frame counts itself.
 * Unknown, though there is a frame, where not all were asked: it does not tell whom a filter would have let through.
 */
export function populationOf(
  { study, codebook, tables }: Known,
  question: Question,
  grouping?: string,
  group?: string,
): Population | undefined {
  const isCounted = study.groupings.some((each) => each.question === question.code);
  if (tables.frame !== undefined && isCounted) return undefined;
  const all = isAskedOfAll(question, codebook);
  if (grouping === undefined || group === undefined) return all ? (tables.frame ?? "unknown") : "unknown";
  const part = tables.participation[grouping]?.[group];
  if (part?.kind !== "value") return undefined;
  return all ? (part.frame ?? "unknown") : "unknown";
}

function isAskedOfAll({ filtered }: Question, { filtersUnknown }: Codebook): boolean {
  return !filtered && filtersUnknown !== true;
}

/**
 * The interval of each share of a row in whole per cent, rounded outwards, by what the study declares; undefined where
 * there is none. With `bounds` the worst cases. With `model`, as if non-response were random: exact where counts of
 * persons are drawn from a known number, Wilson's with Kish's effective size where answers are weighted (their design
 * effect is that of the whole study), Wilson's without correction where nobody knows how many there are.
 */
export function intervalsOf(
  shares: readonly Share[],
  { n, whole, rounded }: Pick<Released, "n" | "whole" | "rounded">,
  population: Population | undefined,
  { study, tables }: Known,
): Interval[] | undefined {
  const counts = shares.flatMap((share) => (share.kind === "value" ? [share.count] : []));
  if (population === undefined || counts.length < shares.length || counts.length === 0) return undefined;
  // A rounded count is no count of persons that anything could be concluded from.
  if (study.uncertainty === "none" || rounded !== undefined) return undefined;
  if (study.uncertainty === "bounds") {
    if (population === "unknown" || whole !== undefined) return undefined;
    return counts.map((count) => outwards(worstCase(count, n, population), population));
  }
  if (population !== "unknown" && whole === undefined)
    return counts.map((count) => outwards(exactSpan(count, n, population), population));
  const effective = whole === undefined ? n : (n * (tables.effective ?? tables.n)) / tables.n;
  const size = population === "unknown" ? effective : finiteSize(effective, n, population);
  return counts.map((count) => outwards(wilsonInterval(count / (whole ?? n), size), 1));
}

/** Whole per cent that hold the interval; what floating point adds to a whole per cent is none. */
function outwards({ low, high }: Interval, of: number): Interval {
  return { low: Math.floor((100 * low) / of + 1e-9), high: Math.ceil((100 * high) / of - 1e-9) };
}

/** What the intervals of these rows are, and what they assume, in a sentence; undefined where no row has any. */
export function assumptionOf(
  rows: readonly FigureRow[],
  question: Question,
  known: Known,
): { uncertainty: "bounds" | "model"; text: string } | undefined {
  const { uncertainty } = known.study;
  const has = rows.some(({ result }) => result.kind === "value" && result.intervals !== undefined);
  if (!has || uncertainty === "none") return undefined;
  if (uncertainty === "bounds") {
    const text =
      "Die Spannen reichen von einem äußersten Fall zum anderen: dass von den übrigen Personen der Grundgesamtheit niemand so geantwortet hätte oder alle.";
    return { uncertainty, text };
  }
  const size =
    populationOf(known, question) === "unknown" ? "; wie viele Personen das betrifft, ist nicht bekannt" : "";
  const text = `Die ${intervalName(95)}e gelten unter einer Annahme: als wäre es Zufall, wer aus der Grundgesamtheit geantwortet hat${size}.`;
  return { uncertainty, text };
}

/** What an interval of a figure is called at the head of a column; its note says the rest. */
export const intervalHeading = { bounds: "äußerste Fälle", model: "Intervall" } as const;

/** The same over a table of nothing else. */
export const intervalCaption = {
  bounds: "Äußerste Fälle, in Prozent",
  model: `${intervalName(95)}e, in Prozent`,
} as const;
