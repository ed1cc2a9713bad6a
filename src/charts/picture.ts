import { notBrokenDown, nothingDrawn } from "../lib/withheld.ts";
import type { Figure } from "../model/figure.ts";
import { chartOf } from "./index.ts";
import { at, column, keyOf, type Piece, paragraph, type Setting, textAt } from "./piece.ts";
import { escapeText } from "./serialise.ts";
import { measure } from "./text.ts";
import type { Theme } from "./theme.ts";

/** What a picture is drawn for. */
export interface PictureOptions {
  /** A browser's document, or the one of `createDocument` on the server. */
  document: Document;
  /** One with colours as hex: nothing in the picture comes from a page. */
  theme: Theme;
  /**
   * `asShown`: 720 px wide and as high as it needs. `16:9`: a slide of 1600 × 900 px, its texts as large as fit.
   * `drawing`: key and drawing alone, for a document whose own texts say the rest. `inText`: the same for a document
   * that bears the mark itself, on no ground and `width` px wide.
   */
  shape: "asShown" | "16:9" | "drawing" | "inText";
  /** Width of `inText` in px; default: as wide as `drawing`. */
  width?: number;
  /** Licence in words. */
  licence: string;
  /** Address of the figure; default: none. */
  address?: string | undefined;
  /** Style sheet for the picture alone, such as fonts that it carries along; default: none. */
  css?: string | undefined;
}

const slide = { width: 1600, height: 900 };
/** Widths in px that a slide is drawn in before it is enlarged: the smaller, the larger its texts. */
const slideWidths = [840, 920, 1000, 1100, 1200, 1320];

/**
 * A figure as one SVG that needs nothing else: mark, number, title, measure and base, key, drawing, remarks, source,
 * licence and address. Holds what is released, and nothing more.
 */
export function picture(figure: Figure, options: PictureOptions): string {
  if (options.shape !== "16:9") {
    const parts = options.shape === "asShown" ? compose(figure, options, 720, 24) : bare(figure, options);
    return write(figure, options, parts, { width: parts.width, height: heightOf(parts) });
  }
  const ratio = slide.height / slide.width;
  const sizes = slideWidths.map((width) => compose(figure, options, width, 36));
  const fitting = sizes.find((parts) => heightOf(parts) <= parts.width * ratio) ?? sizes.at(-1);
  if (fitting === undefined) throw new Error("no width of slides");
  return write(figure, options, fitting, { width: fitting.width, height: fitting.width * ratio });
}

interface Parts {
  width: number;
  margin: number;
  head: Piece;
  drawing: Piece;
  foot: Piece;
}

interface Composed extends Parts {
  /** The colours of the categories, which end the head. */
  key: Piece;
}

const gap = 18;

/** The parts of a picture that no text beside it can replace: also the mark, since pictures are taken out of documents. */
function bare(figure: Figure, options: PictureOptions): Parts {
  const { theme, shape } = options;
  const [width, margin] = shape === "inText" ? [options.width ?? 672, 0] : [672, 6];
  const { key, ...parts } = compose(figure, options, width, margin);
  if (shape === "inText") return { ...parts, head: key, foot: { svg: "", height: 0 } };
  const setting: Setting = { size: 13, fill: theme.muted, font: theme.font, weight: 600 };
  const mark = paragraph(figure.mark, width - 2 * margin, setting);
  const head = column([
    [0, mark],
    [8, key],
  ]);
  return { ...parts, head, foot: { svg: "", height: 0 } };
}

const heightOf = ({ margin, head, drawing, foot }: Parts): number =>
  Math.ceil(2 * margin + head.height + drawing.height + foot.height + 2 * gap);

