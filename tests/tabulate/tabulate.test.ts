import fc from "fast-check";
import { expect, test } from "vitest";
import { tabulate } from "../../scripts/tabulate/index.ts";
import { cellsOf, dataset, question, type Row, release, times } from "./dataset.ts";

const scale = question("Q", "single", { answers: ["a", "b"] });
const excluding = { responses: { exclude: [{ reason: "Test", when: [{ question: "Q", answers: ["b"] }] }] } };

test("responses that a condition leaves out are counted and nothing else", () => {
  const data = dataset([scale], [...times(20, [0]), ...times(3, [1], { excluded: true })]);
  const { tables } = release(data, excluding);
  expect(tables).toMatchObject({ n: 20, responses: 23, excluded: 3 });
  expect(cellsOf(tables.questions.Q?.[0]?.total)).toEqual([20, 0]);
});

test("a response that broke off counts as such, not as left out, unless broken-off ones are used", () => {
  const rows = [...times(20, [0]), ...times(4, [1], { complete: false, excluded: true })];
  const all = { responses: { ...excluding.responses, include: "all" } };
  expect(release(dataset([scale], rows), excluding).tables).toMatchObject({
    incomplete: 4,
    excluded: 0,
    n: 20,
  });
  expect(release(dataset([scale], rows), all).tables).toMatchObject({ incomplete: 4, excluded: 4, n: 20 });
});

test("without conditions there is no number of responses left out, not even 0", () => {
  expect(release(dataset([scale], times(20, [0]))).tables).not.toHaveProperty("excluded");
});

test("the base of a grid's row is whoever chose something in it; the others gave no answer or were not asked", () => {
  const grid = question("G", "grid", { items: ["r1", "r2"], answers: ["a", "b", "c"] });
  const rows = [
    ...times(12, [1, 1, 0, 0, 0, 0]),
    ...times(11, [0, 0, 1, 0, 1, 0]),
    ...times(3, [0, 0, 0, null, null, null]),
    ...times(2, [1, 0, 0, undefined, undefined, undefined]),
  ];
  const [first, second] = release(dataset([grid], rows)).tables.questions.G ?? [];
  expect(first).toMatchObject({ item: "r1", total: { n: 25, noAnswer: 3, notShown: 0 } });
  expect(cellsOf(first?.total)).toEqual([14, 12, 11]);
  expect(second).toMatchObject({ item: "r2", total: { n: 11, noAnswer: 15, notShown: 2 } });
  expect(cellsOf(second?.total)).toEqual([0, 11, 0]);
});

test("any grid is counted as by going through its rows one by one", () => {
  const grid = question("G", "grid", { items: ["r1", "r2", "r3"], answers: ["a", "b"] });
  const mark = fc.constantFrom(0, 1, 1, null, undefined);
  const person = fc.array(mark, { minLength: 6, maxLength: 6 }).map((answers): Row => ({ answers }));
  fc.assert(
    fc.property(fc.array(person, { maxLength: 40 }), (rows) => {
      const [measures = []] = tabulate(dataset([grid], rows), [], "completed").questions;
      for (const [r, measure] of measures.entries()) {
        const boxes = rows.map(({ answers }) => [answers[2 * r], answers[2 * r + 1]]);
        const chose = boxes.filter((both) => both.includes(1));
        const rest = boxes.filter((both) => !both.includes(1));
        const unseen = rest.filter((both) => both.every((box) => box === undefined)).length;
        expect(measure.n[0]).toBe(chose.length);
        expect([...measure.counts]).toEqual([0, 1].map((i) => chose.filter((both) => both[i] === 1).length));
        expect([measure.noAnswer[0], measure.notShown[0]]).toEqual([rest.length - unseen, unseen]);
      }
    }),
  );
});

test("years are counted in classes with open ends that are written as years, with a middle year and no mean", () => {
  const date = question("D", "date");
  const years = [1890, ...Array.from({ length: 40 }, (_, i) => 1990 + i), 2088];
  const { tables } = release(dataset([date], [...years.map((y) => ({ answers: [y] })), ...times(2, [null])]));
  const row = tables.questions.D?.[0];
  expect(row?.classes).toEqual(["vor 2000", "2000 bis 2009", "2010 bis 2019", "2020 und später"]);
  expect(cellsOf(row?.total)).toEqual([11, 10, 10, 11]);
  expect(row?.total).toMatchObject({ n: 42, noAnswer: 2, median: 2009 });
  expect(row?.total).not.toHaveProperty("mean");
});

test("years that lie close together are never cut into parts of years", () => {
  const rows = [...times(10, [2014]), ...times(10, [2015]), ...times(10, [2016])];
  const row = release(dataset([question("D", "date")], rows)).tables.questions.D?.[0];
  expect(row?.classes).toEqual(["vor 2015", "2015 und später"]);
  expect(cellsOf(row?.total)).toEqual([10, 20]);
});

test("any year falls in the class whose label names it, and half of the persons gave the median or less", () => {
  const year = fc.integer({ min: 1900, max: 2090 });
  fc.assert(
    fc.property(fc.array(year, { minLength: 10, maxLength: 60 }), (years) => {
      const rows = years.map((y) => ({ answers: [y] }));
      const row = release(dataset([question("D", "date")], rows)).tables.questions.D?.[0];
      const within = (label: string) => {
        const [from = "", to = from] = label.match(/\d+/g) ?? [];
        if (label.startsWith("vor")) return years.filter((y) => y < Number(from));
        if (label.endsWith("später")) return years.filter((y) => y >= Number(from));
        return years.filter((y) => y >= Number(from) && y <= Number(to));
      };
      expect(cellsOf(row?.total)).toEqual(row?.classes?.map((label) => within(label).length));
      const sorted = years.toSorted((a, b) => a - b);
      expect(row?.total).toMatchObject({ median: sorted[Math.ceil(years.length / 2) - 1] });
    }),
  );
});
