import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { chartTypes } from "../../src/charts/index.ts";
import { assemble } from "../../src/lib/assemble.ts";
import { parseDerived } from "../../src/lib/content.ts";
import { AuthorError } from "../../src/lib/errors.ts";
import { parseYaml } from "../../src/lib/yaml.ts";
import type { Figure } from "../../src/model/figure.ts";
import { figureFile } from "../../src/model/figure-spec.ts";
import { project } from "../studies/derive.ts";

const golden = join(project, "tests/fixtures/klein/golden");
const derived = parseDerived((name) => readFileSync(join(golden, name), "utf8"));
const file = "content/figures/x.yaml";
const common = ["title: Titel", "subtitle: Punkte", "alt: Was zu sehen ist"];

/** The figure that these lines of its file make, or what its author reads. */
function figureOf(...lines: string[]): Figure | string[] {
  const text = [...common, ...lines].join("\n");
  const parsed = parseYaml(text, file, figureFile);
  if (!parsed.ok) return parsed.problems.map(({ line, what }) => `${line ?? "-"}: ${what}`);
  const lineOf = (field: string) =>
    text.split("\n").findIndex((line) => line.startsWith(`${field}:`)) + 1 || undefined;
  const figures = [{ id: "x", file, spec: parsed.value, lineOf }];
  try {
    const [figure] = assemble(
      { chapters: [], pages: [], slides: [], presentations: [], glossary: [], references: [], figures },
      derived,
      chartTypes,
    ).figures;
    if (figure === undefined) throw new Error("no figure");
    return figure;
  } catch (error) {
    if (!(error instanceof AuthorError)) throw error;
    return error.problems.map(({ line, what, hint }) => `${line ?? "-"}: ${what} / ${hint}`);
  }
}

/** The figure, which must be one. */
function soundFigure(...lines: string[]): Figure {
  const figure = figureOf("result: modell", "chart: estimates", ...lines);
  if (Array.isArray(figure)) throw new Error(figure.join("\n"));
  return figure;
}
const keysOf = ({ rows }: Figure) => rows.map(({ key }) => key);

describe("a figure of a result", () => {
  test("says on how many persons it rests, what its lines are, how it came about and who approved it", () => {
    const { base, source, mark, analysis, question } = soundFigure();
    expect(base).toBe(
      "n\u00a0=\u00a049; Beschäftigte, die in die Berechnung eingehen; Linien: 95-%-Intervalle",
    );
    expect(source).toBe(
      "Quelle: Befragung, 2026. Berechnung: Lineare Regression, Intervalle nach der t-Verteilung, R 4.5; freigegeben von Vorname Nachname am 30.\u00a0Januar\u00a02026, nicht von der Anonymitätsprüfung erfasst.",
    );
    expect(mark).toBe("ENTWURF – nicht zur Veröffentlichung");
    expect([analysis?.approval.by, question]).toEqual(["Vorname Nachname", undefined]);
  });

  test("has rounded estimates with both ends of their interval or none, and an axis that holds them all", () => {
    const { rows, range } = soundFigure();
    expect(rows.map(({ result }) => (result.kind === "value" ? result.estimate : "withheld"))).toEqual([
      { value: 0.13, interval: { low: -0.13, high: 0.38 } },
      { value: -1.2, interval: { low: -1.5, high: -0.9 } },
      { value: 0.1 },
    ]);
    expect(range).toEqual([-1.5, 0.5]);
    expect(soundFigure("range: [-2, 2]").range).toEqual([-2, 2]);
  });

  test("says nothing of lines where it shows no interval", () => {
    expect(soundFigure("items: [jahre]").base).not.toContain("Linien");
  });

  test("shows the rows that it names, in that order, with its own labels", () => {
    const figure = soundFigure("items: [ZEIT, geld]", "labels: { zeit: Mehr Zeit }");
    expect(figure.rows.map(({ label, block }) => [label, block])).toEqual([
      ["Mehr Zeit", "Mittel"],
      ["Geld hilft", "Mittel"],
    ]);
  });

  test("keeps blocks together, and orders by result within them", () => {
    expect(keysOf(soundFigure("items: [zeit, jahre, geld]"))).toEqual(["zeit", "geld", "jahre"]);
    expect(keysOf(soundFigure("items: [zeit, jahre, geld]", "order: result"))).toEqual([
      "geld",
      "zeit",
      "jahre",
    ]);
  });

  test("has its own remark before that of the result", () => {
    expect(soundFigure("note: Von der Abbildung.").note).toBe("Von der Abbildung. Die Note zählt als Zahl.");
    expect(soundFigure().note).toBe("Die Note zählt als Zahl.");
  });
});

describe("the file of such a figure", () => {
  test("names a question or a result, not both and not neither, and that is told with its other faults", () => {
    expect(figureOf("chart: estimates")).toEqual(["-: Feld fehlt: question oder result"]);
    expect(figureOf("result: modell", "question: note", "chart: estimates")).toEqual([
      "4: question und result zugleich",
    ]);
    expect(figureOf("chrat: estimates")).toEqual([
      "-: Feld fehlt: chart",
      "-: Feld fehlt: question oder result",
      "4: unbekanntes Feld: chrat",
    ]);
  });

  test("names a result that there is", () => {
    expect(figureOf("result: modele", "chart: estimates")).toEqual([
      "4: unbekanntes Ergebnis: modele / meinten Sie modell?",
    ]);
    expect(figureOf("result: constructor", "chart: estimates")).toEqual([
      "4: unbekanntes Ergebnis: constructor / es gibt: modell",
    ]);
  });

  test("has no fields of questions, no unknown rows and no other chart, all told at once", () => {
    const lines = [
      "result: modell",
      "chart: bar",
      "by: ort",
      "share: gut",
      "items: [gelt]",
      "labels: { zeti: a }",
    ];
    expect(figureOf(...lines)).toEqual([
      "5: bar zeigt keine anderswo gerechneten Ergebnisse / Dafür gibt es chart: estimates.",
      "6: by gehört zu Fragen, nicht zu Ergebnissen aus data/results / by weglassen.",
      "7: share gehört zu Fragen, nicht zu Ergebnissen aus data/results / share weglassen.",
      "8: unbekannte Zeile: gelt / meinten Sie geld?",
      "9: labels: nichts heißt zeti / meinten Sie zeit?",
    ]);
    expect(figureOf("result: modell", "chart: estimates", "items: []")).toEqual([
      "6: items nennt keine Zeile / items weglassen: Dann erscheinen alle.",
    ]);
  });

  test("has an axis that holds what it shows", () => {
    expect(figureOf("result: modell", "chart: estimates", "range: [-1, 1]")).toEqual([
      "5: estimates kann das nicht zeigen / Ein Schätzwert, ein Intervall oder die Bezugslinie liegt außerhalb der Achse (range).",
    ]);
  });

  test("is not drawn as estimates where it names a question", () => {
    expect(figureOf("question: note", "chart: estimates")).toEqual([
      "5: estimates kann das nicht zeigen / estimates zeigt Ergebnisse aus data/results (result: statt question:).",
    ]);
  });
});
