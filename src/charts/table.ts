import { count, reasonText, withheldMark } from "../lib/format.ts";
import { intervalCaption } from "../lib/uncertainty.ts";
import { type Figure, type Share, splitKey } from "../model/figure.ts";
import type { Reason } from "../model/table.ts";
import { percentCell, personsCell } from "./cell.ts";
import { type Column, intervalColumns, statisticColumns } from "./columns.ts";
import type { FigureTable, TableCell } from "./type.ts";

/**
 * All that is released of a figure: the whole distribution, mean and median where there are any, the base, and intervals
 * where the study declares them.
 */
export function distributionTable(figure: Figure): FigureTable {
  const notes = noteList();
  const statistics = statisticColumns(figure);
  const intervals = intervalColumns(figure);
  const shares = figure.categories.map(({ label }) => label);
  const [first] = figure.rows;
  const base: Column = { label: "n", cell: ({ n }) => personsCell(n) };
  // The rows are classes of one number, or answers of one scale: a mean beside each of them would read as its own.
  const isSplit =
    figure.categories[0]?.key === splitKey && statistics.length > 0 && first?.result.kind === "value";
  // What is drawn comes first: a wide table must not hide it.
  const isMean = figure.statistic === "mean";
  const before = isMean && !isSplit ? [...statistics, base] : [];
  const after = isSplit ? intervals : isMean ? intervals : [...statistics, base, ...intervals];
  const header = [figure.rowHeading, ...before.map(labelOf), ...shares, ...after.map(labelOf)];
  const rows = figure.rows.map(({ label, block, total, result }) => {
    const row = { label, total, ...(block === undefined ? {} : { block }) };
    if (result.kind === "suppressed")
      return { ...row, cells: header.slice(1).map(() => notes.withheld(result.reason)) };
    const cells = [
      ...before.map(({ cell }) => cell(result)),
      ...result.shares.map((share) => shareCell(share, notes)),
      ...after.map(({ cell }) => cell(result)),
    ];
    return { ...row, cells };
  });
  const { uncertainty } = figure;
  const hasIntervals = uncertainty !== undefined && intervals.length > 0;
  const table = {
    header,
    rows,
    notes: notes.texts,
    ...(hasIntervals
      ? { intervals: { from: header.length - intervals.length, caption: intervalCaption[uncertainty] } }
      : {}),
  };
  if (!isSplit || first?.result.kind !== "value") return table;
  const { result } = first;
  const texts = statistics.map(({ label, cell }) => `${label}: ${cell(result).text}`);
  return { ...table, below: [...texts, `n\u00a0=\u00a0${count(result.n)}`].join("; ") };
}

const labelOf = ({ label }: Column): string => label;

/** Why cells are withheld, each reason once. */
export interface Notes {
  texts: string[];
  /** A withheld cell; its reason becomes a note when it is new. */
  withheld(reason: Reason): TableCell;
}

/** An empty list of notes. */
export function noteList(): Notes {
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
  return share.kind === "value" ? percentCell(share.percent) : notes.withheld(share.reason);
}
