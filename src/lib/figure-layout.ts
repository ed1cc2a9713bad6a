import { type Draws, type Figure, type FigureCategory, type FigureRow, splitKey } from "../model/figure.ts";
import type { FigureSpec } from "../model/figure-spec.ts";
import type { Derived } from "../model/report.ts";
import type { Distribution, TableRow } from "../model/table.ts";
import { suggest } from "./errors.ts";
import { rowOf, type Shown } from "./figure-rows.ts";
import type { Measure } from "./measures.ts";
import { type Fault, labelOf, named, type Selection } from "./selection.ts";
import { isUnevenlyWeighted } from "./weighting.ts";
import { areAllWithheld } from "./withheld.ts";

/** What a figure shows in its rows, and under which headings. */
export type Layout = Pick<Figure, "rowHeading" | "categories" | "rows" | "undivided">;

/** What is shown of each group, or in total: a measure with its categories, or one option of several. */
interface Item {
  key: string;
  label: string;
  row: TableRow;
  measure: Measure;
  /** Indexes into the cells that are counted together, one list per category of the figure. */
  members: number[][];
}

const share: FigureCategory[] = [{ key: splitKey, label: "Anteil" }];
const none: Distribution = { kind: "suppressed", reason: "protected" };

/**
 * Rows and categories: groups of one measure, items of several, the options of a multiple response, the answers to one
 * question where the chart wants them as rows, or several items or options by groups.
 */
export function layOut(
  spec: FigureSpec,
  selection: Selection,
  derived: Derived,
  draws: Draws,
  faults: Fault[],
): Layout {
  const { question, measures, categories } = selection;
  const isSplit =
    question.kind === "multiple"
      ? spec.by === undefined || (["value", "answers", "cells"].includes(draws) && spec.share === undefined)
      : draws === "answers" && measures.length === 1 && spec.share === undefined && spec.by === undefined;
  const [first] = measures;
  const shown: Item[] = isSplit
    ? categories.flatMap(({ key, label, members }) =>
        first === undefined
          ? []
          : [{ key, label, row: first.row, measure: first.measure, members: [members] }],
      )
    : measures.map((m) => ({ ...m, members: categories.map((c) => c.members) }));
  const shownCategories = isSplit ? share : categories;
  if (spec.by !== undefined)
    return byGroup(spec, spec.by, shown, shownCategories, selection, derived, faults);

  const alone = !isSplit && measures.length < 2;
  return {
    rowHeading: isSplit ? "Antwort" : alone ? "Frage" : "Teilfrage",
    categories: shownCategories,
    rows: shown.map(({ key, label, row, measure, members }) =>
      rowOf(key || question.code, alone ? labelOf(spec, question.code, "Alle Befragten") : label, row.total, {
        derived,
        question,
        measure,
        members,
      }),
    ),
  };
}

function byGroup(
  spec: FigureSpec,
  by: string,
  shown: readonly Item[],
  categories: FigureCategory[],
  { question }: Selection,
  derived: Derived,
  faults: Fault[],
): Layout {
  const { study } = derived;
  const empty: Layout = { rowHeading: "", categories, rows: [] };
  const grouping = study.groupings.find(({ id }) => id === by);
  if (grouping === undefined) {
    const hint = suggest(
      by,
      study.groupings.map(({ id }) => id),
    );
    faults.push({ field: "by", what: `unbekannte Gruppierung: ${by}`, hint });
    return empty;
  }
  if (shown.every(({ row }) => row.groups[by] === undefined)) {
    faults.push({
      field: "by",
      what: `${question.code} wird nicht nach Gruppen veröffentlicht`,
      hint: isUnevenlyWeighted(derived, by)
        ? "Innerhalb der Gruppen haben die Befragten verschiedene Gewichte; ohne by zeigen."
        : "Die Frage beschreibt die Befragten selbst; ohne by zeigen.",
    });
    return empty;
  }
  const all = { key: "total", label: labelOf(spec, "total", "Alle Befragten") };
  const known = [
    all,
    ...grouping.groups.map(({ id, label }) => ({ key: id, label: labelOf(spec, id, label) })),
  ];
  const groups = chosenGroups(spec, known, faults);
  const isTotal = ({ key }: FigureCategory): boolean => key === all.key;
  const of = ({ row }: Item, group: FigureCategory): Distribution =>
    isTotal(group) ? row.total : (row.groups[by]?.[group.key] ?? none);

  const whose = ({ measure, members }: Item, group: FigureCategory): Shown => ({
    derived,
    question,
    measure,
    members,
    ...(isTotal(group) ? {} : { grouping: by, group: group.key }),
  });

  const isUndivided = shown.every((one) =>
    areAllWithheld(grouping.groups.map(({ id }) => one.row.groups[by]?.[id])),
  );
  // Nothing but withheld rows is no comparison: the total stands alone, and says why.
  if (isUndivided) {
    const alone = shown.length === 1;
    const rows = shown.map((one) => ({
      ...rowOf(alone ? all.key : one.key, alone ? all.label : one.label, one.row.total, {
        derived,
        question,
        measure: one.measure,
        members: one.members,
      }),
      total: alone,
    }));
    return { rowHeading: alone ? "Gruppe" : "Teilfrage", categories, rows, undivided: grouping.label };
  }
  const [only] = shown;
  if (shown.length === 1 && only !== undefined) {
    const rows = groups.map((group) => ({
      ...rowOf(group.key, group.label, of(only, group), whose(only, group)),
      total: isTotal(group),
    }));
    return { rowHeading: grouping.label, categories, rows };
  }
  const crossed = (item: Item, group: FigureCategory): FigureRow => ({
    ...rowOf(`${item.key}@${group.key}`, "", of(item, group), whose(item, group)),
    total: isTotal(group),
    cross: { item: { key: item.key, label: item.label }, group },
  });
  const rows =
    spec.panels === "group"
      ? groups.flatMap((group) =>
          shown.map((item) => ({ ...crossed(item, group), label: item.label, block: group.label })),
        )
      : shown.flatMap((item) =>
          groups.map((group) => ({ ...crossed(item, group), label: group.label, block: item.label })),
        );
  return { rowHeading: spec.panels === "group" ? "Teilfrage" : grouping.label, categories, rows };
}

/** The groups that the figure names, in its order; default: all of them after the total. */
function chosenGroups(
  { groups, by = "" }: FigureSpec,
  known: readonly FigureCategory[],
  faults: Fault[],
): FigureCategory[] {
  if (groups === undefined) return [...known];
  return groups.flatMap((wanted) => {
    const found = named(known, ({ key }) => key, wanted);
    if (found !== undefined) return [found];
    const hint = suggest(
      wanted,
      known.map(({ key }) => key),
    );
    faults.push({ field: "groups", what: `unbekannte Gruppe von ${by}: ${wanted}`, hint });
    return [];
  });
}
