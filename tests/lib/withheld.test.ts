import { describe, expect, test } from "vitest";
import { chartOf } from "../../src/charts/index.ts";
import { resolveFigure } from "../../src/lib/figures.ts";
import { questionRemarks } from "../../src/lib/question-remarks.ts";
import { questionTables } from "../../src/lib/question-table.ts";
import { lookUp } from "../../src/lib/values.ts";
import {
  notBrokenDown,
  nothingDrawn,
  nowhereBrokenDown,
  withheldFacts,
  withheldGroupings,
} from "../../src/lib/withheld.ts";
import type { Figure } from "../../src/model/figure.ts";
import { figureSpec } from "../../src/model/figure-spec.ts";
import type { Derived } from "../../src/model/report.ts";
import { dataset, question, release, times } from "../tabulate/dataset.ts";

const questions = [
  question("Q", "single", { answers: ["a", "b"] }),
  question("L", "single", { answers: ["o", "w"] }),
  question("F", "single", { answers: ["x", "y", "z"] }),
  question("S", "single", { answers: ["a", "b"], filtered: true }),
  question("R", "single", { answers: ["a", "b"], filtered: true }),
  question("O", "listed"),
];
const groupings = {
  land: { label: "Land", question: "L" },
  feld: { label: "Feld, in dem gearbeitet wird", question: "F" },
};
// 20 persons in each Land; 9 in each field, and 13 in none; 12 answer S, and 9 answer R.
const few = release(
  dataset(questions, [
    ...times(7, [0, 0, 0, 0, undefined, 1]),
    ...times(6, [1, 0, 1, undefined, undefined, 1]),
    ...times(7, [1, 0, 2, undefined, 0, 1]),
    ...times(2, [0, 1, 0, 1, undefined, null]),
    ...times(3, [1, 1, 1, 1, undefined, null]),
    ...times(2, [0, 1, 2, undefined, 1, null]),
    ...times(13, [0, 1, null, undefined, undefined, null]),
  ]),
  { groupings, policy: { totalOnly: ["O"] } },
);

const spec = (more: object) =>
  figureSpec.parse({ title: "t", subtitle: "s", chart: "dot", share: "a", alt: "Ein Punkt", ...more });
function figure(more: object, derived: Derived = few): Figure {
  const read = spec(more);
  const found = resolveFigure("f", read, derived, chartOf(read).draws);
  if (Array.isArray(found)) throw new Error(found.map(({ what }) => what).join());
  return found;
}
const [choice = question("", "single")] = questions;
const captions = (code: string) => {
  const asked = questions.find((q) => q.code === code) ?? choice;
  return questionTables(asked, few.tables.questions[code] ?? [], few.study).map(({ caption }) => caption);
};
const remarks = (code: string) =>
  questionRemarks(questions.find((q) => q.code === code) ?? choice, few.tables, few.study).join(" ");

describe("a figure by a grouping of which no group is released", () => {
  const drawn = figure({ question: "Q", by: "feld" });

  test.each(["dot", "bar", "likert"])(
    "shows the total alone as %s, and no row of what is withheld",
    (chart) => {
      const found = figure({ question: "Q", by: "feld", chart });
      expect(found.rows.map(({ key, result }) => [key, result.kind])).toEqual([["total", "value"]]);
      expect(chartOf(found).isEmpty(found)).toBe(false);
      expect(chartOf(found).table(found).rows).toHaveLength(1);
    },
  );

  test("says why in its description, names the grouping, and no number of it", () => {
    expect(drawn.undivided).toBe("Feld, in dem gearbeitet wird");
    const sentence = notBrokenDown(drawn.undivided ?? "");
    expect(sentence).toMatch(
      /^Nach „Feld, in dem gearbeitet wird“ wird nicht aufgeschlüsselt: .*zum Schutz der/,
    );
    expect(sentence).not.toMatch(/\d/);
    expect(chartOf(drawn).describe(drawn)).toBe(
      `Ein Punkt. Gezeigt ist der Anteil „Text a“. Alle Befragten (n\u00a0=\u00a040): 60\u00a0Prozent. ${sentence}`,
    );
  });

  test("has a base in words, that of the total", () => {
    expect(drawn.base).toBe("n\u00a0=\u00a040; Befragte mit Angabe");
  });

  test("lends no value of a group to the text", () => {
    const specs = new Map([["f", spec({ question: "Q", by: "feld" })]]);
    expect(lookUp("f.a", specs, few)).toMatchObject({ kind: "value" });
    expect(lookUp("f.a@x", specs, few)).toMatchObject({
      kind: "withheld",
      what: "der Wert f.a@x ist zum Schutz der Befragten nicht veröffentlicht",
    });
  });
});

