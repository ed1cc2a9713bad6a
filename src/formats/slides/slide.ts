import { makersOf } from "../../lib/i18n.ts";
import { plainText } from "../../lib/markdown/index.ts";
import { sourceDigest, stateText } from "../../lib/source-digest.ts";
import type { Figure } from "../../model/figure.ts";
import type { Report } from "../../model/report.ts";
import type { Presentation, Slide, SlideSide } from "../../model/slide.ts";
import { sourcesOf } from "../slide-value.ts";
import { escapeXml } from "../xml.ts";
import { drawingHtml, drawnFor, keyHeight, keyHtml, textHeight } from "./drawing.ts";
import { blocksHtml, bodyHtml, inlineHtml } from "./text.ts";
import { distributionHtml, numberHtml } from "./value.ts";

/** Inner width of a slide in px; it is 1920 × 1080. */
const inner = 1700;

/** What is said on all slides of a presentation. */
export interface Shown {
  report: Report;
  presentation: Presentation;
}

/** One slide as a section, with its notes; `number` counts from 1. */
export function slideHtml(slide: Slide, number: number, shown: Shown): string {
  const id = escapeXml(slide.slug);
  const heading = `<h2 id="${id}-titel">${inlineHtml(slide.title)}</h2>`;
  const speech = blocksHtml(slide.speech);
  return `<section id="${id}" class="${slide.kind}" aria-labelledby="${id}-titel">
<div class="frame">
${contentOf(slide, heading, shown)}
${footOf(slide, number, shown)}
</div>
${speech === "" ? "" : `<div class="speech" hidden>${speech}</div>\n`}</section>`;
}

function contentOf(slide: Slide, heading: string, { report, presentation }: Shown): string {
  const body = bodyHtml(slide.blocks, slide.steps);
  const text = body === "" ? "" : `<div class="text">${body}</div>`;
  switch (slide.kind) {
    case "title":
      return titleOf(heading, text, report, presentation);
    case "figure":
      return slide.figure ? figureOf(slide, slide.figure, heading, text) : heading + text;
    case "comparison":
      return `${heading}${text}<div class="sides">${slide.sides.map((side, i) => sideOf(side, slide, slide.steps && i > 0)).join("")}</div>`;
    case "quote":
      return `${heading}<blockquote><p>„${escapeXml(slide.quote?.text ?? "")}“</p></blockquote><p class="asked">Antwort auf die Frage: ${escapeXml(slide.quote?.question ?? "")}</p>`;
    case "statement":
      return slide.value
        ? `${heading}<div class="stated">${numberHtml(slide.value)}${text}</div>${distributionHtml(slide.value)}`
        : heading + text;
    default:
      return heading + text;
  }
}

function titleOf(heading: string, text: string, { study }: Report, { audience }: Presentation): string {
  const makers = makersOf(study).map(
    ({ role, names }) => `<div><dt>${escapeXml(role)}</dt><dd>${escapeXml(names)}</dd></div>`,
  );
  return `<p class="kind">${escapeXml(study.kind)}</p>${heading}${text}${audience === "" ? "" : `<p class="audience">${escapeXml(audience)}</p>`}<dl class="makers">${makers.join("")}</dl>`;
}

/** A figure under its message; where it is too high for that, beside what is said of it. */
function figureOf(slide: Slide, figure: Figure, heading: string, text: string): string {
  const measured = `<p class="measured">${escapeXml(`${figure.subtitle}; ${figure.base}`)}</p>`;
  const words = slide.blocks
    .flatMap((block) => (block.kind === "prose" ? [plainText(block.tokens)] : []))
    .join(" ");
  const above =
    textHeight(slide.plainTitle, inner, 60, 1.12) +
    textHeight(`${figure.subtitle}; ${figure.base}`, inner, 28, 1.35) +
    keyHeight(figure, inner) +
    textHeight(words, inner, 36, 1.35);
  const below = { width: inner, height: 1080 - 64 - 132 - 84 - above };
  if (drawnFor(figure, below).fits)
    return `${heading}${measured}${keyHtml(figure)}<div class="drawn">${drawingHtml(figure, below)}</div>${text}`;
  const beside = {
    width: 1120,
    height: 1080 - 64 - 132 - 50 - textHeight(slide.plainTitle, inner, 60, 1.12),
  };
  return `${heading}<div class="beside"><div class="words">${measured}${keyHtml(figure)}${text}</div><div class="drawn">${drawingHtml(figure, beside)}</div></div>`;
}

function sideOf({ title, text, figure, value }: SlideSide, { plainTitle }: Slide, isStep: boolean): string {
  const heading = title.length === 0 ? "" : `<h3>${inlineHtml(title)}</h3>`;
  const words = text.length === 0 ? "" : `<div class="text"><p>${inlineHtml(text)}</p></div>`;
  const content = figure
    ? `<p class="measured">${escapeXml(`${figure.subtitle}; ${figure.base}`)}</p>${keyHtml(figure)}<div class="drawn">${drawingHtml(figure, roomOfSide(figure, plainTitle))}</div>${words}`
    : `${value ? numberHtml(value) : ""}${words}${value ? distributionHtml(value) : ""}`;
  return `<div class="side${isStep ? " fragment" : ""}">${heading}${content}</div>`;
}

/** What is left for the drawing of one half: 800 px wide, under both headings and the key, over two lines of sources. */
function roomOfSide(figure: Figure, title: string): { width: number; height: number } {
  const above =
    textHeight(title, 1600, 64, 1.12) +
    textHeight(`${figure.subtitle}; ${figure.base}`, 800, 28, 1.35) +
    keyHeight(figure, 800);
  return { width: 800, height: 1080 - 64 - 36 - 124 - 134 - above };
}

/** Where the numbers of a slide come from, and what every slide carries: mark, title, release, day, digest, number. */
function footOf(slide: Slide, number: number, { report }: Shown): string {
  const { study } = report;
  const told = sourcesOf(slide).join(" ");
  const sources = told === "" ? "" : `<p class="source">${escapeXml(told)}</p>`;
  const mark = study.mark === "" ? "" : `<strong class="mark">${escapeXml(study.mark)}</strong>`;
  const release = stateText(study, sourceDigest(report));
  const title = slide.kind === "title" ? "" : `<span>${escapeXml(study.title)}</span>`;
  return `<div class="foot">${sources}<p class="meta">${mark}${title}<span>${escapeXml(release)}</span><span class="number-of-slide"><span class="unseen">Folie </span>${number}</span></p></div>`;
}
