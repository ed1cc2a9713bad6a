import type { Exception } from "../../../src/model/study.ts";
import type { Released, TableRow, Tables } from "../../../src/model/table.ts";
import type { Partition } from "../../partition.ts";
import { classesOf, yearClassesOf } from "../classes.ts";
import type { Binding } from "./binding.ts";
import type { Marked, State, Statistic } from "./model.ts";
import { refuse } from "./refusal.ts";

/** Where the groups of a publication stand: the total is group 0. */
export interface Places {
  partition: Partition;
  groups: number[];
  outside: number;
  unanswered: number;
}

/** What the released rows of one part tell. */
export interface Source {
  code: string;
  binding: Binding;
  part: number;
  states: readonly State[];
  places: readonly Places[];
  tables: Tables;
  threshold: number;
  exceptions: readonly Exception[];
  /** Persons of a group whose answer is one of these cells: the truth. */
  countIn(group: number, cells: readonly number[]): number;
}

/** Every statistic of a part that the tables release; throws a refusal where one of them is not modelled. */
export function statisticsOf(source: Source): Statistic[] {
  const { code, binding, tables } = source;
  const rows = tables.questions[code] ?? [];
  return binding.rows.flatMap((at, option) => {
    const row = rows[at];
    return row ? rowStatistics(source, row, binding.part.kind === "ranking" ? option : undefined) : [];
  });
}

function rowStatistics(source: Source, row: TableRow, option: number | undefined): Statistic[] {
  const { code, part, places, threshold } = source;
  const name = row.item === undefined ? code : `${code} ${row.item}`;
  const total = `${name} gesamt`;
  if (row.total.kind === "suppressed") return [{ kind: "tooFew", threshold, part, group: 0, table: total }];
  const cells = cellsOf(source, row, option);
  const all = distribution(source, row.total, { group: 0, table: total }, cells);
  const byGroup = places.flatMap(({ partition, groups, outside, unanswered }) => {
    const released = row.groups[partition.id];
    if (released === undefined) return [];
    const table = `${name} nach ${partition.label}`;
    const own = partition.groups.flatMap(({ id }, i) => {
      const group = released[id];
      return group?.kind === "value"
        ? distribution(source, group, { group: groups[i] ?? 0, table, by: partition.id }, cells)
        : [];
    });
    const marks: Statistic = {
      kind: "withheld",
      threshold,
      part,
      table,
      groups: partition.groups.map(({ id }, i): Marked => {
        const everywhere = source.tables.participation[partition.id]?.[id]?.kind !== "value";
        const state =
          released[id]?.kind === "value" ? "shown" : everywhere ? "withheldEverywhere" : "withheld";
        return { group: groups[i] ?? 0, state };
      }),
      outside,
      unanswered,
    };
    return [...own, marks];
  });
  return [...all, ...classBounds(source, row, row.total, total), ...byGroup];
}

/** Which of the part's cells each released cell adds up. */
function cellsOf(
  { binding: { part, isDate }, states }: Source,
  { classes, total }: TableRow,
  option: number | undefined,
): number[][] {
  if (part.kind === "ranking")
    return Array.from({ length: part.ranks }, (_, r) => [(option ?? 0) * part.ranks + r]);
  const values = part.kind === "choice" ? part.values : undefined;
  if (values === undefined) return part.cells.map((_, cell) => [cell]);
  if (classes === undefined) return [];
  const made = (isDate ? yearClassesOf : classesOf)(countsOf(states, values));
  const length = total.kind === "value" ? total.cells.length : 0;
  if (String(made.labels) !== String(classes) || length !== classes.length) {
    throw refuse(`${part.label}: die Klassen sind andere als die des Modells`);
  }
  return classes.map((_, c) => values.flatMap((value, cell) => (made.indexOf(value) === c ? [cell] : [])));
}

