import { createDocument } from "../../charts/document.ts";
import { chartOf } from "../../charts/index.ts";
import { picture } from "../../charts/picture.ts";
import { paperTheme } from "../../charts/theme.ts";
import type { FigureTable } from "../../charts/type.ts";
import { addressOf } from "../../lib/cite.ts";
import { remarkLetter } from "../../lib/format.ts";
import { notBrokenDown } from "../../lib/withheld.ts";
import type { Figure } from "../../model/figure.ts";
import type { PlacedTable } from "../../model/report.ts";
import { summaryOf } from "../summary.ts";
import { parsed } from "./markdown-table.ts";
import { placeNames } from "./places.ts";
import { type Cell, mostShort, type Row, remark, type Table, tableCode, widthOf } from "./table.ts";
import { type Code, call, join, shown, text } from "./typst.ts";
import type { Writer } from "./writer.ts";

/** Width of a drawing in px: on the width of the sheet its labels are as large as notes. */
const width = 824;

/** A figure with its number, finding and remarks as texts, and its drawing as vectors with its description. */
export function figureCode(figure: Figure, writer: Writer): Code {
  const { number, title, subtitle, base, mark, note, undivided } = figure;
  const svg = picture(figure, {
    document: createDocument(),
    theme: paperTheme,
    shape: "inText",
    width,
    licence: "",
  });
  const remarks = [undivided === undefined ? "" : notBrokenDown(undivided), note].filter(Boolean);
  const below = [
    ...remarks.map((words) => call("par", [text(words)])),
    call("par", [sourceOf(figure, writer)]),
  ];
  const name = placeNames.figure(figure.id);
  return call("drawing", [
    text(String(number)),
    text(writer.isNew(name) ? name : `${name}.${number}.nochmals`),
    text(title),
    text(`${subtitle}; ${base}`),
    text(shown(svg)),
    String(partOf(svg)),
    text([mark, summaryOf(figure)].filter(Boolean).join(". ")),
    join(...below),
  ]);
}

/** Height of the highest drawing as a part of the sheet's width: more would leave no room for what stands around it. */
const highest = 1.15;

/** Width of a drawing as a part of the sheet's: 1, and less for one that would be higher than a page. */
function partOf(svg: string): number {
  const [, width = 1, height = 1] = (/ width="([\d.]+)" height="([\d.]+)"/.exec(svg) ?? []).map(Number);
  return Math.min(1, Math.floor(((highest * width) / height) * 1000) / 1000);
}

/** Source line of a figure, and the address under which it stays. */
function sourceOf({ id, source }: Figure, writer: Writer): Code {
  const path = `abbildungen/${id}/`;
  const address = addressOf(writer.report.study, path);
  // Without an address of the publication, a link would lead to a file beside this one.
  const permanent =
    address === undefined ? text(`→\u00a0${path}`) : call("permalink", [text(address), text(address)]);
  return join(text(`${source} `), permanent);
}

/** A table in its place: of a figure, or as the author wrote it. */
export function placedTable({ id, number, title, content }: PlacedTable, writer: Writer): Code {
  const name = placeNames.table(id);
  const own = text(writer.isNew(name) ? name : `${name}.${number}.nochmals`);
  const set = (over: Code, table: Table, below: Code) =>
    call("placed-table", [
      text(String(number)),
      own,
      text(title),
      over,
      String(table.rows.length <= mostShort),
      tableCode(table),
      below,
    ]);
  if (Array.isArray(content)) return set("none", parsed(content, writer), "none");
  const { notes, below, ...table } = figureTable(chartOf(content).table(content));
  const remarks = [
    ...(below === undefined ? [] : [call("par", [text(below)])]),
    ...notes.map((words, i) => call("par", [remark(words, i)])),
    call("par", [sourceOf(content, writer)]),
  ];
  return set(text(`${content.subtitle}; ${content.base}`), table, join(...remarks));
}

function figureTable({
  header,
  rows,
  notes,
  below,
}: FigureTable): Table & Pick<FigureTable, "notes" | "below"> {
  const cellOf = ({ text: words, note }: FigureTable["rows"][number]["cells"][number]): Cell => ({
    content: note === undefined ? text(words) : `{${text(words)};super(${text(remarkLetter(note))})}`,
  });
  const lines = rows.flatMap(({ label, block, total, cells }, i): Row[] => {
    const rest = cells.map(cellOf);
    // A row that is withheld as a whole may have one cell for all its columns.
    const last = rest.at(-1);
    if (last && rest.length < header.length - 1) last.span = header.length - rest.length;
    const row: Row = { cells: [{ content: text(label) }, ...rest], kind: total ? "total" : "body" };
    if (block === undefined || block === rows[i - 1]?.block) return [row];
    return [{ cells: [{ content: text(block), span: header.length }], kind: "block" }, row];
  });
  const widths = header.map((words, i) =>
    widthOf([words, ...rows.map(({ label, cells }) => (i === 0 ? label : (cells[i - 1]?.text ?? "")))]),
  );
  return {
    head: header.map(text),
    rows: lines,
    widths,
    right: header.map((_, i) => i > 0),
    notes,
    ...(below === undefined ? {} : { below }),
  };
}
