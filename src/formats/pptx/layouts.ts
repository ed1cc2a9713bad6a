import { boxesOf, idx, points } from "./boxes.ts";
import type { Colour } from "./colour.ts";
import { bodyOf, type Placeholder, textShape, treeXml } from "./shape.ts";
import type { Box, Shape } from "./size.ts";
import { paragraph, properties, run } from "./text.ts";

/** Kinds of slides, each with a layout of its own. */
export const layoutNames = [
  "title",
  "section",
  "statement",
  "number",
  "figure",
  "text",
  "comparison",
  "quote",
  "recommendations",
] as const;
export type LayoutName = (typeof layoutNames)[number];

/** Names as PowerPoint lists them. */
const germanNames: Record<LayoutName, string> = {
  title: "Titelfolie",
  section: "Abschnitt",
  statement: "Aussage",
  number: "Zahl",
  figure: "Abbildung",
  text: "Text",
  comparison: "Gegenüberstellung",
  quote: "Zitat",
  recommendations: "Empfehlungen",
};

interface Field {
  name: string;
  ph: Placeholder;
  box: Box;
  anchor: "t" | "ctr" | "b";
  size: number;
  bold?: boolean;
  italic?: boolean;
  colour?: Colour;
  face?: "title" | "text";
  align?: "l" | "r";
  /** How items of a list are counted or marked; default: no list. */
  list?: "numbers" | "bullets";
  prompt?: string;
}

const body = (number: number): Placeholder => ({ type: "body", idx: number });

/** What stands on every slide: the mark of what is not final, what it is taken from, its number. */
function common(shape: Shape): Field[] {
  const { mark, source, footer, number } = boxesOf(shape);
  const small = { size: points.small, colour: "muted", anchor: "t" } as const;
  return [
    { ...small, name: "Quelle", ph: body(idx.source), box: source, anchor: "b" },
    { ...small, name: "Kennzeichen", ph: body(idx.mark), box: mark, bold: true, colour: "mark" },
    { ...small, name: "Fußzeile", ph: { type: "ftr", idx: idx.footer }, box: footer },
    { ...small, name: "Foliennummer", ph: { type: "sldNum", idx: idx.number }, box: number, align: "r" },
  ];
}

function fieldsOf(name: LayoutName, shape: Shape): Field[] {
  const boxes = boxesOf(shape);
  const title: Field = {
    name: "Titel",
    ph: { type: "title" },
    box: boxes.title,
    anchor: "b",
    size: points.title,
    bold: true,
    face: "title",
  };
  const text = (more: Partial<Field> = {}): Field => ({
    name: "Text",
    ph: body(idx.text),
    box: boxes.body,
    anchor: "t",
    size: points.text,
    ...more,
  });
  const content = (number: number, box: Box): Field => ({
    name: "Inhalt",
    ph: { idx: number },
    box,
    anchor: "t",
    size: points.text,
  });
  const second = (more: Partial<Field>): Field => text({ name: "Text 2", ph: body(idx.second), ...more });
  switch (name) {
    case "title":
      return [
        { ...title, ph: { type: "ctrTitle" }, box: boxes.opening.title, size: 44 },
        text({
          ph: { type: "subTitle", idx: idx.text },
          box: boxes.opening.text,
          size: 24,
          colour: "muted",
        }),
      ];
    case "section":
      return [
        { ...title, box: boxes.section.title, size: 40 },
        text({ box: boxes.section.text, size: 24, colour: "muted" }),
      ];
    case "statement":
      return [
        { ...title, box: boxes.statement.title, size: 36 },
        text({ box: boxes.statement.text, size: 24 }),
      ];
    case "number":
      return [
        title,
        second({
          name: "Zahl",
          box: boxes.large.value,
          anchor: "ctr",
          size: 80,
          bold: true,
          colour: "accent",
        }),
        text({ box: boxes.large.text, anchor: "ctr" }),
        { name: "Legende", ph: body(idx.key), box: boxes.key, anchor: "t", size: points.key },
        content(idx.content, boxes.large.content),
      ];
    case "figure":
      return [
        title,
        text({ name: "Gezeigt", box: boxes.lead, size: points.lead, colour: "muted" }),
        { name: "Legende", ph: body(idx.key), box: boxes.key, anchor: "t", size: points.key },
        content(idx.content, boxes.content),
        {
          name: "Anmerkung",
          ph: body(idx.note),
          box: boxes.note,
          anchor: "b",
          size: points.small,
          colour: "muted",
        },
      ];
    case "text":
      return [title, text({ list: "bullets" })];
    case "comparison":
      return [
        title,
        ...boxes.halves.flatMap(({ text: box, content: below }, i) => [
          i === 0 ? text({ box, size: 20 }) : second({ box, size: 20 }),
          content(i === 0 ? idx.content : idx.secondContent, below),
        ]),
      ];
    case "quote":
      return [
        title,
        text({
          name: "Zitat",
          box: boxes.quote.text,
          anchor: "ctr",
          size: 30,
          italic: true,
          face: "title",
        }),
        second({ name: "Worauf das antwortet", box: boxes.quote.source, size: 18, colour: "muted" }),
      ];
    case "recommendations":
      return [title, text({ list: "numbers", size: 24 })];
  }
}

