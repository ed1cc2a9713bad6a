import type { Category, Question } from "../model/codebook.ts";
import type { Distribution, TableRow } from "../model/table.ts";
import { count, decimal, percent, reasonText, withheldMark } from "./format.ts";
import { type Measure, measuresOf } from "./measures.ts";
import { highestTwo } from "./ordered.ts";
import { shareOf } from "./selection.ts";
import { quoted } from "./wording.ts";

/** All respondents, or one group of a grouping. */
export interface ResultColumn {
  label: string;
  /** Both absent of all respondents. */
  grouping?: string;
  group?: string;
}

/** One number of a cross table. */
export interface CrossCell {
  text: string;
  /** The share behind the text in whole per cent; absent of means and of what is withheld. */
  percent?: number;
  /** Why there is no number. */
  withheld?: string;
}

export interface CrossRow {
  label: string;
  /** Heading of the rows that it belongs to: the item of an array whose answers have rows of their own. */
  block?: string;
  /** One per column. */
  cells: CrossCell[];
}

/** The results of a question side by side for all respondents and for groups. */
export interface CrossTable {
  /** What the numbers are ("Anteil „eher wichtig“ oder „sehr wichtig“ in Prozent"). */
  shows: string;
  rows: CrossRow[];
  /** Persons behind each column. */
  base: CrossCell[];
}

/** How much of an array is shown: of every item one number, or all answers. */
export type Depth = "brief" | "full";

const shares = "Anteile in Prozent";

/**
 * What of a question is released for some columns. Answers are rows; of an array or a ranking the items are, with one
 * number each (share of the two highest answers, share of the first rank), unless all is asked for. One table, of a
 * dual-scale question two; none of texts, and where nothing is released for any group among the columns.
 */
export function crossTables(
  question: Question,
  rows: readonly TableRow[],
  columns: readonly ResultColumn[],
  depth: Depth = "brief",
): CrossTable[] {
  const groups = columns.filter(({ group }) => group !== undefined);
  const isReleased = rows.some((row) => groups.some((column) => of(row, column)?.kind === "value"));
  if (groups.length > 0 && !isReleased) return [];
  const measures = measuresOf(question).map((measure, i) => ({ measure, row: rows[i] }));
  const scales = question.kind === "array" && question.scales.length > 1 ? question.scales : [undefined];
  return scales.flatMap((scale, i): CrossTable[] => {
    const own = measures.filter(({ measure }) => scale === undefined || measure.scale === i);
    const found = tableOf(question, own, columns, depth);
    if (found === undefined) return [];
    const heading = scale && (scale.label || `Skala ${i + 1}`);
    const rounded = roundedIn(own, columns);
    const shows = [heading, found.shows, rounded].filter(Boolean).join("; ");
    return [{ ...found, shows, base: columns.map((column) => baseOf(own, column)) }];
  });
}

/** A measure with what is released of it. */
interface Measured {
  measure: Measure;
  row: TableRow | undefined;
}

function tableOf(
  question: Question,
  own: readonly Measured[],
  columns: readonly ResultColumn[],
  depth: Depth,
): Omit<CrossTable, "base"> | undefined {
  const [first] = own;
  if (first?.row === undefined) return undefined;
  const answers = (each: Measured, categories: readonly Category[], block?: string): CrossRow[] =>
    categories.map(({ label }, i) => ({
      label,
      ...(block === undefined ? {} : { block }),
      cells: columns.map((column) => shareCell(each.row && of(each.row, column), [i])),
    }));
  const everything = () => own.flatMap((each) => answers(each, each.measure.categories, each.measure.label));
  const each = (cell: (distribution: Distribution | undefined) => CrossCell) =>
    own.map(({ measure, row }) => ({
      label: measure.label,
      cells: columns.map((column) => cell(row && of(row, column))),
    }));
  switch (question.kind) {
    case "display":
    case "listed":
      return undefined;
    case "single":
    case "multiple":
      return { shows: shares, rows: answers(first, first.measure.categories) };
    case "grid":
      return { shows: shares, rows: everything() };
    case "ranking":
      return depth === "full"
        ? { shows: shares, rows: everything() }
        : { shows: "Anteil auf Rang 1 in Prozent", rows: each((found) => shareCell(found, [0])) };
    case "array": {
      const { categories } = first.measure;
      const highest = highestTwo(question, first.measure, categories.length);
      if (depth === "full" || highest === undefined) return { shows: shares, rows: everything() };
      const labels = highest.toSorted((a, b) => a - b).map((at) => quoted(categories[at]?.label ?? ""));
      return {
        shows: `Anteil ${labels.join(" oder ")} in Prozent`,
        rows: each((found) => shareCell(found, highest)),
      };
    }
    case "numeric":
    case "date": {
      const isYear = question.kind === "date";
      const number = isYear ? "median" : "mean";
      const rows = each((found) => numberCell(found, number, isYear ? String : decimal));
      if (own.length > 1) return { shows: isYear ? "Jahr in der Mitte" : "Mittelwerte", rows };
      const classes = (first.row.classes ?? []).map((label, i) => ({ code: String(i), label }));
      const [middle] = rows.map((row) => ({ ...row, label: isYear ? "Jahr in der Mitte" : "Mittelwert" }));
      return {
        shows: `${isYear ? "Jahr in der Mitte" : "Mittelwert"}, darunter ${shares}`,
        rows: [...(middle ? [middle] : []), ...answers(first, classes)],
      };
    }
  }
}

function of(row: TableRow, { grouping, group }: ResultColumn): Distribution | undefined {
  return grouping === undefined || group === undefined ? row.total : row.groups[grouping]?.[group];
}

const withheld: CrossCell = { text: withheldMark, withheld: reasonText.protected };

function shareCell(distribution: Distribution | undefined, members: readonly number[]): CrossCell {
  if (distribution === undefined) return { text: "" };
  if (distribution.kind === "suppressed") return withheld;
  const share = shareOf(distribution, members);
  return share.kind === "value" ? { text: percent(share.percent), percent: share.percent } : withheld;
}

function numberCell(
  distribution: Distribution | undefined,
  key: "mean" | "median",
  format: (value: number) => string,
): CrossCell {
  if (distribution?.kind === "suppressed") return withheld;
  const number = distribution?.[key];
  return { text: number === undefined ? "" : format(number) };
}

/** Persons behind a column; of items that not all answered, the fewest and the most. */
function baseOf(own: readonly Measured[], column: ResultColumn): CrossCell {
  const found = own.flatMap(({ row }) => (row && of(row, column)) ?? []);
  const sizes = found.flatMap((each) => (each.kind === "value" ? [each.n] : []));
  if (sizes.length === 0) return found.length === 0 ? { text: "" } : withheld;
  const [low, high] = [Math.min(...sizes), Math.max(...sizes)];
  return { text: low === high ? count(low) : `${count(low)}–${count(high)}` };
}

function roundedIn(own: readonly Measured[], columns: readonly ResultColumn[]): string {
  const [base] = own.flatMap(({ row }) =>
    columns.flatMap((column) => {
      const found = row && of(row, column);
      return found?.kind === "value" && found.rounded ? [found.rounded] : [];
    }),
  );
  return base === undefined ? "" : `Zahlen auf Vielfache von ${base} gerundet`;
}
