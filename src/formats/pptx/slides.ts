import type { Token } from "markdown-it";
import { chartOf } from "../../charts/index.ts";
import { makersOf } from "../../lib/i18n.ts";
import { sourceDigest } from "../../lib/source-digest.ts";
import type { Figure } from "../../model/figure.ts";
import type { Report } from "../../model/report.ts";
import type { Presentation, SlideSide, SlideValue, Slide as Written } from "../../model/slide.ts";
import { publishedFigure } from "../files.ts";
import { sourcesOf } from "../slide-value.ts";
import { boxesOf, idx } from "./boxes.ts";
import { addNative, nativeOf } from "./content.ts";
import { figureSlides, footerOf, keyXml, titleXml } from "./figure-slide.ts";
import type { LayoutName } from "./layouts.ts";
import { partChart } from "./part.ts";
import type { Box, Shape } from "./size.ts";
import { Slide } from "./slide.ts";
import { paragraph, type RunFormat, run } from "./text.ts";
import { inlineXml, textsOf, wordsXml } from "./words.ts";

/** What is said on all slides of a presentation. */
interface Shown {
  report: Report;
  presentation: Presentation;
  shape: Shape;
}

/** The slides of a presentation, from the same texts as those in the browser. */
export function slidesOf(report: Report, presentation: Presentation, shape: Shape): Slide[] {
  const shown = { report, presentation, shape };
  const slides: Slide[] = [];
  for (const written of presentation.slides) slides.push(...slideOf(written, slides.length + 1, shown));
  return slides;
}

const title = { type: "title" } as const;
const body = (number: number) => ({ type: "body", idx: number }) as const;

/** The tokens of what a slide says under its message. */
const wordsOf = ({ blocks }: Written): Token[] =>
  blocks.flatMap((block) => (block.kind === "prose" ? block.tokens : []));

function slideOf(written: Written, number: number, shown: Shown): Slide[] {
  const { report, shape } = shown;
  const notes = textsOf(written.speech);
  const words = wordsOf(written);
  if (written.kind === "figure" && written.figure !== undefined) {
    const published = publishedFigure(written.figure, report);
    return figureSlides(published, shape, number, { title: written.plainTitle, notes, words });
  }
  const slide = new Slide(layoutOf(written), [...notes, ...valueNotes(written)]);
  const boxes = boxesOf(shape);
  const said = (place: Box, sizes: readonly number[], format: RunFormat = {}): string =>
    wordsXml(words, place, sizes, slide, format).xml;
  switch (slide.layout) {
    case "title":
      opening(slide, written, shown);
      break;
    case "section":
      slide.fill(title, "Titel", plainTitle(written));
      slide.fill(body(idx.text), "Text", said(boxes.section.text, [24, 22, 20, 18]));
      break;
    case "number":
      numberOn(slide, written, shown, said(boxes.large.text, [24, 22, 20, 18, 16, 14]));
      break;
    case "comparison":
      slide.fill(title, "Titel", titleXml(written.plainTitle, shape));
      written.sides.forEach((side, i) => {
        sideOn(slide, side, i, shown);
      });
      break;
    case "quote":
      slide.fill(title, "Titel", titleXml(written.plainTitle, shape));
      slide.write(body(idx.text), "Zitat", `„${written.quote?.text ?? ""}“`);
      slide.write(
        body(idx.second),
        "Worauf das antwortet",
        `Antwort auf die Frage: ${written.quote?.question ?? ""}`,
      );
      break;
    case "statement":
      slide.fill(title, "Titel", plainTitle(written));
      slide.fill(body(idx.text), "Text", said(boxes.statement.text, [24, 22, 20, 18, 16]));
      break;
    default:
      slide.fill(title, "Titel", titleXml(written.plainTitle, shape));
      slide.fill(body(idx.text), "Text", said(boxes.body, [24, 22, 20, 18, 16, 14]));
  }
  const sources = sourcesOf(written).map((text) => paragraph(run(text)));
  slide.fill(body(idx.source), "Quelle", sources.join(""));
  const { study } = report;
  slide.close({
    mark: study.mark,
    footer: footerOf({ study, digest: sourceDigest(report) }),
    number,
  });
  return [slide];
}

const plainTitle = ({ plainTitle: text }: Written): string => paragraph(run(text));

