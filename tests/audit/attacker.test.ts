import fc from "fast-check";
import { expect, test } from "vitest";
import { load } from "../../scripts/protect/audit/engine.ts";
import { auditHere } from "../../scripts/protect/audit/index.ts";
import { layoutOf, nameOf } from "../../scripts/protect/audit/layout.ts";
import type { Attacker, Part, Publication, Tie } from "../../scripts/protect/audit/model.ts";
import { runsOf } from "../runs.ts";
import { certain, people } from "./brute.ts";
import { publicationOf, type Release, type Small } from "./small.ts";

const flags = { noAnswer: false, notShown: false };
const choice = (more: object = {}): Part =>
  ({ kind: "choice", label: "A", cells: ["a", "b", "c"], ...flags, ...more }) as Part;

/** Items with how many persons a list of all worlds can bear. */
const items: { parts: Part[]; ties: Tie[]; most: number; releases: Release[]; weighted?: true }[] = [
  {
    parts: [choice()],
    ties: [],
    most: 6,
    releases: ["base", "band", "counts", "percent", "percentOfBand", "rounded", "order"],
  },
  {
    parts: [choice({ noAnswer: true })],
    ties: [],
    most: 5,
    releases: ["base", "counts", "percent", "missing", "order", "band"],
  },
  {
    parts: [choice({ values: [0, 1, 4] })],
    ties: [],
    most: 6,
    releases: ["base", "mean", "median", "counts"],
  },
  {
    parts: [{ kind: "multiple", label: "M", cells: ["x", "y"], noAnswer: true, notShown: false }],
    ties: [],
    most: 5,
    releases: ["base", "counts", "percent", "missing", "rounded"],
  },
  {
    parts: [choice()],
    ties: [],
    most: 6,
    releases: ["base", "parts", "band"],
    weighted: true,
  },
  {
    parts: [choice({ values: [0, 1, 4] })],
    ties: [],
    most: 6,
    releases: ["base", "weightedMean", "weightedMedian", "parts"],
    weighted: true,
  },
  {
    parts: [{ kind: "ranking", label: "R", cells: ["x", "y"], ranks: 2, noAnswer: true, notShown: false }],
    ties: [],
    most: 3,
    releases: ["base", "counts", "missing"],
  },
  {
    parts: [
      choice({ cells: ["ja", "nein"] }),
      choice({ label: "F", cells: ["u", "v"], noAnswer: true, notShown: true }),
    ],
    ties: [{ source: 0, target: 1, cells: [0] }],
    most: 5,
    releases: ["base", "counts", "missing"],
  },
  {
    parts: [
      { kind: "multiple", label: "M", cells: ["x", "y"], noAnswer: true, notShown: false },
      choice({ label: "F", cells: ["u", "v"], notShown: true }),
    ],
    ties: [{ source: 0, target: 1, cells: [0] }],
    most: 4,
    releases: ["base", "counts", "missing"],
  },
  {
    parts: [
      { kind: "multiple", label: "M", cells: ["x", "y"], ...flags },
      choice({ label: "F", cells: ["u", "v"], notShown: true }),
      choice({ label: "G", cells: ["u", "v"], notShown: true }),
    ],
    ties: [1, 2].map((target) => ({ source: 0, target, cells: [0] })),
    most: 3,
    releases: ["base", "counts", "missing"],
  },
];

const small = fc
  .record({
    item: fc.constantFrom(...items),
    size: fc.integer({ min: 2, max: 6 }),
    groupings: fc.integer({ min: 0, max: 2 }),
    draws: fc.array(fc.nat(1000), { minLength: 40, maxLength: 40 }),
    withheld: fc.boolean(),
    absent: fc.integer({ min: 0, max: 1 }),
    attacker: fc.constantFrom<Attacker>("roster", "roster", "insider", "frame"),
  })
  .map(
    ({ item, size, groupings, draws, withheld, absent, attacker }): { small: Small; attacker: Attacker } => {
      const n = Math.min(size, attacker === "frame" ? Math.min(3, item.most - 1) : item.most);
      let next = 0;
      const draw = (below: number) => (draws[next++ % draws.length] ?? 0) % below;
      const states = people(item);
      const pick = (least: number) =>
        item.releases.filter(
          (release, i) => (least > 0 && i === 0) || (release !== "median" && draw(2) === 0),
        );
      const [total, groups] = [pick(0), pick(1)];
      // Without the number of answers nobody knows that there were any to weigh.
      if (item.weighted) for (const list of [total, groups]) if (list[0] !== "base") list.unshift("base");
      // A median is published with the number of answers it is the middle of.
      const withMedian = (list: Release[]) =>
        item.releases.includes("median") && list.includes("base") && draw(2) === 0
          ? [...list, "median" as const]
          : list;
      return {
        attacker,
        small: {
          groupings: Array.from({ length: groupings }, () => Array.from({ length: n }, () => draw(2))),
          parts: item.parts,
          ties: item.ties,
          // Few different answers, or hardly an atom is unanimous.
          records: Array.from(
            { length: n },
            () => states[draw(3) === 0 ? draw(states.length) : draw(2) % states.length] ?? [],
          ),
          total: withMedian(total),
          groups: withMedian(groups),
          ...(withheld && attacker !== "frame" ? { threshold: 2 } : {}),
          absent,
          ...(item.weighted ? { weights: Array.from({ length: n }, () => 1 + draw(3)) } : {}),
        },
      };
    },
  );

// Once for all runs: the engine keeps nothing from one programme to the next.
const engine = load();

const verdicts = async (publication: Publication, attacker: Attacker) => {
  const { disclosures } = await auditHere(publication, () => engine, { attacker, explained: 0 });
  const [block] = publication.blocks;
  if (block === undefined) return [];
  return disclosures.map(({ statement, insider }) => {
    const { part, answer } = nameOf(block, layoutOf(block), statement.column);
    const who = insider
      ? ` für ${publication.atoms[insider.atom]?.label} ${JSON.stringify(insider.states)}`
      : "";
    return `${statement.atom}: ${part}: ${answer}${who}`;
  });
};

test("an attacker who writes down all answers that give the same publication finds what the audit finds, no more and no less", async () => {
  const seen = { disclosed: 0, protected: 0 };
  const runs = runsOf(2000);
  await fc.assert(
    fc.asyncProperty(small, async ({ small, attacker }) => {
      const found = [...certain(small, attacker)].sort();
      const audited = [...new Set(await verdicts(publicationOf(small), attacker))];
      // What everybody can find out is not said again of each insider.
      const general = new Set(audited.filter((line) => !line.includes(" für ")));
      const own = found.filter(
        (line) => !line.includes(" für ") || !general.has(line.split(" für ")[0] ?? ""),
      );
      const told = audited.filter(
        (line) => !line.includes(" für ") || !general.has(line.split(" für ")[0] ?? ""),
      );
      seen[found.length > 0 ? "disclosed" : "protected"]++;
      expect(told.sort()).toEqual(own);
    }),
    { numRuns: runs, seed: 20260220, endOnFailure: false },
  );
  // The property must have had something to say, both ways.
  expect(seen.disclosed).toBeGreaterThan(runs * 0.15);
  expect(seen.protected).toBeGreaterThan(runs * 0.15);
}, 120_000);
