import type { Marked, Part, Publication, State, Statistic, Tie } from "../../scripts/protect/audit/model.ts";
import { publishable } from "../../scripts/protect/publishable.ts";

/** What a small publication releases of each group and part. */
export type Release =
  | "base"
  | "band"
  | "counts"
  | "percent"
  | "percentOfBand"
  | "rounded"
  | "mean"
  | "median"
  | "parts"
  | "weightedMean"
  | "weightedMedian"
  | "order"
  | "missing";

/** A tiny survey: who is in which groups, what they answered, and what of it is published. */
export interface Small {
  /** Per grouping, the group of each person. */
  groupings: number[][];
  parts: Part[];
  ties: Tie[];
  records: State[][];
  /** What is released of the total, and of each group. */
  total: Release[];
  groups: Release[];
  /** Set where groups below a threshold are withheld, by the rule of the publication. */
  threshold?: number;
  /** Weight of each person, a small whole number; everybody knows it. */
  weights?: number[];
  /** Persons in the frame of each atom who did not take part. */
  absent: number;
}

/** One line of the naive publication: how it reads for any list of persons. */
export type Line = (people: readonly Person[]) => string;

/** A person; `states` is undefined where a frame person did not take part. */
export interface Person {
  /** Group of each grouping; last, in a weighted survey, the weight: persons with different ones are told apart. */
  groups: number[];
  states: State[] | undefined;
}

const valid = (state: State | undefined) => state !== undefined && (typeof state !== "number" || state >= 0);

/** Whether a state counts in a cell; a ranking's cells are option × rank. */
function counts(part: Part, state: State | undefined, cell: number): boolean {
  if (state === undefined) return false;
  if (typeof state === "number") return state === cell;
  if (part.kind !== "ranking") return state.includes(cell);
  return state[cell % part.ranks] === Math.floor(cell / part.ranks);
}

const cellsOf = (part: Part) => part.cells.length * (part.kind === "ranking" ? part.ranks : 1);
const halfUp = (value: number) => Math.floor(value + 0.5);

/** What is released of some persons, in words: the publication as its reader sees it. */
export function told(part: Part, p: number, release: Release, people: readonly Person[]): unknown {
  const states = people.flatMap(({ states }) => (states ? [states[p]] : []));
  const answers = states.filter(valid);
  const cells = Array.from({ length: cellsOf(part) }, (_, cell) => cell);
  const count = (cell: number) => answers.filter((state) => counts(part, state, cell)).length;
  const values = (part.kind === "choice" && part.values) || part.cells.map((_, i) => i);
  const numbers = answers.map((state) => values[Number(state)] ?? 0).sort((a, b) => a - b);
  switch (release) {
    case "base":
      return answers.length;
    case "band":
      return Math.floor(answers.length / 3);
    case "counts":
      return cells.map(count);
    case "percent":
    case "percentOfBand":
      return cells.map((cell) => (answers.length === 0 ? "." : halfUp((100 * count(cell)) / answers.length)));
    case "rounded":
      return cells.map((cell) => halfUp(count(cell) / 3) * 3);
    case "mean":
      return numbers.length === 0 ? "." : halfUp((10 * numbers.reduce((a, b) => a + b, 0)) / numbers.length);
    case "median": {
      const [low, high] = [
        numbers[Math.floor((numbers.length - 1) / 2)],
        numbers[Math.floor(numbers.length / 2)],
      ];
      return numbers.length === 0 ? "." : halfUp(5 * ((low ?? 0) + (high ?? 0)));
    }
    case "parts":
    case "weightedMean":
    case "weightedMedian":
      return weighted(part, p, release, people);
    case "order":
      return cells.toSorted((a, b) => count(b) - count(a) || a - b);
    case "missing":
      return [-1, -2].map((which) => states.filter((state) => state === which).length);
  }
}

/** The same with each person as often as the weight says. */
function weighted(part: Part, p: number, release: Release, people: readonly Person[]): unknown {
  const often = people.flatMap((person) => Array.from({ length: person.groups.at(-1) ?? 1 }, () => person));
  if (release !== "parts") return told(part, p, release === "weightedMean" ? "mean" : "median", often);
  const n = Number(told(part, p, "base", often));
  const list = told(part, p, "counts", often) as number[];
  return n === 0 ? "." : list.map((count) => halfUp((10 * count) / n));
}

/** Persons of a small survey as the naive publication takes them. */
export function peopleOf({ groupings, records, weights }: Small): Person[] {
  return records.map((states, i) => ({
    groups: [...groupings.map((of) => of[i] ?? 0), ...(weights ? [weights[i] ?? 1] : [])],
    states,
  }));
}

/** Every line of the publication, naively. */
export function linesOf(small: Small): Line[] {
  const { groupings, parts, total, groups, threshold } = small;
  const line =
    (read: (people: readonly Person[]) => unknown): Line =>
    (people) =>
      JSON.stringify(read(people));
  const took = (people: readonly Person[]) => people.filter(({ states }) => states !== undefined);
  return [
    line((people) => took(people).length),
    ...groupings.flatMap((of, g) =>
      [...new Set(of)].map((group) =>
        line((people) => took(people).filter((x) => x.groups[g] === group).length),
      ),
    ),
    ...parts.flatMap((part, p) => [
      ...total.map((release) => line((people) => told(part, p, release, people))),
      ...groupings.flatMap((of, g) => {
        const ids = [...new Set(of)].sort();
        const own = (people: readonly Person[], group: number) => people.filter((x) => x.groups[g] === group);
        const marks = (people: readonly Person[]) =>
          marksOf(
            ids.map((id) => own(people, id)),
            p,
            threshold,
          );
        return [
          line((people) => marks(people)),
          ...groups.flatMap((release) =>
            ids.map((id, i) =>
              line((people) => (marks(people)[i] ? told(part, p, release, own(people, id)) : "geschützt")),
            ),
          ),
        ];
      }),
    ]),
  ];
}

