import type { TableCell } from "../charts/type.ts";
import { addressOf } from "../lib/cite.ts";
import { reasonText } from "../lib/format.ts";
import type { FigureData } from "../model/figure-file.ts";
import { schemaPath } from "./schema.ts";
import { unitsOf } from "./sheet.ts";
import { type Format, type Published, utf8 } from "./type.ts";

/** A figure as data: its values and what they mean. */
export function dataOf({
  figure,
  table,
  summary,
  study,
  question,
  citation,
  licence,
  digest,
  notes,
}: Published): FigureData {
  const units = unitsOf(table);
  const [, ...columns] = table.header;
  const cells = (row: readonly TableCell[]) =>
    // A row that is withheld as a whole may have one cell for all its columns.
    columns.map((_, i) => cellOf(row[i] ?? row.at(-1) ?? { text: "" }, table.notes));
  return {
    $schema: addressOf(study, schemaPath) ?? schemaPath,
    mark: figure.mark,
    id: figure.id,
    number: figure.number,
    title: figure.title,
    subtitle: figure.subtitle,
    summary,
    ...(question === undefined
      ? {}
      : {
          question: {
            code: question.code,
            text: question.text,
            ...(question.filter === "" ? {} : { filter: question.filter }),
            answers: question.scales.flatMap(({ categories }) => categories.map(({ label }) => label)),
          },
        }),
    base: figure.base,
    rowHeading: figure.rowHeading,
    columns: columns.map((label, i) => ({ label, unit: units[i] ?? "none" })),
    rows: table.rows.map(({ label, block, total, cells: row }) => ({
      label,
      ...(block === undefined ? {} : { block }),
      total,
      cells: cells(row),
    })),
    ...(table.below === undefined ? {} : { statistics: table.below }),
    notes,
    source: figure.source,
    licence,
    publication: {
      title: citation.container,
      version: citation.version,
      digest,
      ...(citation.date === undefined ? {} : { date: citation.date }),
      ...(citation.doi === undefined ? {} : { doi: citation.doi }),
    },
    ...(citation.url === undefined ? {} : { url: citation.url }),
  };
}

function cellOf(
  { text, value, note }: TableCell,
  notes: readonly string[],
): FigureData["rows"][number]["cells"][number] {
  if (note !== undefined) return { withheld: true, reason: notes[note] ?? reasonText.protected };
  return value === undefined ? { text } : { value, text };
}

export const json: Format = {
  ending: ".json",
  type: "application/json",
  name: "JSON",
  use: "eigene Auswertungen und Programme; Werte mit ihrer Bedeutung",
  group: "data",
  bytes: (published) => utf8(`${JSON.stringify(dataOf(published), null, 2)}\n`),
};
