import type { LedgerEntry } from "../../src/model/ledger.ts";
import type { Problem } from "../../src/model/problem.ts";
import type { Distribution, TableRow, Tables } from "../../src/model/table.ts";
import { stableJson } from "../json.ts";

/** What is compared: the tables of an earlier release, and what today's answers give under its own rules. */
export interface Comparison {
  entry: LedgerEntry;
  /** The earlier release, made again from the answers as they are now. */
  again: Tables;
  /** Codes of questions whose tables are corrected. */
  corrected: readonly string[];
  /** File that messages name. */
  file: string;
}

/**
 * What keeps a release from following an earlier one: one response more, one less, or one that says something else is
 * that person's answers, for whoever compares the two. So who counts is settled by the first release, and a table may
 * change as a whole only: by at least as many persons as a group must have, or not at all. No message holds a number.
 */
export function frozenProblems({ entry, again, corrected, file }: Comparison): Problem[] {
  const { version, tables } = entry;
  if (!same(people(tables), people(again))) {
    return [
      {
        file,
        what: `seit Fassung ${version} sind Antworten hinzugekommen oder weggefallen, oder eine Person zählt anders`,
        hint: "Der Vergleich beider Fassungen verriete, was diese Personen geantwortet haben. Den Export verwenden, aus dem die erste Fassung entstand, und responses und groupings lassen, wie sie waren.",
      },
    ];
  }
  return Object.entries(tables.questions).flatMap(([code, before]): Problem[] => {
    const now = again.questions[code];
    if (entry.withheld.includes(code) || now === undefined || same(before, now)) return [];
    if (!corrected.includes(code)) {
      return [
        {
          file,
          what: `${code}: die Tabelle ist anders als in Fassung ${version}`,
          hint: `Ist die frühere falsch, unter release.corrections ${code} mit dem Grund nennen; sonst die früheren Daten verwenden.`,
        },
      ];
    }
    if (before.length === now.length && before.every((row, i) => differsAsAWhole(row, now[i], entry)))
      return [];
    return [
      {
        file,
        what: `${code}: die Berichtigung betrifft nur wenige Personen; der Vergleich mit Fassung ${version} verriete sie`,
        hint: `Die Tabelle wie früher lassen, oder ${code} ganz zurückziehen: policy.withhold.`,
      },
    ];
  });
}

function same(a: unknown, b: unknown): boolean {
  return stableJson(a) === stableJson(b);
}

/** Numbers of persons who took part; the size of the frame is no one's answer. */
function people({ n, responses, incomplete, excluded, participation }: Tables) {
  const groups = Object.entries(participation).map(([grouping, own]) => [
    grouping,
    // By name: on disk they stand in another order.
    Object.fromEntries(
      Object.entries(own).map(([group, size]) => [group, size.kind === "value" ? size.n : size.reason]),
    ),
  ]);
  return [n, responses, incomplete, excluded, Object.fromEntries(groups)];
}

/** True where each of two rows' distributions is the same in both, or differs by enough persons to hide each of them. */
function differsAsAWhole(before: TableRow, now: TableRow | undefined, { study }: LedgerEntry): boolean {
  if (now === undefined || !same(before.classes, now.classes)) return false;
  const { threshold } = study.policy;
  const pairs: [Distribution, Distribution | undefined][] = [
    [before.total, now.total],
    ...Object.entries(before.groups).flatMap(([grouping, groups]) =>
      Object.entries(groups).map(([group, own]): [Distribution, Distribution | undefined] => [
        own,
        now.groups[grouping]?.[group],
      ]),
    ),
  ];
  return pairs.every(([a, b]) => same(a, b) || movedBetween(a, b) >= threshold);
}

/** Persons who at least answer otherwise in the one distribution than in the other; 0 where that cannot be told. */
function movedBetween(a: Distribution, b: Distribution | undefined): number {
  if (a.kind !== "value" || b?.kind !== "value" || a.whole !== undefined || b.whole !== undefined) return 0;
  if (a.cells.length !== b.cells.length) return 0;
  const moved = a.cells.map((cell, i) => {
    const other = b.cells[i];
    return cell.kind === "value" && other?.kind === "value" ? Math.abs(cell.count - other.count) : 0;
  });
  return Math.max(Math.abs(a.n - b.n), ...moved);
}
