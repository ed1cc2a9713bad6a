import type { Group, Publication, State, Statistic } from "../../scripts/protect/audit/model.ts";
import { generator } from "../../scripts/protect/audit/random.ts";

/** How large the invented survey is. */
export interface Size {
  persons: number;
  /** Groups per grouping. */
  groupings: number[];
  /** Single choices of five categories, and multiple responses of eight options. */
  choices: number;
  multiples: number;
}

/** A survey of about the size that reports have: three groupings, 26 questions, 100 measures. */
export const usual: Size = { persons: 214, groupings: [5, 3, 6], choices: 92, multiples: 8 };

/**
 * An invented publication of that size, for measuring: exact counts of all items in the total and by each grouping,
 * the same for the same seed. Groups are of unequal size, answers differ little between them.
 */
export function likeness(size: Size = usual, seed = 1): Publication {
  const random = generator(seed);
  // The first groups are the larger ones.
  const uneven = (count: number) => Math.floor(random() ** 1.4 * count);
  const people = Array.from({ length: size.persons }, () => size.groupings.map(uneven));
  const keys = [...new Set(people.map(String))].sort();
  const atomOf = people.map((groups) => keys.indexOf(String(groups)));
  const atoms = keys.map((label, atom) => ({ label, persons: atomOf.filter((a) => a === atom).length }));
  const groups: Group[] = [
    { label: "alle", atoms: keys.map((_, atom) => atom) },
    ...size.groupings
      .flatMap((count, g) =>
        Array.from(
          { length: count },
          (_, group): Group => ({
            label: `${g + 1}/${group + 1}`,
            atoms: keys.flatMap((key, atom) => (Number(key.split(",")[g]) === group ? [atom] : [])),
          }),
        ),
      )
      .filter((group) => group.atoms.length > 0),
  ];
  const isIn = groups.map((group) => new Set(group.atoms));

  const block = (id: string, kind: "choice" | "multiple", cells: number, answer: () => State) => {
    const records = people.map((): State[] => [random() < 0.03 ? -1 : answer()]);
    const statistics = groups.flatMap((_, group): Statistic[] => {
      const own = records.flatMap(([state], i) =>
        isIn[group]?.has(atomOf[i] ?? 0) && state !== undefined ? [state] : [],
      );
      const at = { part: 0, group, table: `${id} ${group === 0 ? "gesamt" : "nach Gruppen"}` };
      const count = (cell: number) =>
        own.filter((state) => (typeof state === "number" ? state === cell : state.includes(cell))).length;
      return [
        { kind: "base", n: own.filter((state) => state !== -1).length, ...at },
        ...Array.from(
          { length: cells },
          (_, cell): Statistic => ({ kind: "count", cells: [cell], count: count(cell), ...at }),
        ),
      ];
    });
    const names = Array.from({ length: cells }, (_, i) => String(i + 1));
    return {
      id,
      parts: [{ kind, label: id, cells: names, noAnswer: true, notShown: false }],
      ties: [],
      statistics,
      records,
    };
  };
  const five = () => Math.min(4, Math.floor((random() + random()) * 2.5));
  const eight = () => {
    const marks = Array.from({ length: 8 }, (_, i) => i).filter((i) => random() < 0.5 / (1 + i / 4));
    return marks.length > 0 ? marks : [0];
  };
  return {
    atoms,
    groups,
    atomOf,
    participation: [],
    blocks: [
      ...Array.from({ length: size.choices }, (_, i) => block(`E${i + 1}`, "choice", 5, five)),
      ...Array.from({ length: size.multiples }, (_, i) => block(`M${i + 1}`, "multiple", 8, eight)),
    ],
  };
}
