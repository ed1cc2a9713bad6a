import { addressOf } from "../lib/cite.ts";
import type { Figure } from "../model/figure.ts";
import type { Report } from "../model/report.ts";
import { publishedFigure } from "./files.ts";
import { fileName } from "./index.ts";
import type { Subject } from "./jsonld.ts";
import { slidePng } from "./png.ts";

/** What a page shows of itself where somebody shares its address (OpenGraph). */
export interface Preview {
  type: "website" | "article";
  /** A figure of the page as a picture, with its description; absent where it has none. */
  picture?: { url: string; alt: string; type: string };
}

/** Picture of a page: of a figure itself, of a chapter its first, of all others that of the first finding. */
export function previewOf(subject: Subject, report: Report): Preview {
  const figure = figureOf(subject, report);
  const url = figure && addressOf(report.study, `abbildungen/${figure.id}/${fileName(figure, slidePng)}`);
  return {
    type: subject.kind === "chapter" || subject.kind === "figure" ? "article" : "website",
    ...(figure && url
      ? { picture: { url, alt: publishedFigure(figure, report).summary, type: slidePng.type } }
      : {}),
  };
}

function figureOf(subject: Subject, { findings, figures, placedIn }: Report): Figure | undefined {
  if (subject.kind === "figure") return subject.figure;
  const { kind } = subject;
  const own =
    kind === "chapter" ? figures.find(({ id }) => placedIn.get(id) === subject.chapter.slug) : undefined;
  return own ?? findings[0]?.figure ?? figures[0];
}
