import { createDocument } from "../charts/document.ts";
import { type PictureOptions, picture } from "../charts/picture.ts";
import { lightTheme } from "../charts/theme.ts";
import { type Format, type Published, utf8 } from "./type.ts";

const document = createDocument();

/** A figure as one drawing that stands alone, on a light ground. */
export function drawingOf({ figure, licence, citation }: Published, shape: PictureOptions["shape"]): string {
  return picture(figure, { document, theme: lightTheme, shape, licence, address: citation.url });
}

export const svg: Format = {
  ending: ".svg",
  type: "image/svg+xml",
  name: "SVG",
  use: "Druck und Layout: scharf in jeder Größe, im Grafikprogramm zu bearbeiten",
  group: "picture",
  bytes: (published) => utf8(drawingOf(published, "asShown")),
};
