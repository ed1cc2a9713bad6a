import { plainCsv } from "./csv.ts";
import { leastSquares } from "./regression.ts";
import type { Given } from "./survey.ts";

/** A regressor of the demonstration's model: its row in the figure, and a person's value of it. */
interface Regressor {
  term: string;
  label: string;
  group: string;
  /** Undefined where the person gave no answer. */
  of(given: Given): number | undefined;
}

const answer = (given: Given, column: string): string | undefined => given.get(column) || undefined;
const number = (given: Given, column: string): number | undefined => {
  const cell = answer(given, column);
  return cell === undefined ? undefined : Number(cell);
};
const is = (given: Given, column: string, code: string): number | undefined => {
  const cell = answer(given, column);
  return cell === undefined ? undefined : Number(cell === code);
};

const typ = "Art der Kommune, verglichen mit kreisangehörigen Städten und Gemeinden";
const others = "Weitere Merkmale";

/** How many programmes a person's municipality uses. */
function programmes(given: Given): number | undefined {
  const marked = [...given].filter(([column, cell]) => /^E1\[[A-Z]+\]$/.test(column) && cell === "Y");
  return marked.length === 0 ? undefined : marked.filter(([column]) => column !== "E1[KEIN]").length;
}

const regressors: readonly Regressor[] = [
  { term: "landkreis", label: "Landkreis", group: typ, of: (given) => is(given, "A2", "LK") },
  { term: "stadt", label: "Kreisfreie Stadt", group: typ, of: (given) => is(given, "A2", "KS") },
  {
    term: "strategie",
    label: "Ressortübergreifende Strategie",
    group: others,
    of: (given) => is(given, "F2", "Y"),
  },
  { term: "programme", label: "Genutzte Programme, je weiteres", group: others, of: programmes },
  {
    term: "lage",
    label: "Lage des Zusammenhalts, je Punkt von 0 bis 10",
    group: others,
    of: (given) => number(given, "C1"),
  },
];

/**
 * A file of `data/results`, as an author would make it with another program: a linear regression over the invented
 * answers of those who answered all questions that it needs.
 */
export function resultFile(finished: readonly Given[]): string {
  const persons = finished.flatMap((given) => {
    const outcome = number(given, "D1");
    const row = regressors.flatMap(({ of }) => of(given) ?? []);
    return outcome === undefined || row.length < regressors.length ? [] : [{ outcome, row }];
  });
  const [, ...coefficients] = leastSquares(
    persons.map(({ row }) => row),
    persons.map(({ outcome }) => outcome),
  );
  // As German Excel writes them; published are fewer.
  const written = (value: number | undefined) => (value ?? 0).toFixed(4).replace(".", ",");
  const rows = regressors.map(({ term, label, group }, i) => {
    const { value, low, high } = coefficients[i] ?? {};
    return [term, label, written(value), written(low), written(high), group];
  });
  return `---
title: "Demonstration – erfundene Zahlen: Womit die Zustimmung zur Gestaltbarkeit zusammenhängt"
method: Lineare Regression (kleinste Quadrate), Konfidenzintervalle nach der t-Verteilung
software: Programm der Demonstration
n: ${persons.length}
outcome: Zustimmung zu „Sozialer Zusammenhalt lässt sich durch sozialpolitisches Handeln in der Kommune gezielt fördern“, in Punkten von 1 (stimme gar nicht zu) bis 5 (stimme voll zu)
measure: Regressionskoeffizient
level: 95
reference: 0
referenceLabel: kein Unterschied
digits: 2
note: Die Stufen der Zustimmung werden wie gleich weit voneinander entfernte Zahlen behandelt. Die Konfidenzintervalle behandeln die Befragten wie eine Zufallsstichprobe und ihre Antworten als unabhängig voneinander, auch innerhalb einer Kommune; das ist eine Annahme.
---
${plainCsv(["term", "label", "estimate", "low", "high", "group"], rows)}`;
}
