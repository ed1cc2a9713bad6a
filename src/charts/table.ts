import { count, decimal, reasonText, withheldMark } from "../lib/format.ts";
import { type Figure, type Share, splitKey } from "../model/figure.ts";
import type { Reason } from "../model/table.ts";
import { numberCell, percentCell, personsCell } from "./cell.ts";
import type { FigureTable, TableCell } from "./type.ts";

/** All that is released of a figure: the whole distribution, mean and median where there are any, and the base. */
export function distributionTable(figure: Figure): FigureTable {
  const notes = noteList();
  const columns = (["mean", "median"] as const).filter((name) =>
    figure.rows.some(({ result }) => result.kind === "value" && result[name] !== undefined),
  );
  const names = { mean: "Mittelwert", median: "Median" };
  const [first] = figure.rows;
  // The rows are classes of one number: beside each of them its mean would read as that of the class.
  if (figure.categories[0]?.key === splitKey && columns.length > 0 && first?.result.kind === "value") {
    const { result } = first;
    const texts = columns.flatMap((name) =>
      result[name] === undefined ? [] : [`${names[name]}: ${decimal(result[name])}`],
    );
    const rows = figure.rows.map(({ label, total, result }) => ({
      label,
      total,
      cells:
        result.kind === "value"
          ? result.shares.map((share) => shareCell(share, notes))
          : [notes.withheld(result.reason)],
    }));
    const header = [figure.rowHeading, ...figure.categories.map(({ label }) => label)];
    return {
      header,
      rows,
      notes: notes.texts,
      below: [...texts, `n\u00a0=\u00a0${count(result.n)}`].join("; "),
    };
  }
  // What is drawn comes first: a wide table must not hide it.
  const order = <T>(shares: T[], statistics: T[]): T[] =>
    figure.statistic === "mean" ? [...statistics, ...shares] : [...shares, ...statistics];
  const header = [
    figure.rowHeading,
    ...order(
      figure.categories.map(({ label }) => label),
      [...columns.map((c) => names[c]), "n"],
    ),
  ];
  const rows = figure.rows.map(({ label, block, total, result }) => {
    const row = { label, total, ...(block === undefined ? {} : { block }) };
    if (result.kind === "suppressed") {
      return { ...row, cells: header.slice(1).map(() => notes.withheld(result.reason)) };
    }
    const statistics = columns.map((name) => numberCell(result[name]));
    const shares = result.shares.map((share) => shareCell(share, notes));
    return { ...row, cells: order(shares, [...statistics, personsCell(result.n)]) };
  });
  return { header, rows, notes: notes.texts };
}

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
