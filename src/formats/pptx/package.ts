import { strToU8 } from "fflate";
import type { PublicStudy } from "../../model/study.ts";
import { coreXml } from "../core-properties.ts";
import { escapeXml } from "../xml.ts";
import { keptZip } from "../zip.ts";
import { layoutNames, layoutXml, masterXml } from "./layouts.ts";
import { emu, type Shape, sizes } from "./size.ts";
import { notesMasterXml, type Slide } from "./slide.ts";
import { themeXml } from "./theme.ts";

const head = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n`;
const office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const packaged = "http://schemas.openxmlformats.org/package/2006";
const kinds = "application/vnd.openxmlformats-officedocument";
const sheetType = `${kinds}.spreadsheetml.sheet`;

/** A file of slides. */
export interface Deck {
  study: PublicStudy;
  title: string;
  shape: Shape;
  slides: readonly Slide[];
}

/** The file: the same bytes for the same slides, on every day and machine. */
export function deckOf({ study, title, shape, slides }: Deck): Uint8Array {
  const parts: Record<string, Uint8Array> = { ...fixedParts(shape) };
  const types: [path: string, type: string][] = [];
  const put = (path: string, type: string, xml: string) => {
    parts[path] = strToU8(head + xml);
    types.push([path, type]);
  };
  put(
    "ppt/presentation.xml",
    `${kinds}.presentationml.presentation.main+xml`,
    presentationXml(shape, slides),
  );
  let charts = 0;
  slides.forEach((slide, i) => {
    const number = i + 1;
    const own = slide.charts.map(({ xml, workbook }, at): string => {
      charts++;
      put(`ppt/charts/chart${charts}.xml`, `${kinds}.drawingml.chart+xml`, xml);
      parts[`ppt/charts/_rels/chart${charts}.xml.rels`] = relations([
        relation("workbook", `${office}/package`, `../embeddings/daten${charts}.xlsx`),
      ]);
      parts[`ppt/embeddings/daten${charts}.xlsx`] = workbook;
      return relation(`chart${at + 1}`, `${office}/chart`, `../charts/chart${charts}.xml`);
    });
    const layout = layoutNames.indexOf(slide.layout) + 1;
    const links = [...slide.links].map(([address, id]) =>
      relation(id, `${office}/hyperlink`, address, ` TargetMode="External"`),
    );
    put(`ppt/slides/slide${number}.xml`, `${kinds}.presentationml.slide+xml`, slide.xml);
    parts[`ppt/slides/_rels/slide${number}.xml.rels`] = relations([
      relation("layout", `${office}/slideLayout`, `../slideLayouts/slideLayout${layout}.xml`),
      relation("notes", `${office}/notesSlide`, `../notesSlides/notesSlide${number}.xml`),
      ...own,
      ...links,
    ]);
    put(`ppt/notesSlides/notesSlide${number}.xml`, `${kinds}.presentationml.notesSlide+xml`, slide.notesXml);
    parts[`ppt/notesSlides/_rels/notesSlide${number}.xml.rels`] = relations([
      relation("master", `${office}/notesMaster`, "../notesMasters/notesMaster1.xml"),
      relation("slide", `${office}/slide`, `../slides/slide${number}.xml`),
    ]);
  });
  parts["ppt/_rels/presentation.xml.rels"] = relations([
    relation("master", `${office}/slideMaster`, "slideMasters/slideMaster1.xml"),
    relation("notes", `${office}/notesMaster`, "notesMasters/notesMaster1.xml"),
    relation("theme", `${office}/theme`, "theme/theme1.xml"),
    ...slides.map((_, i) => relation(`slide${i + 1}`, `${office}/slide`, `slides/slide${i + 1}.xml`)),
  ]);
  put(
    "docProps/core.xml",
    "application/vnd.openxmlformats-package.core-properties+xml",
    coreXml(study, title),
  );
  parts["[Content_Types].xml"] = contentTypes([...fixedTypes, ...types]);
  const order = ["[Content_Types].xml", "_rels/.rels"];
  const rest = Object.keys(parts).filter((name) => !order.includes(name));
  return keptZip(Object.fromEntries([...order, ...rest].map((name) => [name, parts[name] as Uint8Array])));
}

const relation = (id: string, type: string, target: string, more = ""): string =>
  `<Relationship Id="${id}" Type="${type}" Target="${escapeXml(target)}"${more}/>`;

const relations = (all: readonly string[]): Uint8Array =>
  strToU8(`${head}<Relationships xmlns="${packaged}/relationships">${all.join("")}</Relationships>`);

/** Types of the parts that every file has. */
const fixedTypes: [path: string, type: string][] = [
  ["ppt/slideMasters/slideMaster1.xml", `${kinds}.presentationml.slideMaster+xml`],
  ...layoutNames.map((_, i): [string, string] => [
    `ppt/slideLayouts/slideLayout${i + 1}.xml`,
    `${kinds}.presentationml.slideLayout+xml`,
  ]),
  ["ppt/notesMasters/notesMaster1.xml", `${kinds}.presentationml.notesMaster+xml`],
  ["ppt/theme/theme1.xml", `${kinds}.theme+xml`],
  ["ppt/theme/theme2.xml", `${kinds}.theme+xml`],
];

const made = new Map<Shape, Record<string, Uint8Array>>();

/** The parts that are the same in every file of a shape; made once. */
function fixedParts(shape: Shape): Record<string, Uint8Array> {
  const known = made.get(shape);
  if (known !== undefined) return known;
  const text = (xml: string) => strToU8(head + xml);
  const parts: Record<string, Uint8Array> = {
    "_rels/.rels": relations([
      relation("presentation", `${office}/officeDocument`, "ppt/presentation.xml"),
      relation("core", `${packaged}/relationships/metadata/core-properties`, "docProps/core.xml"),
    ]),
    "ppt/slideMasters/slideMaster1.xml": text(masterXml(shape)),
    "ppt/slideMasters/_rels/slideMaster1.xml.rels": relations([
      ...layoutNames.map((_, i) =>
        relation(`layout${i + 1}`, `${office}/slideLayout`, `../slideLayouts/slideLayout${i + 1}.xml`),
      ),
      relation("theme", `${office}/theme`, "../theme/theme1.xml"),
    ]),
    "ppt/notesMasters/notesMaster1.xml": text(notesMasterXml()),
    "ppt/notesMasters/_rels/notesMaster1.xml.rels": relations([
      relation("theme", `${office}/theme`, "../theme/theme2.xml"),
    ]),
    "ppt/theme/theme1.xml": text(themeXml("Bericht")),
    "ppt/theme/theme2.xml": text(themeXml("Notizen")),
  };
  layoutNames.forEach((name, i) => {
    parts[`ppt/slideLayouts/slideLayout${i + 1}.xml`] = text(layoutXml(name, shape));
    parts[`ppt/slideLayouts/_rels/slideLayout${i + 1}.xml.rels`] = relations([
      relation("master", `${office}/slideMaster`, "../slideMasters/slideMaster1.xml"),
    ]);
  });
  made.set(shape, parts);
  return parts;
}

function contentTypes(types: readonly (readonly [string, string])[]): Uint8Array {
  const own = types.map(([path, type]) => `<Override PartName="/${path}" ContentType="${type}"/>`);
  return strToU8(
    `${head}<Types xmlns="${packaged}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Default Extension="xlsx" ContentType="${sheetType}"/>${own.join("")}</Types>`,
  );
}

