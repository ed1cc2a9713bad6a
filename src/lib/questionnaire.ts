import type { Question } from "../model/codebook.ts";

/** How an answer is given, as a person who fills in the questionnaire would say it. */
export function answerForm({ kind, ranks, scales, items, type }: Question): string {
  const forms: Record<Question["kind"], string> = {
    single: "Eine Antwort",
    array: scales.length > 1 ? "Je Zeile eine Antwort auf jeder Skala" : "Je Zeile eine Antwort",
    multiple: "Mehrere Antworten möglich",
    grid: "Je Zeile mehrere Antworten möglich",
    numeric: items.length > 0 ? "Je Zeile eine Zahl" : "Eine Zahl",
    date: "Ein Datum",
    ranking: `Bis zu ${ranks} Antworten in eine Reihenfolge bringen`,
    listed: type === "|" ? "Dateien" : "Freier Text",
    display: "",
  };
  return forms[kind];
}

/** Who is asked and whether an answer is required, in sentences; none where everybody is asked and may pass. */
export function askedOf({ filtered, filter, mandatory }: Question): string[] {
  return [
    ...(filtered
      ? [filter ? `Nur gefragt, wenn: ${filter}.` : "Nur einem Teil der Befragten gestellt."]
      : []),
    ...(mandatory ? ["Pflichtangabe."] : []),
  ];
}
