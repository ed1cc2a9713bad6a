import type { Question } from "../model/codebook.ts";
import type { Derived } from "../model/report.ts";
import type { Released, TableRow } from "../model/table.ts";
import { decimal } from "./format.ts";

/** Item non-response over the questions that it can be told of; rates are shares of 0 to 1. */
export interface Nonresponse {
  /** Number of these questions. */
  questions: number;
  /** Mean of their rates. */
  mean: number;
  largest: { code: string; rate: number };
  /** True where answers that count as missing are among them ("weiß nicht"). */
  hasMissing: boolean;
}

/**
 * Item non-response from released totals: per question, persons without a valid answer over all who were asked,
 * noAnswer / (n + noAnswer), summed over its items. Left out is what nobody can tell: multiple responses, where no
 * mention may be an answer; open texts; withheld totals; and where the export does not tell who was asked, filtered
 * questions, or all, if broken-off interviews are used or nobody knows what is filtered. Where it tells so of other
 * questions, those of which it does not are left out too. Undefined where nothing remains.
 */
export function nonresponseOf({ codebook, tables, study }: Derived): Nonresponse | undefined {
  const usesBrokenOff = study.responses.include === "all" && tables.incomplete !== 0;
  const all = Object.values(tables.questions).flat();
  const tellsOfOthers = all.some(({ total }) => total.kind === "value" && total.notShown !== undefined);
  const isOpen = usesBrokenOff || tellsOfOthers || codebook.filtersUnknown === true;
  const rates = codebook.questions.flatMap((question) => {
    const totals = totalsOf(question, tables.questions[question.code] ?? [], isOpen);
    const empty = totals.reduce((sum, { noAnswer = 0 }) => sum + noAnswer, 0);
    const asked = totals.reduce((sum, { n }) => sum + n, empty);
    return asked === 0 ? [] : [{ question, rate: empty / asked }];
  });
  const [first] = rates;
  if (first === undefined) return undefined;
  const largest = rates.reduce((most, each) => (each.rate > most.rate ? each : most), first);
  return {
    questions: rates.length,
    mean: rates.reduce((sum, { rate }) => sum + rate, 0) / rates.length,
    largest: { code: largest.question.code, rate: largest.rate },
    hasMissing: rates.some(({ question }) => question.scales.some(({ missing }) => missing.length > 0)),
  };
}

/** @param isOpen true where a question that is not known to be filtered need not have been asked of all */
function totalsOf({ kind, filtered }: Question, rows: readonly TableRow[], isOpen: boolean): Released[] {
  if (!["single", "array", "numeric", "date", "ranking"].includes(kind)) return [];
  const totals = rows.flatMap(({ total }) => (total.kind === "value" ? [total] : []));
  return totals.filter(({ notShown }) => notShown !== undefined || !(filtered || isOpen));
}

/** Item non-response in a sentence or two; empty where it cannot be told. */
export function nonresponseText(derived: Derived): string {
  const found = nonresponseOf(derived);
  if (found === undefined) return "";
  const { questions, mean, largest, hasMissing } = found;
  const per = (rate: number) => `${decimal(100 * rate)}\u00a0Prozent`;
  const scope = "Mehrfachauswahlen und offene Texte sind nicht mitgerechnet";
  const missing = hasMissing ? ", Antworten wie „weiß nicht“ zählen als fehlend" : "";
  if (largest.rate === 0) return `keine; ${scope}.`;
  if (questions === 1)
    return `${per(mean)} der Befragten, denen die Frage gestellt wurde; ${scope}${missing}.`;
  return `Je Frage fehlt die Angabe im Mittel bei ${per(mean)} der Befragten, denen sie gestellt wurde, am häufigsten bei Frage\u00a0${largest.code} (${per(largest.rate)}). Berechnet über ${questions} Fragen; ${scope}${missing}.`;
}
