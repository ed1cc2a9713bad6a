import type { Derived } from "../model/report.ts";
import { count, decimal } from "./format.ts";
import { list } from "./i18n.ts";

/** The parts of the released data that tell what is broken down. */
type Known = Pick<Derived, "study" | "codebook" | "tables">;

/**
 * True where no result is broken down by a grouping because the persons in its groups have different weights. The
 * released data show it: a question that would have groups has none of this grouping.
 */
export function isUnevenlyWeighted({ study, codebook, tables }: Known, grouping: string): boolean {
  if (tables.effective === undefined) return false;
  const sources = study.groupings.map(({ question }) => question);
  const rows = codebook.questions
    .filter(({ code, kind }) => {
      const isTotalOnly = study.policy.totalOnly.includes(code) || sources.includes(code);
      return kind !== "listed" && !isTotalOnly;
    })
    .flatMap(({ code }) => tables.questions[code] ?? []);
  return rows.length > 0 && rows.every(({ groups }) => groups[grouping] === undefined);
}

/** By which groupings results are not broken down for that reason, in a sentence; empty where there is none. */
export function unevenText(known: Known): string {
  const labels = known.study.groupings
    .filter(({ id }) => isUnevenlyWeighted(known, id))
    .map(({ label }) => label);
  if (labels.length === 0) return "";
  return `Nach ${list(labels)} wird nicht aufgeschlüsselt: Innerhalb der Gruppen haben die Befragten verschiedene Gewichte.`;
}

/**
 * How answers are weighted, in sentences: column, effective number of persons and design effect n / n_eff (Kish 1965),
 * and what weights keep from being shown.
 */
export function weightingText(known: Known): string {
  const { n, effective } = known.tables;
  const { weights = "" } = known.study.responses;
  if (effective === undefined) return "keine";
  const effect = decimal(n / effective);
  return [
    `Anteile, Mittelwerte und Mediane aller Befragten sind gewichtet (Spalte ${weights}); Fallzahlen sind es nicht.`,
    `Effektive Fallzahl nach Kish: ${count(effective)} von ${count(n)}, Designeffekt\u00a0${effect}.`,
    unevenText(known),
  ]
    .filter(Boolean)
    .join(" ");
}
