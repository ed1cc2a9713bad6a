import type { Derived } from "../model/report.ts";
import type { PublicStudy } from "../model/study.ts";
import type { Distribution, TableRow } from "../model/table.ts";
import { withheldText } from "./format.ts";
import { list } from "./i18n.ts";

/** What is released, and of whom. */
type Known = Pick<Derived, "study" | "codebook" | "tables">;

type Grouping = PublicStudy["groupings"][number];

/** Names as they stand in a text: „Land“ und „Art der Kommune“. They are headings, which no case ending fits. */
const quoted = (labels: readonly string[]): string => list(labels.map((label) => `„${label}“`));

/** „Die Frage B3“, „den Fragen A1 und A2“: with the article that the sentence wants. */
const questions = ([one, many]: readonly [string, string], codes: readonly string[]): string =>
  `${codes.length === 1 ? `${one} Frage` : `${many} Fragen`}\u00a0${list(codes)}`;
const who = ["Die", "Die"] as const;
const whom = ["der", "den"] as const;

/**
 * Why a figure is not broken down, in a sentence. It tells the rule, not what held for these groups: that all of them
 * are small would bound their sizes, and need not be so.
 */
export function notBrokenDown(label: string): string {
  return `Nach ${quoted([label])} wird nicht aufgeschlüsselt: Gezeigt werden nur Gruppen, in denen genügend Personen geantwortet haben, zum Schutz der Befragten.`;
}

/** True where no group of these is released. */
export function areAllWithheld(groups: readonly (Distribution | undefined)[]): boolean {
  return groups.every((group) => group?.kind !== "value");
}

/** The groups of a grouping that are released of no question. */
function withheldGroups({ tables }: Pick<Known, "tables">, { id, groups }: Grouping): Grouping["groups"] {
  return groups.filter((group) => tables.participation[id]?.[group.id]?.kind !== "value");
}

/** The groupings of which no group is released of any question: pages explain them once and leave them out. */
export function withheldGroupings(known: Pick<Known, "study" | "tables">): Grouping[] {
  return known.study.groupings.filter(
    (grouping) => withheldGroups(known, grouping).length === grouping.groups.length,
  );
}

/** That no question is broken down by these, in a sentence; empty where there are none. */
export function nowhereBrokenDown(groupings: readonly Grouping[]): string {
  if (groupings.length === 0) return "";
  return `Nach ${quoted(groupings.map(({ label }) => label))} wird nichts aufgeschlüsselt, zum Schutz der Befragten.`;
}

/** That this question alone is not broken down by what others are; empty where it is, or where its total is withheld. */
export function notBrokenDownHere(row: TableRow, known: Pick<Known, "study" | "tables">): string {
  if (row.total.kind === "suppressed") return "";
  const nowhere = withheldGroupings(known);
  const labels = known.study.groupings.flatMap((grouping) => {
    const groups = row.groups[grouping.id];
    const isGone = groups && areAllWithheld(Object.values(groups)) && !nowhere.includes(grouping);
    return isGone ? [grouping.label] : [];
  });
  return labels.length === 0
    ? ""
    : `Nach ${quoted(labels)} wird diese Frage nicht aufgeschlüsselt, zum Schutz der Befragten.`;
}

/** What is said where nothing of a figure can be drawn; `partly`: some of its numbers are in its table. */
export function nothingDrawn(partly: boolean): string {
  return partly
    ? "Diese Verteilung ist nur zum Teil veröffentlicht, zum Schutz der Befragten. Was sich zeigen lässt, steht in der Tabelle."
    : `Hierzu gibt es keine Ergebnisse: ${withheldText}.`;
}

/**
 * Everything that is not published, by name and with its reason: groupings, groups, combinations, questions, texts.
 * No entry holds a number of persons, and none tells a small group from one that covers it.
 */
export function withheldFacts(known: Known): [term: string, text: string][] {
  const { study } = known;
  const groupings = study.groupings.flatMap((grouping): [string, string][] => {
    const names = withheldGroups(known, grouping).map(({ label }) => label);
    if (names.length === 0) return [];
    const text =
      names.length === grouping.groups.length
        ? `Danach wird nichts aufgeschlüsselt. Nicht für sich ausgewiesen sind: ${names.join("; ")}.`
        : `Nicht für sich ausgewiesen: ${names.join("; ")}.`;
    return [[grouping.label, `${text} Im Gesamtergebnis sind alle enthalten.`]];
  });
  const [first, second] = study.groupings
    .filter((grouping) => withheldGroups(known, grouping).length < grouping.groups.length)
    .map(({ label }) => label);
  const facts: [term: string, text: string][] = [
    ...groupings,
    [
      "Mehrere Merkmale zugleich",
      first && second
        ? `Verglichen wird nach einem Merkmal, nicht nach zweien zusammen, also etwa nicht nach ${quoted([first, second])} zugleich. Am nächsten kommen die Ergebnisse nach jedem der beiden.`
        : "",
    ],
    ["Angaben zur Person", personText(known)],
    ["Einzelne Fragen", incompleteText(known)],
    ["Offene Antworten", openText(known)],
  ];
  return facts.filter(([, text]) => text !== "");
}

function personText({ study: { policy, groupings }, codebook }: Known): string {
  const named = [...policy.totalOnly, ...groupings.flatMap(({ question }) => question ?? [])];
  const codes = codebook.questions.map(({ code }) => code).filter((code) => named.includes(code));
  if (codes.length === 0) return "";
  const [describe, appear] = codes.length === 1 ? ["beschreibt", "erscheint"] : ["beschreiben", "erscheinen"];
  return `${questions(who, codes)} ${describe} die Befragten selbst und ${appear} nur im Gesamtergebnis, nie nach Gruppen.`;
}

/** Questions without any result, and those in which a group is missing that others have. */
function incompleteText({ study, codebook, tables }: Known): string {
  const rows = (code: string) => tables.questions[code] ?? [];
  const isGone = ({ total }: TableRow) => total.kind === "suppressed";
  const lacksGroup = (row: TableRow) =>
    study.groupings.some(({ id, groups }) =>
      groups.some(
        (group) =>
          tables.participation[id]?.[group.id]?.kind === "value" &&
          row.groups[id]?.[group.id]?.kind === "suppressed",
      ),
    );
  const codes = codebook.questions.map(({ code }) => code).filter((code) => rows(code).length > 0);
  const gone = codes.filter((code) => rows(code).every(isGone));
  const partial = codes.filter((code) => !gone.includes(code) && rows(code).some(lacksGroup));
  return [
    gone.length > 0 && `Keine Ergebnisse gibt es zu ${questions(whom, gone)}.`,
    partial.length > 0 &&
      `Bei ${questions(whom, partial)} fehlen Gruppen, die sonst gezeigt werden: Dort haben weniger Personen geantwortet.`,
  ]
    .filter(Boolean)
    .join(" ");
}

function openText({ codebook, study }: Known): string {
  const codes = codebook.questions.filter(({ kind }) => kind === "listed").map(({ code }) => code);
  return codes.length === 0
    ? ""
    : `Zu ${questions(whom, codes)} ist veröffentlicht, wie viele etwas geschrieben haben, nicht was.${Object.keys(study.quotes).length > 0 ? " Ausgenommen sind einzelne Antworten, die jemand gelesen und freigegeben hat, ohne Angaben zur Person." : ""}`;
}
