import { unevenText } from "../src/lib/weighting.ts";
import type { QuestionKind } from "../src/model/codebook.ts";
import type { PublicStudy, Study } from "../src/model/study.ts";
import type { Tables } from "../src/model/table.ts";
import type { Changes } from "./changes.ts";
import type { Dataset, Dropped } from "./dataset.ts";
import type { Partition } from "./partition.ts";
import { publicStudyOf } from "./study.ts";

interface ReportInput {
  dataset: Dataset;
  partitions: readonly Partition[];
  released: Tables;
  /** What was assumed because `study.yaml` is missing. */
  assumptions: readonly string[];
  /** Difference to the last run; undefined where there is none to compare with. */
  changes: Changes | undefined;
  study: Study;
  /** Questions that are withheld as a whole: those that the study names, and those of which nobody can tell who is asked. */
  hidden: { named: readonly string[]; obscure: readonly string[] };
  /** One line for each result that was computed elsewhere, and whether they differ from those of the last run. */
  results: { lines: readonly string[]; changed: boolean };
}

const unchecked =
  "Nicht von der Anonymitätsprüfung erfasst; veröffentlicht auf Verantwortung derer, die es freigeben.";

const kinds: Record<QuestionKind | "coded", [one: string, many: string]> = {
  single: ["Einfachauswahl", "Einfachauswahlen"],
  array: ["Matrix", "Matrizen"],
  multiple: ["Mehrfachauswahl", "Mehrfachauswahlen"],
  grid: ["Matrix mit Mehrfachauswahl", "Matrizen mit Mehrfachauswahl"],
  numeric: ["Zahlenfrage", "Zahlenfragen"],
  date: ["Datumsfrage", "Datumsfragen"],
  ranking: ["Rangfolge", "Rangfolgen"],
  coded: ["Frage mit zugeordneten offenen Antworten", "Fragen mit zugeordneten offenen Antworten"],
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
  hidden,
  results,
}: ReportInput): string {
  const lines: string[] = [];
  const section = (title: string, items: readonly string[]) => {
    if (items.length > 0) lines.push("", title, ...items.map((item) => `  ${item}`));
  };
  lines.push(
    `${released.responses} ${released.responses === 1 ? "Antwort" : "Antworten"} gelesen, ${released.n} verwendet (${usedBecause(released, study, dataset)}).`,
  );

  section("Ohne data/study.yaml gilt:", assumptions);
  section("Beim Lesen aufgefallen:", [...dataset.notes, ...silence(dataset, study)]);
  section("Beim Lesen verworfen:", droppedLines(dataset.dropped));
  section("Fragen:", countKinds(dataset));
  if (dataset.absent.length > 0) section("Ohne Spalte im Export:", [dataset.absent.join(", ")]);
  section("Anderswo gerechnet:", results.lines.length > 0 ? [...results.lines, unchecked] : []);
  section("Zurückgehalten:", withheldLines(released, partitions, hidden));
  section("Gewichtung:", weightingLines(released, dataset, publicStudyOf(study, partitions)));
  section("Seit dem letzten Mal:", changeLines(changes, results.changed));
  return lines.join("\n");
}

function usedBecause({ incomplete, excluded }: Tables, study: Study, { tellsComplete }: Dataset): string {
  const { include, exclude } = study.responses;
  const reasons = exclude.map(({ reason }) => reason).join(", ");
  // Conditions that nobody meets are more likely wrong than idle.
  const none = exclude.length > 0 ? "; keine Bedingung unter responses.exclude trifft zu" : "";
  const left = excluded ? `; ${excluded} ausgeschlossen: ${reasons}` : none;
  if (!tellsComplete) return `ob eine Befragung abgebrochen wurde, sagt der Export nicht${left}`;
  if (include === "all") return `auch die ${incomplete ?? 0} abgebrochenen${left}`;
  return `${incomplete ? `${incomplete} abgebrochene nicht` : "keine abgebrochen"}${left}`;
}

