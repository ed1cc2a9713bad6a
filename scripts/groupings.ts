import { AuthorError, suggest } from "../src/lib/errors.ts";
import type { Codebook } from "../src/model/codebook.ts";
import type { Problem } from "../src/model/problem.ts";
import type { Study } from "../src/model/study.ts";

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
export function partitionsOf(study: Study, codebook: Codebook, file: string): Partition[] {
  const problems: Problem[] = [];
  const report = (what: string, hint: string) => problems.push({ file, what, hint });
  const owner = new Map<string, string>();

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
        : categories.map(({ code, label }) => ({ id: groupId(code), label, short: label, codes: [code] }));

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

/** A group's id made from an answer code: lower case, only what an address may hold. */
function groupId(code: string): string {
  const plain = code
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "");
  return /^[a-z]/.test(plain) ? plain : `g-${plain}`;
}