function marksOf(groups: readonly Person[][], p: number, threshold: number | undefined): boolean[] {
  if (threshold === undefined) return groups.map(() => true);
  const sized = groups.map((people) => ({
    size: people.filter(({ states }) => states && valid(states[p])).length,
    persons: people.length,
  }));
  return publishable(sized, 0, 0, threshold);
}

/** The same publication for the audit. */
export function publicationOf(small: Small): Publication {
  const { groupings, parts, ties, records, total, groups, threshold, absent } = small;
  const people = peopleOf(small);
  const keys = [...new Set(people.map((person) => String(person.groups)))];
  const atomOf = people.map((person) => keys.indexOf(String(person.groups)));
  const all = { label: "alle", atoms: keys.map((_, atom) => atom) };
  const published = [all];
  const places = groupings.map((of, g) =>
    [...new Set(of)].sort().map((id) => {
      const atoms = keys.flatMap((key, atom) => (Number(key.split(",")[g]) === id ? [atom] : []));
      return { id, at: published.push({ label: `${g}/${id}`, atoms }) - 1 };
    }),
  );
  const nobody = published.push({ label: "niemand", atoms: [] }) - 1;
  const members = (g: number, id: number) => people.filter((person) => person.groups[g] === id);
  const statistics = parts.flatMap((part, p) => [
    ...total.flatMap((release) => statisticsOf(part, p, release, people, 0, `${p} gesamt`, total)),
    ...places.flatMap((own, g): Statistic[] => {
      const table = `${p} nach ${g}`;
      const marks = marksOf(
        own.map(({ id }) => members(g, id)),
        p,
        threshold,
      );
      const shown = own.flatMap(({ id, at }, i) =>
        marks[i]
          ? groups.flatMap((release) => statisticsOf(part, p, release, members(g, id), at, table, groups))
          : [],
      );
      if (threshold === undefined) return shown;
      const states = own.map(({ at }, i): Marked => ({ group: at, state: marks[i] ? "shown" : "withheld" }));
      return [
        ...shown,
        { kind: "withheld", threshold, part: p, table, groups: states, outside: nobody, unanswered: nobody },
      ];
    }),
  ]);
  return {
    atoms: keys.map((key, atom) => {
      const took = atomOf.filter((a) => a === atom).length;
      const weight = small.weights && { weight: Number(key.split(",").at(-1)) };
      return { label: key, persons: took, frame: took + absent, ...weight };
    }),
    groups: published,
    atomOf,
    participation: [
      { kind: "persons", group: 0, n: people.length, table: "Teilnahme" },
      ...places.flatMap((own, g) =>
        own.map(
          ({ id, at }): Statistic => ({
            kind: "persons",
            group: at,
            n: members(g, id).length,
            table: "Teilnahme",
          }),
        ),
      ),
    ],
    blocks: [{ id: "B", parts, ties, statistics, records }],
  };
}

function statisticsOf(
  part: Part,
  p: number,
  release: Release,
  people: readonly Person[],
  group: number,
  table: string,
  beside: readonly Release[],
): Statistic[] {
  const at = { part: p, group, table };
  const n = Number(told(part, p, "base", people));
  const value = told(part, p, release, people);
  const list = (Array.isArray(value) ? value : []) as number[];
  switch (release) {
    case "base":
      return [{ kind: "base", n, ...at }];
    case "band":
      return [{ kind: "band", from: 3 * Number(value), to: 3 * Number(value) + 2, ...at }];
    case "counts":
      return list.map((count, cell): Statistic => ({ kind: "count", cells: [cell], count, ...at }));
    case "percent":
    case "percentOfBand":
      if (n === 0) return [{ kind: "band", from: 0, to: 0, ...at }];
      return list.map(
        (percent, cell): Statistic => ({
          ...{ kind: "percent", cells: [cell], percent, step: 1, ...at },
          ...(release === "percent" && beside.includes("base") ? { n } : {}),
        }),
      );
    case "rounded":
      return list.map(
        (count, cell): Statistic => ({ kind: "rounded", cells: [cell], count, base: 3, ...at }),
      );
    case "mean":
      if (n === 0) return [{ kind: "band", from: 0, to: 0, ...at }];
      return [{ kind: "mean", mean: Number(value) / 10, decimals: 1, ...at }];
    case "median":
      return n === 0
        ? []
        : [{ kind: "median", median: Number(value) / 10, decimals: 1, n, lower: false, ...at }];
    case "parts":
      if (n === 0) return [];
      return list.map(
        (parts, cell): Statistic => ({ kind: "parts", cells: [cell], parts, whole: 10, ...at }),
      );
    case "weightedMean":
      if (n === 0) return [];
      return [{ kind: "mean", mean: Number(value) / 10, decimals: 1, weighted: true, ...at }];
    case "weightedMedian":
      if (n === 0) return [];
      return [
        { kind: "median", median: Number(value) / 10, decimals: 1, n, lower: false, weighted: true, ...at },
      ];
    case "order":
      return [{ kind: "order", cells: list, ...at }];
    case "missing":
      return (["noAnswer", "notShown"] as const).map(
        (which, i): Statistic => ({ kind: "missing", of: [which], count: list[i] ?? 0, ...at }),
      );
  }
}
