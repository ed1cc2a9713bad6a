import { escapeXml } from "../xml.ts";
import { type Box, place } from "./size.ts";

/** A place of a layout: its kind, and its number among those of a kind. */
export interface Placeholder {
  type?: "title" | "ctrTitle" | "subTitle" | "body" | "ftr" | "sldNum" | "sldImg";
  idx?: number;
}

/** What is known of every shape: a number of its own on the slide, and a name in the list of shapes. */
export interface Named {
  id: number;
  name: string;
  /** What it shows, for those who do not see it. */
  alt?: string | undefined;
}

/** The element that names a shape. */
export function named({ id, name, alt }: Named): string {
  const said = alt === undefined ? "" : ` descr="${escapeXml(alt)}"`;
  return `<p:cNvPr id="${id}" name="${escapeXml(name)}"${said}/>`;
}

/** The element that puts a shape into a place of its layout. */
export function placed({ type, idx }: Placeholder): string {
  return `<p:ph${type === undefined ? "" : ` type="${type}"`}${idx === undefined ? "" : ` idx="${idx}"`}/>`;
}

/** What a text stands in. */
export interface TextShape extends Named {
  ph?: Placeholder | undefined;
  /** Where it stands; default: where its layout has it. */
  box?: Box | undefined;
  /** Attributes and content of the body's properties. */
  body?: string | undefined;
  /** Ground and outline. */
  look?: string | undefined;
  /** Styles of the levels of a list, in a layout. */
  levels?: string | undefined;
}

/** A shape that holds paragraphs. */
export function textShape(shape: TextShape, paragraphs: string): string {
  const { ph, box, body, look = "", levels } = shape;
  const kind = ph === undefined ? `<p:cNvSpPr txBox="1"/>` : `<p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr>`;
  const own = ph === undefined ? "<p:nvPr/>" : `<p:nvPr>${placed(ph)}</p:nvPr>`;
  const form = ph === undefined ? `<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>` : "";
  const at = box === undefined ? "" : place(box);
  const set = levels === undefined ? "<a:lstStyle/>" : `<a:lstStyle>${levels}</a:lstStyle>`;
  return `<p:sp><p:nvSpPr>${named(shape)}${kind}${own}</p:nvSpPr><p:spPr>${at}${form}${look}</p:spPr><p:txBody>${body ?? "<a:bodyPr/>"}${set}${paragraphs}</p:txBody></p:sp>`;
}

/** Properties of a text's body: inner margins in points, and where it stands. */
export function bodyOf(anchor: "t" | "ctr" | "b", inset: number | readonly [number, number] = 0): string {
  const [x, y] = typeof inset === "number" ? [inset, inset] : inset;
  const [across, down] = [x, y].map((points) => Math.round(points * 12_700));
  return `<a:bodyPr vert="horz" wrap="square" lIns="${across}" tIns="${down}" rIns="${across}" bIns="${down}" rtlCol="0" anchor="${anchor}"><a:normAutofit/></a:bodyPr>`;
}

/** The tree of shapes that slides, layouts and masters have, from the first to the last in reading order. */
export function treeXml(shapes: readonly string[]): string {
  const none = `<a:off x="0" y="0"/><a:ext cx="0" cy="0"/>`;
  return `<p:spTree><p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr><a:xfrm>${none}<a:chOff x="0" y="0"/><a:chExt cx="0" cy="0"/></a:xfrm></p:grpSpPr>${shapes.join("")}</p:spTree>`;
}
