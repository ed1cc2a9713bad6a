import type { NativeBars, NativeSeries } from "../../../charts/native/type.ts";
import { type Colour, fill, line, textOn } from "../colour.ts";
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
  silent,
  textXml,
} from "./parts.ts";

/** Sizes that the texts of a chart can have in points, the largest that fits is taken. */
const textSizes = [18, 16, 15, 14, 13, 12, 11, 10];
/** A row is never higher than this, in points: few bars must not look like walls. */
const mostHeight = 62;
const most = 0.4;

/** How large the texts of bars can be in this room, and how high the chart is then. */
export function barFrame(
  { rows, upright, series, arrangement, axis }: NativeBars,
  w: number,
  h: number,
): Frame {
  if (upright) return { w, h, size: 16 };
  const each = arrangement === "beside" ? series.length : 1;
  const fits = (size: number) =>
    rows.every((row) => linesOf(rowName(row), w * most, size) * size * 1.2 + 3 <= h / rows.length) &&
    size * 1.15 * each <= h / rows.length;
  const size = textSizes.find(fits) ?? 10;
  return {
    w,
    h: Math.min(h, rows.length * mostHeight * Math.sqrt(each) + (axis.isShown ? size * 1.5 : 0)),
    size,
  };
}

const linesOf = (text: string, width: number, size: number): number => wrap(text, width, size).length;

/** Bars as a chart with its sheet. */
export function barChart(
  native: NativeBars,
  frame: Frame,
  about: { title: string; description: string },
): ChartPart {
  const { rows, series, upright, axis } = native;
  const book = new Book();
  const names = book.add({ name: "Zeile", texts: rows.map(rowName) });
  const columns = series.map((each) => ({ each, at: book.add(columnOf(each, axis.decimals)) }));
  for (const { name, intervals } of series) {
    if (intervals === undefined) continue;
    const end = (of: "low" | "high") => intervals.map((interval) => interval?.[of]);
    book.add({ name: `${name}, von`, numbers: end("low"), decimals: axis.decimals });
    book.add({ name: `${name}, bis`, numbers: end("high"), decimals: axis.decimals });
  }
  if (rows.some((row) => row.withheld !== undefined))
    book.add({ name: "Nicht veröffentlicht", texts: rows.map(remarkOf) });

  const apart = series.filter(({ place }) => place === "apart");
  const scale = scaleOf(native, frame, apart.length > 0);
  const write = (own: typeof columns, axes: readonly [number, number]) => {
    const bars = own.map(({ each, at }) => {
      const idx = columns.findIndex((column) => column.at === at);
      return seriesXml({ native, each, idx, book, at, names, frame, perPoint: scale.perPoint });
    });
    const gap = gapOf(native, frame);
    const overlap = isPart(native) ? 100 : 0;
    const grouping = isPart(native) ? "stacked" : "clustered";
    return `<c:barChart><c:barDir val="${upright ? "col" : "bar"}"/><c:grouping val="${grouping}"/><c:varyColors val="0"/>${bars.join("")}<c:gapWidth val="${gap}"/><c:overlap val="${overlap}"/><c:axId val="${axes[0]}"/><c:axId val="${axes[1]}"/></c:barChart>`;
  };
  const [first, second] = [[111, 112] as const, [113, 114] as const];
  const plot = [
    scale.layout,
    write(
      columns.filter(({ each }) => each.place !== "apart"),
      first,
    ),
    apart.length === 0
      ? ""
      : write(
          columns.filter(({ each }) => each.place === "apart"),
          second,
        ),
    axesXml(native, frame, first, scale.first, false),
    apart.length === 0 ? "" : axesXml(native, frame, second, scale.second, true),
  ].join("");
  const ground = native.isBare && !isPart(native) ? "pale" : undefined;
  return { xml: chartXml(plot, frame.size, ground), workbook: book.file(about.title, about.description) };
}

function columnOf({ name, values, place }: NativeSeries, decimals: number) {
  if (place !== "left") return { name, numbers: values, decimals };
  const numbers = values.map((value) => (value === undefined || value === 0 ? value : -value));
  return { name: `${name} (nach links: mit Minuszeichen)`, numbers, decimals };
}

interface SeriesOptions {
  native: NativeBars;
  each: NativeSeries;
  idx: number;
  book: Book;
  at: number;
  names: number;
  frame: Frame;
  /** How many points a unit of the axis is long. */
  perPoint: number;
}

function seriesXml({ native, each, idx, book, at, names, frame, perPoint }: SeriesOptions): string {
  const { rows, axis, key } = native;
  const { values, ink, intervals } = each;
  const divided = isPart(native);
  const totals = key.length > 0 ? [] : rows.flatMap((row, i) => (row.total && !row.heading ? [i] : []));
  const grey = totals.map(
    (i) =>
      `<c:dPt><c:idx val="${i}"/><c:invertIfNegative val="0"/><c:bubble3D val="0"/><c:spPr>${fill(intervals === undefined ? "muted" : "pale")}</c:spPr></c:dPt>`,
  );
  const short = values.flatMap((value, i) => {
    const room = (value ?? 0) * perPoint;
    return divided && room < measure(String(value ?? 0), frame.size) + 4 ? [i] : [];
  });
  const within = divided || intervals !== undefined;
  const colour: Colour = within ? textOn(ink) : "text";
  const labels =
    native.isBare && !divided
      ? ""
      : labelsXml({
          format: formatOf(axis, divided),
          size: frame.size,
          colour,
          position: divided ? "ctr" : within ? "inBase" : "outEnd",
          hidden: short,
        });
  // The ground shows between neighbours: in grey, two sides look alike.
  const rim = divided ? line("ground", 1) : line(undefined);
  const whiskers =
    intervals === undefined
      ? ""
      : intervalsXml(values, intervals, axis.decimals, { width: 2.25, colour: "text" });
  return `<c:ser><c:idx val="${idx}"/><c:order val="${idx}"/>${book.name(at)}<c:spPr>${fill(ink)}${rim}</c:spPr><c:invertIfNegative val="0"/>${grey.join("")}${labels}${whiskers}<c:cat>${book.values(names)}</c:cat><c:val>${book.values(at)}</c:val></c:ser>`;
}

