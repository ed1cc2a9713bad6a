import { expect, test } from "vitest";
import { load } from "../../scripts/protect/audit/engine.ts";
import { AuditRefusal, audit, auditHere } from "../../scripts/protect/audit/index.ts";
import { solverOf } from "../../scripts/protect/audit/solver.ts";
import { publicationOf, type Small } from "./small.ts";

/** Two persons of whom both chose the same: only the solver can settle it. */
const unanimous: Small = {
  groupings: [],
  parts: [{ kind: "choice", label: "A", cells: ["a", "b"], noAnswer: false, notShown: false }],
  ties: [],
  records: [[0], [0]],
  total: ["base", "counts"],
  groups: [],
  absent: 0,
};
const publication = publicationOf(unanimous);
const engine = (name: string) => new URL(`./engines/${name}.ts`, import.meta.url).href;

test.each([
  ["meldet eine Zeitüberschreitung", "timeLimit", "Time limit reached"],
  ["meldet einen unbekannten Stand", "unknown", "Unknown"],
  ["liefert NaN", "noNumber", "keine Zahlen"],
  ["liefert zu wenige Zahlen", "tooShort", "keine Zahlen"],
  ["liefert eine falsche Lösung", "liar", "Nachrechnung"],
  ["bricht ab", "throws", "abgebrochen"],
  ["startet nicht", "missing", "startet nicht"],
  ["stirbt mit seinem Prozess", "dies", "beendet"],
])("an engine that %s stops the audit", async (_, name, said) => {
  const done = audit(publication, { engine: engine(name), patience: 20 });
  await expect(done).rejects.toThrow(AuditRefusal);
  await expect(done).rejects.toThrow(said);
  await expect(done).rejects.not.toThrow("source line");
});

test("an engine that never comes back is given up, and the audit with it", async () => {
  await expect(audit(publication, { engine: engine("hangs"), patience: 1 })).rejects.toThrow(
    "nach 1 Sekunden",
  );
});

test("the real engine settles the same publication", async () => {
  const { passed, sentences } = await audit(publication, { patience: 60 });
  expect(passed).toBe(false);
  expect(sentences).toEqual(["Aus Tabelle „0 gesamt“ folgt sicher: alle in „“ antworteten auf „A“: „a“."]);
});

test("the result does not depend on how many threads share the work", async () => {
  const many = {
    ...publication,
    blocks: [0, 1, 2, 3].flatMap((i) => publication.blocks.map((b) => ({ ...b, id: `${b.id}${i}` }))),
  };
  const seen: number[] = [];
  const [one, two] = await Promise.all([
    audit(many, { threads: 1, progress: (done) => seen.push(done) }),
    audit(many, { threads: 2 }),
  ]);
  expect(one).toEqual(two);
  expect(one).toEqual(await auditHere(many, load));
  expect(seen).toEqual([1, 2, 3, 4]);
});

test("a model that contradicts the answers is refused", async () => {
  const [block] = publication.blocks;
  const wrong = block?.statistics.map((statistic) =>
    statistic.kind === "base" ? { ...statistic, n: 1 } : statistic,
  );
  const untrue = { ...publication, blocks: block && wrong ? [{ ...block, statistics: wrong }] : [] };
  await expect(auditHere(untrue, load)).rejects.toThrow(
    "B: das Modell widerspricht den Antworten in 0 gesamt",
  );
});

test("a status that is no answer is refused whatever comes with it", () => {
  const solver = solverOf(() => ({ status: "Unbounded", value: 1, point: [1] }));
  const programme = { lower: [0], upper: [1], cost: [0], rows: [], integer: false };
  expect(() => solver.solve(programme)).toThrow("Unbounded");
  expect(solver.count()).toBe(1);
});
