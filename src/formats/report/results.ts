import { reasonText } from "../../lib/format.ts";
import { type Measure, measuresOf } from "../../lib/measures.ts";
import { answerForm, askedOf } from "../../lib/questionnaire.ts";
import { shareOf } from "../../lib/selection.ts";
import { sourceDigest, stateText } from "../../lib/source-digest.ts";
import type { Category, Question } from "../../model/codebook.ts";
import type { Distribution, TableRow } from "../../model/table.ts";
import type { Sheet, SheetCell } from "../sheet.ts";
import type { Published } from "./type.ts";

/** A column of a table of the data package. */
export interface Column {
  name: string;
  type: "string" | "integer" | "number";
  description: string;
}

/** A table of the data package: what its columns mean, and its rows. */
export interface DataTable {
  /** Name of its file without ending. */
  name: string;
  title: string;
  columns: Column[];
  rows: SheetCell[][];
}

/** One distribution with everything that tells which it is. */
interface Place {
  question: Question;
  measure: Measure;
  row: TableRow;
  grouping: string;
  group: string;
  distribution: Distribution;
}

const text = (value: string | undefined): SheetCell =>
  value ? { kind: "text", text: value } : { kind: "empty" };
const number = (value: number | undefined, decimals = 0): SheetCell =>
  value === undefined ? { kind: "empty" } : { kind: "number", value, unit: "number", decimals };

const where: Column[] = [
  { name: "frage", type: "string", description: "Code der Frage" },
  { name: "teilfrage", type: "string", description: "Code der Zeile einer Frage; leer, wo sie keine hat" },
  { name: "teilfrage_text", type: "string", description: "Wortlaut der Zeile" },
  { name: "skala", type: "string", description: "Überschrift der Skala, wo eine Frage zwei hat" },
  { name: "merkmal", type: "string", description: "Wonach aufgeschlüsselt ist; leer für alle Befragten" },
  { name: "gruppe", type: "string", description: "Gruppe des Merkmals; leer für alle Befragten" },
];
const reason: Column = {
  name: "zurueckgehalten",
  type: "string",
  description:
    "Warum hier keine Zahl steht; leer, wo sie veröffentlicht ist. Ein leeres Feld ist keine Null.",
};

/** The tables of the data package: released statistics and nothing else, no answers of persons. */
export function dataTables(report: Published): DataTable[] {
  const places = placesOf(report);
  const tables: DataTable[] = [
    {
      name: "ergebnisse",
      title: "Antworten je Frage, insgesamt und nach Gruppen",
      columns: [
        ...where,
        {
          name: "antwort",
          type: "string",
          description: "Code der Antwort; bei Zahlen die Nummer der Klasse",
        },
        { name: "antwort_text", type: "string", description: "Wortlaut der Antwort" },
        {
          name: "anzahl",
          type: "integer",
          description: "Personen mit dieser Antwort; leer, wo gewichtet ist",
        },
        { name: "prozent", type: "integer", description: "Anteil an der Basis in ganzen Prozent" },
        { name: "basis", type: "integer", description: "Personen mit gültiger Antwort" },
        {
          name: "gerundet_auf",
          type: "integer",
          description: "Vielfaches, auf das Anzahl und Basis gerundet sind; leer, wo sie es nicht sind",
        },
        reason,
      ],
      rows: places.flatMap(answerRows),
    },
    {
      name: "kennwerte",
      title: "Basis, Mittelwert und Median je Frage",
      columns: [
        ...where,
        { name: "basis", type: "integer", description: "Personen mit gültiger Antwort" },
        { name: "keine_angabe", type: "integer", description: "Personen ohne Angabe, nur insgesamt" },
        {
          name: "nicht_gefragt",
          type: "integer",
          description: "Personen, die nicht gefragt wurden, nur insgesamt",
        },
        { name: "mittelwert", type: "number", description: "Arithmetisches Mittel einer Zahl" },
        { name: "median", type: "number", description: "Median einer Zahl; bei Daten das mittlere Jahr" },
        reason,
      ],
      rows: places.map(statisticRow),
    },
    {
      name: "fragen",
      title: "Fragen im Wortlaut",
      columns: [
        { name: "frage", type: "string", description: "Code der Frage" },
        { name: "abschnitt", type: "string", description: "Abschnitt des Fragebogens" },
        { name: "wortlaut", type: "string", description: "Wortlaut der Frage" },
        { name: "hinweis_zur_frage", type: "string", description: "Erläuterung im Fragebogen" },
        { name: "art", type: "string", description: "Art der Antwort" },
        { name: "gefragt", type: "string", description: "Wer gefragt wurde, und ob eine Angabe Pflicht war" },
      ],
      rows: report.codebook.questions
        .filter(({ kind }) => kind !== "display")
        .map((question) =>
          [
            ...[question.code, question.section, question.text, question.help],
            ...[answerForm(question), askedOf(question).join(" ")],
          ].map(text),
        ),
    },
    participationTable(report),
  ];
  const { mark } = report.study;
  const state = stateText(report.study, sourceDigest(report));
  return tables.map((table) =>
    [
      ...(mark === ""
        ? []
        : [{ name: "hinweis", description: "Was diese Zahlen noch nicht sind", value: mark }]),
      { name: "fassung", description: "Fassung der Veröffentlichung und Stand der Daten", value: state },
    ].reduce(withColumn, table),
  );
}

