import type { Figure, FigureRow } from "../model/figure.ts";
import type { ResultSpec } from "../model/figure-spec.ts";
import type { Derived } from "../model/report.ts";
import type { Result, ResultRow } from "../model/result.ts";
import type { PublicStudy } from "../model/study.ts";
import { roundEnds } from "./axis.ts";
import { suggest } from "./errors.ts";
import { count, intervalName } from "./format.ts";
import { longDate, surveyText } from "./i18n.ts";
import { type Fault, labelOf, named, same } from "./selection.ts";

/** A figure of a result that was computed elsewhere, number 0: `assemble` counts. Or every fault in its file. */
export function resolveResult(id: string, spec: ResultSpec, derived: Derived): Figure | Fault[] {
  const chosen = chooseRows(spec, derived);
  if (Array.isArray(chosen)) return chosen;
  const { result, rows } = chosen;
  const { rows: _, ...analysis } = result;
  const ends = rows.flatMap(({ value, interval }) => [value, ...(interval ? Object.values(interval) : [])]);
  const held = result.reference === undefined ? ends : [...ends, result.reference];
  return {
    id,
    number: 0,
    title: spec.title,
    subtitle: spec.subtitle,
    chart: spec.chart,
    analysis,
    rowHeading: "Merkmal",
    categories: [],
    rows: inBlocks(rows, spec.order === "result").map((row) => rowOf(row, spec, result)),
    statistic: "estimate",
    shareIndex: 0,
    range: spec.range ?? roundEnds(held, result.scale),
    multiple: false,
    favourable: spec.favourable,
    base: baseOf(chosen, derived.study),
    source: sourceOf(result, derived.study),
    alt: spec.alt,
    note: [spec.note, result.note].filter(Boolean).join(" "),
    mark: derived.study.mark,
  };
}

/** A released result, and those of its rows that a figure shows, in the figure's order. */
export interface Chosen {
  result: Result;
  rows: ResultRow[];
}

/** Finds what a figure's file names: result and terms; or every fault in it. */
export function chooseRows(spec: ResultSpec, { results }: Derived): Chosen | Fault[] {
  const result = Object.hasOwn(results, spec.result) ? results[spec.result] : undefined;
  if (result === undefined) {
    const hint = suggest(spec.result, Object.keys(results));
    return [{ field: "result", what: `unbekanntes Ergebnis: ${spec.result}`, hint }];
  }
  const faults = faultsIn(spec, result);
  if (faults.length > 0) return faults;
  const wanted = spec.items?.flatMap((term) => named(result.rows, (row) => row.term, term) ?? []);
  return { result, rows: wanted ?? result.rows };
}

function faultsIn(spec: ResultSpec, { rows }: Result): Fault[] {
  const terms = rows.map(({ term }) => term);
  const foreign = (["scale", "by", "groups", "panels", "tiles", "recode", "share"] as const).filter(
    (field) => spec[field] !== undefined,
  );
  const faults = foreign.map((field): Fault => {
    const what = `${field} gehört zu Fragen, nicht zu Ergebnissen aus data/results`;
    return { field, what, hint: `${field} weglassen.` };
  });
  if (spec.chart !== "estimates") {
    const what = `${spec.chart} zeigt keine anderswo gerechneten Ergebnisse`;
    faults.push({ field: "chart", what, hint: "Dafür gibt es chart: estimates." });
  }
  for (const term of spec.items ?? []) {
    if (named(rows, (row) => row.term, term) === undefined)
      faults.push({ field: "items", what: `unbekannte Zeile: ${term}`, hint: suggest(term, terms) });
  }
  if (spec.items?.length === 0) {
    faults.push({
      field: "items",
      what: "items nennt keine Zeile",
      hint: "items weglassen: Dann erscheinen alle.",
    });
  }
  for (const key of Object.keys(spec.labels)) {
    if (!terms.some((term) => same(term, key)))
      faults.push({ field: "labels", what: `labels: nichts heißt ${key}`, hint: suggest(key, terms) });
  }
  return faults;
}

/** Rows of a block together, blocks in the order in which they first occur; within one, highest first where asked. */
function inBlocks(rows: readonly ResultRow[], byResult: boolean): ResultRow[] {
  const blocks = [...Map.groupBy(rows, ({ group }) => group).values()];
  return blocks.flatMap((block) => (byResult ? block.toSorted((a, b) => b.value - a.value) : block));
}

function rowOf(
  { term, label, group, n, ...estimate }: ResultRow,
  spec: ResultSpec,
  result: Result,
): FigureRow {
  return {
    key: term,
    label: labelOf(spec, term, label),
    total: false,
    ...(group === undefined ? {} : { block: group }),
    result: { kind: "value", n: n ?? result.n, shares: [], estimate },
  };
}

/** On how many persons the result rests, and what its lines are. */
function baseOf({ result, rows }: Chosen, { population }: PublicStudy): string {
  const lines =
    result.level !== undefined && rows.some(({ interval }) => interval !== undefined)
      ? `; Linien: ${intervalName(result.level)}e`
      : "";
  return `n\u00a0=\u00a0${count(result.n)}; ${population.unit}, die in die Berechnung eingehen${lines}`;
}

function sourceOf({ method, software, approval }: Result, study: PublicStudy): string {
  const how = `${method.replace(/\.$/, "")}, ${software}`;
  const who = `freigegeben von ${approval.by} am ${longDate(approval.date)}`;
  return `${surveyText(study)} Berechnung: ${how}; ${who}, nicht von der Anonymitätsprüfung erfasst.`;
}
