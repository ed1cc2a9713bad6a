import type { NativeScatter } from "../../../charts/native/type.ts";
import { placeLabels } from "../../../charts/quadrant-labels.ts";
import { escapeXml } from "../../xml.ts";
import { fill, line } from "../colour.ts";
import type { ChartPart } from "../slide.ts";
import { properties, run } from "../text.ts";
import { Book } from "./book.ts";
import { chartXml, type Frame, plotLayout, scaling, textXml } from "./parts.ts";

const [across, up] = [111, 112];

/** Points by two numbers as a chart with its sheet, each with its name beside it. */
export function scatterChart(
  native: NativeScatter,
  { w, h }: Omit<Frame, "size">,
  about: { title: string; description: string },
): ChartPart {
  const { points, middle } = native;
  const book = new Book();
  book.add({ name: "Zeile", texts: points.map(({ label }) => label) });
  const x = book.add({ name: native.across.name, numbers: points.map((point) => point.x), decimals: 0 });
  const y = book.add({ name: native.up.name, numbers: points.map((point) => point.y), decimals: 0 });
  const roomOf = (size: number) => ({ left: 84, top: 8, right: w - 24, bottom: h - size * 3.2 });
  // Names stand clear of the middle where they can.
  const tried = [true, false].flatMap((isClear) =>
    textSizes.map((size) => {
      const room = roomOf(size);
      return { size, room, sides: sidesOf(native, room, size, isClear) };
    }),
  );
  const { size, room, sides } = tried.find((each) => each.sides !== undefined) ?? {
    size: 12,
    room: roomOf(12),
    sides: undefined,
  };
  const labels = points.map(({ label }, i) => {
    const { side, lines } = sides?.[i] ?? { side: "r", lines: [label] };
    const texts = lines.map(
      (text) => `<a:p><a:pPr>${properties("defRPr", { size })}</a:pPr>${run(text, { size })}</a:p>`,
    );
    return `<c:dLbl><c:idx val="${i}"/><c:tx><c:rich><a:bodyPr wrap="none"/><a:lstStyle/>${texts.join("")}</c:rich></c:tx><c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr><c:dLblPos val="${side}"/>${nameOnly}</c:dLbl>`;
  });
  const marker = `<c:marker><c:symbol val="circle"/><c:size val="11"/><c:spPr>${fill("accent")}${line(undefined)}</c:spPr></c:marker>`;
  const all = `<c:dLbls>${labels.join("")}<c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>${textXml(size)}<c:dLblPos val="r"/>${nameOnly}</c:dLbls>`;
  const series = `<c:ser><c:idx val="0"/><c:order val="0"/>${book.name(y)}<c:spPr><a:ln w="19050"><a:noFill/></a:ln></c:spPr>${marker}${all}<c:xVal>${book.values(x)}</c:xVal><c:yVal>${book.values(y)}</c:yVal><c:smooth val="0"/></c:ser>`;
  const chart = `<c:scatterChart><c:scatterStyle val="lineMarker"/><c:varyColors val="0"/>${series}<c:axId val="${across}"/><c:axId val="${up}"/></c:scatterChart>`;
  const axis = (id: number, other: number, position: "b" | "l", own: NativeScatter["up"], cross: string) => {
    const step = own.high - own.low > 50 ? 20 : 10;
    const title = `<c:title><c:tx><c:rich><a:bodyPr${position === "l" ? ` rot="-5400000" vert="horz"` : ""}/><a:lstStyle/><a:p><a:pPr>${properties("defRPr", { size, bold: true })}</a:pPr>${run(`${own.name}\u00a0→`, { size, bold: true })}</a:p></c:rich></c:tx><c:overlay val="0"/></c:title>`;
    return `<c:valAx><c:axId val="${id}"/>${scaling({ low: own.low, high: own.high })}<c:delete val="0"/><c:axPos val="${position}"/><c:majorGridlines><c:spPr>${line("rule", 0.75)}</c:spPr></c:majorGridlines>${title}<c:numFmt formatCode="${escapeXml(`0"\u202f%"`)}" sourceLinked="0"/><c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="low"/><c:spPr>${line("muted", 1.25)}</c:spPr>${textXml(Math.min(size, 14), "muted")}<c:crossAx val="${other}"/>${cross}<c:crossBetween val="midCat"/><c:majorUnit val="${step}"/></c:valAx>`;
  };
  // Each axis crosses the other in its middle, where that is shown.
  const crossing = ({ low, high }: { low: number; high: number }) =>
    middle > low && middle < high ? `<c:crossesAt val="${middle}"/>` : `<c:crosses val="min"/>`;
  const axes =
    axis(across, up, "b", native.across, crossing(native.up)) +
    axis(up, across, "l", native.up, crossing(native.across));
  const layout = plotLayout(
    room.left / w,
    room.top / h,
    (room.right - room.left) / w,
    (room.bottom - room.top) / h,
  );
  return { xml: chartXml(layout + chart + axes, size), workbook: book.file(about.title, about.description) };
}

const nameOnly = `<c:showLegendKey val="0"/><c:showVal val="1"/><c:showCatName val="0"/><c:showSerName val="0"/><c:showPercent val="0"/><c:showBubbleSize val="0"/>`;

const textSizes = [18, 16, 15, 14, 13, 12];

interface Place {
  side: "r" | "l" | "t" | "b";
  lines: string[];
}

/** On which side of its point each name stands without touching another, and how it is broken there. */
function sidesOf(
  { points, across, up, middle }: NativeScatter,
  room: { left: number; right: number; top: number; bottom: number },
  size: number,
  isClear: boolean,
): Place[] | undefined {
  const px = (x: number) =>
    room.left + ((x - across.low) / (across.high - across.low)) * (room.right - room.left);
  const py = (y: number) => room.bottom - ((y - up.low) / (up.high - up.low)) * (room.bottom - room.top);
  const at = points.map(({ x, y, label }) => ({ x: px(x), y: py(y), label }));
  const borders = isClear ? { x: [px(middle)], y: [py(middle)] } : { x: [], y: [] };
  const placed = placeLabels(at, room, size, 6, borders);
  return placed?.map(({ lines }, i): Place => {
    const [first] = lines;
    if (first === undefined) return { side: "r", lines: [points[i]?.label ?? ""] };
    const isAbove = first.y < (at[i]?.y ?? 0);
    const side = { start: "r", end: "l", middle: isAbove ? "t" : "b" } as const;
    return { side: side[first.anchor], lines: lines.map(({ text }) => text) };
  });
}
