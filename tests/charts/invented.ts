/** What figures with invented numbers are made of. */
import { wholePercent } from "../../src/lib/format.ts";
import type { Figure, FigureCategory, FigureRow } from "../../src/model/figure.ts";
import type { Reason } from "../../src/model/table.ts";

/** What the invented figures have in common. */
export const base: Figure = {
  id: "figure",
  number: 1,
  title: "Titel",
  subtitle: "Anteile in Prozent",
  chart: "likert",
  question: { code: "D1", text: "Frage" },
  rowHeading: "Aussage",
  categories: [],
  rows: [],
  statistic: "share",
  shareIndex: 0,
  range: [0, 10],
  multiple: false,
  favourable: "last",
  base: "alle Befragten mit Angabe",
  source: "Quelle: Erfundene Zahlen",
  alt: "Wie die Antworten sich verteilen",
  note: "",
  mark: "DEMONSTRATION – erfundene Zahlen",
};

/** A row from its counts; `null` stands for a withheld count. */
export function row(
  label: string,
  counts: readonly (number | null)[],
  more: { total?: boolean; n?: number } = {},
): FigureRow {
  const n = more.n ?? counts.reduce<number>((sum, count) => sum + (count ?? 0), 0);
  const shares = counts.map((count) =>
    count === null
      ? { kind: "suppressed" as const, reason: "protected" as const }
      : { kind: "value" as const, count, percent: wholePercent(count, n) },
  );
  return { key: keyOf(label), label, total: more.total ?? false, result: { kind: "value", n, shares } };
}

export function meanRow(label: string, n: number, mean: number, total = false): FigureRow {
  return {
    key: keyOf(label),
    label,
    total,
    result: { kind: "value", n, shares: [], mean, median: Math.round(mean) },
  };
}

export function withheld(label: string, reason: Reason): FigureRow {
  return { key: keyOf(label), label, total: false, result: { kind: "suppressed", reason } };
}

export function categories(...labels: string[]): FigureCategory[] {
  return labels.map((label) => ({ key: keyOf(label), label }));
}

function keyOf(label: string): string {
  return label.toLowerCase().replaceAll(/[^a-z0-9]+/g, "-");
}

/** Several items by groups: a row for each, from what is known of it; `of` gives the counts, or `null` for withheld. */
export function crossed(
  items: readonly string[],
  groups: readonly string[],
  panels: "item" | "group",
  of: (item: number, group: number) => FigureRow,
): FigureRow[] {
  const named = (labels: readonly string[]) => categories(...labels);
  const rows = named(items).flatMap((item, i) =>
    named(groups).map((group, k) => ({
      ...of(i, k),
      key: `${item.key}@${group.key}`,
      label: panels === "item" ? group.label : item.label,
      block: panels === "item" ? item.label : group.label,
      total: group.label === "Alle Befragten",
      cross: { item, group },
    })),
  );
  return panels === "item" ? rows : groups.flatMap((group) => rows.filter(({ block }) => block === group));
}
