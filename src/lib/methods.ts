import type { Report } from "../model/report.ts";
import { accuracyText, comparisonText } from "./accuracy.ts";
import { count, percent, wholePercent } from "./format.ts";
import { fieldTime, list, longDate, makersOf } from "./i18n.ts";
import { nonresponseText } from "./nonresponse.ts";
import { agreementText } from "./question-remarks.ts";
import { weightingText } from "./weighting.ts";

/** A term of the card on methods, and what holds. */
export type Fact = [term: string, text: string];

/** What the card is made from. */
type Known = Pick<Report, "study" | "codebook" | "tables" | "results">;

/**
 * How the survey was made and counted: the items that the American Association for Public Opinion Research wants
 * disclosed, as far as study and data answer them. An open one is left out, not invented.
 */
export function methodFacts(known: Known): Fact[] {
  const { study, codebook, tables } = known;
  const { description } = study.population;
  const facts: Fact[] = [
    ...makersOf(study).map(({ role, names }): Fact => [role, names]),
    [
      "Grundgesamtheit",
      description + (tables.frame === undefined ? "" : ` (${count(tables.frame)}\u00a0Personen)`),
    ],
    ["Einladung", study.recruitment],
    ["Erhebung", study.mode],
    ["Feldzeit", fieldTime(study.field)],
    ["Fragebogen", `${codebook.questions.filter((q) => q.kind !== "display").length} Fragen`],
    ["Antworten", responsesText(known)],
    ["Ausgeschlossene Antworten", excludedText(known)],
    ["Doppelte Antworten", duplicatesText(known)],
    [
      "Beteiligung",
      tables.frame === undefined
        ? ""
        : `${percent(wholePercent(tables.n, tables.frame))} der Grundgesamtheit`,
    ],
    ["Fehlende Angaben", nonresponseText(known)],
    ["Gewichtung", weightingText(known)],
    ["Genauigkeit", accuracyText(known)],
    ["Vergleich von Gruppen", comparisonText(known)],
    ["Offene Antworten", codingText(known)],
    ["Anderswo berechnet", elsewhereText(known)],
    ["Schutz der Befragten", protectionText(known)],
    [
      "Fassung",
      [study.release.version, study.release.date ? longDate(study.release.date) : ""]
        .filter(Boolean)
        .join(" vom "),
    ],
  ];
  return facts.filter(([, text]) => text.trim() !== "");
}

function responsesText({ study, tables }: Known): string {
  const { responses, incomplete, n } = tables;
  const but = tables.excluded ? " ohne die ausgeschlossenen" : "";
  // Where completion is not known, nothing was sorted out by it, whatever the study asks for.
  if (incomplete === undefined)
    return `${count(responses)} eingegangen; verwendet: ${count(n)} (alle Antworten${but}; ob eine Befragung abgebrochen wurde, ist nicht bekannt)`;
  const brokenOff = `, davon ${count(incomplete)} abgebrochen`;
  const used =
    study.responses.include === "completed"
      ? "abgeschlossene Befragungen"
      : "alle Antworten, auch abgebrochene";
  return `${count(responses)} eingegangen${brokenOff}; verwendet: ${count(n)} (${used}${but})`;
}

/** How many responses conditions left out, in all; the reasons are the study's own words. */
function excludedText({ study, tables }: Known): string {
  if (tables.excluded === undefined) return "";
  const reasons = study.responses.exclude.map(({ reason }) => reason);
  const why = reasons.join("; ");
  if (tables.excluded === 0) return `keine; geprüft auf: ${why}`;
  return `${count(tables.excluded)} (${reasons.length === 1 ? "Grund" : "Gründe"}: ${why})`;
}

/** Texts never get as far as being compared. */
function duplicatesText({ codebook, tables }: Known): string {
  const { duplicates } = tables;
  if (duplicates === undefined) return "";
  if (duplicates === 0) return "keine";
  const texts = codebook.questions.some(({ kind }) => kind === "listed")
    ? " Texte sind nicht verglichen."
    : "";
  return duplicates === 1
    ? `1 Antwort gleicht einer anderen in jeder Angabe; sie ist enthalten.${texts}`
    : `${count(duplicates)} Antworten gleichen einer anderen in jeder Angabe; sie sind enthalten.${texts}`;
}

/** Which open questions were coded, and how far two people agreed. */
function codingText({ study, codebook, tables }: Known): string {
  const coded = codebook.questions.filter((question) => question.coded);
  if (coded.length === 0 || Object.keys(study.codings).length === 0) return "";
  const codes = coded.map(({ code }) => code);
  const which = `${coded.length === 1 ? "Frage" : "Fragen"}\u00a0${list(codes)}`;
  const agreements = codes.flatMap((code) => {
    const agreement = tables.agreements?.[code];
    return agreement
      ? [`${codes.length === 1 ? "" : `Frage\u00a0${code}: `}${agreementText(agreement)}`]
      : [];
  });
  return [`Von Hand Kategorien zugeordnet: ${which}.`, ...agreements].join(" ");
}

/** Who answers for results that no audit of ours covers. */
function elsewhereText({ results }: Known): string {
  if (Object.keys(results).length === 0) return "";
  return [
    "Einzelne Abbildungen zeigen Ergebnisse, die mit einem anderen Programm berechnet wurden, etwa eine Regression.",
    "Sie sind von der Prüfung zum Schutz der Befragten nicht erfasst; veröffentlicht sind nur solche, die eine namentlich genannte Person freigegeben hat.",
    "Verfahren, Zahl der Personen und Freigabe stehen bei der Abbildung.",
  ].join(" ");
}

function protectionText({ study, codebook }: Known): string {
  const isCoded = codebook.questions.some((question) => question.coded);
  return [
    `Veröffentlicht werden Gruppen ab ${study.policy.threshold} Personen.`,
    "Geprüft ist, dass auch die Differenz zum Gesamtergebnis und zwischen zwei Gruppen nicht weniger Personen zeigt.",
    openAnswersText(isCoded, Object.keys(study.quotes).length > 0),
  ].join(" ");
}

/** What is published of open answers. */
function openAnswersText(isCoded: boolean, isQuoted: boolean): string {
  if (isQuoted)
    return `Offene Antworten werden ${isCoded ? "als Kategorien" : "nicht"} veröffentlicht, im Wortlaut nur einzelne, die jemand gelesen und freigegeben hat, ohne Angaben zur Person.`;
  return isCoded
    ? "Offene Antworten werden nur als Kategorien veröffentlicht, nie im Wortlaut."
    : "Offene Antworten werden nicht veröffentlicht.";
}
