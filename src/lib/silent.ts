import type { Figure } from "../model/figure.ts";
import type { Derived } from "../model/report.ts";
import type { Released } from "../model/table.ts";
import { count, percent, wholePercent } from "./format.ts";

/** Who was asked the question of a figure and who did not answer, as term and text; nothing that is not released. */
export function silentFacts(
  { question }: Pick<Figure, "question">,
  { codebook, tables, study }: Derived,
): [string, string][] {
  const asked = codebook.questions.find(({ code }) => code === question?.code);
  const rows = tables.questions[question?.code ?? ""] ?? [];
  const totals = rows.flatMap(({ total }) => (total.kind === "value" ? [total] : []));
  const { unit } = study.population;
  const told = totals.every(({ notShown }) => notShown !== undefined);
  const facts: [string, string][] = [];
  if (asked?.filtered) {
    facts.push([
      "Gefragt",
      asked.filter === "" ? `nur ein Teil: ${unit}, auf die es zutraf` : `nur ein Teil: ${asked.filter}`,
    ]);
  } else if (asked) facts.push(["Gefragt", `alle, n\u00a0=\u00a0${count(tables.n)}`]);
  const notShown = totals.map((total) => total.notShown ?? 0);
  if (notShown.some((n) => n > 0)) facts.push(["Nicht gefragt", rangeText(notShown)]);
  const silent = totals.flatMap(silenceOf);
  if (silent.length > 0)
    facts.push([told ? "Ohne Angabe" : "Ohne Angabe oder nicht gefragt", silenceText(silent)]);
  if (tables.frame !== undefined) {
    const rate = percent(wholePercent(tables.n, tables.frame));
    facts.push([
      "Beteiligung",
      `${count(tables.n)} von ${count(tables.frame)} Personen der Grundgesamtheit (${rate})`,
    ]);
  }
  return facts;
}

/** Persons who gave no answer, of those who saw the question. */
interface Silence {
  persons: number;
  of: number;
}

function silenceOf({ n, noAnswer }: Released): Silence[] {
  return noAnswer === undefined ? [] : [{ persons: noAnswer, of: n + noAnswer }];
}

function silenceText(silent: readonly Silence[]): string {
  const [first] = silent;
  const isOne = silent.every(({ persons, of }) => persons === first?.persons && of === first?.of);
  if (first && isOne) {
    const rate = first.of === 0 ? "" : ` (${percent(wholePercent(first.persons, first.of))})`;
    return first.persons === 0 ? "niemand" : `${count(first.persons)} von ${count(first.of)}${rate}`;
  }
  return `${rangeText(silent.map(({ persons }) => persons))}, je nach Zeile`;
}

function rangeText(values: readonly number[]): string {
  const [low, high] = [Math.min(...values), Math.max(...values)];
  return low === high ? count(low) : `${count(low)} bis ${count(high)}`;
}
