import { expect, test } from "vitest";
import { comparePaths } from "../../src/lib/clear.ts";
import { compare } from "../../src/lib/statistics/compare.ts";
import { familyOf } from "../../src/lib/statistics/family.ts";
import { holm } from "../../src/lib/statistics/holm.ts";
import { figureFile } from "../../src/model/figure-spec.ts";
import type { Derived } from "../../src/model/report.ts";
import type { Study } from "../../src/model/study.ts";
import { times } from "../tabulate/dataset.ts";
import { framed } from "./framed.ts";

const specs = new Map(
  ["S", "J", "M", "Z", "F"].map((question) => [
    question.toLowerCase(),
    figureFile.parse({ title: "t", subtitle: "s", question, chart: "bar", alt: "a" }),
  ]),
);
const between = (left: string, right: string, derived: Derived) => comparePaths(left, right, specs, derived);
const declared = (uncertainty: Study["uncertainty"], effect = 10) => framed(uncertainty, { effect });

test("Two groups of 90 and 20 per cent differ clearly, by 70 points", () => {
  for (const uncertainty of ["none", "model"] as const)
    expect(between("j.ja@a", "j.ja@b", declared(uncertainty))).toMatchObject({
      points: 70,
      clear: true,
      why: "",
    });
});

test("Even so, who did not answer might close the gap: the worst cases of 60 and 54 per cent lie apart", () => {
  // 36 of 60 at least, 28 of 60 at most.
  expect(between("j.ja@a", "j.ja@b", declared("bounds")).clear).toBe(true);
  const near = between("j.ja@a", "j.ja@c", declared("bounds"));
  expect(near.clear).toBe(false);
  expect(near.why).toContain("was immer die übrigen Personen");
});

test("The effect comes first: a difference below the declared one is not clear, however certain it is", () => {
  const { clear, points, why } = between("j.ja@a", "j.ja@b", declared("model", 71));
  expect([clear, points]).toEqual([false, 70]);
  expect(why).toBe("der Unterschied von 70\u00a0Prozentpunkten ist kleiner als 71\u00a0Prozentpunkte");
});

test("By the model, a difference of 10 points among 40 persons each may be chance, and the words say so", () => {
  const rows = [
    ...times(30, [0, 3, 0, 1, 0, 8, 0]),
    ...times(10, [0, 0, 1, 1, 1, 2, 1]),
    ...times(24, [1, 3, 0, 1, 0, 8, 0]),
    ...times(16, [1, 0, 1, 1, 1, 2, 1]),
  ];
  const { clear, points, why, p } = between("j.ja@a", "j.ja@b", framed("model", { rows }));
  expect([clear, points]).toEqual([false, 15]);
  expect(p).toBeGreaterThan(0.05);
  expect(why).toMatch(/kann Zufall sein, gemessen an allen \d+ veröffentlichten Vergleichen/);
  expect(between("j.ja@a", "j.ja@b", framed("none", { rows })).clear).toBe(true);
});

test("The family is every pair of released groups in every question, and each option where several can be chosen", () => {
  const derived = declared("model");
  // S, J, Z and F, and two options of M, by three pairs of groups; G makes up the groups.
  expect(familyOf(derived).size).toBe(6 * 3);
  expect(familyOf(derived)).toBe(familyOf({ ...derived }));
  expect([...familyOf(derived).values()].every((p) => p >= 0 && p <= 1)).toBe(true);
});

test("The adjusted p value is Holm's over the whole family, with the share's own test in its row's place", () => {
  const derived = declared("model");
  const { p } = between("j.ja@a", "j.ja@c", derived);
  const smallest = Math.min(...holm([...familyOf(derived).values()]));
  expect(p).toBeGreaterThanOrEqual(smallest);
  expect(p).toBeGreaterThan(0);
});

test("A comparison is the same from either side, its sign and its superiority turned round", () => {
  const derived = declared("model");
  const [there, back] = [between("s.4@a", "s.4@b", derived), between("s.4@b", "s.4@a", derived)];
  expect(back.p).toBe(there.p);
  expect(back.points).toBe(-(there.points ?? 0));
  expect((back.superiority ?? 0) + (there.superiority ?? 0)).toBeCloseTo(1, 12);
});

test("Means are compared by pairs of persons: superiority first, in the points that the study declares", () => {
  const derived = declared("model");
  expect(between("z.mean@a", "z.mean@b", derived)).toMatchObject({ clear: true, superiority: 0.85 });
  // Cliff's delta of 0.7 is 70 points.
  expect(between("z.mean@a", "z.mean@b", declared("model", 71)).clear).toBe(false);
  expect(between("s.median@a", "s.median@b", derived).clear).toBe(true);
});

test("What cannot be compared is never clear, and the words say why", () => {
  const derived = declared("none");
  const why = (left: string, right: string) => between(left, right, derived).why;
  expect(why("j.ja@a", "j.ja")).toContain("in allen Befragten enthalten");
  expect(why("j.ja@a", "j.nein@b")).toContain("derselbe Anteil");
  expect(why("j.ja@a", "f.x@b")).toContain("verschiedene Fragen");
  expect(why("j.ja@a", "j.ja@a")).toBe("es ist zweimal dieselbe Gruppe");
  expect(why("j.n@a", "j.n@b")).toContain("derselbe Anteil");
});

test("Rounded or partly withheld numbers are in no comparison and in no family", () => {
  const derived = declared("model");
  const [row] = derived.tables.questions.J ?? [];
  if (!row) throw new Error("no row");
  const whole = familyOf(derived).size;
  const a = row.groups.g?.a;
  if (a?.kind !== "value") throw new Error("withheld");
  const changed = (group: object) => {
    const rounded = { ...row, groups: { g: { ...row.groups.g, a: { ...a, ...group } } } };
    return {
      ...derived,
      tables: { ...derived.tables, questions: { ...derived.tables.questions, J: [rounded] } },
    };
  };
  for (const group of [
    { rounded: 5 },
    { cells: [{ kind: "suppressed" as const, reason: "protected" as const }, ...a.cells.slice(1)] },
  ]) {
    const other = changed(group) as Derived;
    expect(familyOf(other).size).toBe(whole - 2);
    const cell = (id: string) => ({
      question: "J",
      row: other.tables.questions.J?.[0] as typeof row,
      grouping: "g",
      group: id,
    });
    const { clear, why } = compare(cell("a"), cell("b"), { members: [1] }, other);
    expect([clear, why]).toEqual([
      false,
      "eine der beiden Gruppen ist nicht mit genauen Zahlen veröffentlicht",
    ]);
  }
});
