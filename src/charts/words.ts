import { decimal, percent, percentText, withheldText } from "../lib/format.ts";
import { notBrokenDown } from "../lib/withheld.ts";
import type { Figure, FigureRow } from "../model/figure.ts";
import type { Reason } from "../model/table.ts";
import { baseText, type Entry, type PlacedRow, withheldLine } from "./rows.ts";

/** One number per row, as bars and dots show it: whole per cent, or a mean. */
export interface ValueRow {
  label: string;
  total: boolean;
  /** Persons; undefined for a withheld row. */
  n?: number;
  result: { kind: "value"; value: number } | { kind: "suppressed"; reason: Reason };
}

/** The rows of a chart with one number each. */
export function valueRows(figure: Figure): ValueRow[] {
  return figure.rows.map((row) => valueRow(figure, row));
}

function valueRow({ statistic, shareIndex }: Figure, { label, total, result }: FigureRow): ValueRow {
  if (result.kind === "suppressed") return { label, total, result };
  const { n, mean } = result;
  const share = result.shares[shareIndex];
  if (statistic === "share" && share?.kind === "suppressed") return { label, total, n, result: share };
  const value = statistic === "mean" ? mean : share?.kind === "value" ? share.percent : undefined;
  // `check` of the chart refuses such a figure.
  if (value === undefined) throw new Error(`row "${label}" has no number to draw`);
  return { label, total, n, result: { kind: "value", value } };
}

/** What the rows of such a chart say beside their data. */
export function entriesOf(rows: readonly ValueRow[], withBase: boolean): Entry[] {
  return rows.map(({ label, total, n, result }) =>
    result.kind === "suppressed"
      ? { label, total, withheld: withheldLine(result.reason) }
      : { label, total, base: withBase && n !== undefined ? baseText(n) : undefined },
  );
}

/** The released rows with their places. */
export function releasedRows(
  rows: readonly ValueRow[],
  places: readonly PlacedRow[],
): (PlacedRow & { value: number; total: boolean })[] {
  return rows.flatMap(({ total, result }, i) => {
    const place = places[i];
    return result.kind === "suppressed" || place === undefined
      ? []
      : [{ ...place, value: result.value, total }];
  });
}

/** A released number as a chart labels it. */
export function valueText(figure: Figure, value: number): string {
  return figure.statistic === "mean" ? decimal(value) : percent(value);
}

/** The figure's own sentence, then one sentence per row. */
export function describeWith(figure: Figure, sentences: readonly string[]): string {
  const several = figure.multiple ? ["Mehrere Nennungen waren möglich."] : [];
  const undivided = figure.undivided === undefined ? [] : [notBrokenDown(figure.undivided)];
  return [asSentence(figure.alt), ...several, ...sentences, ...undivided].join(" ");
}

/** „Landkreise (n = 87): 78 Prozent.“ for each row of a chart with one number per row. */
export function describeValues(figure: Figure, rows: readonly ValueRow[], withBase: boolean): string {
  const category = figure.categories[figure.shareIndex];
  const named = figure.statistic === "share" && figure.categories.length > 1 && category;
  const unit =
    figure.statistic === "mean"
      ? ["Gezeigt sind Mittelwerte."]
      : named
        ? [`Gezeigt ist der Anteil „${category.label}“.`]
        : [];
  const sentences = rows.map(({ label, n, result }) => {
    if (result.kind === "suppressed") return `${label}: ${withheldText}.`;
    const base = withBase && n !== undefined ? ` (${baseText(n)})` : "";
    return `${label}${base}: ${figure.statistic === "mean" ? decimal(result.value) : percentText(result.value)}.`;
  });
  return describeWith(figure, [...unit, ...sentences]);
}

/** A text with a full stop, unless it ends like a sentence already. */
export function asSentence(text: string): string {
  return /[.!?…]["“]?$/.test(text) ? text : `${text}.`;
}
