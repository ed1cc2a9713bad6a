import type { Derived } from "../../src/model/report.ts";
import { countingDecisions, type Decision } from "./decisions.ts";
import type { Drafts } from "./figures.ts";
import { type Proposals, proposalLine } from "./groupings.ts";

/** What only the publishers can decide: the field it belongs to, and the question. */
const decisions: readonly Decision[] = [
  ["Titel", "title, subtitle, kind", "Heißt der Bericht wie die Umfrage?"],
  [
    "Grundgesamtheit",
    "population.description",
    "Wer gehört dazu, wer nicht? Zweifelsfälle nennen: Gebiete, Ebenen, Funktionen.",
  ],
  [
    "Zahl der Personen",
    "population.file",
    "Wie viele Personen gehören zur Grundgesamtheit, wie viele wurden eingeladen? Nach Gruppen in population.csv.",
  ],
  [
    "Einladung",
    "recruitment",
    "Offener Link oder persönlicher Zugang? Wie oft wurde erinnert? Ein offener Link ergibt eine Beteiligung, keine Rücklaufquote.",
  ],
  ["Feldzeit", "field.from, field.to, mode", "Von wann bis wann und auf welchem Weg wurde befragt?"],
  [
    "Autorinnen und Autoren",
    "people",
    "Wer wird zitiert, in welcher Reihenfolge? Wer beantwortet Fragen zum Inhalt, wer zur Technik?",
  ],
  ["Einrichtungen", "institutions", "Wer gibt heraus, wer fördert, wer unterstützt, in welcher Reihenfolge?"],
  ["Abgebrochene Antworten", "responses.include", "Nur abgeschlossene verwenden oder alle?"],
  [
    "Schwelle",
    "policy.threshold",
    "Ab wie vielen Personen wird eine Gruppe veröffentlicht? Vorher festlegen, nicht nach den Ergebnissen.",
  ],
  [
    "Angaben zur Person",
    "policy.totalOnly",
    "Welche Fragen beschreiben die Befragten selbst und erscheinen deshalb nie nach Gruppen?",
  ],
  [
    "Unsicherheit",
    "uncertainty",
    "Gelten die Zahlen nur für die Befragten, oder werden Spannen angegeben, und unter welcher Annahme?",
  ],
  ["Lizenz", "licence", "CC BY 4.0 ist vorgeschlagen; die Rechteinhaberinnen und Rechteinhaber entscheiden."],
  [
    "Adresse",
    "address",
    "Unter welcher Adresse steht der Bericht? Sie ändert sich nach der Veröffentlichung nicht mehr.",
  ],
  ["Fassung", "release.version, release.date, release.doi", "Wann erscheint der Bericht, mit welcher DOI?"],
  [
    "Impressum und Datenschutz",
    "legal",
    "Anschrift, Registernummer und vertretungsberechtigte Person; wer ist für den Inhalt verantwortlich, wer betreibt den Webserver, was schreibt er mit?",
  ],
  [
    "Barrierefreiheit",
    "legal.publicBody",
    "Gilt das Institut als öffentliche Stelle? Davon hängt die Erklärung zur Barrierefreiheit ab.",
  ],
  [
    "Rohdaten",
    "noch kein Feld",
    "Wer sieht die Rohdaten, wo liegen sie, und an welchem Tag werden sie gelöscht?",
  ],
];

/** What `OFFEN.md` is made from. */
export interface OpenDraft {
  proposals: Proposals;
  figures: Drafts;
  derived: Derived;
}

/** The list of what only people can decide, each with the field of `study.yaml` it belongs to; Markdown. */
export function openList({ proposals, figures, derived }: OpenDraft): string {
  const { taken, left } = proposals;
  const groups = [
    ...taken.map((proposal) => `vorgeschlagen: ${proposalLine(proposal)}`),
    ...[...Map.groupBy(left, ({ why }) => why)].map(
      ([why, list]) => `auskommentiert: ${list.map(({ proposal }) => proposal.question).join(", ")}. ${why}`,
    ),
  ];
  const scales = figures.drafts.filter(({ spec }) => spec.chart === "likert").map(({ id }) => id);
  const summarised = figures.drafts.filter(({ spec }) => spec.recode !== undefined).map(({ id }) => id);
  const single = figures.drafts
    .filter(({ spec, question }) => question.kind === "array" && spec.share !== undefined)
    .map(({ id }) => id);
  const { withhold, known } = derived.study.policy;
  const setApart = [...withhold, ...known];
  const checks = [
    item(
      "Befunde",
      "title in content/figures/ und content/chapters/",
      "Jeden Titel mit [Befund fehlt] durch einen Satz ersetzen; auch [Text], [Angabe] und [Einordnung fehlt].",
    ),
    item(
      "Folien",
      "title in content/slides/",
      "Jeden Titel durch die Aussage der Folie ersetzen, die Texte kürzen; auf der ersten stehen Anlass, Ort und Tag. Wer eine eigene Auswahl bekommt, steht in content/presentations.yaml.",
    ),
    scales.length > 0 &&
      item(
        "Richtung der Skalen",
        "favourable, recode in content/figures/",
        `Ist das letzte Ende das günstige? Gehört „weiß nicht“ aus der Skala heraus? ${scales.join(", ")}`,
      ),
    summarised.length > 0 &&
      item(
        "Zusammengefasste Skalen",
        "recode in content/figures/",
        `Lange Skalen sind in drei Teile geteilt. Passt die Teilung? ${summarised.join(", ")}`,
      ),
    single.length > 0 &&
      item(
        "Gezeigter Anteil",
        "share in content/figures/",
        `Gezeigt ist nur die letzte Antwort. Ist es die richtige? ${single.join(", ")}`,
      ),
    setApart.length > 0 &&
      item(
        "Zum Schutz beiseite",
        "policy.withhold, policy.known in data/study.yaml",
        `Alle gaben dieselbe Antwort, und die wäre damit bekannt. Zurückhalten, oder ist sie kein Geheimnis? ${setApart.join(", ")}`,
      ),
    figures.without.length > 0 &&
      item(
        "Fragen ohne Abbildung",
        "content/figures/",
        `Sie stehen nur in den Tabellen. ${reasonsIn(figures)}.`,
      ),
  ].filter((line) => line !== false);
  return `# Was noch offen ist

Diese Liste hat das Programm beim Anlegen aus dem Export geschrieben (${figures.drafts.length} Abbildungen, ${derived.codebook.questions.length} Fragen); es ändert sie nicht mehr. Erledigtes abhaken oder löschen.

## Entscheiden, in data/study.yaml

${[...decisions, ...countingDecisions(derived)].map((decision) => item(...decision)).join("\n")}
${item("Gruppen", "groupings", groups.length === 0 ? "Keine Frage bietet sich an. Wonach soll verglichen werden?" : "Welche Vergleiche braucht der Bericht, welche Gruppen werden zusammengelegt?")}
${groups.map((line) => `  - ${line}\n`).join("")}
## Prüfen, in content/

${checks.join("\n")}
`;
}

/** Questions without a figure by the reason: „offene Angaben, nur gezählt: Q1, Q2; …“ */
function reasonsIn({ without }: Drafts): string {
  const byReason = Map.groupBy(without, ({ why }) => why);
  const codes = (list: Drafts["without"]) => list.map(({ question }) => question.code).join(", ");
  return [...byReason].map(([why, list]) => `${why}: ${codes(list)}`).join("; ");
}

function item(title: string, place: string, what: string): string {
  return `- [ ] **${title}** (${place}): ${what}`;
}
