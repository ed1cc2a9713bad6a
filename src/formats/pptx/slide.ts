import { idx, points } from "./boxes.ts";
import type { LayoutName } from "./layouts.ts";
import { bodyOf, type Placeholder, textShape, treeXml } from "./shape.ts";
import type { Box } from "./size.ts";
import { paragraph, properties, run } from "./text.ts";

/** A chart with the workbook that holds its numbers. */
export interface ChartPart {
  xml: string;
  workbook: Uint8Array;
}

const namespaces = `xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"`;

/** What is said under a slide: paragraphs of plain text. */
export type Notes = readonly string[];

/** A slide as it is written: its shapes in reading order, and what they refer to. */
export class Slide {
  readonly layout: LayoutName;
  readonly notes: Notes;
  readonly charts: ChartPart[] = [];
  /** Address outside → id of its relationship. */
  readonly links = new Map<string, string>();
  readonly #shapes: string[] = [];

  constructor(layout: LayoutName, notes: Notes) {
    this.layout = layout;
    this.notes = notes;
  }

  /** Adds a shape, which gets a number of its own. */
  add(shape: (id: number) => string): void {
    this.#shapes.push(shape(this.#shapes.length + 2));
  }

  /** Adds paragraphs in a place of the layout; nothing where there are none. */
  fill(ph: Placeholder, name: string, paragraphs: string, box?: Box): void {
    if (paragraphs === "") return;
    this.add((id) => textShape({ id, name, ph, box }, paragraphs));
  }

  /** Adds a line of plain text in a place of the layout. */
  write(ph: Placeholder, name: string, text: string, box?: Box): void {
    this.fill(ph, name, text === "" ? "" : paragraph(run(text)), box);
  }

  /** The id of the relationship that a chart has from here on. */
  chart(part: ChartPart): string {
    this.charts.push(part);
    return `chart${this.charts.length}`;
  }

  /** The id of the relationship that an address has. */
  link(address: string): string {
    const id = this.links.get(address) ?? `link${this.links.size + 1}`;
    this.links.set(address, id);
    return id;
  }

  /** What ends every slide: the mark of what is not final, where it comes from, its number. */
  close({ mark, footer, number }: { mark: string; footer: string; number: number }): void {
    this.write({ type: "body", idx: idx.mark }, "Kennzeichen", mark);
    // Not every program takes these two from their layout.
    const small = { size: points.small, colour: "muted", face: "text" } as const;
    this.fill(
      { type: "ftr", idx: idx.footer },
      "Fußzeile",
      footer === "" ? "" : paragraph(run(footer, small), ` algn="l"`),
    );
    const field = `<a:fld id="{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}" type="slidenum">${properties("rPr", small)}<a:t>${number}</a:t></a:fld>`;
    this.fill({ type: "sldNum", idx: idx.number }, "Foliennummer", paragraph(field, ` algn="r"`));
  }

  /** The slide as a part. */
  get xml(): string {
    return `<p:sld ${namespaces}><p:cSld>${treeXml(this.#shapes)}</p:cSld><p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:sld>`;
  }

  /** What is said under it, as a part. */
  get notesXml(): string {
    const picture = `<p:sp><p:nvSpPr><p:cNvPr id="2" name="Folie"/><p:cNvSpPr><a:spLocks noGrp="1" noRot="1" noChangeAspect="1"/></p:cNvSpPr><p:nvPr><p:ph type="sldImg"/></p:nvPr></p:nvSpPr><p:spPr/></p:sp>`;
    const words = this.notes.map((text) => paragraph(run(text))).join("");
    const text = textShape({ id: 3, name: "Notizen", ph: { type: "body", idx: 1 } }, words || paragraph(""));
    return `<p:notes ${namespaces}><p:cSld>${treeXml([picture, text])}</p:cSld><p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:notes>`;
  }
}

/** The master of the notes: the slide above, what is said below. */
export function notesMasterXml(): string {
  const picture = `<p:sp><p:nvSpPr><p:cNvPr id="2" name="Folie"/><p:cNvSpPr><a:spLocks noGrp="1" noRot="1" noChangeAspect="1"/></p:cNvSpPr><p:nvPr><p:ph type="sldImg" idx="2"/></p:nvPr></p:nvSpPr><p:spPr><a:xfrm><a:off x="685800" y="1143000"/><a:ext cx="5486400" cy="3086100"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:noFill/><a:ln w="12700"><a:solidFill><a:prstClr val="black"/></a:solidFill></a:ln></p:spPr></p:sp>`;
  const text = textShape(
    {
      id: 3,
      name: "Notizen",
      ph: { type: "body", idx: 1 },
      box: { x: 54, y: 346, w: 432, h: 340 },
      body: bodyOf("t"),
    },
    paragraph(run("Notizen")),
  );
  const style = `<a:lvl1pPr marL="0" algn="l" rtl="0"><a:spcAft><a:spcPts val="600"/></a:spcAft><a:defRPr sz="1200"><a:solidFill><a:schemeClr val="tx1"/></a:solidFill><a:latin typeface="+mn-lt"/></a:defRPr></a:lvl1pPr>`;
  const map = `<p:clrMap bg1="lt1" tx1="dk1" bg2="lt2" tx2="dk2" accent1="accent1" accent2="accent2" accent3="accent3" accent4="accent4" accent5="accent5" accent6="accent6" hlink="hlink" folHlink="folHlink"/>`;
  return `<p:notesMaster ${namespaces}><p:cSld><p:bg><p:bgPr><a:solidFill><a:schemeClr val="bg1"/></a:solidFill><a:effectLst/></p:bgPr></p:bg>${treeXml([picture, text])}</p:cSld>${map}<p:notesStyle>${style}</p:notesStyle></p:notesMaster>`;
}