function layoutOf({ kind, value }: Written): LayoutName {
  if (kind === "figure") return "text";
  return kind === "statement" && value !== undefined ? "number" : kind;
}

function opening(slide: Slide, written: Written, { report, presentation }: Shown): void {
  const { study } = report;
  slide.fill({ type: "ctrTitle" }, "Titel", plainTitle(written));
  const after = `<a:spcAft><a:spcPts val="900"/></a:spcAft>`;
  const line = (text: string, format: RunFormat) =>
    text === "" ? "" : paragraph(run(text, format), "", after);
  const words = wordsOf(written).flatMap(({ children }) =>
    children ? [paragraph(inlineXml(children, slide, { size: 22, colour: "text" }), "", after)] : [],
  );
  const makers = makersOf(study).map(({ role, names }) => line(`${role}: ${names}`, { size: 14 }));
  const about = [
    ...words,
    line(presentation.audience, { size: 18, bold: true, colour: "accent" }),
    line(study.kind, { size: 14 }),
    ...makers,
  ];
  slide.fill({ type: "subTitle", idx: idx.text }, "Angaben", about.join(""));
}

/** A number set large, what it counts, and the distribution that it is part of as a chart of one row. */
function numberOn(slide: Slide, written: Written, { report, shape }: Shown, words: string): void {
  const boxes = boxesOf(shape).large;
  slide.fill(title, "Titel", titleXml(written.plainTitle, shape));
  const { value } = written;
  if (value === undefined) return;
  slide.fill(body(idx.second), "Zahl", paragraph(numberXml(value, 80)));
  slide.fill(body(idx.text), "Text", words);
  const part = partChart(value);
  if (part === undefined) return;
  const { summary } = publishedFigure(value.figure, report);
  const key = part.kind === "bars" ? part.key : [];
  const box = { ...boxes.content, h: key.length === 0 ? 28 : 62 };
  const left = key.length === 0 ? box : { ...box, y: box.y + 28, h: box.h - 28 };
  slide.fill(body(idx.key), "Legende", keyXml(key), { ...box, h: 22 });
  addNative(slide, part, left, { figure: value.figure, alt: summary });
}

function numberXml({ value: { number, unit } }: SlideValue, size: number): string {
  const large = run(number, { size, bold: true, colour: "accent" });
  return unit === ""
    ? large
    : large + run(`\u00a0${unit}`, { size: size * 0.34, colour: "accent", bold: false });
}

/** One half of a comparison: its heading, and its figure or its number. */
function sideOn(slide: Slide, side: SlideSide, at: number, { report, shape }: Shown): void {
  const half = boxesOf(shape).halves[at];
  if (half === undefined) return;
  const { text, content } = half;
  const heading =
    side.title.length === 0 ? "" : paragraph(inlineXml(side.title, slide, { size: 20, bold: true }));
  const words = side.text.length === 0 ? "" : paragraph(inlineXml(side.text, slide, { size: 18 }));
  const place = body(at === 0 ? idx.text : idx.second);
  const name = at === 0 ? "Linke Seite" : "Rechte Seite";
  const ph = at === 0 ? idx.content : idx.secondContent;
  const { figure, value } = side;
  if (figure === undefined) {
    if (value === undefined) return;
    const number = paragraph(numberXml(value, 72));
    const high = 200;
    slide.fill(place, name, heading + number + words, { ...text, h: high });
    const part = partChart(value, true);
    const box = { ...text, y: text.y + high + 6, h: 28 };
    const alt = publishedFigure(value.figure, report).summary;
    if (part !== undefined) addNative(slide, part, box, { figure: value.figure, alt, ph });
    return;
  }
  const measured = paragraph(run(`${figure.subtitle}; ${figure.base}`, { size: 13, colour: "muted" }));
  slide.fill(place, name, heading + measured + words, text);
  const { summary } = publishedFigure(figure, report);
  addNative(slide, nativeOf(figure, content), content, { figure, alt: summary, ph });
}

/** All that is released of the figures that a slide takes numbers or charts from, for the speaker. */
function valueNotes({ value, sides }: Written): string[] {
  const figures = [value?.figure, ...sides.flatMap((side) => [side.figure, side.value?.figure])];
  const own = new Set(figures.filter((figure): figure is Figure => figure !== undefined));
  return [...own].map((figure) => `Abbildung ${figure.number}: ${chartOf(figure).describe(figure)}`);
}
