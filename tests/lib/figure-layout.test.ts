import { describe, expect, test } from "vitest";
import { chartOf } from "../../src/charts/index.ts";
import { resolveFigure } from "../../src/lib/figures.ts";
import type { Figure } from "../../src/model/figure.ts";
import { figureSpec } from "../../src/model/figure-spec.ts";
import { dataset, question, release, times } from "../tabulate/dataset.ts";

// 40 persons of whom 20 each live in o and w; two items on a scale of four, three marks, one pair of scales.
const answers = ["a", "b", "c", "d"];
const derived = release(
  dataset(
    [
      question("L", "single", { answers: ["o", "w"] }),
      question("A", "array", { items: ["x", "y"], answers }),
      question("M", "multiple", { items: ["p", "q"] }),
    ],
    [
      ...times(12, [0, 0, 3, 1, 0]),
      ...times(8, [0, 3, 3, 0, 1]),
      ...times(15, [1, 1, 2, 1, 1]),
      ...times(5, [1, 3, 3, 1, 0]),
    ],
  ),
  { groupings: { land: { label: "Land", question: "L" } } },
);

function resolve(more: object) {
  const spec = figureSpec.parse({ title: "t", subtitle: "s", alt: "Ein Bild", ...more });
  return resolveFigure("f", spec, derived, chartOf(spec).draws);
}
function figure(more: object): Figure {
  const found = resolve(more);
  if (Array.isArray(found)) throw new Error(found.map(({ what }) => what).join());
  expect(chartOf(found).check(found)).toBeUndefined();
  return found;
}
const shown = ({ rows }: Figure) =>
  rows.map(({ block, label, total, result }) => [
    block,
    label,
    total,
    result.kind === "value"
      ? result.shares.map((s) => (s.kind === "value" ? s.percent : ".")).join(" ")
      : ".",
  ]);

describe("several items by groups", () => {
  test("stand in a block for each item, the total first", () => {
    expect(shown(figure({ question: "A", by: "land", chart: "likert" }))).toEqual([
      ["Text x", "Alle Befragten", true, "30 38 0 33"],
      ["Text x", "Text o", false, "60 0 0 40"],
      ["Text x", "Text w", false, "0 75 0 25"],
      ["Text y", "Alle Befragten", true, "0 0 38 63"],
      ["Text y", "Text o", false, "0 0 0 100"],
      ["Text y", "Text w", false, "0 0 75 25"],
    ]);
  });

  test("or in a block for each group", () => {
    const found = figure({ question: "A", by: "land", chart: "likert", panels: "group", groups: ["w", "o"] });
    expect(shown(found).map(([block, label]) => [block, label])).toEqual([
      ["Text w", "Text x"],
      ["Text w", "Text y"],
      ["Text o", "Text x"],
      ["Text o", "Text y"],
    ]);
  });

  test("are put in order by their total, and keep the order of their groups", () => {
    const found = figure({ question: "A", by: "land", chart: "likert", order: "result" });
    expect(shown(found).map(([block]) => block)).toEqual([
      ...Array(3).fill("Text y"),
      ...Array(3).fill("Text x"),
    ]);
    expect(
      shown(found)
        .map(([, label]) => label)
        .slice(0, 3),
    ).toEqual(["Alle Befragten", "Text o", "Text w"]);
  });

  test("have a table with every block, and a sentence for every row", () => {
    const found = figure({ question: "A", by: "land", chart: "likert" });
    const { table, describe: say } = chartOf(found);
    expect(table(found).rows.map(({ block }) => block)).toEqual(shown(found).map(([block]) => block));
    expect(say(found)).toContain(
      "Text x, Text o (n = 20) – Text a: 60 Prozent"
        .replaceAll("n = 20", "n\u00a0=\u00a020")
        .replace("60 Prozent", "60\u00a0Prozent"),
    );
  });

  test("need a share where one number stands for each", () => {
    expect(resolve({ question: "A", by: "land", chart: "matrix" })).toMatchObject([{ field: "chart" }]);
    expect(resolve({ question: "A", by: "land", chart: "dot" })).toMatchObject([{ field: "chart" }]);
    const found = figure({ question: "A", by: "land", chart: "matrix", share: "d" });
    expect(chartOf(found).describe(found)).toContain("Gezeigt ist der Anteil „Text d“.");
  });
});

test("the options of a multiple response by two groups share a row for both dots", () => {
  const found = figure({ question: "M", by: "land", groups: ["o", "w"], chart: "dot" });
  expect(shown(found)).toEqual([
    ["Text p", "Text o", false, "60"],
    ["Text p", "Text w", false, "100"],
    ["Text q", "Text o", false, "40"],
    ["Text q", "Text w", false, "75"],
  ]);
});

test("groups that are none, and fields of groups without by, are named", () => {
  expect(resolve({ question: "A", by: "land", chart: "likert", groups: ["nord"] })).toMatchObject([
    { field: "groups", what: "unbekannte Gruppe von land: nord" },
  ]);
  expect(resolve({ question: "A", chart: "likert", groups: ["o"], panels: "group" })).toMatchObject([
    { what: "groups ohne by" },
    { what: "panels ohne by" },
  ]);
});

test("a map of tiles names every group once, and none that is not there", () => {
  const spec = { question: "A", items: ["x"], by: "land", share: "d", chart: "tiles" };
  const refusal = (tiles: string[][]) => {
    const found = resolve({ ...spec, tiles });
    return Array.isArray(found) ? found : chartOf(found).check(found);
  };
  expect(
    refusal([
      [".", "o"],
      ["w", "."],
    ]),
  ).toBeUndefined();
  expect(refusal([["o"]])).toMatch(/fehlt der Platz der Gruppe w/);
  expect(refusal([["o", "w", "nord"]])).toMatch(/nicht gibt: nord/);
  expect(refusal([["o", "w", "o"]])).toMatch(/zweimal/);
});
