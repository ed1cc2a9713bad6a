import type { Here } from "./here.ts";
import { baseOf, type Layout, persons } from "./layout.ts";
import { infinity, type Linear, linear, type Term } from "./linear.ts";
import type { Atom, Group, Part, Statistic } from "./model.ts";
import {
  exactly,
  meanRows,
  medianRows,
  orderRows,
  partsRows,
  percentRows,
  quantileRows,
  roundedRows,
  weightedMedianRows,
} from "./rendered.ts";
import { withheldRows } from "./withheld.ts";

/** What the rows of a statistic are made from. */
export interface Scope {
  layout: Layout;
  parts: readonly Part[];
  groups: readonly Group[];
  atoms: readonly Atom[];
}

/** A sum over the atoms of a group, as terms. */
export type Sum = (group: number, local: readonly Term[]) => Term[];

type Kind = Statistic["kind"];
type Rows<K extends Kind> = (
  statistic: Extract<Statistic, { kind: K }>,
  scope: Scope,
  sum: Sum,
) => Linear[][];

/** A class of released statistics: its name in messages, and what it tells as conditions, one list of which holds. */
interface Class<K extends Kind> {
  name: string;
  /** Alternatives, at least one of which holds in full. */
  any: Rows<K>;
}

/**
 * Every kind of released statistic, with what an attacker learns from it. `quantiles` and `bounded` say more than is
 * published: they keep the classes of a number, and the suppressed cells of a table, where they are, and leave the attacker fewer worlds than the
 * publication does. So a pass stays right; a disclosure may be one too many.
 */
export const statistics: { [K in Kind]: Class<K> } = {
  persons: { name: "Teilnehmende", any: (s, _, sum) => [[linear(sum(s.group, [[persons, 1]]), s.n, s.n)]] },
  base: { name: "Zahl der Antworten", any: (s, scope, sum) => [[exactly(here(s, scope, sum).base, s.n)]] },
  band: {
    name: "Zahl der Antworten als Spanne",
    any: (s, scope, sum) => [[linear(here(s, scope, sum).base, s.from, s.to)]],
  },
  count: {
    name: "Häufigkeit",
    any: (s, scope, sum) => [[exactly(here(s, scope, sum).cells(s.cells), s.count)]],
  },
  bounded: {
    name: "zurückgehaltene Häufigkeit",
    any: (s, scope, sum) => [[linear(here(s, scope, sum).cells(s.cells), s.from, s.to)]],
  },
  missing: {
    name: "Zahl der Personen ohne Antwort",
    any: (s, scope, sum) => {
      const { at } = here(s, scope, sum);
      const columns = s.of.map((which): Term => [at[which], 1]);
      return [[exactly(sum(s.group, columns), s.count)]];
    },
  },
  percent: { name: "Anteil in Prozent", any: (s, scope, sum) => [percentRows(s, here(s, scope, sum))] },
  rounded: { name: "gerundete Häufigkeit", any: (s, scope, sum) => [roundedRows(s, here(s, scope, sum))] },
  parts: {
    name: "gewichteter Anteil",
    any: (s, scope) => [partsRows(s, here(s, scope, weightedSum(scope)))],
  },
  mean: {
    name: "Mittelwert",
    any: (s, scope, sum) => [meanRows(s, here(s, scope, s.weighted ? weightedSum(scope) : sum))],
  },
  median: {
    name: "Median",
    any: (s, scope, sum) =>
      s.weighted
        ? weightedMedianRows(s, here(s, scope, weightedSum(scope)))
        : medianRows(s, here(s, scope, sum)),
  },
  order: { name: "Reihenfolge", any: (s, scope, sum) => [orderRows(s, here(s, scope, sum))] },
  quantiles: { name: "Klassengrenzen", any: (s, scope, sum) => [quantileRows(s, here(s, scope, sum))] },
  tooFew: {
    name: "zurückgehaltene Tabelle",
    any: (s, scope, sum) => [[linear(here(s, scope, sum).base, -infinity, s.threshold - 1)]],
  },
  withheld: {
    name: "zurückgehaltene Gruppe",
    any: (s, scope, sum) => withheldRows(s, (group) => here({ ...s, group }, scope, sum).base, scope.groups),
  },
};

/** What one statistic tells, as alternatives of conditions on the world's columns. */
export function tells(statistic: Statistic, scope: Scope): Linear[][] {
  const sum = sumWith(scope, () => 1);
  const entry = statistics[statistic.kind] as Class<typeof statistic.kind>;
  return (entry.any as Rows<Kind>)(statistic as never, scope, sum);
}

function sumWith({ layout, groups }: Scope, weightOf: (atom: number) => number): Sum {
  return (group, local) =>
    (groups[group]?.atoms ?? []).flatMap((atom) =>
      local.map(([column, weight]): Term => [atom * layout.width + column, weight * weightOf(atom)]),
    );
}

/** The same with each person counted by weight. */
function weightedSum(scope: Scope): Sum {
  return sumWith(scope, (atom) => scope.atoms[atom]?.weight ?? 1);
}

function here({ part, group }: { part: number; group: number }, { layout, parts }: Scope, sum: Sum): Here {
  const own = parts[part];
  const at = layout.parts[part];
  if (own === undefined || at === undefined) throw new RangeError(`no part ${part}`);
  return {
    part: own,
    at,
    base: sum(
      group,
      baseOf(at).map((column): Term => [column, 1]),
    ),
    cells: (cells, weight = 1) =>
      sum(
        group,
        cells.map((cell): Term => [at.first + cell, weight]),
      ),
  };
}
