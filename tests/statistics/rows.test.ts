import { expect, test } from "vitest";
import { uncertaintyProblems } from "../../scripts/frame.ts";
import { distributionTable } from "../../src/charts/table.ts";
import { rowOf } from "../../src/lib/figure-rows.ts";
import { measuresOf } from "../../src/lib/measures.ts";
import { methodFacts } from "../../src/lib/methods.ts";
import { assumptionOf, intervalsOf } from "../../src/lib/uncertainty.ts";
import { lookUp } from "../../src/lib/values.ts";
import type { FigureRow } from "../../src/model/figure.ts";
import { figureFile } from "../../src/model/figure-spec.ts";
import type { Derived } from "../../src/model/report.ts";
import { study as studySchema } from "../../src/model/study.ts";
import { figures } from "../charts/figures.ts";
import { times } from "../tabulate/dataset.ts";
import { framed } from "./framed.ts";

/** The row of a question, in all or in a group, one category for each of its answers. */
function row(derived: Derived, code: string, group?: string): FigureRow["result"] {
  const question = derived.codebook.questions.find((each) => each.code === code);
  const [table] = derived.tables.questions[code] ?? [];
  const [measure] = question ? measuresOf(question) : [];
  if (!question || !table || !measure) throw new Error(`no question ${code}`);
  const distribution = group === undefined ? table.total : table.groups.g?.[group];
  if (!distribution) throw new Error(`no group ${group}`);
  const cells = distribution.kind === "value" ? distribution.cells.length : 0;
  const members = Array.from({ length: cells }, (_, i) => [i]);
  const at = group === undefined ? {} : { grouping: "g", group };
  return rowOf("k", "l", distribution, { derived, question, measure, members, ...at }).result;
}
const intervals = (derived: Derived, code: string, group?: string) => {
  const result = row(derived, code, group);
  return result.kind === "value" ? result.intervals : undefined;
};
const known = (uncertainty: "none" | "bounds" | "model") => framed(uncertainty).tables.frame;

test("54 of 60 of 75 persons are between 72 and 92 per cent in the worst cases, and 85 to 92 by the model", () => {
  const derived = framed("none");
  const share = { kind: "value" as const, count: 54, percent: 90 };
  const declared = (uncertainty: "bounds" | "model") =>
    intervalsOf([share], { n: 60 }, 75, { ...derived, study: { ...derived.study, uncertainty } });
  expect(declared("bounds")).toEqual([{ low: 72, high: 92 }]);
  expect(declared("model")).toEqual([{ low: 85, high: 92 }]);
});

test("A study that declares no uncertainty has no intervals, whatever is known of its frame", () => {
  expect(known("none")).toBe(150);
  expect(intervals(framed("none"), "J")).toBeUndefined();
  expect(intervals(framed("none"), "J", "a")).toBeUndefined();
});

test("Every share of the total and of a group has its interval, from the frame's own number of each", () => {
  // 50 of 92 of 150 in all, 36 of 40 of 60 in group a.
  expect(intervals(framed("bounds"), "J")).toEqual([
    { low: 33, high: 72 },
    { low: 28, high: 67 },
  ]);
  expect(intervals(framed("bounds"), "J", "a")).toEqual([
    { low: 60, high: 94 },
    { low: 6, high: 40 },
  ]);
  const [yes] = intervals(framed("model"), "J", "a") ?? [];
  expect(yes?.low).toBeGreaterThan(60);
  expect(yes?.high).toBeLessThanOrEqual(94);
});

test("A withheld row has no interval, nor any other number", () => {
  const rows = [
    ...times(40, [0, 3, 0, 1, 0, 8, 0]),
    ...times(40, [1, 0, 1, 1, 1, 2, 1]),
    ...times(3, [2, 0, 1, 1, 1, 2, 1]),
  ];
  const result = row(framed("model", { rows }), "J", "c");
  expect(result).toEqual({ kind: "suppressed", reason: "protected" });
});

test("A frame that says nothing of a group gives it no number: by the model Wilson's interval, no worst cases", () => {
  const unknown = (uncertainty: "bounds" | "model") =>
    intervals(framed(uncertainty, { known: false }), "J", "a");
  expect(unknown("bounds")).toBeUndefined();
  // Wilson's of 36 of 40 is 0.7694 to 0.9604.
  expect(unknown("model")?.[0]).toEqual({ low: 76, high: 97 });
});

test("A group whose number in the frame is withheld has no interval", () => {
  const derived = framed("model");
  const participation = {
    g: {
      ...derived.tables.participation.g,
      a: { kind: "suppressed" as const, reason: "protected" as const },
    },
  };
  expect(intervals({ ...derived, tables: { ...derived.tables, participation } }, "J", "a")).toBeUndefined();
});

test("Of a question that not all are asked the frame knows nothing: no worst cases, and Wilson's interval", () => {
  expect(intervals(framed("bounds"), "F")).toBeUndefined();
  // Wilson's of 50 of 92 is 0.4419 to 0.6417; the frame's exact one is narrower.
  expect(intervals(framed("model"), "F")?.[0]).toEqual({ low: 44, high: 65 });
  expect(intervals(framed("model"), "J")?.[0]).not.toEqual({ low: 44, high: 65 });
});

