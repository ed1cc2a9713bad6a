import type { Format, Published } from "../type.ts";
import { figureSlides } from "./figure-slide.ts";
import { deckOf } from "./package.ts";
import type { Shape } from "./size.ts";

const common = {
  type: "application/vnd.openxmlformats-officedocument.presentationml.presentation",
  group: "picture",
  output: "pptx",
} as const;

const bytesOf =
  (shape: Shape) =>
  (published: Published): Uint8Array =>
    deckOf({
      study: published.study,
      title: published.figure.title,
      shape,
      slides: figureSlides(published, shape, 1),
    });

export const pptx: Format = {
  ...common,
  ending: ".pptx",
  name: "PowerPoint im Format 16:9",
  use: "eine Folie, deren Diagramm und Zahlen sich bearbeiten lassen",
  bytes: bytesOf("16:9"),
};

export const pptxNarrow: Format = {
  ...common,
  ending: "-4-3.pptx",
  name: "PowerPoint im Format 4:3",
  use: "dasselbe für ältere Projektoren",
  bytes: bytesOf("4:3"),
};
