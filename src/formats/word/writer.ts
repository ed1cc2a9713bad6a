import type { Paragraphs } from "../../lib/paragraphs.ts";
import type { Figure } from "../../model/figure.ts";
import type { Note, Report } from "../../model/report.ts";
import { escapeXml } from "../xml.ts";
import { anchorsOf, textAnchor } from "./anchors.ts";
import { run, tab } from "./xml.ts";

/** A picture that the document shows. */
export interface Picture {
  /** Name of its file in the package. */
  name: string;
  bytes: Uint8Array;
}

/** What is gathered while a document is written, and what its parts look up. */
export class Writer {
  readonly report: Report;
  /** Short name of the state of the texts that are worked on; absent from a finished report. */
  readonly state: string | undefined;
  /** Bodies of the notes, in the order in which the text refers to them; the first has the id 1. */
  readonly notes: string[] = [];
  /** Address outside → id of its relationship. */
  readonly links = new Map<string, string>();
  /** Ordered lists that begin: their first numbers. */
  readonly lists: number[] = [];
  readonly pictures: Picture[] = [];
  /** True within a note, which can hold no other. */
  inNote = false;
  readonly #drawn: ReadonlyMap<Figure, Uint8Array>;
  readonly #numbers: Paragraphs["numbers"] | undefined;
  readonly #anchors: ReadonlySet<string>;
  /** Anchor → number of its bookmark. */
  readonly #bookmarks = new Map<string, number>();
  readonly #marked = new Set<string>();
  #notesHere: readonly Note[] = [];
  /** Note of the text at hand → its number in the document. */
  readonly #noted = new Map<Note, number>();

  constructor(report: Report, paragraphs: Paragraphs | undefined, drawn: ReadonlyMap<Figure, Uint8Array>) {
    this.report = report;
    this.state = paragraphs?.state;
    this.#numbers = paragraphs?.numbers;
    this.#drawn = drawn;
    this.#anchors = anchorsOf(report);
  }

  /** From here on, notes are those of this text. */
  begin(notes: readonly Note[]): void {
    this.#notesHere = notes;
  }

  /** The note of the text at hand, and its number in the document where it was referred to before. */
  note(id: string): { note: Note | undefined; number: number | undefined } {
    const note = this.#notesHere.find((entry) => entry.id === id);
    return { note, number: note && this.#noted.get(note) };
  }

  /** Adds a note's body; returns its number in the document. */
  addNote(note: Note, body: () => string): number {
    const number = this.notes.length + 1;
    this.#noted.set(note, number);
    this.inNote = true;
    this.notes.push(body());
    this.inNote = false;
    return number;
  }

  /** The number of a paragraph, in the margin or before its text; nothing for what is no paragraph. */
  label(key: object, place: "margin" | "text"): string {
    const number = this.#numbers?.get(key);
    if (number === undefined) return "";
    const label = run(String(number), { style: "Absatznummer" });
    return place === "margin" ? label + tab : label + run("\u2002", { style: "Absatznummer" });
  }

  /** Content that can be led to. Of sections with the same anchor in two texts, the first is. */
  bookmark(anchor: string, content: string): string {
    if (this.#marked.has(anchor)) return content;
    this.#marked.add(anchor);
    const number = this.#number(anchor);
    return `<w:bookmarkStart w:id="${number}" w:name="${nameOf(number)}"/>${content}<w:bookmarkEnd w:id="${number}"/>`;
  }

  /** Content that leads to an address: within the document, outside, or, where neither is there, nowhere. */
  link(href: string, content: string): string {
    const anchor = this.#anchorOf(href);
    if (anchor !== undefined) return this.lead(anchor, content);
    const { study, base } = this.report;
    const path = href.startsWith(base) ? href.slice(base.length) : undefined;
    const address = path === undefined ? href : study.address && new URL(path, study.address).href;
    if (!address || !/^(https?:|mailto:|tel:)/.test(address)) return content;
    const id = this.links.get(address) ?? `link${this.links.size + 1}`;
    this.links.set(address, id);
    return `<w:hyperlink r:id="${id}" w:history="1">${content}</w:hyperlink>`;
  }

  /** Content that leads to an anchor of the document. */
  lead(anchor: string, content: string): string {
    if (!this.#anchors.has(anchor)) return content;
    return `<w:hyperlink w:anchor="${nameOf(this.#number(anchor))}" w:history="1">${content}</w:hyperlink>`;
  }

  /** Name of an anchor's bookmark, for fields. */
  nameOf(anchor: string): string {
    return nameOf(this.#number(anchor));
  }

  /** A figure's picture as an inline drawing, as wide as the text, with its text for those who do not see it. */
  picture(figure: Figure, alt: string): string {
    const bytes = this.#drawn.get(figure);
    if (bytes === undefined) throw new Error(`no picture of ${figure.id}`);
    const number = this.pictures.length + 1;
    const name = `${figure.id}.png`;
    this.pictures.push({ name, bytes });
    const view = new DataView(bytes.buffer, bytes.byteOffset);
    const ratio = view.getUint32(20) / view.getUint32(16);
    // A tall picture must leave room for its caption.
    const width = Math.min(textWidth, Math.round(mostHeight / ratio));
    const extent = `cx="${width}" cy="${Math.round(width * ratio)}"`;
    const said = `id="${number}" name="${escapeXml(`Abbildung ${figure.number}`)}" descr="${escapeXml(alt)}"`;
    return `<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent ${extent}/><wp:docPr ${said}/><wp:cNvGraphicFramePr><a:graphicFrameLocks noChangeAspect="1"/></wp:cNvGraphicFramePr><a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic><pic:nvPicPr><pic:cNvPr id="${number}" name="${name}" descr="${escapeXml(alt)}"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed="picture${number}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext ${extent}/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>`;
  }

  #number(anchor: string): number {
    const number = this.#bookmarks.get(anchor) ?? this.#bookmarks.size + 1;
    this.#bookmarks.set(anchor, number);
    return number;
  }

  /** What an address of the site is in the document; undefined where the document does not hold it. */
  #anchorOf(href: string): string | undefined {
    const { base } = this.report;
    const path = href.startsWith(base) ? href.slice(base.length) : href;
    const [page = "", part] = path.split("#");
    const [, figure] = /^abbildungen\/(.+)\/$/.exec(page) ?? [];
    const text = textAnchor(page.replace(/\/$/, ""));
    return [part, figure, text].find((anchor) => anchor !== undefined && this.#anchors.has(anchor));
  }
}

/** In EMU, of which 360,000 are a centimetre. */
const textWidth = 16 * 360_000;
const mostHeight = 19 * 360_000;

/** Hidden in Word's own list, since it begins with an underscore. */
const nameOf = (number: number): string => `_Stelle${number}`;
