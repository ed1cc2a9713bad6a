import type { NativeAxis } from "../../../charts/native/type.ts";
import type { Entry } from "../../../charts/rows.ts";
import { withheldMark } from "../../../lib/format.ts";
import { escapeXml } from "../../xml.ts";
import { type Colour, fill, line } from "../colour.ts";
import { properties } from "../text.ts";

/** Size of a chart in points, and of its texts. */
export interface Frame {
  w: number;
  h: number;
  size: number;
}

/** What a row is called: with its base, and with the mark where its number is withheld. */
export function rowName({ label, base, withheld, heading }: Entry): string {
  if (heading) return `${label}:`;
  const told = base === undefined ? label : `${label} (${base})`;
  return withheld === undefined ? told : `${told}\u2002${withheldMark}`;
}

/** Why there is no number in the place of a row, for the sheet. */
export const remarkOf = ({ withheld }: Entry): string =>
  withheld === undefined ? "" : withheld || withheldMark;

/** How numbers of an axis are written; minus signs of bars to the left are none. */
export function formatOf(
  { unit, decimals }: Pick<NativeAxis, "unit" | "decimals">,
  isUnsigned = false,
): string {
  const digits = decimals === 0 ? "0" : `0.${"0".repeat(decimals)}`;
  const code = unit === "percent" ? `${digits}"\u202f%"` : digits;
  return isUnsigned ? `${code};${code}` : code;
}

/** Settings of the texts of a part of a chart; never turned. */
export function textXml(size: number, colour: Colour = "text", bold = false): string {
  return `<c:txPr><a:bodyPr rot="0" vert="horz"/><a:lstStyle/><a:p><a:pPr>${properties("defRPr", { size, bold, colour, face: "text" })}</a:pPr><a:endParaRPr lang="de-DE"/></a:p></c:txPr>`;
}

/** What a label shows of its point, in the order that the standard asks for. */
const valueOnly = `<c:showLegendKey val="0"/><c:showVal val="1"/><c:showCatName val="0"/><c:showSerName val="0"/><c:showPercent val="0"/><c:showBubbleSize val="0"/>`;

/** Labels of all points of a series but for those that have no room. */
export function labelsXml(options: {
  format: string;
  size: number;
  colour: Colour;
  position: "ctr" | "outEnd" | "inBase" | "r" | "t";
  bold?: boolean;
  hidden?: readonly number[];
}): string {
  const { format, size, colour, position, bold, hidden = [] } = options;
  const gone = hidden.map((at) => `<c:dLbl><c:idx val="${at}"/><c:delete val="1"/></c:dLbl>`);
  return `<c:dLbls>${gone.join("")}<c:numFmt formatCode="${escapeXml(format)}" sourceLinked="0"/><c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>${textXml(size, colour, bold)}<c:dLblPos val="${position}"/>${valueOnly}</c:dLbls>`;
}

/** Lines that reach from each value to the ends of its interval, in the unit of the axis. */
export function intervalsXml(
  values: readonly (number | undefined)[],
  ends: readonly ({ low: number; high: number } | undefined)[],
  decimals: number,
  look: { direction?: "y"; width: number; colour: Colour },
): string {
  const distance = (of: (value: number, end: { low: number; high: number }) => number) => {
    const points = values.map((value, i) => {
      const end = ends[i];
      if (value === undefined || end === undefined) return "";
      const length = Number(of(value, end).toFixed(decimals));
      return `<c:pt idx="${i}"><c:v>${length}</c:v></c:pt>`;
    });
    return `<c:numLit><c:formatCode>General</c:formatCode><c:ptCount val="${values.length}"/>${points.join("")}</c:numLit>`;
  };
  const direction = look.direction === undefined ? "" : `<c:errDir val="${look.direction}"/>`;
  return `<c:errBars>${direction}<c:errBarType val="both"/><c:errValType val="cust"/><c:noEndCap val="0"/><c:plus>${distance((value, { high }) => high - value)}</c:plus><c:minus>${distance((value, { low }) => value - low)}</c:minus><c:spPr>${line(look.colour, look.width)}</c:spPr></c:errBars>`;
}

/** The ends of a scale, and its direction. */
export function scaling(
  options: { low?: number; high?: number; log?: true | undefined; reversed?: boolean } = {},
): string {
  const { low, high, log, reversed } = options;
  return `<c:scaling>${log ? `<c:logBase val="2"/>` : ""}<c:orientation val="${reversed ? "maxMin" : "minMax"}"/>${high === undefined ? "" : `<c:max val="${high}"/>`}${low === undefined ? "" : `<c:min val="${low}"/>`}</c:scaling>`;
}

/** An axis without texts and line, which only sets the scale. */
export const silent = `<c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="none"/><c:spPr><a:ln><a:noFill/></a:ln></c:spPr>`;

/** A place of the plot within the chart, in parts of its width and height. */
export function plotLayout(x: number, y: number, w: number, h: number): string {
  const part = (name: string, value: number) => `<c:${name} val="${Number(value.toFixed(4))}"/>`;
  return `<c:layout><c:manualLayout><c:layoutTarget val="inner"/><c:xMode val="edge"/><c:yMode val="edge"/>${part("x", x)}${part("y", y)}${part("w", w)}${part("h", h)}</c:manualLayout></c:layout>`;
}

/** A whole chart around its plot; `ground` is seen behind its bars. */
export function chartXml(plot: string, size: number, ground?: Colour): string {
  return `<c:chartSpace xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><c:date1904 val="0"/><c:lang val="de-DE"/><c:roundedCorners val="0"/><c:chart><c:autoTitleDeleted val="1"/><c:plotArea>${plot}<c:spPr>${ground === undefined ? "<a:noFill/>" : fill(ground)}</c:spPr></c:plotArea><c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart><c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>${textXml(size)}<c:externalData r:id="workbook"><c:autoUpdate val="0"/></c:externalData></c:chartSpace>`;
}
