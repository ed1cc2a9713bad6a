import { chartOf } from "../../charts/index.ts";
import type { FigureTable } from "../../charts/type.ts";
import { remarkLetter } from "../../lib/format.ts";
import { notBrokenDown } from "../../lib/withheld.ts";
import type { Figure } from "../../model/figure.ts";
import type { PlacedTable } from "../../model/report.ts";
import { summaryOf } from "../summary.ts";
import { markdownTable } from "./markdown-table.ts";
import { type Cell, type Row, tableXml, widthOf } from "./table.ts";
import type { Writer } from "./writer.ts";
import { field, paragraph, run } from "./xml.ts";

/** A figure with its caption and remarks as texts, and its drawing as a picture with its text. */
export function figureXml(figure: Figure, writer: Writer): string {
  const { number, title, subtitle, base, note, source, undivided } = figure;
  const below = [undivided === undefined ? "" : notBrokenDown(undivided), note].filter(Boolean);
  return [
    caption("Abbildung", number, title, writer.label(figure, "margin"), (label) =>
      writer.bookmark(figure.id, label),
    ),
    paragraph("Untertitel", run(`${subtitle}; ${base}`)),
    paragraph(
      "Bild",
      writer.picture(figure, [figure.mark, summaryOf(figure)].filter(Boolean).join(". ")),
      "<w:keepNext/>",
    ),
    ...below.map((text) => paragraph("Quelle", run(text), "<w:keepNext/>")),
    paragraph("QuelleEnde", run(source)),
  ].join("");
}

/** A table in its place: of a figure, or as the author wrote it. */
export function placedTable(table: PlacedTable, writer: Writer): string {
  const { id, number, title, content } = table;
  const above = caption("Tabelle", number, title, writer.label(table, "margin"), (label) =>
    writer.bookmark(id, label),
  );
  if (Array.isArray(content)) return above + markdownTable(content, writer, title);
  return [
    above,
    paragraph("Untertitel", run(`${content.subtitle}; ${content.base}`)),
    figureTable(chartOf(content).table(content), `Tabelle ${number}: ${title}`, content.subtitle),
    paragraph("QuelleEnde", run(content.source)),
  ].join("");
}

/** „Abbildung 4: Titel“; the number is a field, so that Word can list what it counts. */
function caption(
  kind: "Abbildung" | "Tabelle",
  number: number,
  title: string,
  label: string,
  mark: (label: string) => string,
): string {
  const counted = field(`SEQ ${kind} \\* ARABIC`, run(String(number), { style: "Nummer" }));
  const name = mark(run(`${kind}\u00a0`, { style: "Nummer" }) + counted);
  return paragraph("Caption", label + name + run(": ", { style: "Nummer" }) + run(title));
}

function figureTable(
  { header, rows, notes, below }: FigureTable,
  title: string,
  description: string,
): string {
  const cellOf = ({ text, note }: FigureTable["rows"][number]["cells"][number]): Cell => ({
    content: run(text) + (note === undefined ? "" : run(remarkLetter(note), { raised: true })),
    right: true,
  });
  const lines = rows.flatMap(({ label, block, total, cells }, i): Row[] => {
    const first: Cell = { content: run(label) };
    const rest = cells.map(cellOf);
    // A row that is withheld as a whole may have one cell for all its columns.
    const last = rest.at(-1);
    if (last && rest.length < header.length - 1) last.span = header.length - rest.length;
    const row: Row = { cells: [first, ...rest], kind: total ? "total" : "body" };
    if (block === undefined || block === rows[i - 1]?.block) return [row];
    return [{ cells: [{ content: run(block), span: header.length }], kind: "block" }, row];
  });
  const head: Row = { cells: header.map((text, i) => ({ content: run(text), right: i > 0 })), kind: "head" };
  const widths = header.map((text, i) =>
    widthOf([text, ...rows.map(({ label, cells }) => (i === 0 ? label : (cells[i - 1]?.text ?? "")))]),
  );
  const remarks = [
    ...(below === undefined ? [] : [run(below)]),
    ...notes.map((note, i) => run(remarkLetter(i), { raised: true }) + run(` ${note}`)),
  ];
  return (
    tableXml({ rows: [head, ...lines], widths, title, description }) +
    remarks.map((text) => paragraph("Quelle", text, "<w:keepNext/>")).join("")
  );
}
