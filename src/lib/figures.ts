import type { Draws, Figure, FigureRow } from "../model/figure.ts";
import type { FigureFile, FigureSpec } from "../model/figure-spec.ts";
import type { Derived } from "../model/report.ts";
import { suggest } from "./errors.ts";
import { type Layout, layOut } from "./figure-layout.ts";
import { byResult } from "./figure-order.ts";
import { partsOf } from "./figure-parts.ts";
import { comparedIn } from "./group-comparison.ts";
import { baseText, sourceText } from "./i18n.ts";
import { hasSeveral } from "./measures.ts";
import { resolvePair } from "./pair.ts";
import { resolveResult } from "./results.ts";
import { type Fault, type Selection, same, select } from "./selection.ts";
import { assumptionOf } from "./uncertainty.ts";

/** A figure with its numbers for a chart that draws this, number 0: `assemble` counts. Or every fault in its file. */
export function resolveFigure(
  id: string,
  spec: FigureFile,
  derived: Derived,
  draws: Draws,
): Figure | Fault[] {
  if ("result" in spec) return resolveResult(id, spec, derived);
  if (draws === "pair") return resolvePair(id, spec, derived);
  const selection = select(spec, derived);
  if (Array.isArray(selection)) return selection;
  const faults: Fault[] = [];
  const layout = layOut(spec, selection, derived, draws, faults);
  const shareIndex = shareIndexOf(spec, layout, faults);
  faults.push(...openQuestions(spec, selection, layout, draws), ...uselessFields(spec));
  if (faults.length > 0) return faults;

  const statistic = spec.range === undefined ? "share" : "mean";
  const { question } = selection;
  const rows =
    spec.order === "result" ? byResult(layout.rows, { ...spec, statistic, shareIndex }, draws) : layout.rows;
  const groups = [...new Set(rows.map(({ key, cross }) => cross?.group.key ?? key))].filter(
    (key) => key !== "total",
  );
  const drawn = statistic === "share" && drawsOne(draws, rows) ? spec.share : undefined;
  const compared = comparedIn(spec, selection, layout.undivided === undefined ? groups : [], drawn, derived);
  const assumption = assumptionOf(rows, question, derived);
  return {
    ...partsOf(id, spec, derived),
    question: { code: question.code, text: question.text },
    rowHeading: layout.rowHeading,
    categories: layout.categories.map(({ key, label }) => ({ key, label })),
    rows,
    statistic,
    shareIndex,
    range: spec.range ?? [0, 100],
    ...(layout.undivided === undefined ? {} : { undivided: layout.undivided }),
    multiple: hasSeveral(question),
    ...(spec.tiles === undefined ? {} : { tiles: spec.tiles }),
    base: baseText(rows, question, derived),
    ...(compared === undefined ? {} : { compared }),
    ...(assumption === undefined ? {} : { uncertainty: assumption.uncertainty, assumption: assumption.text }),
    note: [spec.note, assumption?.text, roundedText(rows)].filter(Boolean).join(" "),
    source: sourceText(derived.study, question.code),
  };
}

/** That numbers of rows are rounded, in a sentence; empty where none is. */
function roundedText(rows: readonly FigureRow[]): string {
  const [base] = rows.flatMap(({ result }) =>
    result.kind === "value" && result.rounded ? [result.rounded] : [],
  );
  return base === undefined
    ? ""
    : `Die Zahlen der Gruppen sind zum Schutz der Befragten auf Vielfache von ${base} gerundet; Anteile sind daraus berechnet.`;
}

function shareIndexOf({ share }: FigureSpec, { categories }: Layout, faults: Fault[]): number {
  if (share === undefined) return 0;
  const index = categories.findIndex((c) => same(c.key, share));
  if (index < 0) {
    const hint = suggest(
      share,
      categories.map((c) => c.key),
    );
    faults.push({ field: "share", what: `unbekannte Kategorie: ${share}`, hint });
  }
  return index;
}

/** What the file leaves open and no chart may decide by itself: which share, of what there is a mean. */
function openQuestions(
  spec: FigureSpec,
  { question }: Selection,
  { categories, rows }: Layout,
  draws: Draws,
): Fault[] {
  const faults: Fault[] = [];
  const needsShare = spec.share === undefined && spec.range === undefined && drawsOne(draws, rows);
  if (needsShare && categories.length > 1) {
    faults.push({
      field: "chart",
      what: "welcher Anteil wird gezeigt?",
      hint: `Mit share: eine Kategorie nennen: ${categories.map((c) => c.key).join(", ")}`,
    });
  }
  if (spec.range !== undefined && question.kind !== "numeric") {
    faults.push({
      field: "range",
      what: `${question.code} hat keinen Mittelwert`,
      hint: "range gehört zu Zahlenfragen; sonst share nennen.",
    });
  }
  return faults;
}

/** True where a row shows one number. */
const drawsOne = (draws: Draws, rows: readonly FigureRow[]): boolean =>
  draws === "value" ||
  draws === "answers" ||
  (draws === "cells" && rows.some(({ cross }) => cross !== undefined));

/** Fields that would be read over in silence. */
function uselessFields(spec: FigureSpec): Fault[] {
  if (spec.by !== undefined) return [];
  const fields = (["groups", "panels", "tiles"] as const).filter((field) => spec[field] !== undefined);
  return fields.map((field) => ({
    field,
    what: `${field} ohne by`,
    hint: `Mit by: eine Gruppierung nennen, oder ${field} weglassen.`,
  }));
}
