import type { NativeCell, NativeTable } from "../../charts/native/type.ts";
import { type Colour, fill, line, textOn } from "./colour.ts";
import { measure, wrap } from "./fit.ts";
import { type Named, named, placed } from "./shape.ts";
import { type Box, emu, place } from "./size.ts";
import { paragraph, properties, run } from "./text.ts";

const textSizes = [20, 18, 16, 15, 14, 13, 12, 11, 10, 9];
/** Inner margin of cells in points. */
const [padX, padY] = [6, 3];

/** Lines of a table that do not fit on one slide in a readable size go on another. */
const least = 12;

interface Measures {
  size: number;
  widths: number[];
  /** Height of the head, and of each row. */
  head: number;
  heights: number[];
}

/** A table cut into as many as it takes for its text to be read. */
export function tablePages(table: NativeTable, { w, h }: Box): NativeTable[] {
  const { head, heights } = measuresOf(table, w, least);
  const pages: NativeTable["rows"][] = [[]];
  let used = head;
  table.rows.forEach((row, i) => {
    const height = heights[i] ?? 0;
    if (used + height > h && (pages.at(-1)?.length ?? 0) > 0) {
      pages.push([]);
      used = head;
    }
    pages.at(-1)?.push(row);
    used += height;
  });
  return pages.map((rows) => ({ ...table, rows }));
}

/** A table of the program's own, its head marked as such; the grounds of its cells are colours of the theme. */
export function tableXml(table: NativeTable, box: Box, name: Named & { ph: number }): string {
  const { size, widths, head, heights } = fitting(table, box);
  const grid = widths.map((width) => `<a:gridCol w="${emu(width)}"/>`);
  const top = table.header.map(({ label, base }, i) =>
    cellXml(
      [
        run(label, { size, bold: true, colour: "text" }),
        run(base, { size: Math.max(11, size - 2), colour: "muted" }),
      ],
      {
        right: i > 0 && isNumeric(table, i - 1),
        below: "text",
        centre: hasGround(table) && i > 0,
        isHead: true,
      },
    ),
  );
  const rows = table.rows.map(({ label, base, heading, total, cells }, r) => {
    const bold = total || heading === true;
    const first = cellXml(
      [
        run(label, { size, bold, colour: "text" }) +
          (base === "" ? "" : run(` (${base})`, { size, colour: "muted" })),
      ],
      { right: false, below: "rule", span: heading ? table.header.length : 1 },
    );
    const others = heading
      ? table.header
          .slice(1)
          .map(() => `<a:tc hMerge="1"><a:txBody><a:bodyPr/><a:p/></a:txBody><a:tcPr/></a:tc>`)
      : cells.map((cell) => numberXml(cell, size, bold, hasGround(table)));
    return `<a:tr h="${emu(heights[r] ?? 0)}">${first}${others.join("")}</a:tr>`;
  });
  const height = head + heights.reduce((sum, each) => sum + each, 0);
  const at = place({ ...box, h: height }, "p");
  const body = `<a:tbl><a:tblPr firstRow="1"/><a:tblGrid>${grid.join("")}</a:tblGrid><a:tr h="${emu(head)}">${top.join("")}</a:tr>${rows.join("")}</a:tbl>`;
  return `<p:graphicFrame><p:nvGraphicFramePr>${named(name)}<p:cNvGraphicFramePr><a:graphicFrameLocks noGrp="1"/></p:cNvGraphicFramePr><p:nvPr>${placed({ idx: name.ph })}</p:nvPr></p:nvGraphicFramePr>${at}<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/table">${body}</a:graphicData></a:graphic></p:graphicFrame>`;
}

const hasGround = ({ rows }: NativeTable): boolean =>
  rows.some(({ cells }) => cells.some(({ ink }) => ink !== undefined));

const isNumeric = ({ rows }: NativeTable, at: number): boolean =>
  rows.some(({ cells }) => cells[at]?.isNumber === true);

function numberXml(
  { text, ink, isNumber }: NativeCell,
  size: number,
  bold: boolean,
  centre: boolean,
): string {
  const colour: Colour = ink === undefined ? "text" : textOn(ink);
  const words = run(text, { size, bold: bold || ink !== undefined, colour });
  return cellXml([words], { right: isNumber, below: centre ? "ground" : "rule", ink, centre });
}