function fieldXml(field: Field, id: number): string {
  const { name, ph, box, anchor, align, list, size, bold, italic, colour, face } = field;
  const set = properties("defRPr", { size, bold, italic, colour: colour ?? "text", face });
  const mark =
    list === "numbers"
      ? `<a:buClr><a:schemeClr val="accent1"/></a:buClr><a:buFont typeface="+mj-lt"/><a:buAutoNum type="arabicPeriod"/>`
      : `<a:buClr><a:schemeClr val="accent1"/></a:buClr><a:buFont typeface="Arial"/><a:buChar char="•"/>`;
  const marked = list === undefined ? "<a:buNone/>" : mark;
  const indent = list === undefined ? 0 : (list === "numbers" ? 32 : 20) * 12_700;
  const after = list === undefined ? "0" : "900";
  const levels = `<a:lvl1pPr marL="${indent}" indent="${-indent}" algn="${align ?? "l"}"><a:lnSpc><a:spcPct val="100000"/></a:lnSpc><a:spcBef><a:spcPts val="0"/></a:spcBef><a:spcAft><a:spcPts val="${after}"/></a:spcAft>${marked}${set}</a:lvl1pPr>`;
  const words =
    ph.type === "sldNum"
      ? `<a:p><a:fld id="{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}" type="slidenum"><a:rPr lang="de-DE"/><a:t>‹Nr.›</a:t></a:fld></a:p>`
      : paragraph(ph.type === "ftr" ? "" : run(name));
  return textShape({ id, name, ph, box, body: bodyOf(anchor), levels }, words);
}

const namespaces = `xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"`;

/** A layout: the places of a kind of slide, in reading order. */
export function layoutXml(name: LayoutName, shape: Shape): string {
  const fields = [...fieldsOf(name, shape), ...common(shape)];
  const type = name === "title" ? ` type="title"` : name === "section" ? ` type="secHead"` : "";
  const shapes = fields.map((field, i) => fieldXml(field, i + 2));
  return `<p:sldLayout ${namespaces}${type} preserve="1"${type === "" ? ` userDrawn="1"` : ""}><p:cSld name="${germanNames[name]}">${treeXml(shapes)}</p:cSld><p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:sldLayout>`;
}

/** The master, which the layouts take their text styles from. */
export function masterXml(shape: Shape): string {
  const boxes = boxesOf(shape);
  const [title] = fieldsOf("text", shape);
  const all: Field[] = [
    title as Field,
    { name: "Text", ph: { type: "body", idx: idx.text }, box: boxes.body, anchor: "t", size: points.text },
    ...common(shape).filter(({ ph }) => ph.type !== "body"),
  ];
  const shapes = all.map((field, i) => fieldXml(field, i + 2));
  const ids = layoutNames.map((_, i) => `<p:sldLayoutId id="${2147483649 + i}" r:id="layout${i + 1}"/>`);
  const map = `<p:clrMap bg1="lt1" tx1="dk1" bg2="lt2" tx2="dk2" accent1="accent1" accent2="accent2" accent3="accent3" accent4="accent4" accent5="accent5" accent6="accent6" hlink="hlink" folHlink="folHlink"/>`;
  return `<p:sldMaster ${namespaces}><p:cSld><p:bg><p:bgPr><a:solidFill><a:schemeClr val="bg1"/></a:solidFill><a:effectLst/></p:bgPr></p:bg>${treeXml(shapes)}</p:cSld>${map}<p:sldLayoutIdLst>${ids.join("")}</p:sldLayoutIdLst><p:txStyles>${textStyles}</p:txStyles></p:sldMaster>`;
}

const text = (face: string, size: number, bold = false) =>
  `<a:defRPr sz="${size * 100}"${bold ? ` b="1"` : ""} kern="1200"><a:solidFill><a:schemeClr val="tx1"/></a:solidFill><a:latin typeface="${face}"/><a:ea typeface="+mn-ea"/><a:cs typeface="+mn-cs"/></a:defRPr>`;

const level = (at: number, indent: number, bullet: string, content: string) =>
  `<a:lvl${at}pPr marL="${indent * 12_700}" indent="${bullet === "" ? 0 : -18 * 12_700}" algn="l" defTabSz="914400" rtl="0" eaLnBrk="1" latinLnBrk="0" hangingPunct="1"><a:lnSpc><a:spcPct val="100000"/></a:lnSpc><a:spcBef><a:spcPts val="600"/></a:spcBef>${bullet === "" ? "<a:buNone/>" : `<a:buFont typeface="Arial"/><a:buChar char="${bullet}"/>`}${content}</a:lvl${at}pPr>`;

const levels = [1, 2, 3, 4, 5, 6, 7, 8, 9];
const textStyles = [
  `<p:titleStyle>${level(1, 0, "", text("+mj-lt", points.title, true)).replace(`<a:spcPts val="600"/>`, `<a:spcPts val="0"/>`)}</p:titleStyle>`,
  `<p:bodyStyle>${levels.map((at) => level(at, at * 18, "•", text("+mn-lt", at === 1 ? points.text : 20))).join("")}</p:bodyStyle>`,
  `<p:otherStyle>${levels.map((at) => level(at, 0, "", text("+mn-lt", 18))).join("")}</p:otherStyle>`,
].join("");
