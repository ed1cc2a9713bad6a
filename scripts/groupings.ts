import { AuthorError, suggest } from "../src/lib/errors.ts";
import type { Category, Question } from "../src/model/codebook.ts";
import type { Problem } from "../src/model/problem.ts";
import type { Grouping, Study } from "../src/model/study.ts";
import type { Dataset } from "./dataset.ts";

/** A group with its answers: codes of a single choice, or a class of numbers from `from` to below `below`. */
export interface Group {
  id: string;
  label: string;
  short: string;
  /** Empty for a class of numbers. */
  codes: string[];
  from?: number | undefined;
  below?: number | undefined;
}

/** A grouping variable with its groups written out. */
export interface Partition {
  /** Id of the grouping variable in `study.yaml`. */
  id: string;
  label: string;
  /** Code of the question it is made from, and that question's index in the codebook. */
  source: string;
  question: number;
  groups: Group[];
}

type Report = (what: string, hint: string) => void;

/**
 * The study's grouping variables as partitions of the respondents. Groups that `study.yaml` does not spell out are
 * the answers of the question, one each; a number has to be cut into classes there. Throws `AuthorError` where a
 * question or an answer code is unknown, not a single choice or number, or counted twice: whoever is in two groups
 * makes every difference between tables a disclosure.
 */
export function partitionsOf(
  study: Study,
  { codebook, absent }: Pick<Dataset, "codebook" | "absent">,
  file: string,
): Partition[] {
  const problems: Problem[] = [];
  const report: Report = (what, hint) => problems.push({ file, what, hint });
  const owner = new Map<string, string>();
  const sources = new Map<string, string>();
  const codes = codebook.questions.map((q) => q.code);

  const partitions = Object.entries(study.groupings).flatMap(([id, grouping]): Partition[] => {
    const { label, question: code } = grouping;
    const index = codes.indexOf(code);
    const question = codebook.questions[index];
    if (question === undefined) {
      report(`groupings.${id}.question: unbekannte Frage: ${code}`, suggest(code, codes));
      return [];
    }
    const twin = sources.get(code);
    sources.set(code, id);
    if (twin !== undefined) {
      report(
        `groupings.${twin} und groupings.${id} entstehen aus derselben Frage ${code}`,
        "Aus zwei Einteilungen derselben Antworten lassen sich kleine Gruppen errechnen; eine weglassen.",
      );
    }
    if (absent.includes(code)) {
      report(
        `groupings.${id}.question: ${code} kommt im Export nicht vor`,
        "Die Frage in LimeSurvey mit ausgeben oder die Gruppierung weglassen.",
      );
      return [];
    }
    if (!isOneAnswer(question)) {
      report(
        `groupings.${id}.question: ${code} ist weder eine Einfachauswahl noch eine einzelne Zahl`,
        "Gruppen entstehen aus einer Frage mit genau einer Antwort.",
      );
      return [];
    }
    const groups =
      question.kind === "numeric"
        ? classesOf(id, grouping, report)
        : choicesOf(id, grouping, question.scales[0]?.categories ?? [], owner, report);
    for (const group of groups) {
      const earlier = owner.get(group.id);
      if (earlier !== undefined) {
        report(
          `groupings.${id}: die Gruppe ${group.id} gibt es schon in ${earlier}`,
          "Jede Gruppe braucht einen eigenen Namen: Texte nennen sie als @gruppe.",
        );
      }
      owner.set(group.id, id);
    }
    return [{ id, label, source: code, question: index, groups }];
  });
  if (problems.length > 0) throw new AuthorError(problems);
  return partitions;
}

/**
 * A function from an answer to the index of its group; -1 for an answer that belongs to none.
 * @param categories answers of a single choice; empty for a number
 */
export function membership(
  { groups }: Partition,
  categories: readonly Category[],
): (answer: number) => number {
  if (categories.length === 0) return (answer) => groups.findIndex((group) => holds(group, answer));
  const byAnswer = categories.map(({ code }) => groups.findIndex((g) => g.codes.includes(code)));
  return (answer) => byAnswer[answer] ?? -1;
}