test("How many persons are in a group is no estimate where the frame counts them", () => {
  expect(intervals(framed("model"), "G")).toBeUndefined();
});

test("Weighted shares have Wilson's interval with the effective size; there are no worst cases of them", () => {
  const rows = [
    ...times(40, [0, 3, 0, 1, 0, 8, 0], { weight: 1 }),
    ...times(40, [1, 0, 1, 1, 1, 2, 1], { weight: 3 }),
  ];
  const yaml = { responses: { weights: "w" } };
  const [yes] = intervals(framed("model", { rows, yaml }), "J") ?? [];
  // 25 per cent; n_eff = 160² / 400 = 64, of 150 persons 64 · 149 / 70 = 136.2.
  expect(yes).toEqual({ low: 18, high: 33 });
  expect(intervals(framed("bounds", { rows, yaml }), "J")).toBeUndefined();
});

test("What intervals assume stands in the figure's note and on the page on methods", () => {
  const rows = (derived: Derived): FigureRow[] => [
    { key: "k", label: "l", total: false, result: row(derived, "J") },
  ];
  const note = (derived: Derived, code = "J") => {
    const question = derived.codebook.questions.find((each) => each.code === code);
    return question && assumptionOf(rows(derived), question, derived)?.text;
  };
  expect(note(framed("none"))).toBeUndefined();
  expect(note(framed("bounds"))).toContain("niemand so geantwortet hätte oder alle");
  expect(note(framed("model"))).toContain("als wäre es Zufall, wer aus der Grundgesamtheit geantwortet hat.");
  expect(note(framed("model"), "F")).toContain("nicht bekannt");
  const card = (derived: Derived) => methodFacts(derived).find(([term]) => term === "Genauigkeit")?.[1];
  expect(card(framed("none"))).toBe(
    "Die Zahlen gelten für die Befragten. Vertrauensbereiche werden nicht angegeben.",
  );
  for (const uncertainty of ["bounds", "model"] as const)
    expect(card(framed(uncertainty))).toContain("keine Zufallsstichprobe");
  const clustering = "Aus einem Haus können mehrere geantwortet haben.";
  expect(card(framed("model", { yaml: { population: { clustering } } }))).toContain(clustering);
});

test("An ordered scale has a median and a share of the two highest answers, another question has neither", () => {
  // 6 of 12 chose the lowest and 6 the highest answer.
  expect(row(framed("none"), "S", "c")).toMatchObject({
    ordered: { median: ["Text 1", "Text 4"], position: 2.5, topTwo: { count: 6, percent: 50 } },
  });
  expect(row(framed("none"), "S", "a")).toMatchObject({ ordered: { median: ["Text 4"], position: 4 } });
  for (const code of ["J", "M", "Z"]) expect(row(framed("none"), code)).not.toHaveProperty("ordered");
});

test("Texts quote median and top2 of an ordered scale", () => {
  const spec = figureFile.parse({ title: "t", subtitle: "s", question: "S", chart: "likert", alt: "a" });
  const derived = framed("none");
  const text = (path: string) => {
    const found = lookUp(path, new Map([["lage", spec]]), derived);
    return found.kind === "value" ? found.value.text : found.what;
  };
  expect(text("lage.median@a")).toBe("Text 4");
  expect(text("lage.median@c")).toBe("zwischen „Text 1“ und „Text 4“");
  expect(text("lage.top2@a")).toBe("90\u00a0Prozent");
  expect(text("lage.unten@a")).toBe("unbekannter Wert: lage.unten@a");
});

test("A mean is released beside its distribution and its median, and its table shows them", () => {
  for (const group of [undefined, "a", "b", "c"]) {
    const result = row(framed("none"), "Z", group);
    if (result.kind !== "value") throw new Error("withheld");
    expect(result.mean).toBeDefined();
    expect(result.median).toBeDefined();
    expect(result.shares.length).toBeGreaterThan(1);
  }
  const means = Object.values(figures)
    .map(({ figure }) => figure)
    .filter(({ statistic }) => statistic === "mean");
  expect(means.length).toBeGreaterThan(0);
  for (const figure of means) {
    const { header } = distributionTable(figure);
    expect(header).toContain("Mittelwert");
    expect(header).toContain("Median");
    for (const { label } of figure.categories) expect(header).toContain(label);
  }
});

test("Uncertainty is refused where units, numbers or weights do not fit it", () => {
  const what = (yaml: object) =>
    uncertaintyProblems(studySchema.parse({ title: "t", ...yaml }), "data/study.yaml").map(
      (problem) => problem.what,
    );
  const file = "population.csv";
  expect(what({ uncertainty: "none", population: { file, counts: "units" } })).toEqual([]);
  expect(what({ uncertainty: "model", population: { file } })).toEqual([]);
  expect(what({ uncertainty: "model" })).toEqual([]);
  expect(what({ uncertainty: "model", population: { file, counts: "units" } })).toEqual([
    "uncertainty: model mit population.counts: units",
  ]);
  expect(what({ uncertainty: "bounds" })).toEqual(["uncertainty: bounds ohne population.file"]);
  expect(
    what({ uncertainty: "bounds", population: { file, counts: "units" }, responses: { weights: "w" } }),
  ).toEqual([
    "uncertainty: bounds mit population.counts: units",
    "uncertainty: bounds mit responses.weights",
  ]);
});