function cellXml(
  lines: readonly string[],
  look: {
    right: boolean;
    below: Colour;
    ink?: NativeCell["ink"];
    span?: number;
    centre?: boolean;
    isHead?: boolean;
  },
): string {
  const { right, below, ink, span = 1, centre } = look;
  const align = centre ? ` algn="ctr"` : right ? ` algn="r"` : "";
  const written = lines.filter(Boolean).map((words) => paragraph(words, align));
  const body = `<a:txBody><a:bodyPr/><a:lstStyle/>${written.join("") || `<a:p>${properties("endParaRPr", {})}</a:p>`}</a:txBody>`;
  const border = (side: string, colour: Colour | undefined, width = 1) =>
    line(colour, width).replace("<a:ln", `<a:${side}`).replace("</a:ln>", `</a:${side}>`);
  const gap = ink === undefined ? undefined : ("ground" as const);
  const edges = [
    border("lnL", gap, 2),
    border("lnR", gap, 2),
    border("lnT", gap, 2),
    border("lnB", below, below === "text" ? 1.5 : below === "ground" ? 2 : 0.75),
  ].join("");
  const ground = ink === undefined ? "<a:noFill/>" : fill(ink);
  const margins = `marL="${emu(padX)}" marR="${emu(padX)}" marT="${emu(padY)}" marB="${emu(padY)}"`;
  return `<a:tc${span > 1 ? ` gridSpan="${span}"` : ""}>${body}<a:tcPr ${margins} anchor="${look.isHead ? "b" : "ctr"}">${edges}${ground}</a:tcPr></a:tc>`;
}

function fitting(table: NativeTable, { w, h }: Box): Measures {
  const all = textSizes.map((size) => measuresOf(table, w, size));
  const sum = ({ head, heights }: Measures) => head + heights.reduce((a, b) => a + b, 0);
  const found = all.find((each) => sum(each) <= h) ?? all.at(-1);
  if (found === undefined) throw new Error("no size of texts");
  // Room that is left is given to the rows, so that they are easy to follow; not more than half as much again.
  const more = Math.min(1.5, (h - found.head) / (sum(found) - found.head));
  return { ...found, heights: found.heights.map((height) => height * Math.max(1, more)) };
}

function measuresOf({ header, rows }: NativeTable, w: number, size: number): Measures {
  const columns = header.length - 1;
  const names = rows
    .filter(({ heading }) => !heading)
    .map(({ label, base }) => (base ? `${label} (${base})` : label));
  const longest = Math.max(...names.map((text) => measure(text, size, 600)), 0) + 2 * padX + 4;
  const rest = header.slice(1).map(({ label, base }, i) => {
    const texts = [...label.split(/[\s-]+/), base, ...rows.map(({ cells }) => cells[i]?.text ?? "")];
    return Math.max(...texts.map((text) => measure(text, size, 600))) + 2 * padX + 6;
  });
  const needed = rest.reduce((sum, each) => sum + each, 0);
  const first = Math.max(w * 0.22, Math.min(longest, w - needed, w * 0.45));
  const each = (w - first) / Math.max(1, columns);
  const isEven = rest.every((width) => width <= each);
  const widths = [first, ...rest.map((width) => (isEven ? each : (width / needed) * (w - first)))];
  const linesOf = (text: string, width: number, weight: 400 | 600) =>
    text === "" ? 0 : wrap(text, width - 2 * padX - 4, size, weight).length;
  const lineHeight = size * 1.22;
  const headLines = header.map(
    ({ label, base }, i) => linesOf(label, widths[i] ?? 0, 600) + (base === "" ? 0 : 1),
  );
  const heights = rows.map(({ label, base, heading, cells }) => {
    const name = base ? `${label} (${base})` : label;
    const own = linesOf(name, heading ? w : first, 600);
    const others = cells.map(({ text }, i) => linesOf(text, widths[i + 1] ?? 0, 400));
    return Math.max(own, ...others, 1) * lineHeight + 2 * padY;
  });
  return { size, widths, head: Math.max(...headLines, 1) * lineHeight + 2 * padY, heights };
}
