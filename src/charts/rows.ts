import { count, reasonText, withheldMark } from "../lib/format.ts";
import type { Figure } from "../model/figure.ts";
import type { Reason } from "../model/table.ts";
import { measure, wrap } from "./text.ts";

/** A row before it has a place. */
export interface Entry {
  label: string;
  /** Base in words ("n = 87") where it differs from row to row. */
  base?: string | undefined;
  /** The total beside its groups: set apart and semibold. */
  total: boolean;
  /** Text that stands in place of the data. */
  withheld?: string | undefined;
  /** Heads the rows below it, and has no data of its own. */
  heading?: true;
}

/** Entries of rows in their order, the first row of each block under its heading. */
export function withHeadings<Row extends { block?: string | undefined }>(
  rows: readonly Row[],
  entryOf: (row: Row, index: number) => Entry,
): Entry[] {
  return rows.flatMap((row, i) => {
    const { block } = row;
    const opens = block !== undefined && (i === 0 || rows[i - 1]?.block !== block);
    const entry = entryOf(row, i);
    return opens ? [{ label: block, total: true, heading: true as const }, entry] : [entry];
  });
}

/** One line of text: left end and middle of the line in px. */
export interface Line {
  text: string;
  x: number;
  y: number;
}

/** A row with its place, in px from the top. */
export interface PlacedRow {
  labels: Line[];
  base: Line[];
  /** The mark of withheld data, and the text beside it. */
  mark: Line[];
  withheld: Line[];
  /** Upper and lower edge of the data. */
  top: number;
  bottom: number;
}

export interface Layout {
  wide: boolean;
  /** Font sizes in px of labels, and of values and notes. */
  size: number;
  small: number;
  /** Left and right edge of the data in px. */
  left: number;
  right: number;
  /** Space between rows in px; default: what parts bars well. */
  gap?: number;
}

/** Layout for a width: where labels stand beside the data, they get at most two fifths of it. */
export function layoutOf(entries: readonly Entry[], width: number, themeSize: number): Layout {
  const wide = width >= 600;
  const size = wide ? themeSize : themeSize - 1;
  const layout = { wide, size, small: size - 1, left: 0, right: width };
  if (!wide) return layout;
  const most = Math.round(width * 0.4);
  const column = Math.max(
    0,
    ...entries.map((entry) => widest(labelLines(entry, most, layout), layout, entry)),
  );
  return { ...layout, left: Math.ceil(column) + 20 };
}

/** Where rows begin, how high their data are, and how far withheld texts stand from the left edge of the data; in px. */
export interface RowStyle {
  y: number;
  data: number;
  inset: number;
}

/** Places rows under each other; `data` are those that are no headings, `bottom` is the lower edge of the last one in px. */
export function placeRows(
  entries: readonly Entry[],
  layout: Layout,
  { y, data: dataSize, inset }: RowStyle,
): { rows: PlacedRow[]; data: PlacedRow[]; bottom: number } {
  const { wide, size, small, left, right } = layout;
  const gap = layout.gap ?? (wide ? 13 : 15);
  const lineHeight = Math.round(size * 1.2);
  const indent = inset + 10;
  let top = y;
  const rows = entries.map((entry, i) => {
    if (i > 0) top += gap + moreBefore(entry, entries[i - 1]);
    const { labels, base } = labelLines(entry, wide ? left - 20 : right, layout);
    const reason = entry.withheld === undefined ? [] : wrap(entry.withheld, right - left - indent, small);
    const labelHeight = (labels.length + base.filter((line) => line.x === 0).length) * lineHeight;
    // Under its label a withheld row needs no more than its text.
    const least = !entry.heading && (wide || reason.length === 0) ? dataSize : 0;
    const dataHeight = Math.max(least, reason.length * lineHeight);
    const height = wide ? Math.max(labelHeight, dataHeight) : labelHeight + 3 + dataHeight;
    const labelTop = wide ? top + (height - labelHeight) / 2 : top;
    const middle = Math.round(wide ? top + height / 2 : top + height - dataHeight / 2);
    const down = (line: Line): Line => ({ ...line, y: labelTop + (line.y + 0.5) * lineHeight });
    const withheld = reason.map((text, k) => ({
      text,
      x: left + indent,
      y: middle + (k - (reason.length - 1) / 2) * lineHeight,
    }));
    top += height;
    return {
      labels: labels.map(down),
      base: base.map(down),
      mark: withheld.slice(0, 1).map(({ y }) => ({ text: withheldMark, x: left + inset, y })),
      withheld,
      top: middle - dataSize / 2,
      bottom: middle + dataSize / 2,
    };
  });
  return { rows, data: rows.filter((_, i) => !entries[i]?.heading), bottom: top };
}

/** What is added to the gap before a row, in px: a heading stands apart from the rows above it, and close to its own. */
function moreBefore(entry: Entry, before: Entry | undefined): number {
  if (entry.heading) return 10;
  if (before?.heading) return -7;
  return before?.total === entry.total ? 0 : 6;
}

/**
 * Where the vertical line of a value crosses the rows, in px: beside labels in one go from `top` to `bottom`; under
 * them at the data only, since it would run through the labels.
 */
export function crossings(
  value: number,
  rows: readonly PlacedRow[],
  { wide }: Layout,
  [top, bottom]: readonly [number, number],
): { value: number; from: number; to: number }[] {
  if (wide) return [{ value, from: top, to: bottom }];
  const withData = rows.filter(({ withheld }) => withheld.length === 0);
  return withData.map((row) => ({ value, from: row.top - 3, to: row.bottom + 3 }));
}

/** Lines of a label; `y` counts lines. The base follows the last one, or stands under it where there is no room. */
function labelLines(entry: Entry, width: number, { size, small }: Layout): { labels: Line[]; base: Line[] } {
  const weight = entry.total ? 600 : 400;
  const labels = wrap(entry.label, width, size, weight).map((text, y) => ({ text, x: 0, y }));
  const last = labels.at(-1);
  if (entry.base === undefined || last === undefined) return { labels, base: [] };
  const x = measure(last.text, size, weight) + 8;
  const fits = x + measure(entry.base, small) <= width;
  if (fits) return { labels, base: [{ text: entry.base, x, y: last.y }] };
  const base = wrap(entry.base, width, small).map((text, i) => ({ text, x: 0, y: last.y + 1 + i }));
  return { labels, base };
}

function widest(
  { labels, base }: { labels: Line[]; base: Line[] },
  { size, small }: Layout,
  { total }: Entry,
): number {
  return Math.max(
    ...labels.map(({ text }) => measure(text, size, total ? 600 : 400)),
    ...base.map(({ text, x }) => x + measure(text, small)),
  );
}

/** A base in words („n = 87“), kept on one line. */
export function baseText(n: number): string {
  return `n\u00a0=\u00a0${count(n)}`;
}

/**
 * True where each row is drawn with its own base: beside a total, and where the smallest base is less than nine tenths
 * of the largest. The few who skip an item of a battery are named in the table.
 */
export function showsBases({ rows }: Figure): boolean {
  const bases = rows.flatMap(({ result }) => (result.kind === "value" ? [result.n] : []));
  return rows.some((row) => row.total) || Math.min(...bases) * 10 < Math.max(...bases) * 9;
}

/** What is drawn beside the mark of withheld data. */
export function withheldLine(reason: Reason): string {
  return `nicht veröffentlicht: ${reasonText[reason]}`;
}