/** Every row of a table goes its own way: it says itself what is not to be taken for real, and where it is from. */
function withColumn(
  { columns, rows, ...table }: DataTable,
  { value, ...column }: { name: string; description: string; value: string },
): DataTable {
  return {
    ...table,
    columns: [...columns, { ...column, type: "string" }],
    rows: rows.map((row) => [...row, text(value)]),
  };
}

/** A table of the data package as files of rows and columns hold it. */
export function sheetOfTable({ columns, rows }: DataTable): Sheet {
  return { header: columns.map(({ name }) => name), rows };
}

function placesOf({ study, codebook, tables }: Published): Place[] {
  return codebook.questions.flatMap((question) => {
    const rows = tables.questions[question.code] ?? [];
    return measuresOf(question).flatMap((measure, i) => {
      const row = rows[i];
      if (row === undefined) return [];
      const own = { question, measure, row };
      const groups = study.groupings.flatMap(({ id, label, groups }) =>
        groups.flatMap((group): Place[] => {
          const distribution = row.groups[id]?.[group.id];
          return distribution ? [{ ...own, grouping: label, group: group.label, distribution }] : [];
        }),
      );
      return [{ ...own, grouping: "", group: "", distribution: row.total }, ...groups];
    });
  });
}

function whereCells({ question, measure, grouping, group }: Place): SheetCell[] {
  const scale =
    measure.scale === undefined ? undefined : question.scales[measure.scale]?.label || `${measure.scale + 1}`;
  const label = measure.item === undefined ? undefined : measure.label;
  return [question.code, measure.item, label, scale, grouping, group].map(text);
}

function answerRows(place: Place): SheetCell[][] {
  const { measure, row, distribution } = place;
  const categories: readonly Category[] =
    row.classes?.map((label, i) => ({ code: String(i + 1), label })) ?? measure.categories;
  return categories.map(({ code, label }, i) => {
    const head = [...whereCells(place), text(code), text(label)];
    if (distribution.kind === "suppressed") return [...head, ...withheld(4, distribution.reason)];
    const share = shareOf(distribution, [i]);
    const base = [number(distribution.n), number(distribution.rounded)];
    if (share.kind === "suppressed") return [...head, ...withheld(2, share.reason, base)];
    const persons = distribution.whole === undefined ? share.count : undefined;
    return [...head, number(persons), number(share.percent), ...base, text("")];
  });
}

function statisticRow(place: Place): SheetCell[] {
  const { distribution } = place;
  const head = whereCells(place);
  if (distribution.kind === "suppressed") return [...head, ...withheld(5, distribution.reason)];
  const { n, noAnswer, notShown, mean, median } = distribution;
  return [
    ...head,
    number(n),
    number(noAnswer),
    number(notShown),
    number(mean, 1),
    number(median, 1),
    text(""),
  ];
}

/** Empty cells in the place of numbers, what is known all the same, and the reason. */
function withheld(cells: number, why: keyof typeof reasonText, known: SheetCell[] = []): SheetCell[] {
  const empty = Array.from({ length: cells }, (): SheetCell => ({ kind: "empty" }));
  return [...empty, ...known, text(reasonText[why])];
}

function participationTable({ study, tables }: Published): DataTable {
  const rows = study.groupings.flatMap(({ id, label, groups }) =>
    groups.map((group): SheetCell[] => {
      const size = tables.participation[id]?.[group.id];
      const head = [text(label), text(group.label)];
      if (size?.kind !== "value") return [...head, ...withheld(2, size?.reason ?? "protected")];
      return [...head, number(size.n), number(size.frame), text("")];
    }),
  );
  return {
    name: "beteiligung",
    title: "Beteiligung insgesamt und nach Gruppen",
    columns: [
      ...where.slice(4),
      { name: "befragte", type: "integer", description: "Personen, deren Antworten verwendet sind" },
      {
        name: "grundgesamtheit",
        type: "integer",
        description: "Personen der Grundgesamtheit, soweit bekannt",
      },
      reason,
    ],
    rows: [[text(""), text(""), number(tables.n), number(tables.frame), text("")], ...rows],
  };
}
