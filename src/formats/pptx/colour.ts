import type { Ink } from "../../charts/native/type.ts";
import { palettes } from "../../charts/theme.ts";

/** Colours of a theme by what they are for: whoever gives the slides another theme gives them its colours. */
export type Colour = "text" | "ground" | "muted" | "rule" | "pale" | "accent" | "mark" | "link" | Ink;

/** Lightness is multiplied and then added to, saturation multiplied; all in thousandths. */
interface Tint {
  base: string;
  light?: readonly [multiplied: number, added: number];
  strong?: number;
}

const named: Record<Extract<Colour, string>, Tint> = {
  text: { base: "tx1" },
  ground: { base: "bg1" },
  muted: { base: "tx2" },
  rule: { base: "bg2" },
  pale: { base: "bg2" },
  accent: { base: "accent1" },
  mark: { base: "accent2" },
  link: { base: "hlink" },
};

/**
 * Both ends of a scale are accents of the theme, and all between them is mixed from these: with the house's theme they
 * come out as on the site, with any other as a scale of its two accents.
 */
const diverging: readonly Tint[] = [
  { base: "accent2" },
  { base: "accent2", light: [550, 404], strong: 830 },
  { base: "bg2" },
  { base: "accent1", light: [500, 467], strong: 360 },
  { base: "accent1" },
  { base: "accent2", light: [800, 182], strong: 755 },
  { base: "accent1", light: [800, 195], strong: 470 },
];
const sequential: readonly Tint[] = [
  { base: "accent1", light: [100, 890], strong: 300 },
  { base: "accent1", light: [250, 718], strong: 340 },
  { base: "accent1", light: [450, 510], strong: 360 },
  { base: "accent1", light: [700, 253], strong: 490 },
  { base: "accent1", light: [950, 38], strong: 950 },
  { base: "accent1", light: [725, 0] },
];

function tintOf(colour: Colour): Tint {
  if (typeof colour === "string") return named[colour];
  if (!("step" in colour)) return named[colour.scale];
  const steps = colour.scale === "diverging" ? diverging : sequential;
  return steps[colour.step] ?? named.muted;
}

/** A colour as an element: always one of the theme. */
export function colourXml(colour: Colour): string {
  const { base, light, strong } = tintOf(colour);
  const changes = [
    strong === undefined ? "" : `<a:satMod val="${strong * 100}"/>`,
    light === undefined ? "" : `<a:lumMod val="${light[0] * 100}"/>`,
    light === undefined || light[1] === 0 ? "" : `<a:lumOff val="${light[1] * 100}"/>`,
  ].join("");
  return `<a:schemeClr val="${base}"${changes === "" ? "/>" : `>${changes}</a:schemeClr>`}`;
}

/** A ground of one colour. */
export function fill(colour: Colour): string {
  return `<a:solidFill>${colourXml(colour)}</a:solidFill>`;
}

/** A line of a width in points; none where the colour is none. */
export function line(colour: Colour | undefined, width = 1): string {
  if (colour === undefined) return "<a:ln><a:noFill/></a:ln>";
  return `<a:ln w="${Math.round(width * 12_700)}">${fill(colour)}</a:ln>`;
}

/** The colour of text on a ground, at least 4.5 : 1 in the house's theme. */
export function textOn(ink: Ink): Colour {
  if (!("step" in ink)) return ink.scale === "pale" ? "text" : "ground";
  const { onDiverging, onSequential } = palettes.light;
  const on = (ink.scale === "diverging" ? onDiverging : onSequential)[ink.step];
  return on === "#ffffff" ? "ground" : "text";
}
