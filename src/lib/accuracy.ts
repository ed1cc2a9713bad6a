import type { Derived } from "../model/report.ts";
import { count, decimal } from "./format.ts";
import { familyOf } from "./statistics/family.ts";

type Known = Pick<Derived, "study" | "tables" | "results">;

/** What the numbers hold for, and what their intervals assume, in sentences for the card on methods. */
export function accuracyText(known: Known): string {
  const { study } = known;
  const texts = { none: noneText, bounds: boundsText, model: modelText };
  return texts[study.uncertainty](known);
}

/** Without a declared uncertainty, intervals come only with results that were computed elsewhere. */
function noneText({ results }: Known): string {
  const intervals =
    Object.keys(results).length === 0
      ? "Vertrauensbereiche werden nicht angegeben."
      : "Vertrauensbereiche stehen nur bei Ergebnissen, die mit einem anderen Programm berechnet wurden.";
  return `Die Zahlen gelten für die Befragten. ${intervals}`;
}

const noSample =
  "Die Zahlen gelten für die Befragten. Sie sind keine Zufallsstichprobe: Gefragt waren alle, geantwortet haben die, die wollten.";

function boundsText({ study }: Known): string {
  return [
    noSample,
    "Angegeben ist deshalb, zwischen welchen Werten ein Anteil unter allen Personen der Grundgesamtheit läge, was immer die übrigen geantwortet hätten: von dem Fall, dass niemand von ihnen so geantwortet hätte, bis zu dem, dass alle es hätten.",
    "Das setzt nichts über sie voraus. Wo die Zahl der Personen nicht veröffentlicht ist oder eine Frage nicht allen gestellt wurde, steht keine Spanne. Alle Grenzen sind nach außen auf ganze Prozent gerundet.",
    study.population.clustering,
  ]
    .filter(Boolean)
    .join(" ");
}

function modelText({ study, tables }: Known): string {
  const exact =
    tables.effective === undefined
      ? "exakt nach der hypergeometrischen Verteilung, wo die Zahl der Personen bekannt ist und die Frage allen gestellt wurde, sonst nach Wilson ohne Endlichkeitskorrektur"
      : "für gewichtete Anteile nach Wilson mit der effektiven Fallzahl, mit Endlichkeitskorrektur, wo die Zahl der Personen bekannt ist; für Gruppen, in denen alle dasselbe Gewicht haben, exakt nach der hypergeometrischen Verteilung";
  const { clustering } = study.population;
  return [
    noSample,
    "Die Intervalle schließen trotzdem von ihnen auf die Grundgesamtheit, und das geht nur mit einer Annahme: als wäre es Zufall, wer geantwortet hat und wer nicht. Prüfen lässt sie sich an den Antworten nicht; wer sich für das Thema interessiert, nimmt vermutlich eher teil.",
    `Unter dieser Annahme enthält ein 95-%-Intervall den Wert, der sich bei Antworten aller Personen ergäbe, in mindestens 95 von 100 Fällen. Berechnet ist es ${exact}. Alle Grenzen sind nach außen auf ganze Prozent gerundet.`,
    clustering === ""
      ? "Ob mehrere Befragte aus demselben Haus kommen, ist nicht berücksichtigt."
      : `${clustering} Sind deren Antworten einander ähnlicher als andere, sind die Intervalle zu schmal: Das ist nicht eingerechnet.`,
  ].join(" ");
}

/** When two groups are said to differ clearly; empty where nothing is broken down. */
export function comparisonText(known: Pick<Derived, "study" | "codebook" | "tables">): string {
  const { study } = known;
  if (study.groupings.length === 0) return "";
  const { effect } = study.comparison;
  const points = Number.isInteger(effect) ? count(effect) : decimal(effect);
  const least = `„Deutlich“ heißt ein Unterschied zwischen zwei Gruppen erst ab ${points}\u00a0Prozentpunkten; bei Mittelwerten und Medianen gilt dasselbe für den Anteil der Paare aus je einer Person beider Gruppen, in denen die eine höher liegt, gegen den, in denen es die andere tut.`;
  const more = {
    none: () => "Ein Schluss über die Befragten hinaus ist das nicht.",
    bounds: () =>
      "Er muss außerdem bestehen, was immer die übrigen Personen der Grundgesamtheit geantwortet hätten.",
    model: () => modelComparison(familyOf(known).size),
  };
  return `${least} ${more[study.uncertainty]()}`;
}

function modelComparison(all: number): string {
  return [
    "Er muss außerdem größer sein, als unter der genannten Annahme der Zufall erwarten ließe, und zwar so, dass unter allen",
    `${count(all)} Vergleichen zweier Gruppen, die sich aus den veröffentlichten Tabellen anstellen lassen, mit 95 Prozent Wahrscheinlichkeit keiner zu Unrecht so heißt (Verfahren von Holm), nicht nur unter denen, von denen der Text spricht.`,
    "Geprüft werden die Verteilung der ganzen Frage (bei geordneten Antworten der Rangsummentest von Wilcoxon, sonst χ²) und der Anteil selbst (χ² mit Stetigkeitskorrektur nach Yates), mit Endlichkeitskorrektur, wo die Zahl der Personen bekannt ist.",
  ].join(" ");
}
