import type { Category, Question } from "../model/codebook.ts";
import type { PublicStudy } from "../model/study.ts";
import type { Distribution, Reason, TableRow } from "../model/table.ts";
import { count, decimal, percent, reasonText, withheldMark } from "./format.ts";
import { type Measure, measuresOf } from "./measures.ts";
import { shareOf } from "./selection.ts";
import { areAllWithheld } from "./withheld.ts";

/** A cell of a question's table; a withheld one says why. */
export interface TextCell {
  text: string;
  /** Why the number is withheld; absent for a number. */
  withheld?: string;
}

/** A table of one question, ready to be set: all cells are text. */
export interface QuestionTable {
  /** What tells it from the question's other tables; empty where there is one. */
  caption: string;
  /** The grouping that it is by; absent of a table of all respondents. */
  by?: string;
  header: string[];
  rows: { label: string; cells: TextCell[]; base: boolean }[];
}

/**
 * The tables of a question with everything that is released of it: single and multiple responses as answers against
 * total and groups, everything else as items against answers in total. Empty for a text block, and for a question
 * that the export has no column for.
 */
export function questionTables(
  question: Question,
  rows: readonly TableRow[],
  study: PublicStudy,
): QuestionTable[] {
  const measures = measuresOf(question);
  const first = rows[0];
  if (first === undefined) return [];
  switch (question.kind) {
    case "display":
      return [];
    case "single":
    case "multiple":
      return answersByGroup(measures[0]?.categories ?? [], first, study);
    case "listed":
      return [answered(measures, rows)];
    case "numeric":
    case "date":
      return [
        ...(question.kind === "date" ? [middleYears(measures, rows)] : [summary(measures, rows)]),
        ...(measures.length === 1 ? answersByGroup(classesOf(first), first, study) : []),
      ];
    case "array":
    case "grid":
    case "ranking":
      return question.scales.map((scale, i) => {
        const own = measures.flatMap((m, at) =>
          (m.scale ?? 0) === i ? [{ measure: m, row: rows[at] }] : [],
        );
        return itemsByAnswer(question.scales.length > 1 ? scale.label || `Skala ${i + 1}` : "", own);
      });
  }
}

function classesOf(row: TableRow): Category[] {
  return (row.classes ?? []).map((label, i) => ({ code: String(i), label }));
}

const withheld = ({ reason }: { reason: Reason }): TextCell => ({
  text: withheldMark,
  withheld: reasonText[reason],
});

function cellsOf(distribution: Distribution | undefined, answers: number): TextCell[] {
  return Array.from({ length: answers }, (_, i) => {
    if (distribution === undefined) return { text: "" };
    if (distribution.kind === "suppressed") return withheld(distribution);
    const share = shareOf(distribution, [i]);
    return share.kind === "value" ? { text: percent(share.percent) } : withheld(share);
  });
}

function baseOf(distribution: Distribution | undefined): TextCell {
  if (distribution === undefined) return { text: "" };
  return distribution.kind === "value" ? { text: count(distribution.n) } : withheld(distribution);
}

/** Total first, then a table for each grouping: so every one fits its page, and can be read on a phone. */
function answersByGroup(answers: readonly Category[], row: TableRow, study: PublicStudy): QuestionTable[] {
  const { total } = row;
  // Where answers are weighted, what is released are shares.
  const hasCounts = total.kind === "suppressed" ? !study.responses.weights : total.whole === undefined;
  const cellOf = (i: number): TextCell => {
    if (total.kind === "suppressed") return withheld(total);
    const cell = total.cells[i];
    if (cell === undefined) return { text: "" };
    return cell.kind === "value" ? { text: count(cell.count) } : withheld(cell);
  };
  const shares = cellsOf(total, answers.length);
  const columns = (share: TextCell, number: TextCell) => (hasCounts ? [number, share] : [share]);
  const base = baseOf(total);
  const all: QuestionTable = {
    caption: "",
    header: ["Antwort", ...(hasCounts ? ["Anzahl"] : []), "Anteil"],
    rows: [
      ...answers.map(({ label }, i) => ({
        label,
        cells: columns(shares[i] ?? { text: "" }, cellOf(i)),
        base: false,
      })),
      { label: baseLabel, cells: hasCounts ? [base, { text: "" }] : [base], base: true },
    ],
  };
  const grouped = study.groupings.flatMap(({ id, label, groups }): QuestionTable[] => {
    const distributions = row.groups[id];
    // What is withheld of all groups alike is said in a sentence, not in a table of dots.
    if (distributions === undefined || areAllWithheld(Object.values(distributions))) return [];
    const columns = groups.map((group) => ({ ...group, distribution: distributions[group.id] }));
    const cells = columns.map(({ distribution }) => cellsOf(distribution, answers.length));
    const [roundedTo] = Object.values(distributions).flatMap((own) =>
      own.kind === "value" && own.rounded ? [own.rounded] : [],
    );
    return [
      {
        by: id,
        caption: `Nach: ${label}, Anteile in Prozent${roundedTo === undefined ? "" : `; Zahlen auf Vielfache von ${roundedTo} gerundet`}`,
        header: ["Antwort", ...columns.map(({ short }) => short)],
        rows: [
          ...answers.map(({ label }, i) => ({
            label,
            cells: cells.map((c) => c[i] ?? { text: "" }),
            base: false,
          })),
          { label: baseLabel, cells: columns.map(({ distribution }) => baseOf(distribution)), base: true },
        ],
      },
    ];
  });
  return [all, ...grouped];
}

const baseLabel = "Befragte mit Angabe (n)";

function itemsByAnswer(
  caption: string,
  own: readonly { measure: Measure; row: TableRow | undefined }[],
): QuestionTable {
  const answers = own[0]?.measure.categories ?? [];
  return {
    caption,
    header: ["Teilfrage", ...answers.map((a) => a.label), "n"],
    rows: own.map(({ measure, row }) => ({
      label: measure.label,
      cells: [...cellsOf(row?.total, answers.length), baseOf(row?.total)],
      base: false,
    })),
  };
}

function summary(measures: readonly Measure[], rows: readonly TableRow[]): QuestionTable {
  return {
    caption: "Kennwerte",
    header: ["Angabe", "Mittelwert", "Median", "n"],
    rows: measures.map(({ label }, i) => {
      const total = rows[i]?.total;
      const cells = [statistic(total, "mean", decimal), statistic(total, "median", decimal), baseOf(total)];
      return { label, cells, base: false };
    }),
  };
}

/** Of dates: the middle year, written as a year. Where two are in the middle, it is the earlier. */
function middleYears(measures: readonly Measure[], rows: readonly TableRow[]): QuestionTable {
  return {
    caption: "Kennwerte",
    header: ["Angabe", "Jahr in der Mitte (unterer Median)", "n"],
    rows: measures.map(({ label }, i) => {
      const total = rows[i]?.total;
      return { label, cells: [statistic(total, "median", String), baseOf(total)], base: false };
    }),
  };
}

/** A mean or median as text; withheld with its table, empty where there is none. */
function statistic(
  total: Distribution | undefined,
  key: "mean" | "median",
  format: (value: number) => string,
): TextCell {
  if (total?.kind !== "value") return baseOf(total);
  const number = total[key];
  return { text: number === undefined ? "" : format(number) };
}

function answered(measures: readonly Measure[], rows: readonly TableRow[]): QuestionTable {
  return {
    caption: "",
    header: ["Angabe", "beantwortet (n)"],
    rows: measures.map(({ label }, i) => ({ label, cells: [baseOf(rows[i]?.total)], base: false })),
  };
}
