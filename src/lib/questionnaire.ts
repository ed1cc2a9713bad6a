import type { Question } from "../model/codebook.ts";

/** What kind of answer a question takes, as survey researchers call it. */
export function answerForm({ kind, ranks, scales, items, type }: Question): string {
  const forms: Record<Question["kind"], string> = {
    single: "Einfachauswahl",
    array: scales.length > 1 ? "Einfachauswahl je Zeile und Skala" : "Einfachauswahl je Zeile",
    multiple: "Mehrfachauswahl",
    grid: "Mehrfachauswahl je Zeile",
    numeric: items.length > 0 ? "Zahl je Zeile" : "Zahl",
    date: "Datum",
    ranking: `Rangfolge von bis zu ${ranks} Antworten`,
    listed: type === "|" ? "Dateien" : "freier Text",
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