function presentationXml(shape: Shape, slides: readonly Slide[]): string {
  const { w, h } = sizes[shape];
  const ids = slides.map((_, i) => `<p:sldId id="${256 + i}" r:id="slide${i + 1}"/>`);
  const type = shape === "4:3" ? ` type="screen4x3"` : "";
  const style = Array.from(
    { length: 9 },
    (_, i) =>
      `<a:lvl${i + 1}pPr marL="0" algn="l"><a:defRPr sz="1800"><a:solidFill><a:schemeClr val="tx1"/></a:solidFill><a:latin typeface="+mn-lt"/><a:ea typeface="+mn-ea"/><a:cs typeface="+mn-cs"/></a:defRPr></a:lvl${i + 1}pPr>`,
  );
  return `<p:presentation xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:r="${office}" xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main" saveSubsetFonts="1"><p:sldMasterIdLst><p:sldMasterId id="2147483648" r:id="master"/></p:sldMasterIdLst><p:notesMasterIdLst><p:notesMasterId r:id="notes"/></p:notesMasterIdLst><p:sldIdLst>${ids.join("")}</p:sldIdLst><p:sldSz cx="${emu(w)}" cy="${emu(h)}"${type}/><p:notesSz cx="6858000" cy="9144000"/><p:defaultTextStyle>${style.join("")}</p:defaultTextStyle></p:presentation>`;
}
