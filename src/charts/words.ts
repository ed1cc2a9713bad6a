import { decimal, percent, percentText, span, withheldText } from "../lib/format.ts";
import { notBrokenDown } from "../lib/withheld.ts";
import type { Figure, FigureRow } from "../model/figure.ts";
import type { Interval } from "../model/result.ts";
import type { Reason } from "../model/table.ts";
import { baseText, type Entry, type PlacedRow, withHeadings, withheldLine } from "./rows.ts";

/** One number per row, as bars and dots show it: whole per cent, or a mean. */
export interface ValueRow {
  label: string;
  block?: string | undefined;
  total: boolean;
  /** Persons; undefined for a withheld row. */
  n?: number;
  result:
    | { kind: "value"; value: number; interval?: Interval | undefined }
    | { kind: "suppressed"; reason: Reason };
}

/** The rows of a chart with one number each. */
export function valueRows(figure: Figure): ValueRow[] {
  return figure.rows.map((row) => valueRow(figure, row));
}

function valueRow({ statistic, shareIndex }: Figure, { label, block, total, result }: FigureRow): ValueRow {
  if (result.kind === "suppressed") return { label, block, total, result };
  const { n, mean } = result;
  const share = result.shares[shareIndex];
  if (statistic === "share" && share?.kind === "suppressed") return { label, block, total, n, result: share };
  const value = statistic === "mean" ? mean : share?.kind === "value" ? share.percent : undefined;
  // `check` of the chart refuses such a figure.
  if (value === undefined) throw new Error(`row "${label}" has no number to draw`);
  // A mean has no interval: how the answers are spread within a group is not released.
  const interval = statistic === "share" ? result.intervals?.[shareIndex] : undefined;
  return { label, block, total, n, result: { kind: "value", value, interval } };
}

/** What the rows of such a chart say beside their data. */
export function entriesOf(rows: readonly ValueRow[], withBase: boolean): Entry[] {
  return withHeadings(rows, ({ label, block, total: isTotal, n, result }): Entry => {
    // Under a heading the total is one of the rows.
    const total = isTotal && block === undefined;
    return result.kind === "suppressed"
      ? { label, total, withheld: withheldLine(result.reason) }
      : { label, total, base: withBase && n !== undefined ? baseText(n) : undefined };
  });
}

/** The released rows with their places. */
export function releasedRows(
  rows: readonly ValueRow[],
  places: readonly PlacedRow[],
): (PlacedRow & { value: number; interval: Interval | undefined; total: boolean })[] {
  return rows.flatMap(({ total, result }, i) => {
    const place = places[i];
    return result.kind === "suppressed" || place === undefined
      ? []
      : [{ ...place, value: result.value, interval: result.interval, total }];
  });
}

/** What a row is called where no heading stands over it: „Begegnungsorte, Landkreise“. */
export function nameOf({ label, block }: { label: string; block?: string | undefined }): string {
  return block === undefined ? label : `${block}, ${label}`;
}

/** A released number as a chart labels it. */
export function valueText(figure: Figure, value: number): string {
  return figure.statistic === "mean" ? decimal(value) : percent(value);
}

/** An interval as it follows its number: „(62 bis 75)“; empty where there is none. */
export function intervalText({ statistic }: Figure, interval: Interval | undefined): string {
  return interval === undefined ? "" : `(${span(interval, statistic === "mean" ? 1 : 0)})`;
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
  const sentences = rows.map((row) => {
    const { n, result } = row;
    const label = nameOf(row);
    if (result.kind === "suppressed") return `${label}: ${withheldText}.`;
    const base = withBase && n !== undefined ? ` (${baseText(n)})` : "";
    const said = figure.statistic === "mean" ? decimal(result.value) : percentText(result.value);
    const interval = intervalText(figure, result.interval);
    return `${label}${base}: ${said}${interval && ` ${interval}`}.`;
  });
  return describeWith(figure, [...unit, ...sentences]);
}

/** A text with a full stop, unless it ends like a sentence already. */
export function asSentence(text: string): string {
  return /[.!?…]["“]?$/.test(text) ? text : `${text}.`;
}
