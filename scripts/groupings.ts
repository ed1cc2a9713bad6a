import { AuthorError, suggest } from "../src/lib/errors.ts";
import type { Category, Question } from "../src/model/codebook.ts";
import type { Problem } from "../src/model/problem.ts";
import type { Grouping, Study } from "../src/model/study.ts";
import type { Dataset } from "./dataset.ts";
import { type Group, highest, lowest, type OneWay, type Partition, type TwoWay } from "./partition.ts";

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

  const oneWay = Object.entries(study.groupings).flatMap(([id, grouping]): OneWay[] => {
    const { label, question: code } = grouping;
    if (code === undefined) {
      if (grouping.cross === undefined)
        report(
          `groupings.${id}: question fehlt`,
          "Die Frage nennen, aus der die Gruppen entstehen, oder mit cross zwei Gruppierungen, die gekreuzt werden.",
        );
      return [];
    }
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
  const twoWay = Object.entries(study.groupings).flatMap(([id, grouping]) =>
    grouping.cross === undefined ? [] : crossed(id, grouping, oneWay, owner, report),
  );
  for (const [i, pair] of study.pages.pairs.entries()) checkPair(pair, `pages.pairs[${i}]`, oneWay, report);
  if (problems.length > 0) throw new AuthorError(problems);
  const order = Object.keys(study.groupings);
  return [...oneWay, ...twoWay].sort((a, b) => order.indexOf(a.id) - order.indexOf(b.id));
}

/** Two groupings whose groups are shown side by side, or would be crossed. */
function checkPair(
  pair: readonly [string, string],
  at: string,
  oneWay: readonly OneWay[],
  report: Report,
): void {
  const known = oneWay.map((partition) => partition.id);
  for (const name of pair.filter((one) => !known.includes(one)))
    report(`${at}: unbekannte Gruppierung: ${name}`, suggest(name, known));
  if (pair[0] === pair[1]) report(`${at}: zweimal ${pair[0]}`, "Zwei verschiedene Gruppierungen nennen.");
}

/** Two groupings crossed; nothing where they cannot be. */
function crossed(
  id: string,
  { label, question, groups, cross = ["", ""] }: Grouping,
  oneWay: readonly OneWay[],
  owner: Map<string, string>,
  report: Report,
): TwoWay[] {
  if (question !== undefined || groups !== undefined)
    report(
      `groupings.${id}: cross steht nicht neben question oder groups`,
      "Gekreuzt werden die Gruppen der beiden genannten Gruppierungen, so wie sie dort stehen.",
    );
  checkPair(cross, `groupings.${id}.cross`, oneWay, report);
  const [rows, columns] = cross.map((name) => oneWay.find((partition) => partition.id === name));
  if (rows === undefined || columns === undefined) return [];
  const pairs = rows.groups.flatMap((row) =>
    columns.groups.map((column): Group => {
      const group = `${row.id}-${column.id}`;
      const earlier = owner.get(group);
      if (earlier !== undefined)
        report(
          `groupings.${id}: die Gruppe ${group} gibt es schon in ${earlier}`,
          "Jede Gruppe braucht einen eigenen Namen: Texte nennen sie als @gruppe.",
        );
      owner.set(group, id);
      return {
        id: group,
        label: `${row.label}, ${column.label}`,
        short: `${row.short}, ${column.short}`,
        codes: [],
      };
    }),
  );
  return [{ id, label, of: [rows, columns], groups: pairs }];
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
