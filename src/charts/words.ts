import { count, decimal, percent, percentText, reasonText, withheldMark, withheldText } from "../lib/format.ts";
import type { Figure, FigureRow, Share } from "../model/figure.ts";
import type { Reason } from "../model/table.ts";
import type { FigureTable, TableCell } from "./type.ts";

/** One number per row, as bars and dots show it: whole per cent, or a mean. */
export interface ValueRow {
  label: string;
  total: boolean;
  /** Persons; undefined for a withheld row. */
  n?: number;
  result: { kind: "value"; value: number } | { kind: "suppressed"; reason: Reason };
}

/** True for one question without items and groups: its answers are the rows of a bar chart and its table. */
export function isSingle({ rows, categories, statistic }: Figure): boolean {
  return rows.length === 1 && categories.length > 1 && statistic === "share";
}

/** The rows of a chart with one number each. */
export function valueRows(figure: Figure, single = isSingle(figure)): ValueRow[] {
  const [row] = figure.rows;
  if (single && row !== undefined) {
    return figure.categories.map(({ label }, i) => ({ ...valueRow(figure, row, i), label, total: false }));
  }
  return figure.rows.map((each) => valueRow(figure, each, figure.shareIndex));
}

function valueRow({ statistic }: Figure, { label, total, result }: FigureRow, index: number): ValueRow {
  if (result.kind === "suppressed") return { label, total, result };
  const { n, mean } = result;
  const share = result.shares[index];
  if (statistic === "share" && share?.kind === "suppressed") return { label, total, n, result: share };
  const value = statistic === "mean" ? mean : share?.kind === "value" ? share.percent : undefined;
  // `check` of the chart refuses such a figure.
  if (value === undefined) throw new Error(`row "${label}" has no number to draw`);
  return { label, total, n, result: { kind: "value", value } };
}

/** A released number as a chart labels it. */
export function valueText(figure: Figure, value: number): string {
  return figure.statistic === "mean" ? decimal(value) : percent(value);
}

/** The figure's own sentence, then one sentence per row. */
export function describeWith(figure: Figure, sentences: readonly string[]): string {
  const several = figure.multiple ? ["Mehrere Nennungen waren möglich."] : [];
  return [asSentence(figure.alt), ...several, ...sentences].join(" ");
}

/** „Landkreise (n = 87): 78 Prozent.“ for each row of a chart with one number per row. */
export function describeValues(figure: Figure, rows: readonly ValueRow[], withBase: boolean): string {
  const category = figure.categories[figure.shareIndex];
  const named = figure.statistic === "share" && !isSingle(figure) && figure.categories.length > 1 && category;
  const unit = figure.statistic === "mean" ? ["Mittelwerte."] : named ? [`Anteil „${category.label}“.`] : [];
  const sentences = rows.map(({ label, n, result }) => {
    if (result.kind === "suppressed") return `${label}: ${withheldText}.`;
    const base = withBase && n !== undefined ? ` (n\u00a0=\u00a0${n})` : "";
    return `${label}${base}: ${figure.statistic === "mean" ? decimal(result.value) : percentText(result.value)}.`;
  });
  return describeWith(figure, [...unit, ...sentences]);
}

function asSentence(text: string): string {
  return /[.!?…]["“]?$/.test(text) ? text : `${text}.`;
}

/** All that is released of a figure: the whole distribution, mean and median where there are any, and the base. */
export function distributionTable(figure: Figure): FigureTable {
  const notes = noteList();
  const columns = (["mean", "median"] as const).filter((name) =>
    figure.rows.some(({ result }) => result.kind === "value" && result[name] !== undefined),
  );
  const names = { mean: "Mittelwert", median: "Median" };
  const header = [figure.rowHeading, ...figure.categories.map(({ label }) => label), ...columns.map((c) => names[c]), "n"];
  const rows = figure.rows.map(({ label, total, result }) => {
    if (result.kind === "suppressed") {
      return { label, total, cells: header.slice(1).map(() => notes.withheld(result.reason)) };
    }
    const statistics = columns.map((name) => ({ text: result[name] === undefined ? "–" : decimal(result[name]) }));
    const shares = result.shares.map((share) => shareCell(share, notes));
    return { label, total, cells: [...shares, ...statistics, { text: count(result.n) }] };
  });
  return { header, rows, notes: notes.texts };
}

/** Answers of one question as rows: share and base. */
export function singleTable(figure: Figure): FigureTable {
  const notes = noteList();
  const result = figure.rows[0]?.result;
  const rows = figure.categories.map(({ label }, i) => {
    if (result === undefined || result.kind === "suppressed") {
      const cell = notes.withheld(result?.reason ?? "threshold");
      return { label, total: false, cells: [cell, cell] };
    }
    const share = result.shares[i];
    const cells = share === undefined ? [] : [shareCell(share, notes)];
    return { label, total: false, cells: [...cells, { text: count(result.n) }] };
  });
  return { header: [figure.rowHeading, "Anteil", "n"], rows, notes: notes.texts };
}

interface Notes {
  texts: string[];
  /** A withheld cell; its reason becomes a note when it is new. */
  withheld(reason: Reason): TableCell;
}

function noteList(): Notes {
  const texts: string[] = [];
  return {
    texts,
    withheld(reason) {
      const text = `nicht veröffentlicht: ${reasonText[reason]}`;
      if (!texts.includes(text)) texts.push(text);
      return { text: withheldMark, note: texts.indexOf(text) };
    },
  };
}

function shareCell(share: Share, notes: Notes): TableCell {
  return share.kind === "value" ? { text: percent(share.percent) } : notes.withheld(share.reason);
}
