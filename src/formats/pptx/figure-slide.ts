import type { Token } from "markdown-it";
import { chartOf } from "../../charts/index.ts";
import type { Native, NativeKey } from "../../charts/native/type.ts";
import { withheldMark } from "../../lib/format.ts";
import { stateText } from "../../lib/source-digest.ts";
import { factsOf } from "../facts.ts";
import type { Published } from "../type.ts";
import { boxesOf, idx, points } from "./boxes.ts";
import { addNative, nativeOf, pagesOf } from "./content.ts";
import { measure, wrap } from "./fit.ts";
import { type Box, type Shape, sizes } from "./size.ts";
import { Slide } from "./slide.ts";
import { tablePages } from "./table.ts";
import { paragraph, run } from "./text.ts";
import { wordsXml } from "./words.ts";

/** What a slide of a figure says beside it, where that is not the figure's own. */
export interface Said {
  /** The slide's message; default: the figure's title. */
  title?: string;
  /** What is said to it, before what the figure itself has to say. */
  notes?: readonly string[];
  /** What the slide says under its message. */
  words?: readonly Token[];
}

/** The slides of a figure: one, or of a long table as many as it takes. */
export function figureSlides(published: Published, shape: Shape, first: number, said: Said = {}): Slide[] {
  const { figure } = published;
  const boxes = boxesOf(shape);
  const title = said.title ?? figure.title;
  const native = nativeOf(figure, boxes.content);
  const notes = [...(said.notes ?? []), ...notesOf(published)];
  const remarks = remarksOf(published, native);
  // What is small must still be read: notes take the lines that they need from the chart.
  const noteLines = remarks.flatMap((text) => wrap(text, boxes.note.w, points.small)).length;
  const noteHeight = noteLines * points.small * 1.22 + 2;
  const source = sourceOf(published);
  const sourceHeight = wrap(source, boxes.source.w, points.small).length * points.small * 1.22 + 2;
  const sourceBox = { ...boxes.source, y: boxes.footer.y - sourceHeight - 2, h: sourceHeight };
  const noteBox = { ...boxes.note, y: sourceBox.y - noteHeight - 4, h: noteHeight };
  const lead = leadOf(published, boxes.lead, said.words ?? []);
  const leadBox = { ...boxes.lead, h: lead.height };
  const key = native.kind === "bars" ? native.key : [];
  // Slides of the same kind begin at the same height, but for those that say more.
  const below = Math.max(boxes.key.y, leadBox.y + leadBox.h + 6);
  const keyBox = { ...boxes.key, y: below, h: keyLines(key, boxes.key.w) * points.key * 1.25 };
  const top = key.length === 0 ? below : keyBox.y + keyBox.h + 8;
  const box = { ...boxes.content, y: top, h: noteBox.y - 8 - top };

  const pages = pagesOf(native, (table) => tablePages(table, box));
  return pages.map((page, i) => {
    const slide = new Slide("figure", notes);
    const part = pages.length === 1 ? "" : ` (${i + 1} von ${pages.length})`;
    slide.fill({ type: "title" }, "Titel", titleXml(title + part, shape));
    slide.fill({ type: "body", idx: idx.text }, "Gezeigt", lead.xml(slide), leadBox);
    slide.fill({ type: "body", idx: idx.key }, "Legende", keyXml(key), keyBox);
    addNative(slide, page, box, { figure, alt: published.summary });
    const notesXml = remarks.map((text) => paragraph(run(text))).join("");
    slide.fill({ type: "body", idx: idx.note }, "Anmerkung", notesXml, noteBox);
    slide.fill({ type: "body", idx: idx.source }, "Quelle", sourceXml(published, slide), sourceBox);
    slide.close({ mark: figure.mark, footer: footerOf(published), number: first + i });
    return slide;
  });
}

