import { describe, expect, test } from "vitest";
import { certify } from "../../scripts/protect/audit/certificate.ts";
import { load } from "../../scripts/protect/audit/engine.ts";
import { auditHere } from "../../scripts/protect/audit/index.ts";
import type { Part } from "../../scripts/protect/audit/model.ts";
import { countsOfPercent } from "../../scripts/protect/audit/rendered.ts";
import { likeness } from "./likeness.ts";
import { percentPublication } from "./oneway.ts";
import { linesOf, peopleOf, publicationOf, type Small } from "./small.ts";

const engine = load();
const yesNo: Part = {
  kind: "choice",
  label: "Frage",
  cells: ["ja", "nein"],
  noAnswer: false,
  notShown: false,
};

/** Eight persons in two groupings of two, two in each atom, of whom one atom is unanimous. */
const eight: Small = {
  groupings: [
    [0, 0, 0, 0, 1, 1, 1, 1],
    [0, 0, 1, 1, 0, 0, 1, 1],
  ],
  parts: [yesNo],
  ties: [],
  records: [[0], [0], [0], [1], [1], [0], [1], [0]],
  total: ["base", "counts"],
  groups: ["base", "counts"],
  absent: 0,
};

describe("own instances", () => {
  test("one-way tables leave a unanimous atom open, and the certificate shows other answers with the same tables", async () => {
    const publication = publicationOf(eight);
    const found = await auditHere(publication, () => engine);
    expect(found.passed).toBe(true);
    const lines = linesOf(eight);
    const render = ([records]: readonly unknown[][]) =>
      lines
        .map((line) =>
          line(peopleOf(eight).map((person, i) => ({ ...person, states: records?.[i] as never }))),
        )
        .join("\n");
    expect(certify(publication, found, render)).toEqual({
      attacker: "roster",
      blocks: 1,
      statements: 1,
      worlds: 1,
    });
  });

  test("the same persons crossed by both groupings are disclosed, with the table that does it", async () => {
    const crossed = { ...eight, groupings: [...eight.groupings, [0, 0, 1, 1, 2, 2, 3, 3]] };
    const { sentences } = await auditHere(publicationOf(crossed), () => engine);
    expect(sentences).toEqual([
      "Aus Tabelle „0 nach 2“ folgt sicher: alle in „0,0,0“ antworteten auf „Frage“: „ja“.",
    ]);
  });

  test("two cuts of the same people that differ by one person give that person away", async () => {
    const shifted: Small = {
      ...eight,
      groupings: [
        [0, 0, 0, 0, 1, 1, 1, 1],
        [0, 0, 0, 1, 1, 1, 1, 1],
      ],
      records: [[0], [1], [0], [1], [1], [0], [1], [0]],
    };
    const { disclosures } = await auditHere(publicationOf(shifted), () => engine);
    expect(disclosures).toHaveLength(1);
  });

  test("who knows the own answer finds out what the roster alone does not tell", async () => {
    const pair: Small = {
      ...eight,
      groupings: [[0, 0, 1, 1, 1, 1, 1, 1]],
      records: [[0], [1], [0], [1], [1], [0], [1], [0]],
    };
    const publication = publicationOf(pair);
    expect((await auditHere(publication, () => engine)).passed).toBe(true);
    const { passed, sentences } = await auditHere(publication, () => engine, { attacker: "insider" });
    expect(passed).toBe(false);
    expect(sentences.every((sentence) => sentence.includes("alle übrigen in „0“"))).toBe(true);
  });

  test("that nobody gave an answer is protected where it is switched on", async () => {
    const none = { ...eight, records: eight.records.map(() => [0]) };
    const some = await auditHere(publicationOf(none), () => engine, { explained: 0 });
    const more = await auditHere(publicationOf(none), () => engine, { explained: 1, nobody: true });
    expect(more.statements).toBe(2 * some.statements);
    expect(more.sentences.filter((sentence) => sentence.includes("niemand in"))).toHaveLength(4);
  });

  test("a whole percent of few persons gives the count back, of many it leaves two or three", () => {
    const candidates = (n: number) =>
      Math.max(
        ...Array.from({ length: 101 }, (_, p) => countsOfPercent(p, 1, n)).map(
          ({ from, to }) => to - from + 1,
        ),
      );
    expect([9, 37, 100, 130, 270].map(candidates)).toEqual([1, 1, 1, 2, 3]);
    // Half a percent lies above: 1 of 8 is 12.5 and is published as 13.
    expect(countsOfPercent(13, 1, 8)).toEqual({ from: 1, to: 1 });
    expect(countsOfPercent(12, 1, 8).to).toBe(0);
  });

  test("percentages with exact n disclose as much as counts do", async () => {
    const people = eight.records.map(([answer], i) => ({
      values: eight.groupings.map((of) => String(of[i])),
      answer: Number(answer),
    }));
    const cell = (first: string, second: string) => {
      const own = people.filter(({ values }) => values[0] === first && values[1] === second);
      const yes = own.filter(({ answer }) => answer === 0).length;
      return {
        values: { 0: first, 1: second },
        n: own.length,
        percent: [yes, own.length - yes].map((c) => Math.round((100 * c) / own.length)),
      };
    };
    const tables = [cell("0", "0"), cell("0", "1"), cell("1", "0"), cell("1", "1")];
    const { disclosures } = await auditHere(percentPublication(people, 3, tables), () => engine);
    expect(disclosures).toHaveLength(1);
  });
});

test("a survey of usual size is audited, and the same survey twice gives the same worlds", async () => {
  const publication = likeness({ persons: 214, groupings: [5, 3, 6], choices: 4, multiples: 1 });
  const one = await auditHere(publication, () => engine, { explained: 0 });
  expect(one.statements).toBeGreaterThan(50);
  expect(await auditHere(publication, () => engine, { explained: 0 })).toEqual(one);
});
