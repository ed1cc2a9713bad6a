/** Figures of invented results that were computed elsewhere, one per thing that their chart must cope with. */
import type { Figure, FigureRow } from "../../src/model/figure.ts";
import type { Analysis, Estimate } from "../../src/model/result.ts";

const analysis: Analysis = {
  title: "Lineare Regression der Zustimmung",
  method: "Lineare Regression, Intervalle nach der t-Verteilung",
  software: "R 4.5",
  n: 198,
  outcome: "Zustimmung von 1 bis 5",
  measure: "Regressionskoeffizient",
  level: 95,
  reference: 0,
  referenceLabel: "kein Unterschied",
  scale: "linear",
  digits: 2,
  note: "",
  approval: { by: "Vorname Nachname", date: "2026-03-01" },
};

const base: Figure = {
  id: "modell",
  number: 1,
  title: "Titel",
  subtitle: "Zusammenhang mit der Zustimmung, in Punkten der Skala",
  chart: "estimates",
  analysis,
  rowHeading: "Merkmal",
  categories: [],
  rows: [],
  statistic: "estimate",
  shareIndex: 0,
  range: [-0.5, 1.5],
  multiple: false,
  favourable: "last",
  base: "n = 198; Befragte, die in die Berechnung eingehen; Linien: 95-%-Intervalle",
  source: "Quelle: Erfundene Zahlen",
  alt: "Die Art der Kommune hängt mit der Zustimmung zusammen",
  note: "",
  mark: "DEMONSTRATION – erfundene Zahlen",
};

/** A row from its estimate and the ends of its interval. */
function row(label: string, [value, low, high]: readonly number[], block?: string, n = 198): FigureRow {
  const interval = low === undefined || high === undefined ? {} : { interval: { low, high } };
  const estimate: Estimate = { value: value ?? 0, ...interval };
  const key = label.toLowerCase().replaceAll(/[^a-z0-9]+/g, "-");
  return {
    key,
    label,
    total: false,
    ...(block === undefined ? {} : { block }),
    result: { kind: "value", n, shares: [], estimate },
  };
}

const kind = "Art der Kommune, verglichen mit kreisangehörigen Städten und Gemeinden";

/** By name, as the other figures of the tests. */
export const estimateFigures: Record<string, { type: "estimates"; figure: Figure }> = {
  "estimates-blocks": {
    type: "estimates",
    figure: {
      ...base,
      title: "In Landkreisen ist die Zustimmung höher, auch bei gleichen Angaben sonst",
      rows: [
        row("Landkreise", [0.74, 0.47, 1.01], kind),
        row("Kreisfreie Städte", [0.31, 0.02, 0.6], kind),
        row("Ressortübergreifende Strategie", [0.28, 0.03, 0.53], "Weitere Merkmale"),
        row("Je weiteres genutztes Programm von Bund und Ländern", [-0.01, -0.12, 0.1], "Weitere Merkmale"),
        row("Lage des Zusammenhalts, je Punkt", [0.11, 0.04, 0.18], "Weitere Merkmale"),
      ],
    },
  },
  "estimates-ratios": {
    type: "estimates",
    figure: {
      ...base,
      id: "verhaeltnisse",
      title: "Verhältnisse von Chancen auf einer Achse, auf der doppelt und halb gleich weit von 1 liegen",
      analysis: {
        ...analysis,
        measure: "Odds Ratio",
        scale: "log",
        reference: 1,
        referenceLabel: "gleiche Chance, gemessen an der Vergleichsgruppe der kreisangehörigen Kommunen",
      },
      range: [0.2, 20],
      rows: [
        row("Landkreise", [3.1, 1.42, 6.77]),
        row("Verwaltungsgemeinschaften", [0.45, 0.21, 0.96]),
        row("Sehr unsicher", [1.99, 0.2, 19.8]),
      ],
    },
  },
  "estimates-loadings": {
    type: "estimates",
    figure: {
      ...base,
      id: "ladungen",
      title: "Faktorladungen ohne Intervalle und ohne Bezugslinie",
      analysis: {
        title: "Faktorenanalyse",
        method: "Hauptachsen, Promax",
        software: "SPSS 29",
        n: 187,
        outcome: "",
        measure: "Ladung",
        referenceLabel: "",
        scale: "linear",
        digits: 2,
        note: "",
        approval: analysis.approval,
      },
      range: [0, 1],
      rows: [
        row("Nachbarinnen und Nachbarn helfen einander", [0.81], "Faktor: Nähe"),
        row("Menschen kennen sich", [0.74], "Faktor: Nähe"),
        row("Vertrauen in Bundesausbildungsförderungsgesetzänderungsverordnungen", [1], "Faktor: Vertrauen"),
        row("Vertrauen in den Rat", [0], "Faktor: Vertrauen"),
      ],
    },
  },
  "estimates-edges": {
    type: "estimates",
    figure: {
      ...base,
      id: "kanten",
      title: "Große Zahlen an den Rändern der Achse, eine Zeile ohne Intervall und eine mit eigener Basis",
      analysis: { ...analysis, digits: 1, level: 99.9, reference: -2000, referenceLabel: "Vergleichswert" },
      range: [-2000, 3000],
      rows: [
        row("Links", [-2000, -2000, -1999]),
        row("Rechts", [3000, 2500, 3000], undefined, 102),
        row("Punkt", [0.04]),
      ],
    },
  },
  "estimates-large": {
    type: "estimates",
    figure: {
      ...base,
      id: "gross",
      title: "Zahlen, deren Achse nur wenige Zahlen verträgt",
      analysis: { ...analysis, digits: 0, referenceLabel: "" },
      range: [-2_000_000, 3_000_000],
      rows: [row("Kosten der Unterkunft in Euro", [1_250_000, -1_900_000, 2_999_999])],
    },
  },
  "estimates-powers": {
    type: "estimates",
    figure: {
      ...base,
      id: "potenzen",
      title: "Verhältnisse über viele Größenordnungen",
      analysis: { ...analysis, scale: "log", reference: 1, referenceLabel: "gleiche Chance" },
      range: [0.0001, 10_000],
      rows: [row("Getrennte Gruppen", [12, 0.0002, 9000])],
    },
  },
};
