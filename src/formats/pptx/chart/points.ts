import type { NativePoints } from "../../../charts/native/type.ts";
import { fill, line } from "../colour.ts";
import { measure, wrap } from "../fit.ts";
import type { ChartPart } from "../slide.ts";
import { Book } from "./book.ts";
import {
  chartXml,
  type Frame,
  formatOf,
  intervalsXml,
  labelsXml,
  plotLayout,
  remarkOf,
  rowName,
  scaling,
  textXml,
} from "./parts.ts";

const ids = { cat: 111, val: 112 };

/** Width in points that each row's name has. */
const columnOf = ({ rows }: NativePoints, w: number): number =>
  (w - 60) / rows.filter(({ heading }) => !heading).length - 8;

/**
 * Size of the texts in which every name of a row has room below its point, in points; undefined where none is
 * readable, as of many rows.
 */
export function pointSize(native: NativePoints, w: number): number | undefined {
  const column = columnOf(native, w);
  const names = native.rows.flatMap((row) => (row.heading ? [] : [rowName(row)]));
  const fits = (size: number) =>
    names.every(
      (name) =>
        name.split(/[\s-]+/).every((word) => measure(word, size) <= column) &&
        wrap(name, column, size).length <= 4,
    );
  return [18, 16, 15, 14, 13, 12].find(fits);
}

/** Points with their intervals as a chart with its sheet: rows stand beside each other, their names below. */
export function pointChart(
  native: NativePoints,
  { w, h, size }: Frame,
  about: { title: string; description: string },
): ChartPart {
  const { name, axis, reference } = native;
  const shown = native.rows.flatMap((row, i) => (row.heading ? [] : [i]));
  const rows = shown.flatMap((i) => native.rows[i] ?? []);
  const values = shown.map((i) => native.values[i]);
  const intervals = shown.map((i) => native.intervals[i]);
  const heads = shown.map((i) => (native.rows[i - 1]?.heading ? (native.rows[i - 1]?.label ?? "") : ""));
  const hasHeads = heads.some(Boolean);
  const book = new Book();
  const outer = hasHeads ? book.add({ name: "Block", texts: heads }) : undefined;
  const names = book.add({ name: "Zeile", texts: rows.map(rowName) });
  const cat = outer === undefined ? book.values(names) : book.levels(outer, names);
  const at = book.add({ name, numbers: values, decimals: axis.decimals });
  const hasEnds = intervals.some((end) => end !== undefined);
  if (hasEnds) {
    const end = (of: "low" | "high") => intervals.map((interval) => interval?.[of]);
    book.add({ name: "von", numbers: end("low"), decimals: axis.decimals });
    book.add({ name: "bis", numbers: end("high"), decimals: axis.decimals });
  }
  if (rows.some((row) => row.withheld !== undefined))
    book.add({ name: "Nicht veröffentlicht", texts: rows.map(remarkOf) });

  const column = columnOf(native, w);
  const lines = Math.max(...rows.map((row) => wrap(rowName(row), column, size).length));
  const foot = (lines + (hasHeads ? 1.4 : 0)) * size * 1.25 + 10;
  const marker = `<c:marker><c:symbol val="circle"/><c:size val="12"/><c:spPr>${fill("accent")}${line(undefined)}</c:spPr></c:marker>`;
  const labels = labelsXml({ format: formatOf(axis), size, colour: "text", position: "r", bold: true });
  const whiskers = hasEnds
    ? intervalsXml(values, intervals, axis.decimals, {
        direction: "y",
        width: 3,
        colour: { scale: "sequential", step: 3 },
      })
    : "";
  const series = `<c:ser><c:idx val="0"/><c:order val="0"/>${book.name(at)}<c:spPr>${line(undefined)}</c:spPr>${marker}${labels}${whiskers}<c:cat>${cat}</c:cat><c:val>${book.values(at)}</c:val><c:smooth val="0"/></c:ser>`;
  const chart = `<c:lineChart><c:grouping val="standard"/><c:varyColors val="0"/>${series}<c:marker val="1"/><c:axId val="${ids.cat}"/><c:axId val="${ids.val}"/></c:lineChart>`;
  const cross = reference === undefined ? `<c:crosses val="min"/>` : `<c:crossesAt val="${reference}"/>`;
  const axes = [
    `<c:catAx><c:axId val="${ids.cat}"/>${scaling()}<c:delete val="0"/><c:axPos val="b"/><c:numFmt formatCode="General" sourceLinked="0"/><c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="low"/><c:spPr>${line("text", 1.25)}</c:spPr>${textXml(size)}<c:crossAx val="${ids.val}"/>${cross}<c:auto val="0"/><c:lblAlgn val="ctr"/><c:lblOffset val="40"/><c:noMultiLvlLbl val="0"/></c:catAx>`,
    `<c:valAx><c:axId val="${ids.val}"/>${scaling({ low: axis.low, high: axis.high, log: axis.log })}<c:delete val="0"/><c:axPos val="l"/><c:majorGridlines><c:spPr>${line("rule", 0.75)}</c:spPr></c:majorGridlines><c:numFmt formatCode="General" sourceLinked="0"/><c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="low"/><c:spPr>${line(undefined)}</c:spPr>${textXml(Math.min(size, 14), "muted")}<c:crossAx val="${ids.cat}"/><c:crosses val="min"/><c:crossBetween val="between"/></c:valAx>`,
  ].join("");
  const left = 52 / w;
  const plot = plotLayout(left, 0.02, 1 - left, 1 - 0.02 - foot / h) + chart + axes;
  return { xml: chartXml(plot, size), workbook: book.file(about.title, about.description) };
}
