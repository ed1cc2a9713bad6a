import fc from "fast-check";
import { expect, test } from "vitest";
import { isWorld, problemOf } from "../../scripts/protect/audit/constraints.ts";
import { layoutOf, truthOf } from "../../scripts/protect/audit/layout.ts";
import type { Block, Part, Tie } from "../../scripts/protect/audit/model.ts";
import { recordsOf } from "../../scripts/protect/audit/persons.ts";
import { people } from "./brute.ts";

const flags = { noAnswer: true, notShown: false };
const asked: Part = { kind: "choice", label: "F", cells: ["u", "v"], noAnswer: false, notShown: true };
const shapes: { parts: Part[]; ties: Tie[] }[] = [
  { parts: [{ kind: "choice", label: "A", cells: ["a", "b"], ...flags }], ties: [] },
  { parts: [{ kind: "multiple", label: "M", cells: ["x", "y", "z"], ...flags }], ties: [] },
  { parts: [{ kind: "ranking", label: "R", cells: ["x", "y", "z"], ranks: 2, ...flags }], ties: [] },
  {
    parts: [
      { kind: "multiple", label: "M", cells: ["x", "y", "z"], ...flags },
      asked,
      { ...asked, label: "G" },
    ],
    ties: [1, 2].map((target) => ({ source: 0, target, cells: [0, 2] })),
  },
  {
    parts: [{ kind: "choice", label: "A", cells: ["a", "b"], ...flags }, asked],
    ties: [{ source: 0, target: 1, cells: [1] }],
  },
];
const block = ({ parts, ties }: { parts: Part[]; ties: Tie[] }, records: Block["records"] = []): Block => ({
  id: "B",
  parts,
  ties,
  statistics: [],
  records,
});
const none = { groups: [], participation: [], blocks: [] };

test("the counts of any persons fulfil the conditions, and are taken apart into persons with the same counts", () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...shapes),
      fc.array(fc.nat(500), { minLength: 1, maxLength: 9 }),
      (shape, draws) => {
        const choices = people(shape);
        const own = block(
          shape,
          draws.map((draw) => choices[draw % choices.length] ?? []),
        );
        const layout = layoutOf(own);
        const atomOf = draws.map((_, i) => i % 2);
        const truth = truthOf(own, layout, atomOf, 2);
        const atoms = [0, 1].map((atom) => ({ label: "", persons: atomOf.filter((a) => a === atom).length }));
        expect(isWorld(problemOf({ ...none, atoms, atomOf }, own), truth)).toBe(true);
        const again = recordsOf(own, truth, atomOf);
        expect(truthOf({ ...own, records: again }, layout, atomOf, 2)).toEqual(truth);
      },
    ),
    { numRuns: 1500, seed: 7 },
  );
});

const sent: Part = { ...asked, cells: ["u"] };
const twins = {
  parts: [
    { kind: "multiple", label: "M", cells: ["x", "y"], ...flags } as Part,
    sent,
    { ...sent, label: "G" },
  ],
  ties: [1, 2].map((target) => ({ source: 0, target, cells: [0, 1] })),
};

test.each(
  [...shapes.slice(0, 3), twins].map((shape) => [shape.parts.map(({ kind }) => kind).join(), shape] as const),
)("every list of counts that fulfils the conditions belongs to persons: %s", (_, shape) => {
  const own = block(shape);
  const layout = layoutOf(own);
  const persons = 2;
  const atomOf = [0, 0];
  const problem = problemOf({ ...none, atoms: [{ label: "", persons }], atomOf }, own);
  const real = new Set<string>();
  const choices = people(shape);
  for (const a of choices)
    for (const b of choices) real.add(truthOf({ ...own, records: [a, b] }, layout, atomOf, 1).join());
  let found = 0;
  const world = new Int32Array(layout.width);
  world[0] = persons;
  const fill = (column: number) => {
    if (column === layout.width) {
      if (!isWorld(problem, world)) return;
      found++;
      expect(real.has(world.join())).toBe(true);
      expect(recordsOf(own, world, atomOf)).toHaveLength(persons);
      return;
    }
    for (let count = 0; count <= persons; count++) {
      world[column] = count;
      fill(column + 1);
    }
    world[column] = 0;
  };
  fill(1);
  expect(found).toBe(real.size);
});

test("filters that the conditions do not cover are refused", () => {
  const source: Part = { kind: "multiple", label: "M", cells: ["x", "y"], ...flags };
  const problem = (parts: Part[], ties: Tie[]) =>
    problemOf({ ...none, atoms: [], atomOf: [] }, block({ parts, ties }));
  const [one, two] = [
    { source: 0, target: 1, cells: [0] },
    { source: 0, target: 2, cells: [1] },
  ];
  expect(() => problem([source, asked, asked], [one, two])).toThrow("zwei Filter auf verschiedene Optionen");
  expect(() => problem([source, asked], [one, one])).toThrow("mehrere Filter auf eine Frage");
  expect(() => problem([asked, source], [{ source: 1, target: 0, cells: [0] }])).toThrow(
    "eine frühere Frage",
  );
  const ranking: Part = { kind: "ranking", label: "R", cells: ["x"], ranks: 1, ...flags };
  expect(() => problem([ranking, asked], [one])).toThrow("Filter auf eine Rangfolge");
});