function countsOf(states: readonly State[], values: readonly number[]): Map<number, number> {
  const counts = new Map<number, number>();
  for (const state of states) {
    const value = typeof state === "number" ? values[state] : undefined;
    if (value !== undefined) counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  return counts;
}

interface Place {
  group: number;
  table: string;
  /** Grouping variable of the table; absent for the total. */
  by?: string;
}

/** One released distribution, where it stands, and what its cells add up. */
interface Told {
  released: Released;
  place: Place & { part: number };
  cells: readonly number[][];
  source: Source;
}

/**
 * What each field of a released distribution tells, as statistics whose meaning the model knows. The types see to it
 * that a field which is added to the tables has an entry here.
 */
const meanings: {
  [Field in Exclude<keyof Released, "kind">]-?: (
    value: NonNullable<Released[Field]>,
    told: Told,
  ) => Statistic[];
} = {
  n: (n, { place, released: { rounded } }) =>
    rounded === undefined
      ? [{ kind: "base", n, ...place }]
      : [{ kind: "rounded", cells: "base", count: n, base: rounded, ...place }],
  noAnswer: (count, { place, released: { notShown } }) => {
    const of: ("noAnswer" | "notShown")[] = notShown === undefined ? ["noAnswer", "notShown"] : ["noAnswer"];
    return [{ kind: "missing", of, count, ...place }];
  },
  notShown: (count, { place }) => [{ kind: "missing", of: ["notShown"], count, ...place }],
  // They say how n and cells are to be read.
  whole: () => [],
  rounded: () => [],
  cells: (counts, { place, cells, source, released: { rounded, whole } }) =>
    counts.flatMap((cell, i): Statistic[] => {
      const own = cells[i] ?? [];
      if (cell.kind === "suppressed") return withheldCell(source, own, place);
      const { count } = cell;
      // Of persons who did not answer there are no parts.
      if (whole !== undefined) return [{ kind: "parts", cells: own, parts: count, whole, ...place }];
      return rounded === undefined
        ? [{ kind: "count", cells: own, count, ...place }]
        : [{ kind: "rounded", cells: own, count, base: rounded, ...place }];
    }),
  mean: (mean, { place, released: { n, whole } }) =>
    n > 0 ? [{ kind: "mean", mean, decimals: 1, ...weightedIf(whole), ...place }] : [],
  median: (median, { place, released: { n, whole }, source }) => {
    const { isDate: lower } = source.binding;
    return n > 0 ? [{ kind: "median", median, decimals: 1, n, lower, ...weightedIf(whole), ...place }] : [];
  },
};

function weightedIf(whole: number | undefined): { weighted?: true } {
  return whole === undefined ? {} : { weighted: true };
}

function distribution(
  source: Source,
  released: Released,
  place: Place,
  cells: readonly number[][],
): Statistic[] {
  const told: Told = { released, place: { part: source.part, ...place }, cells, source };
  const fields = Object.keys(meanings) as (keyof typeof meanings)[];
  return fields.flatMap((field) => {
    const value = released[field];
    return value === undefined
      ? []
      : (meanings[field] as (value: unknown, told: Told) => Statistic[])(value, told);
  });
}

/**
 * A cell that is suppressed in a table which the study excepts. Other answers are only looked for with the same small
 * counts, the same zeros, and others as large as they have to be: so the same cells are suppressed again. That leaves an
 * attacker fewer worlds than the publication does: a pass stays right, a disclosure may be one too many.
 */
function withheldCell(
  { countIn, exceptions, code }: Source,
  cells: number[],
  place: Place & { part: number; by?: string },
): Statistic[] {
  const exception = exceptions.find(({ question, by }) => question === code && by === place.by);
  if (exception === undefined) throw refuse(`${code}: eine zurückgehaltene Zelle ist nicht modelliert`);
  const { least } = exception;
  const count = countIn(place.group, cells);
  const [from, to] = count === 0 ? [0, 0] : count < least ? [1, least - 1] : [least, everybody];
  return [{ kind: "bounded", cells, from, to, group: place.group, part: place.part, table: place.table }];
}

/** More persons than any survey of officials has. */
const everybody = 1_000_000_000;

/** The tenths of a number that its classes are cut at; a rating scale from 0 to 10 has fixed ones. */
function classBounds(
  { binding, part, states }: Source,
  { classes }: TableRow,
  { n }: Released,
  table: string,
): Statistic[] {
  const values = binding.part.kind === "choice" ? binding.part.values : undefined;
  if (values === undefined || classes === undefined || n === 0) return [];
  if (!binding.isDate && values.every((value) => Number.isInteger(value) && value >= 0 && value <= 10))
    return [];
  const counts = countsOf(states, values);
  const at = [0.1, 0.9].map((share) => {
    let below = 0;
    const value = values.find((v) => {
      below += counts.get(v) ?? 0;
      return below >= share * n;
    });
    return { share, value: value ?? 0 };
  });
  return [{ kind: "quantiles", n, at, part, group: 0, table }];
}
