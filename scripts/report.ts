import type { QuestionKind } from "../src/model/codebook.ts";
import type { Study } from "../src/model/study.ts";
import type { Tables } from "../src/model/table.ts";
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
  grid: ["Matrix mit Mehrfachauswahl", "Matrizen mit Mehrfachauswahl"],
  numeric: ["Zahlenfrage", "Zahlenfragen"],
  date: ["Datumsfrage", "Datumsfragen"],
  ranking: ["Rangfolge", "Rangfolgen"],
  listed: ["Frage ohne Auswertung der Inhalte", "Fragen ohne Auswertung der Inhalte"],
  display: ["Textbaustein", "Textbausteine"],
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
  return incomplete ? `${incomplete} abgebrochene nicht` : "keine abgebrochen";
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
  const groups = partitions.flatMap((partition) => partition.groups.map((group) => ({ partition, group })));
  const isWithheld = ({ partition, group }: (typeof groups)[number]) =>
    released.participation[partition.id]?.[group.id]?.kind === "suppressed";
  const everywhere = groups
    .filter(isWithheld)
    .map(({ partition, group }) => `${partition.label}: ${group.label} in allen Fragen`);

  const single = Object.entries(released.questions).flatMap(([code, rows]) => {
    const lines: string[] = [];
    const totals = rows.filter((row) => row.total.kind === "suppressed");
    if (totals.length > 0) {
      const items = totals.map((row) => row.item).filter((item) => item !== undefined);
      lines.push(
        `${code}${totals.length < rows.length ? ` (${items.join(", ")})` : ""}: insgesamt, zu wenige Antworten`,
      );
    }
    const cells = rows.some(
      (row) => row.total.kind === "value" && row.total.cells.some((c) => c.kind === "suppressed"),
    );
    if (cells) lines.push(`${code}: einzelne Antworten, weil sie zurückgehaltene Gruppen bilden`);
    const few = groups.filter((entry) => {
      const { partition, group } = entry;
      const open = rows.filter((row) => row.total.kind === "value");
      return (
        !isWithheld(entry) && open.some((row) => row.groups[partition.id]?.[group.id]?.kind === "suppressed")
      );
    });
    if (few.length > 0)
      lines.push(`${code}: ${few.map(({ group }) => group.label).join(", ")}, zu wenige Antworten`);
    return lines;
  });
  if (everywhere.length + single.length === 0) return ["nichts"];
  return [
    ...everywhere,
    ...single,
    "Grund: Die Gruppe ist zu klein, oder aus ihr ließe sich eine zu kleine errechnen.",
  ];
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
