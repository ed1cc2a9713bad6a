import type { Category, Question } from "../../src/model/codebook.ts";
import type { Derived } from "../../src/model/report.ts";
import { quoted, short } from "./words.ts";

/** Something that only people can decide: its field, and the question. */
export type Decision = readonly [title: string, place: string, what: string];

/** Answers that are often none, by their wording. */
const noAnswer =
  /wei(?:ß|ss) (?:ich )?nicht|keine (?:angabe|antwort|meinung)|kann ich nicht|nicht beurteilen|trifft nicht zu|don.t know|no answer|not applicable/i;

/** Texts, as LimeSurvey's types name them; equations and uploads are counted as well, but are nothing to be coded. */
const textTypes = ["S", "T", "U", "Q", ";"];

/** Named one by one; of more, the rest is counted. */
const mostNamed = 12;

/**
 * Decisions on what is counted and how, each only where the questionnaire gives occasion for it; whether somebody
 * wants weights, has test entries or computes elsewhere, no export tells.
 */
export function countingDecisions({ codebook }: Derived): Decision[] {
  const { questions } = codebook;
  const open = questions.filter(isOpen).map(({ code }) => code);
  const suspects = questions.flatMap(missingIn);
  const scaled = questions.some(({ scales }) => scales.some(({ categories }) => categories.length > 0));
  const isDeclared = questions.some(({ scales }) => scales.some(({ missing }) => missing.length > 0));
  return [
    [
      "Testeinträge",
      "responses.exclude",
      "Stehen Probeläufe oder doppelte Antworten im Export? Mit question: id und ihren IDs weglassen, der Grund wird veröffentlicht.",
    ],
    [
      "Gewichte",
      "responses.weights",
      "Hat der Export eine Spalte mit Gewichten, und sollen sie gelten? Ohne Angabe: ungewichtet.",
    ],
    ...(suspects.length > 0
      ? [missing(`Zählen diese Antworten als fehlend? ${named(suspects)}`)]
      : scaled && !isDeclared
        ? [missing("Keine Antwort gilt bisher als fehlend. Gibt es welche, etwa 99 oder „weiß nicht“?")]
        : []),
    ...(open.length > 0 ? [coding(open)] : []),
    [
      "Anderswo gerechnete Ergebnisse",
      "results",
      "Kommt etwas aus R oder SPSS dazu? Als Tabelle nach data/results; wer gibt es mit Namen frei?",
    ],
  ];
}

function missing(what: string): Decision {
  return ["Fehlende Werte", "questions: missing", what];
}

function coding(open: readonly string[]): Decision {
  const what = `Wer ordnet die offenen Antworten Kategorien zu? Ohne Zuordnung erscheint nur ihre Zahl. ${named(open)}`;
  return ["Offene Antworten", "codings", what];
}

/** True for a question of texts, and for one with a text beside an answer. */
function isOpen({ kind, type, items, scales, coded }: Question): boolean {
  if (coded) return false;
  if (kind === "listed") return textTypes.includes(type);
  const options: { open?: true | undefined }[] = [
    ...items,
    ...scales.flatMap(({ categories }) => categories),
  ];
  return options.some((option) => option.open === true);
}

/** Answers of a question that are counted and sound as if they were none. */
function missingIn({ code, kind, scales }: Question): string[] {
  if (kind !== "single" && kind !== "array" && kind !== "grid") return [];
  const found = new Map<string, Category>();
  for (const { categories } of scales)
    for (const category of categories) if (noAnswer.test(category.label)) found.set(category.code, category);
  return [...found.values()].map(
    (category) => `${code} ${quoted(short(category.label, 40))} (${category.code})`,
  );
}

function named(parts: readonly string[]): string {
  const left = parts.length - mostNamed;
  return `${parts.slice(0, mostNamed).join(", ")}${left > 0 ? ` und ${left} weitere` : ""}`;
}
