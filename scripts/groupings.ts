import { AuthorError, suggest } from "../src/lib/errors.ts";
import type { Category } from "../src/model/codebook.ts";
import type { Problem } from "../src/model/problem.ts";
import type { Study } from "../src/model/study.ts";
import type { Dataset } from "./dataset.ts";

/** A grouping variable with its groups written out. */
export interface Partition {
  /** Id of the grouping variable in `study.yaml`. */
  id: string;
  label: string;
  /** Code of the question it is made from, and that question's index in the codebook. */
  source: string;
  question: number;
  groups: { id: string; label: string; short: string; codes: string[] }[];
}

/**
 * The study's grouping variables as partitions of the respondents. Groups that `study.yaml` does not spell out are
 * the answers of the question, one each. Throws `AuthorError` where a question or an answer code is unknown, not a
 * single choice, or counted twice: whoever is in two groups makes every difference between tables a disclosure.
 */
export function partitionsOf(
  study: Study,
  { codebook, absent }: Pick<Dataset, "codebook" | "absent">,
  file: string,
): Partition[] {
  const problems: Problem[] = [];
  const report = (what: string, hint: string) => problems.push({ file, what, hint });
  const owner = new Map<string, string>();
  const sources = new Map<string, string>();

  const partitions = Object.entries(study.groupings).flatMap(
    ([id, { label, question: code, groups }]): Partition[] => {
      const index = codebook.questions.findIndex((q) => q.code === code);
      const question = codebook.questions[index];
      if (question === undefined) {
        const codes = codebook.questions.map((q) => q.code);
        report(`groupings.${id}.question: unbekannte Frage: ${code}`, suggest(code, codes));
        return [];
      }
      const categories = question.scales[0]?.categories ?? [];
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
      if (question.kind !== "single") {
        report(
          `groupings.${id}.question: ${code} ist keine Einfachauswahl`,
          "Gruppen entstehen aus einer Frage mit genau einer Antwort.",
        );
        return [];
      }
      const written = groups
        ? Object.entries(groups).map(([group, { label, short, codes }]) => ({
            id: group,
            label,
            short: short ?? label,
            codes,
          }))
        : defaultGroups(id, categories, owner);

      const known = categories.map((c) => c.code);
      const seen = new Set<string>();
      for (const group of written) {
        const earlier = owner.get(group.id);
        if (earlier !== undefined) {
          report(
            `groupings.${id}: die Gruppe ${group.id} gibt es schon in ${earlier}`,
            "Jede Gruppe braucht einen eigenen Namen: Texte nennen sie als @gruppe.",
          );
        }
        owner.set(group.id, id);
        for (const answer of group.codes) {
          if (!known.includes(answer))
            report(
              `groupings.${id}.groups.${group.id}: unbekannter Antwortcode: ${answer}`,
              suggest(answer, known),
            );
          if (seen.has(answer))
            report(
              `groupings.${id}.groups.${group.id}: ${answer} steht in zwei Gruppen`,
              "Jeder Antwortcode gehört in höchstens eine Gruppe.",
            );
          seen.add(answer);
        }
      }
      return [{ id, label, source: code, question: index, groups: written }];
    },
  );
  if (problems.length > 0) throw new AuthorError(problems);
  return partitions;
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