describe("a figure with groups", () => {
  test("keeps all its rows where a group is released", () => {
    const found = figure({ question: "Q", by: "land" });
    expect(found.rows.map(({ key }) => key)).toEqual(["total", "o", "w"]);
    expect(found.undivided).toBeUndefined();
  });

  test("is left with the total where only its own question has too few answers in the groups", () => {
    expect(figure({ question: "S", by: "land" })).toMatchObject({
      undivided: "Land",
      rows: [{ total: true }],
    });
  });
});

describe("a figure of which nothing is released", () => {
  test.each(["dot", "bar", "likert"])("is no drawing as %s, but a sentence", (chart) => {
    for (const by of [{}, { by: "land" }]) {
      const found = figure({ question: "R", chart, ...by });
      expect(found.rows).toHaveLength(1);
      expect(chartOf(found).isEmpty(found)).toBe(true);
    }
    expect(nothingDrawn(false)).toBe(
      "Hierzu gibt es keine Ergebnisse: nicht veröffentlicht, zum Schutz der Befragten.",
    );
  });

  test("points to its table where some of its numbers are released", () => {
    const likert = figure({ question: "F", chart: "likert", share: undefined });
    expect(likert.rows[0]?.result.kind).toBe("value");
    expect(chartOf(likert).isEmpty(likert)).toBe(true);
    expect(nothingDrawn(true)).toContain("steht in der Tabelle");
  });
});

describe("the tables of questions", () => {
  test("leave out what is withheld of all groups, and keep what is not", () => {
    expect(captions("Q")).toEqual(["", "Nach: Land, Anteile in Prozent"]);
    expect(captions("S")).toEqual([""]);
  });

  test("say under a question by what it alone is not broken down, and nowhere what holds for all", () => {
    expect(remarks("S")).toContain("Nach „Land“ wird diese Frage nicht aufgeschlüsselt");
    expect(remarks("Q")).not.toContain("aufgeschlüsselt");
    expect(remarks("R")).not.toContain("aufgeschlüsselt");
    expect(withheldGroupings(few).map(({ id }) => id)).toEqual(["feld"]);
    expect(nowhereBrokenDown(withheldGroupings(few))).toBe(
      "Nach „Feld, in dem gearbeitet wird“ wird nichts aufgeschlüsselt, zum Schutz der Befragten.",
    );
    expect(nowhereBrokenDown([])).toBe("");
  });
});

describe("the list of what is not published", () => {
  const facts = Object.fromEntries(withheldFacts(few));

  test("names a grouping with all its groups, persons' own data, questions and open texts", () => {
    expect(facts).toEqual({
      "Feld, in dem gearbeitet wird":
        "Danach wird nichts aufgeschlüsselt. Nicht für sich ausgewiesen sind: Text x; Text y; Text z. Im Gesamtergebnis sind alle enthalten.",
      "Angaben zur Person":
        "Die Fragen\u00a0L, F und O beschreiben die Befragten selbst und erscheinen nur im Gesamtergebnis, nie nach Gruppen.",
      "Einzelne Fragen":
        "Keine Ergebnisse gibt es zu der Frage\u00a0R. Bei der Frage\u00a0S fehlen Gruppen, die sonst gezeigt werden: Dort haben weniger Personen geantwortet.",
      "Offene Antworten":
        "Zu der Frage\u00a0O ist veröffentlicht, wie viele etwas geschrieben haben, nicht was.",
    });
  });

  test("holds no number", () => {
    expect(JSON.stringify(facts)).not.toMatch(/\d/);
  });

  test("names single groups, and two groupings that are compared one by one only", () => {
    const rows = [
      ...times(20, [0, 0, 0]),
      ...times(15, [1, 1, 1]),
      ...times(4, [1, 1, 2]),
      ...times(9, [0, 1, 2]),
    ];
    const derived = release(dataset(questions.slice(0, 3), rows), { groupings });
    const text = Object.fromEntries(withheldFacts(derived));
    expect(text["Mehrere Merkmale zugleich"]).toContain(
      "nicht nach „Land“ und „Feld, in dem gearbeitet wird“ zugleich",
    );
    const small = [...times(25, [0, 0, 0]), ...times(20, [1, 1, 1]), ...times(3, [1, 1, 2])];
    const partial = release(dataset(questions.slice(0, 3), small), { groupings: { feld: groupings.feld } });
    expect(Object.fromEntries(withheldFacts(partial))["Feld, in dem gearbeitet wird"]).toBe(
      "Nicht für sich ausgewiesen: Text y; Text z. Im Gesamtergebnis sind alle enthalten.",
    );
  });

  test("is empty where there is nothing to withhold", () => {
    expect(withheldFacts(release(dataset([choice], times(20, [0]))))).toEqual([]);
  });
});
