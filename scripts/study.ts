import { AuthorError } from "../src/lib/errors.ts";
import { parseYaml } from "../src/lib/yaml.ts";
import type { Codebook } from "../src/model/codebook.ts";
import { type PublicStudy, type Study, study as schema } from "../src/model/study.ts";
import { isTwoWay, type Partition } from "./partition.ts";

/** File that describes a study, as an author knows it. */
export const studyFile = "data/study.yaml";

/** What every page, file and copied text says while a study is not final; empty for a final one. */
const marks: Record<Study["status"], string> = {
  demonstration: "DEMONSTRATION – erfundene Zahlen",
  draft: "ENTWURF – nicht zur Veröffentlichung",
  final: "",
};

/** The study that `study.yaml` describes; throws `AuthorError` with every fault in it. */
export function readStudy(text: string, file: string): Study {
  const parsed = parseYaml(text, file, schema);
  if (!parsed.ok) throw new AuthorError(parsed.problems);
  const missing = missingForFinal(parsed.value);
  if (missing.length > 0) throw new AuthorError(missing.map((problem) => ({ file, ...problem })));
  return parsed.value;
}

/** What a final study must say of itself, since its pages name it to search engines and reference managers. */
function missingForFinal({
  status,
  address,
  release,
  people,
  policy,
}: Study): { what: string; hint: string }[] {
  if (status !== "final") return [];
  const demands: [fulfilled: boolean, what: string, hint: string][] = [
    [
      address !== undefined,
      "address fehlt",
      "Die Adresse nennen, unter der die Veröffentlichung stehen wird.",
    ],
    [
      policy.attacker === "insider",
      "policy.attacker ist nicht insider",
      "attacker: insider prüft auch gegen Befragte, die ihre eigenen Antworten kennen; das braucht einige Minuten.",
    ],
    [release.date !== undefined, "release.date fehlt", "Den Tag der Veröffentlichung nennen."],
    [
      people.some((p) => p.role === "author"),
      "people nennt niemanden mit role: author",
      "Autorinnen und Autoren eintragen.",
    ],
  ];
  return demands.flatMap(([fulfilled, what, hint]) =>
    fulfilled ? [] : [{ what: `status: final, aber ${what}`, hint }],
  );
}

/** The study that is assumed where there is no `study.yaml`, and what was assumed, for the report. */
export function assumedStudy(codebook: Codebook): { study: Study; assumptions: string[] } {
  const study = schema.parse({ title: codebook.title || "Befragung" });
  return {
    study,
    assumptions: [
      `Titel „${study.title}“ aus der Befragung`,
      "Status: Entwurf",
      "verwendet werden die abgeschlossenen Antworten",
      "keine Gruppen, nur Gesamtergebnisse",
      `Schwelle für Veröffentlichung: ${study.policy.threshold} Personen`,
    ],
  };
}

/** The mark of a study's status. */
export function markOf(study: Study): string {
  return marks[study.status];
}

/** The study as pages may see it: groups by name only, answer codes left out. */
export function publicStudyOf(study: Study, partitions: readonly Partition[]): PublicStudy {
  const groupings = partitions.map((partition): PublicStudy["groupings"][number] => {
    const { id, label, groups } = partition;
    return {
      id,
      label,
      ...(isTwoWay(partition)
        ? { cross: [partition.of[0].id, partition.of[1].id] }
        : { question: partition.source }),
      groups: groups.map(({ id, label, short }) => ({ id, label, short })),
    };
  });
  const { include, exclude, weights } = study.responses;
  const responses = {
    include,
    exclude: exclude.map(({ reason }) => ({ reason })),
    ...(weights === undefined ? {} : { weights }),
  };
  return { ...study, mark: markOf(study), responses, groupings };
}