/** What stands under the message: what the author says of it, and what is measured; with its height in points. */
function leadOf({ figure }: Published, { w }: Box, words: readonly Token[]) {
  const measured = `${figure.subtitle}; ${figure.base}`;
  const room = { w, h: 64 };
  const own = wordsXml(words, room, [18, 16, 15], new Slide("figure", []));
  return {
    height: own.height + wrap(measured, w - 8, points.lead).length * points.lead * 1.22,
    xml: (slide: Slide) =>
      wordsXml(words, room, [18, 16, 15], slide, { colour: "text" }).xml + paragraph(run(measured)),
  };
}

/** A title in the largest size in which it has room. */
export function titleXml(title: string, shape: Shape): string {
  const { w, margin } = sizes[shape];
  const lines = shape === "16:9" ? 2 : 3;
  const fits = (size: number) => wrap(title, w - 2 * margin - 8, size, "title").length <= lines;
  const size = [points.title, 26, 24, 22].find(fits) ?? 20;
  return paragraph(run(title, size === points.title ? {} : { size }));
}

/** Version, day and digest of what a file is made from, after the title of the report. */
export function footerOf({ study, digest }: Pick<Published, "study" | "digest">): string {
  return `${study.title}, ${stateText(study, digest)}`;
}

/** What must be read with the chart: why numbers are missing, and the figure's own remarks. */
function remarksOf({ figure, notes }: Published, native: Native): string[] {
  const hidden = native.withheld.map((text) => `${withheldMark}\u2002${text}`);
  const isEmpty = chartOf(figure).isEmpty(figure);
  const reference =
    native.kind === "points" && native.reference !== undefined && native.referenceLabel !== ""
      ? [`Waagerechte Linie: ${native.referenceLabel}.`]
      : [];
  const drawsIntervals =
    native.kind === "points" ||
    (native.kind === "bars" && native.series.some(({ intervals }) => intervals !== undefined));
  // What is not drawn needs no explanation.
  const needed = notes.map((text) =>
    drawsIntervals ? text : text.replace(figure.assumption ?? "", "").trim(),
  );
  return [...hidden, ...(isEmpty ? [] : reference), ...needed.filter(Boolean)];
}

/** Everything that is released of the figure in words, for who presents it. */
function notesOf(published: Published): string[] {
  const { figure } = published;
  const skipped = new Set(["Titel", "Abbildung", "Gezeigt"]);
  const facts = factsOf(published).flatMap(([term, text]) => (skipped.has(term) ? [] : [`${term}: ${text}`]));
  return [chartOf(figure).describe(figure), ...facts];
}

/** Where the figure comes from, in words. */
function sourceOf({ figure, citation, licence }: Published): string {
  return [`Abbildung\u00a0${figure.number}`, figure.source, licence, citation.url]
    .filter(Boolean)
    .join(" · ");
}

function sourceXml(published: Published, slide: Slide): string {
  const words = sourceOf(published);
  const { url } = published.citation;
  if (url === undefined) return paragraph(run(words));
  return paragraph(run(words.slice(0, -url.length)) + run(url, { link: slide.link(url) }));
}

/** What stands before the square of an entry of the key, and after it; neither is broken. */
function partsOfKey(entries: readonly NativeKey[]) {
  const kept = (text: string) => text.replaceAll(" ", "\u00a0");
  return entries.map(({ label, ink, lead }, i) => ({
    ink,
    before: lead === undefined ? "" : `${kept(lead)}:\u00a0`,
    after: `\u00a0${kept(label)}${i === entries.length - 1 ? "" : "    "}`,
  }));
}

/** The key in the order of the scale: a square in each colour before its words; empty where there is none. */
export function keyXml(key: readonly NativeKey[]): string {
  const runs = partsOfKey(key).map(
    ({ ink, before, after }) =>
      run(before, { colour: "muted" }) + run("■", { colour: ink }) + run(after, { colour: "text" }),
  );
  return key.length === 0 ? "" : paragraph(runs.join(""));
}

function keyLines(key: readonly NativeKey[], width: number): number {
  let [lines, used] = [1, 0];
  for (const { before, after } of partsOfKey(key)) {
    const own = measure(`${before}■${after}`, points.key);
    if (used > 0 && used + own > width) [lines, used] = [lines + 1, 0];
    used += own;
  }
  return lines;
}
