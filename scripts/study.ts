import { AuthorError } from "../src/lib/errors.ts";
import { parseYaml } from "../src/lib/yaml.ts";
import type { Codebook } from "../src/model/codebook.ts";
import { type PublicStudy, type Study, study as schema } from "../src/model/study.ts";
import type { Partition } from "./groupings.ts";

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
  return parsed.value;
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
  const groupings = Object.fromEntries(
    partitions.map(({ id, label, source, groups }) => [
      id,
      {
        label,
        question: source,
        groups: Object.fromEntries(groups.map(({ id, label, short }) => [id, { label, short }])),
      },
    ]),
  );
  return { ...study, mark: markOf(study), groupings };
}