function compose(figure: Figure, options: PictureOptions, width: number, margin: number): Composed {
  const { theme } = options;
  const inner = width - 2 * margin;
  const chart = chartOf(figure);
  const isEmpty = chart.isEmpty(figure);
  const small: Setting = { size: 13, fill: theme.muted, font: theme.font };
  const text: Setting = { size: theme.size, fill: theme.text, font: theme.font };
  const title: Setting = {
    size: 23,
    fill: theme.text,
    font: theme.titleFont,
    weight: "title",
    leading: 1.2,
  };
  const entries = (isEmpty ? [] : chart.legend(figure)).map(({ label, fillIndex, sequential }) => ({
    label,
    fill: (sequential ? theme.sequential : theme.diverging)[fillIndex] ?? theme.muted,
  }));
  const undivided = figure.undivided === undefined || isEmpty ? "" : notBrokenDown(figure.undivided);
  const key = keyOf(entries, inner, text);
  return {
    width,
    margin,
    key,
    head: column([
      [0, numberLine(figure, inner, theme)],
      [4, paragraph(figure.title, inner, title)],
      [5, paragraph(`${figure.subtitle}; ${figure.base}`, inner, { ...text, fill: theme.muted })],
      [14, key],
    ]),
    drawing: isEmpty
      ? paragraph(nothingDrawn(hasNumbers(figure)), inner, text)
      : embedded(chart.svg(figure, { document: options.document, width: inner, theme })),
    foot: column([
      [0, paragraph(undivided, inner, small)],
      [4, paragraph(figure.note, inner, small)],
      [8, { svg: `<rect width="${inner}" height="1" fill="${theme.rule}"/>`, height: 1 }],
      [7, paragraph(footOf(figure, options), inner, small)],
    ]),
  };
}

const footOf = ({ source }: Figure, { licence, address }: PictureOptions): string =>
  [source, licence, address].filter(Boolean).join(" · ");

/** „Abbildung 4“ and the mark of the study's status, on one line where they fit. */
function numberLine({ number, mark }: Figure, width: number, theme: Theme): Piece {
  const setting: Setting = { size: 14, fill: theme.accent, font: theme.font, weight: 600 };
  const label = `Abbildung\u00a0${number}`;
  const first = paragraph(label, width, setting);
  const second: Setting = { ...setting, fill: theme.text };
  const x = measure(label, setting.size, 600) + 16;
  if (x + measure(mark, setting.size, 600) > width)
    return column([
      [0, first],
      [0, paragraph(mark, width, second)],
    ]);
  return {
    svg: first.svg + (mark === "" ? "" : textAt(mark, x, first.height / 2, second)),
    height: first.height,
  };
}

const hasNumbers = ({ rows }: Figure): boolean =>
  rows.some(({ result }) => result.kind === "value" && result.shares.some(({ kind }) => kind === "value"));

/** A drawing as a piece: a group with the settings of its root, since not every program draws an SVG in another. */
function embedded(svg: string): Piece {
  const [, attributes = "", content = ""] = /^<svg([^>]*)>(.*)<\/svg>$/s.exec(svg) ?? [];
  const height = Number(/ height="([\d.]+)"/.exec(attributes)?.[1]);
  const kept = attributes.match(/ (?:fill|font-family|font-size|text-anchor)="[^"]*"/g)?.join("") ?? "";
  return { svg: `<g${kept}>${content}</g>`, height };
}

function write(
  figure: Figure,
  { theme, shape, css }: PictureOptions,
  { width: inner, margin, head, drawing, foot }: Parts,
  { width, height }: { width: number; height: number },
): string {
  const room = height - 2 * margin - head.height - foot.height - 2 * gap;
  const scale = Math.min(1, room / drawing.height);
  const size = shape === "16:9" ? slide : { width, height };
  const viewBox = `0 0 ${inner} ${Math.round(height * 100) / 100}`;
  const style = css === undefined ? "" : `<style>${css}</style>`;
  const ground = shape === "inText" ? "" : `<rect width="100%" height="100%" fill="${theme.background}"/>`;
  const said = `<title>${escapeText(figure.title)}</title><desc>${escapeText(chartOf(figure).describe(figure))}</desc>`;
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${size.width}" height="${size.height}" viewBox="${viewBox}" role="img" lang="de">${said}${style}${ground}${at(margin, margin, head)}${at(margin, margin + head.height + gap, drawing, scale)}${at(margin, height - margin - foot.height, foot)}</svg>`;
}