/** True where a bar is divided into parts. */
const isPart = ({ arrangement, series }: NativeBars): boolean =>
  arrangement === "stacked" && series.length > 1;

/** Space between bars in per cent of their thickness. */
function gapOf({ rows, upright, arrangement, series, isBare }: NativeBars, { h }: Frame): number {
  if (upright) return 12;
  if (isBare) return 0;
  const row = h / rows.length;
  const each = arrangement === "beside" ? series.length : 1;
  const thick = Math.min(row * 0.72, 40 * Math.sqrt(each) * (each > 1 ? 1.2 : 1));
  return Math.round(((row - thick) / thick) * 100 * each);
}

/** Where the plot stands, and the ends of both scales: units are equally long on each. */
function scaleOf(native: NativeBars, { w, h, size }: Frame, hasApart: boolean) {
  const { axis, rows, series, upright } = native;
  const { low, high } = axis;
  if (upright) {
    const labels = Math.max(...rows.map((row) => linesOf(rowName(row), w / rows.length - 6, size)));
    const foot = labels * size * 1.25 + 8;
    const top = high + ((high - low) * size * 1.6) / (h - foot);
    const layout = plotLayout(0, 0, 1, 1 - foot / h);
    return { layout, perPoint: h / (high - low), first: { low, high: top }, second: { low, high } };
  }
  const names = rows.flatMap((row) => wrap(rowName(row), w * most, size));
  const column = native.isBare ? 0 : Math.max(...names.map((text) => measure(text, size))) + 14;
  const room = w - column;
  // Labels stand after bars that are not divided.
  const label = native.isBare ? 0 : isPart(native) ? 4 : measure("100\u2009%", size) + 8;
  const largest = hasApart
    ? Math.max(
        ...series.flatMap(({ place, values }) => (place === "apart" ? values.map((v) => v ?? 0) : [0])),
      )
    : 0;
  const gap = hasApart ? 24 : 0;
  const perPoint = (room - label - gap) / (high - low + largest);
  const whole = room / perPoint;
  const above = axis.isShown ? size * 1.5 : 0;
  const layout = plotLayout(column / w, above / h, room / w, 1 - above / h);
  const start = low + whole - largest - 2 / perPoint;
  return {
    layout,
    perPoint,
    first: { low, high: low + whole },
    second: { low: low - start, high: low - start + whole },
  };
}

function axesXml(
  { axis, upright, isBare }: NativeBars,
  { size }: Frame,
  [cat, val]: readonly [number, number],
  { low, high }: { low: number; high: number },
  isSecond: boolean,
): string {
  const [catAt, valAt] = upright ? ["b", "l"] : ["l", isSecond ? "b" : "t"];
  const cross = axis.low > 0 ? `<c:crossesAt val="${axis.low}"/>` : `<c:crosses val="autoZero"/>`;
  const texts =
    isSecond || isBare
      ? silent
      : `<c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="low"/><c:spPr>${line("muted", 1)}</c:spPr>${textXml(size)}`;
  const round = (value: number) => Number(value.toFixed(3));
  const shown = axis.isShown && !isSecond && !upright;
  const numbers = shown
    ? `<c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="nextTo"/><c:spPr>${line(undefined)}</c:spPr>${textXml(Math.min(size, 14), "muted")}`
    : silent;
  const grid = shown ? `<c:majorGridlines><c:spPr>${line("rule", 0.75)}</c:spPr></c:majorGridlines>` : "";
  const unit = shown ? `<c:majorUnit val="${stepOf(axis)}"/>` : "";
  return [
    `<c:catAx><c:axId val="${cat}"/>${scaling({ reversed: !upright })}<c:delete val="${isSecond ? 1 : 0}"/><c:axPos val="${catAt}"/><c:numFmt formatCode="General" sourceLinked="0"/>${texts}<c:crossAx val="${val}"/>${cross}<c:auto val="0"/><c:lblAlgn val="ctr"/><c:lblOffset val="40"/><c:noMultiLvlLbl val="1"/></c:catAx>`,
    `<c:valAx><c:axId val="${val}"/>${scaling({ low: round(low), high: round(high) })}<c:delete val="0"/><c:axPos val="${valAt}"/>${grid}<c:numFmt formatCode="General" sourceLinked="0"/>${numbers}<c:crossAx val="${cat}"/><c:crosses val="${isSecond ? "max" : "autoZero"}"/><c:crossBetween val="between"/>${unit}</c:valAx>`,
  ].join("");
}

/** Distance of the numbers on an axis: five or six of them. */
function stepOf({ low, high }: NativeBars["axis"]): number {
  const steps = [1, 2, 5, 10, 20, 25, 50, 100].filter((step) => (high - low) % step === 0);
  return steps.find((step) => (high - low) / step <= 6) ?? (high - low) / 5;
}