/** What the export keeps silent on, where it matters: who was not asked. */
function silence(
  { codebook, tellsNotShown, tellsNotReached, untold }: Dataset,
  { responses }: Study,
): string[] {
  const where = "Im VV-Export und im Archiv (.lsa) steht es.";
  if (responses.include === "all") {
    if (tellsNotReached) return [];
    return [
      `Wem eine Frage nicht gezeigt wurde und wie weit abgebrochene Befragungen kamen, sagt der Export nicht: „nicht gezeigt“ zählt als „keine Angabe“. ${where}`,
    ];
  }
  const open = untold?.() ?? [];
  if (tellsNotShown && open.length > 0)
    return [`„nicht gezeigt“ zählt als „keine Angabe“ bei: ${open.join(", ")}. ${where}`];
  if (codebook.filtersUnknown)
    return [
      "Wem eine Frage gestellt wurde, sagt diese Quelle nicht: Wie oft Angaben fehlen, steht deshalb nicht unter Methodik.",
    ];
  if (tellsNotShown || codebook.questions.every(({ filtered }) => !filtered)) return [];
  return [
    `Wem eine Frage nicht gezeigt wurde, sagt der Export nicht: „nicht gezeigt“ zählt als „keine Angabe“. ${where}`,
  ];
}

/** What weights do to the results; nothing where there are none. */
function weightingLines(tables: Tables, { codebook }: Dataset, study: PublicStudy): string[] {
  const { n, effective } = tables;
  if (effective === undefined) return [];
  const uneven = unevenText({ study, codebook, tables });
  return [`${effective} von ${n} als effektive Fallzahl`, ...(uneven === "" ? [] : [uneven])];
}

/** Columns that are named of each kind; of more, their number is told. */
const mostNamed = 6;

/** What was left out at reading, a line for each kind: the first columns by name, and how many there are. */
export function droppedLines(dropped: readonly Dropped[]): string[] {
  const short = (name: string) => (name.length > 40 ? `${name.slice(0, 40).trimEnd()}…` : name);
  return dropped.map(({ what, columns }) => {
    const named = columns.slice(0, mostNamed).map(short).join(", ");
    const more = columns.length > mostNamed ? ` … (${columns.length} Spalten)` : "";
    return `${what}: ${named}${more}`;
  });
}

function countKinds({ codebook }: Dataset): string[] {
  const counts = Map.groupBy(codebook.questions, (q) => (q.coded ? "coded" : q.kind));
  return (Object.keys(kinds) as (keyof typeof kinds)[]).flatMap((kind) => {
    const n = counts.get(kind)?.length ?? 0;
    const types = [...new Set(counts.get(kind)?.map((q) => q.type))].join(" ");
    return n === 0 ? [] : [`${n} ${kinds[kind][n === 1 ? 0 : 1]} (${types})`];
  });
}

function withheldLines(
  released: Tables,
  partitions: readonly Partition[],
  { named, obscure }: ReportInput["hidden"],
): string[] {
  const groups = partitions.flatMap((partition) => partition.groups.map((group) => ({ partition, group })));
  const isWithheld = ({ partition, group }: (typeof groups)[number]) =>
    released.participation[partition.id]?.[group.id]?.kind === "suppressed";
  const everywhere = groups
    .filter(isWithheld)
    .map(({ partition, group }) => `${partition.label}: ${group.label} in allen Fragen`);

  const single = Object.entries(released.questions).flatMap(([code, rows]) => {
    const lines: string[] = [];
    if (named.includes(code)) return [`${code}: insgesamt, wie in policy.withhold genannt`];
    if (obscure.includes(code))
      return [
        `${code}: insgesamt, weil sich nicht nachrechnen lässt, wem die Frage gestellt wird, und das Antworten auf andere verriete`,
      ];
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

function changeLines(changes: Changes | undefined, otherResults: boolean): string[] {
  if (changes === undefined) return ["kein früherer Stand zum Vergleich"];
  const { added, removed, changed, participation } = changes;
  const lines = [
    added.length > 0 ? `neu: ${added.join(", ")}` : "",
    removed.length > 0 ? `entfallen: ${removed.join(", ")}` : "",
    changed.length > 0 ? `andere Werte: ${changed.join(", ")}` : "",
    participation ? "andere Beteiligung" : "",
    otherResults ? "anderswo Gerechnetes: andere Werte oder Angaben" : "",
  ].filter((line) => line !== "");
  return lines.length > 0 ? lines : ["nichts geändert"];
}
