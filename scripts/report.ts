import type { QuestionKind } from "../src/model/codebook.ts";
import type { Study } from "../src/model/study.ts";
import type { Reason, Tables } from "../src/model/table.ts";
import type { Changes } from "./changes.ts";
import type { Dataset } from "./dataset.ts";
import type { Partition } from "./groupings.ts";

interface ReportInput {
  dataset: Dataset;
  partitions: readonly Partition[];
  released: Tables;
  /** What was assumed because `study.yaml` is missing. */
  assumptions: readonly string[];
  /** Difference to the last run; undefined where there is none to compare with. */
  changes: Changes | undefined;
  study: Study;
}

const kinds: Record<QuestionKind, [one: string, many: string]> = {
  single: ["Einfachauswahl", "Einfachauswahlen"],
  array: ["Matrix", "Matrizen"],
  multiple: ["Mehrfachauswahl", "Mehrfachauswahlen"],
  numeric: ["Zahlenfrage", "Zahlenfragen"],
  ranking: ["Rangfolge", "Rangfolgen"],
  listed: ["Frage ohne Auswertung der Inhalte", "Fragen ohne Auswertung der Inhalte"],
  display: ["Textbaustein", "Textbausteine"],
};

const reasons: Record<Reason, string> = {
  threshold: "weniger Personen als die Schwelle",
  complement: "sonst ließe sich eine zurückgehaltene Gruppe errechnen",
};

/** The report that ends `npm run data`: short German sentences for a person, and no withheld number. */
export function dataReport({
  dataset,
  partitions,
  released,
  assumptions,
  changes,
  study,
}: ReportInput): string {
  const lines: string[] = [];
  const section = (title: string, items: readonly string[]) => {
    if (items.length > 0) lines.push("", title, ...items.map((item) => `  ${item}`));
  };
  lines.push(
    `${released.responses} Antworten gelesen, ${released.n} verwendet (${usedBecause(released, study, dataset)}).`,
  );

  section("Ohne data/study.yaml gilt:", assumptions);
  section("Beim Lesen aufgefallen:", dataset.notes);
  section("Fragen:", countKinds(dataset));
  if (dataset.absent.length > 0) section("Ohne Spalte im Export:", [dataset.absent.join(", ")]);
  section("Zurückgehalten:", withheldLines(released, partitions));
  section("Seit dem letzten Mal:", changeLines(changes));
  return lines.join("\n");
}

function usedBecause({ incomplete }: Tables, study: Study, { tellsComplete }: Dataset): string {
  if (!tellsComplete) return "ob eine Befragung abgebrochen wurde, sagt der Export nicht";
  if (study.responses.include === "all") return `auch die ${incomplete ?? 0} abgebrochenen`;
  return `${incomplete ?? 0} abgebrochene nicht`;
}

function countKinds({ codebook }: Dataset): string[] {
  const counts = Map.groupBy(codebook.questions, (q) => q.kind);
  return (Object.keys(kinds) as QuestionKind[]).flatMap((kind) => {
    const n = counts.get(kind)?.length ?? 0;
    const types = [...new Set(counts.get(kind)?.map((q) => q.type))].join(" ");
    return n === 0 ? [] : [`${n} ${kinds[kind][n === 1 ? 0 : 1]} (${types})`];
  });
}

function withheldLines(released: Tables, partitions: readonly Partition[]): string[] {
  const everywhere = partitions.flatMap(({ id, label, groups }) =>
    groups.flatMap((group) => {
      const cell = released.participation[id]?.[group.id];
      return cell?.kind === "suppressed"
        ? [`${label}: ${group.label} in allen Fragen – ${reasons[cell.reason]}`]
        : [];
    }),
  );
  const single = Object.entries(released.questions).flatMap(([code, rows]) => {
    if (rows.length > 0 && rows.every((row) => row.total.kind === "suppressed")) {
      return [`${code}: insgesamt – ${reasons.threshold}`];
    }
    const groups = partitions.flatMap(({ id, groups }) =>
      groups.filter((group) => {
        if (released.participation[id]?.[group.id]?.kind === "suppressed") return false;
        return rows.some((row) => row.groups[id]?.[group.id]?.kind === "suppressed");
      }),
    );
    return groups.length === 0
      ? []
      : [
          `${code}: ${groups.map((g) => g.label).join(", ")} – zu wenige wurden gefragt oder haben geantwortet`,
        ];
  });
  const lines = [...everywhere, ...single];
  return lines.length > 0 ? lines : ["nichts"];
}

function changeLines(changes: Changes | undefined): string[] {
  if (changes === undefined) return ["kein früherer Stand zum Vergleich"];
  const { added, removed, changed, participation } = changes;
  const lines = [
    added.length > 0 ? `neu: ${added.join(", ")}` : "",
    removed.length > 0 ? `entfallen: ${removed.join(", ")}` : "",
    changed.length > 0 ? `andere Werte: ${changed.join(", ")}` : "",
    participation ? "andere Beteiligung" : "",
  ].filter((line) => line !== "");
  return lines.length > 0 ? lines : ["nichts geändert"];
}
