import { type Figure, type FigureFile, type FigureRow, type FigureSpec, splitKey } from "../model/figure.ts";
import type { Derived } from "../model/report.ts";
import type { Distribution } from "../model/table.ts";
import { suggest } from "./errors.ts";
import { rowOf, type Shown } from "./figure-rows.ts";
import { baseText, sourceText } from "./i18n.ts";
import { hasSeveral } from "./measures.ts";
import { resolveResult } from "./results.ts";
import {
  distributionIn,
  type Fault,
  labelOf,
  type Selected,
  type Selection,
  same,
  select,
} from "./selection.ts";
import { assumptionOf } from "./uncertainty.ts";
import { isUnevenlyWeighted } from "./weighting.ts";
import { areAllWithheld } from "./withheld.ts";

/** A figure with its numbers, number 0: `assemble` counts. Or every fault in its file. */
export function resolveFigure(id: string, spec: FigureFile, derived: Derived): Figure | Fault[] {
  if ("result" in spec) return resolveResult(id, spec, derived);
  const selection = select(spec, derived);
  if (Array.isArray(selection)) return selection;
  const faults: Fault[] = [];
  const layout = layOut(spec, selection, derived, faults);
  const shareIndex =
    spec.share === undefined ? 0 : layout.categories.findIndex((c) => same(c.key, spec.share ?? ""));
  if (shareIndex < 0) {
    faults.push({
      field: "share",
      what: `unbekannte Kategorie: ${spec.share}`,
      hint: suggest(
        spec.share ?? "",
        layout.categories.map((c) => c.key),
      ),
    });
  }
  // A chart with one number a row must not choose a category by itself.
  if (
    spec.share === undefined &&
    spec.range === undefined &&
    !["likert", "estimates"].includes(spec.chart) &&
    layout.categories.length > 1
  ) {
    faults.push({
      field: "chart",
      what: "welcher Anteil wird gezeigt?",
      hint: `Mit share: eine Kategorie nennen: ${layout.categories.map((c) => c.key).join(", ")}`,
    });
  }
  if (spec.range !== undefined && selection.question.kind !== "numeric") {
    faults.push({
      field: "range",
      what: `${selection.question.code} hat keinen Mittelwert`,
      hint: "range gehört zu Zahlenfragen; sonst share nennen.",
    });
  }
  if (faults.length > 0) return faults;

  const statistic = spec.range === undefined ? "share" : "mean";
  const rows = spec.order === "result" ? byResult(layout.rows, statistic, shareIndex, spec) : layout.rows;
  const { question } = selection;
  const assumption = assumptionOf(rows, question, derived);
  return {
    id,
    number: 0,
    title: spec.title,
    subtitle: spec.subtitle,
    chart: spec.chart,
    question: { code: question.code, text: question.text },
    rowHeading: layout.rowHeading,
    categories: layout.categories.map(({ key, label }) => ({ key, label })),
    rows,
    statistic,
    shareIndex,
    range: spec.range ?? [0, 100],
    ...(layout.undivided === undefined ? {} : { undivided: layout.undivided }),
    multiple: hasSeveral(question),
    favourable: spec.favourable,
    base: baseText(rows, question, derived),
    source: sourceText(derived.study, question.code),
    alt: spec.alt,
    ...(assumption === undefined ? {} : { uncertainty: assumption.uncertainty }),
    note: [spec.note, assumption?.text, roundedText(rows)].filter(Boolean).join(" "),
    mark: derived.study.mark,
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

type Layout = Pick<Figure, "rowHeading" | "categories" | "rows" | "undivided">;

/**
 * Rows and categories: groups of one measure, items of several, the options of a multiple response, or, where a
 * single choice is drawn as bars, its categories.
 */
function layOut(spec: FigureSpec, selection: Selection, derived: Derived, faults: Fault[]): Layout {
  const { question, measures, categories } = selection;
  const members = categories.map((c) => c.members);
  const [first] = measures;
  if (spec.by !== undefined) return byGroup(spec, spec.by, selection, derived, faults);

  const total = (m: Selected | undefined): Distribution =>
    m?.row.total ?? { kind: "suppressed", reason: "protected" };
  const shown = (m: Selected | undefined, members: number[][]): Shown => ({
    derived,
    question,
    measure: m?.measure ?? { label: "", categories: [] },
    members,
  });
  const split =
    question.kind === "multiple" ||
    (spec.chart === "bar" && measures.length === 1 && spec.share === undefined);
  if (split) {
    return {
      rowHeading: "Antwort",
      categories: [{ key: splitKey, label: "Anteil" }],
      rows: categories.map(({ key, label, members: own }) =>
        rowOf(key, label, total(first), shown(first, [own])),
      ),
    };
  }
  return {
    rowHeading: measures.length > 1 ? "Teilfrage" : "Frage",
    categories,
    rows: measures.map((m) =>
      rowOf(
        m.key || question.code,
        measures.length > 1 ? m.label : labelOf(spec, question.code, "Alle Befragten"),
        total(m),
        shown(m, members),
      ),
    ),
  };
}

function byGroup(
  spec: FigureSpec,
  by: string,
  { question, measures, categories }: Selection,
  derived: Derived,
  faults: Fault[],
): Layout {
  const { study } = derived;
  const empty: Layout = { rowHeading: "", categories, rows: [] };
  const grouping = study.groupings.find(({ id }) => id === by);
  const [first] = measures;
  if (grouping === undefined) {
    faults.push({
      field: "by",
      what: `unbekannte Gruppierung: ${by}`,
      hint: suggest(
        by,
        study.groupings.map(({ id }) => id),
      ),
    });
    return empty;
  }
  if (measures.length > 1 || first === undefined) {
    faults.push({
      field: "by",
      what: `${question.code} hat mehrere Teilfragen`,
      hint: "Mit items: [..] eine davon auswählen.",
    });
    return empty;
  }
  if (first.row.groups[by] === undefined) {
    faults.push({
      field: "by",
      what: `${question.code} wird nicht nach Gruppen veröffentlicht`,
      hint: isUnevenlyWeighted(derived, by)
        ? "Innerhalb der Gruppen haben die Befragten verschiedene Gewichte; ohne by zeigen."
        : "Die Frage beschreibt die Befragten selbst; ohne by zeigen.",
    });
    return empty;
  }
  const shown: Shown = {
    derived,
    question,
    measure: first.measure,
    members: categories.map((c) => c.members),
  };
  const groups = grouping.groups.map(({ id, label }) => {
    const distribution = distributionIn(first.row, by, id) ?? { kind: "suppressed", reason: "protected" };
    return rowOf(id, labelOf(spec, id, label), distribution, { ...shown, grouping: by, group: id });
  });
  const all = {
    ...rowOf("total", labelOf(spec, "total", "Alle Befragten"), first.row.total, shown),
    total: true,
  };
  // Nothing but withheld rows is no comparison: the total stands alone, and says why.
  return areAllWithheld(grouping.groups.map(({ id }) => distributionIn(first.row, by, id)))
    ? { rowHeading: "Gruppe", categories, rows: [all], undivided: grouping.label }
    : { rowHeading: grouping.label, categories, rows: [all, ...groups] };
}

/** Highest first by what is drawn, as it is released; the total stays on top, withheld rows go to the end. */
function byResult(
  rows: FigureRow[],
  statistic: Figure["statistic"],
  shareIndex: number,
  spec: FigureSpec,
): FigureRow[] {
  const drawn = ({ result, total }: FigureRow): number => {
    if (total) return Number.POSITIVE_INFINITY;
    if (result.kind === "suppressed") return -1;
    if (statistic === "mean") return result.mean ?? -1;
    const { shares } = result;
    const half = Math.floor(shares.length / 2);
    const end = spec.favourable === "first" ? shares.slice(0, half) : shares.slice(-half);
    const shown = spec.chart === "likert" ? end : shares.slice(shareIndex, shareIndex + 1);
    // A row whose share is withheld has no place in an order of results.
    if (shown.some((share) => share.kind === "suppressed")) return -1;
    return shown.reduce((sum, share) => sum + (share.kind === "value" ? share.percent : 0), 0);
  };
  return rows
    .map((row, i) => ({ row, i, value: drawn(row) }))
    .sort((a, b) => b.value - a.value || a.i - b.i)
    .map(({ row }) => row);
}