const lowest = Number.NEGATIVE_INFINITY;
const highest = Number.POSITIVE_INFINITY;

function holds({ from = lowest, below = highest }: Group, number: number): boolean {
  return number >= from && number < below;
}

function isOneAnswer({ kind, items }: Question): boolean {
  return kind === "single" || (kind === "numeric" && items.length === 0);
}

/** Groups of a single choice: as they are written, or one for each answer. */
function choicesOf(
  id: string,
  { groups }: Grouping,
  categories: readonly Category[],
  owner: ReadonlyMap<string, string>,
  report: Report,
): Group[] {
  if (groups === undefined) return defaultGroups(id, categories, owner);
  const known = categories.map((c) => c.code);
  const seen = new Set<string>();
  return Object.entries(groups).map(([group, { label, short, codes = [], from, below }]) => {
    const at = `groupings.${id}.groups.${group}`;
    if (codes.length === 0 || from !== undefined || below !== undefined) {
      report(
        `${at}: die Frage ist eine Einfachauswahl`,
        "Unter codes die Antwortcodes nennen, die zusammengezählt werden; from und below gehören zu Zahlen.",
      );
    }
    for (const answer of codes) {
      if (!known.includes(answer))
        report(`${at}: unbekannter Antwortcode: ${answer}`, suggest(answer, known));
      if (seen.has(answer)) {
        report(
          `${at}: ${answer} steht in zwei Gruppen`,
          "Jeder Antwortcode gehört in höchstens eine Gruppe.",
        );
      }
      seen.add(answer);
    }
    return { id: group, label, short: short ?? label, codes };
  });
}

/** Classes of a number, in ascending order and without overlap. */
function classesOf(id: string, { groups = {} }: Grouping, report: Report): Group[] {
  const found = Object.entries(groups).map(([group, { label, short, codes, from, below }]): Group => {
    const at = `groupings.${id}.groups.${group}`;
    if (codes !== undefined || (from === undefined && below === undefined)) {
      report(
        `${at}: die Frage ist eine Zahl`,
        "Mit from und below sagen, von wo bis unter welche Zahl die Klasse reicht.",
      );
    } else if ((from ?? lowest) >= (below ?? highest)) {
      report(`${at}: from ist nicht kleiner als below`, "from gehört zur Klasse, below schon zur nächsten.");
    }
    return { id: group, label, short: short ?? label, codes: [], from, below };
  });
  if (found.length === 0) {
    report(
      `groupings.${id}: die Frage ist eine Zahl und braucht Klassen`,
      "Unter groups Klassen mit from und below nennen.",
    );
  }
  for (const [i, group] of found.entries()) {
    const before = found[i - 1];
    if (before === undefined || (before.below ?? highest) <= (group.from ?? lowest)) continue;
    report(
      `groupings.${id}.groups: ${before.id} und ${group.id} überschneiden sich`,
      "Klassen stehen in aufsteigender Reihenfolge; jede beginnt frühestens, wo die vorige aufhört.",
    );
  }
  return found;
}

/** One group for each answer; ids that another grouping has, or that differ by case only, get the grouping's in front. */
function defaultGroups(id: string, categories: readonly Category[], owner: ReadonlyMap<string, string>) {
  const used = new Set<string>();
  return categories.map(({ code, label }) => {
    let group = groupId(code);
    if (owner.has(group) || used.has(group)) group = `${id}-${group}`;
    for (let i = 2; used.has(group); i++) group = `${id}-${groupId(code)}-${i}`;
    used.add(group);
    return { id: group, label, short: label, codes: [code] };
  });
}

/** A group's id made from an answer code: lower case, only what an address may hold. */
function groupId(code: string): string {
  const plain = code
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "");
  return /^[a-z]/.test(plain) ? plain : `g-${plain}`;
}
