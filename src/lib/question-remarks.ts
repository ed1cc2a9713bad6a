import type { Question } from "../model/codebook.ts";
import type { PublicStudy } from "../model/study.ts";
import type { Agreement, Tables } from "../model/table.ts";
import { count, decimal, percent } from "./format.ts";
import { notBrokenDownHere } from "./withheld.ts";

/**
 * What has to be said under a question's tables, in sentences: who is counted, what counts as missing, how open
 * answers became categories, by what the question is not broken down. On single withheld numbers the tables speak.
 */
export function questionRemarks(question: Question, tables: Tables, study: PublicStudy): string[] {
  const { code, filtered, filter } = question;
  const rows = tables.questions[code] ?? [];
  // A question that was closed while the survey ran has answers all the same.
  const told = filter === "niemand" && rows.length > 0 ? "" : filter;
  return [
    filtered && `Nur einem Teil der Befragten gestellt${told && ` (${told})`}.`,
    ...countingRemarks(question, tables, study),
    rows.length === 1 && absentText(rows[0]?.total),
    rows[0] && rows.length === 1 && notBrokenDownHere(rows[0], { study, tables }),
  ].filter((text): text is string => Boolean(text));
}

/** How a question's answers are counted, in sentences. */
export function countingRemarks(question: Question, tables: Tables, study: PublicStudy): string[] {
  const { code, kind, coded } = question;
  const agreement = tables.agreements?.[code];
  return [
    coded &&
      "Offene Antworten, zugeordnet zu Kategorien, auch zu mehreren; Basis sind Befragte mit einer zugeordneten Antwort.",
    coded && agreement && agreementText(agreement),
    kind === "multiple" &&
      !coded &&
      "Mehrfachnennungen möglich; Basis sind Befragte mit mindestens einer Nennung.",
    kind === "grid" &&
      "Mehrfachnennungen möglich; Basis jeder Zeile sind Befragte mit mindestens einer Nennung in ihr.",
    tables.effective !== undefined && kind !== "listed" && weightedText(kind),
    kind === "listed" && "Inhalte werden nicht veröffentlicht.",
    missingText(question, study),
  ].filter((text): text is string => Boolean(text));
}

/** How far two people agreed who assigned open answers, in a sentence. */
export function agreementText({ n, percent: same, kappa }: Agreement): string {
  const beyondChance = kappa === undefined ? "" : `, Kappa\u00a0${decimal(kappa, 2)}`;
  return `Zwei Personen haben unabhängig zugeordnet: bei ${percent(same)} der ${count(n)} Antworten gleich${beyondChance}.`;
}

/** The answers that count as missing; of a number, those that the study names. */
function missingText({ code, kind, scales }: Question, { questions }: PublicStudy): string | undefined {
  const labels =
    kind === "numeric" || kind === "date"
      ? (questions[code]?.missing ?? []).map((text) => text.replace("-", "\u2212").replace(".", ","))
      : scales.flatMap(({ missing }) => missing.map(({ label }) => label));
  if (labels.length === 0) return undefined;
  const text = `Als fehlend gewertet: ${[...new Set(labels)].join(", ")}`;
  return text.endsWith(".") ? text : `${text}.`;
}

/** What of a table goes by weights. */
function weightedText(kind: Question["kind"]): string {
  const more = kind === "numeric" ? ", Mittelwert und Median" : kind === "date" ? " und Median" : "";
  return `Anteile${more} gewichtet; n ist die ungewichtete Zahl der Befragten.`;
}

function absentText(total: Tables["questions"][string][number]["total"] | undefined): string | undefined {
  if (total?.kind !== "value") return undefined;
  const { noAnswer = 0, notShown } = total;
  const parts = [
    ...(noAnswer > 0
      ? [`ohne Angabe${notShown === undefined ? " oder nicht gefragt" : ""}: ${count(noAnswer)}`]
      : []),
    ...(notShown ? [`nicht gefragt: ${count(notShown)}`] : []),
  ];
  const text = parts.join("; ");
  return text === "" ? undefined : `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}
