import { beforeAll, describe, expect, test } from "vitest";
import { load } from "../../scripts/protect/audit/engine.ts";
import { auditHere } from "../../scripts/protect/audit/index.ts";
import type { Publication, Statistic } from "../../scripts/protect/audit/model.ts";
import { countsOfPercent } from "../../scripts/protect/audit/rendered.ts";
import { loadSolver, type Solver } from "../../scripts/protect/audit/solver.ts";
import {
  type AdditiveTable,
  feasibilityIntervals,
  suppress,
} from "../../scripts/protect/audit/suppression.ts";
import { percentPublication } from "./oneway.ts";
import { haveInstances, instance, title } from "./shared.ts";

interface TableInstance {
  cells: { key: string[]; freq: number }[];
  equations: { idx: number[]; coef: number[] }[];
  primary: number[];
}

let solver: Solver;
beforeAll(async () => {
  solver = await loadSolver(load);
});

function tableOf({ cells, equations }: TableInstance): AdditiveTable {
  return {
    names: cells.map(({ key }) => key.join("|")),
    counts: cells.map(({ freq }) => freq),
    equations: equations.map(({ idx, coef }) => ({ cells: idx, coefficients: coef })),
  };
}

describe.skipIf(!haveInstances)("the known instances", () => {
  test(title("I1: two suppressions in each row and column still leave one cell that follows exactly"), () => {
    type I1 = TableInstance & {
      expected: {
        beforeAttack: { cell: string; lo: number; hi: number }[];
        afterXB: { cell: string; lo: number; hi: number }[];
        minSecondaryCount: number;
      };
    };
    const data = instance<I1>("I1_sdctable_4x4_hidden_disclosure.json");
    const table = tableOf(data);
    const intervals = (withheld: number[]) =>
      feasibilityIntervals(table, withheld, solver).map(({ cell, from, to }) => ({
        cell: table.names[cell],
        lo: from,
        hi: to,
      }));
    const plain = (list: { cell: string; lo: number; hi: number }[]) =>
      list.map(({ cell, lo, hi }) => ({ cell, lo, hi }));
    expect(intervals(data.primary)).toEqual(plain(data.expected.beforeAttack));
    const added = table.names.indexOf("x|b");
    expect(intervals([...data.primary, added]).filter(({ cell }) => cell !== "x|b")).toEqual(
      plain(data.expected.afterXB),
    );
    const ones = table.counts.map(() => 1);
    expect(suppress(table, data.primary, solver, ones).secondary).toHaveLength(
      data.expected.minSecondaryCount,
    );
  });

  test(title("I2: the cheapest secondary suppressions are the known optimum"), () => {
    type I2 = TableInstance & {
      expected: { minFreqCost: number; minSecondaryCount: number; attack: [string, number, number][] };
    };
    const data = instance<I2>("I2_sdctable_microdata1_5x3.json");
    const table = tableOf(data);
    const found = suppress(table, data.primary, solver);
    expect(found.cost).toBe(data.expected.minFreqCost);
    expect(
      suppress(
        table,
        data.primary,
        solver,
        table.counts.map(() => 1),
      ).cost,
    ).toBe(data.expected.minSecondaryCount);
    const attack = feasibilityIntervals(table, found.withheld, solver).filter(({ cell }) =>
      data.primary.includes(cell),
    );
    expect(attack.map(({ cell, from, to }) => [table.names[cell], from, to])).toEqual(data.expected.attack);
  });

  test(title("I4: the feasibility intervals of four suppressed cells"), () => {
    const { expected } = instance<{ expected: Record<string, [number, number]> }>(
      "I4_handbook_example3_3x2.json",
    );
    // Cells X11 X12 X21 X22 and their margins; any counts that fit the margins will do.
    const table: AdditiveTable = {
      names: ["X11", "X12", "X21", "X22", "r1", "r2", "c1", "c2"],
      counts: [5, 2, 1, 2, 7, 3, 6, 4],
      equations: [
        [0, 1, 4],
        [2, 3, 5],
        [0, 2, 6],
        [1, 3, 7],
      ].map((cells) => ({ cells, coefficients: [1, 1, -1] })),
    };
    const found = feasibilityIntervals(table, [0, 1, 2, 3], solver);
    expect(Object.fromEntries(found.map(({ cell, from, to }) => [table.names[cell], [from, to]]))).toEqual(
      expected,
    );
  });

  test(title("I5: eight unsafe cells need three secondary suppressions at least"), () => {
    type I5 = TableInstance & {
      expected: { exactMinSecondaryCount_zerosSuppressible: number; exactMinFreqCost: number };
    };
    const data = instance<I5>("I5_ssb_mun_accidents_6x4.json");
    const table = tableOf(data);
    const fewest = suppress(
      table,
      data.primary,
      solver,
      table.counts.map(() => 1),
    );
    expect(fewest.secondary).toHaveLength(data.expected.exactMinSecondaryCount_zerosSuppressible);
    // By frequencies, zeros stay: they would cost nothing.
    const costs = table.counts.map((count) => (count === 0 ? Number.POSITIVE_INFINITY : count));
    expect(suppress(table, data.primary, solver, costs).cost).toBe(data.expected.exactMinFreqCost);
  });

  test.each([
    ["I9: all two-way tables", "I9_survey_twoway_n5.json"],
    ["I10: one-way tables", "I10_survey_oneway.json"],
  ])(
    title("%s of a survey disclose as many atoms as is known"),
    async (_, file) => {
      type Survey = {
        groups: Record<string, string[]>;
        categories: number;
        microdata: string[];
        published: { dims: number[]; key: string; n: number; pct: number[] }[];
        expected: { unanimousAtoms: number; disclosedAtoms: number; disclosed: string[] };
      };
      const { categories, microdata, published, expected } = instance<Survey>(file);
      const people = microdata.map((line) => {
        const parts = line.split(",");
        return { values: parts.slice(0, 3), answer: Number(parts[3]) };
      });
      const tables = published.map(({ dims, key, n, pct }) => ({
        values: Object.fromEntries(dims.map((dim, i) => [dim, key.split("|")[i] ?? ""])),
        n,
        percent: pct,
      }));
      const publication = percentPublication(people, categories, tables);
      const found = await auditHere(publication, load, { explained: 0 });
      const name = ({ atom, column }: { atom: number; column: number }) => {
        const { label = "", persons = 0 } = publication.atoms[atom] ?? {};
        return `${label}=${column - 1} (n=${persons})`;
      };
      // The instance counts answers only; that all members of an atom gave none is protected as well.
      const isAnswer = ({ column }: { column: number }) => column - 1 < categories - 1;
      const statements = publication.atoms.filter((_, atom) => {
        const own = people.filter((__, i) => publication.atomOf[i] === atom).map(({ answer }) => answer);
        return own.every((answer) => answer === own[0] && answer < categories - 1);
      });
      expect(statements).toHaveLength(expected.unanimousAtoms);
      const disclosed = found.disclosures.map(({ statement }) => statement).filter(isAnswer);
      expect(disclosed).toHaveLength(expected.disclosedAtoms);
      expect(disclosed.map(name).sort()).toEqual([...expected.disclosed].sort());
    },
    60_000,
  );

  test(title("I11: the difference of two tables with shifted classes discloses"), async () => {
    type I11 = { published: { breaks: string[]; Male: number[]; Female: number[] }[] };
    const { published } = instance<I11>("I11_handbook_subpopulation_differencing.json");
    // Ages that both tables keep together: under 20, 20 to 24, 25 to 39, and the three that are the same in both.
    const classes = [
      [[0], [1, 2], [3], [4], [5]],
      [[0, 1], [2], [3], [4], [5]],
    ];
    const [first, second] = published;
    const men = [
      first?.Male[0] ?? 0,
      (second?.Male[0] ?? 0) - (first?.Male[0] ?? 0),
      second?.Male[1] ?? 0,
      ...(first?.Male.slice(2) ?? []),
    ];
    const women = [
      first?.Female[0] ?? 0,
      (second?.Female[0] ?? 0) - (first?.Female[0] ?? 0),
      second?.Female[1] ?? 0,
      ...(first?.Female.slice(2) ?? []),
    ];
    const sizes = men.map((count, atom) => count + (women[atom] ?? 0));
    const people = men.flatMap((count, atom) => [
      ...Array.from({ length: count }, () => ({ atom, state: 0 })),
      ...Array.from({ length: women[atom] ?? 0 }, () => ({ atom, state: 1 })),
    ]);
    const publication: Publication = {
      atoms: sizes.map((persons, atom) => ({ label: String(atom), persons })),
      groups: classes.flat().map((atoms) => ({ label: atoms.join("+"), atoms })),
      atomOf: people.map(({ atom }) => atom),
      participation: [],
      blocks: [
        {
          id: "Geschlecht",
          parts: [
            {
              kind: "choice",
              label: "Geschlecht",
              cells: ["männlich", "weiblich"],
              noAnswer: false,
              notShown: false,
            },
          ],
          ties: [],
          records: people.map(({ state }) => [state]),
          statistics: published.flatMap(({ Male, Female }, table) =>
            Male.flatMap((male, i): Statistic[] => {
              const at = { part: 0, group: table * 5 + i, table: `Tabelle ${table + 1}` };
              return [
                { kind: "count", cells: [0], count: male, ...at },
                { kind: "count", cells: [1], count: Female[i] ?? 0, ...at },
              ];
            }),
          ),
        },
      ],
    };
    const { passed, disclosures, sentences } = await auditHere(publication, load, { attacker: "frame" });
    expect(passed).toBe(false);
    expect(disclosures.map(({ statement }) => statement.atom)).toEqual([1]);
    expect(sentences[0]).toContain("„Tabelle 1“ und Tabelle „Tabelle 2“ folgt sicher");
  });

  test(title("I12: tables linked by their margins disclose the women that none of them shows"), () => {
    type I12 = {
      published: Record<string, number> & { males: Record<string, number> };
      expected: { females: Record<string, number> };
    };
    const { published, expected } = instance<I12>("I12_handbook_linking.json");
    const both = published["living&working total"] ?? 0;
    const living = (published["employed living in A"] ?? 0) - both;
    const working = (published["working in A"] ?? 0) - both;
    const men = ["L&W", "L only", "W only"].map((key) => published.males[key] ?? 0);
    const totals = [both, living, working];
    const women = totals.map((total, i) => total - (men[i] ?? 0));
    // Living in A = both + living only, working in A = both + working only: totals follow from the other two tables.
    const table: AdditiveTable = {
      names: [
        "w both",
        "w living",
        "w working",
        "m both",
        "m living",
        "m working",
        "both",
        "living",
        "working",
        "in A",
        "at A",
      ],
      counts: [...women, ...men, ...totals, both + living, both + working],
      equations: [
        ...[0, 1, 2].map((i) => ({ cells: [i, i + 3, i + 6], coefficients: [1, 1, -1] })),
        { cells: [6, 7, 9], coefficients: [1, 1, -1] },
        { cells: [6, 8, 10], coefficients: [1, 1, -1] },
      ],
    };
    const found = feasibilityIntervals(table, [0, 1, 2, 7, 8], solver);
    expect(found.slice(0, 3).map(({ from, to }) => [from, to])).toEqual(
      ["L&W", "L only", "W only"].map((key) => [expected.females[key], expected.females[key]]),
    );
  });

  test(title("I14: a whole percent and n up to 100 give the count back"), () => {
    type Row = { n: number; maxCandidates: number; percentsThatPinCount: number; percentsUsed: number };
    const { rows } = instance<{ rows: Row[] }>("I14_percent_plus_n_backcalculation.json");
    for (const { n, ...expected } of rows) {
      const used = Array.from({ length: 101 }, (_, p) => countsOfPercent(p, 1, n))
        .map(({ from, to }) => to - from + 1)
        .filter((candidates) => candidates > 0);
      expect({
        maxCandidates: Math.max(...used),
        percentsThatPinCount: used.filter((candidates) => candidates === 1).length,
        percentsUsed: used.length,
      }).toEqual(expected);
    }
  });
});
