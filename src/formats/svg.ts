import { createDocument } from "../charts/document.ts";
import { type PictureOptions, picture } from "../charts/picture.ts";
import { lightTheme } from "../charts/theme.ts";
import { stateText } from "../lib/source-digest.ts";
import { type Format, type Published, utf8 } from "./type.ts";
import { escapeXml } from "./xml.ts";

const document = createDocument();

/** A figure as one drawing that stands alone, on a light ground. */
export function drawingOf({ figure, licence, citation }: Published, shape: PictureOptions["shape"]): string {
  return picture(figure, { document, theme: lightTheme, shape, licence, address: citation.url });
}

/** A drawing that says in its file what it is, in the terms of Dublin Core, which programs for drawing show. */
function withMetadata(drawing: string, { citation, licence, study, digest }: Published): string {
  const terms = [
    ["dc:title", citation.title],
    ["dc:publisher", citation.publishers.join("; ")],
    ["dc:date", citation.date],
    ["dc:rights", licence],
    ["dc:identifier", citation.url],
    ["dcterms:hasVersion", stateText(study, digest)],
  ].map(([name, text]) => (text ? `<${name}>${escapeXml(text)}</${name}>` : ""));
  const described = `<metadata><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"><rdf:Description rdf:about="">${terms.join("")}</rdf:Description></rdf:RDF></metadata>`;
  return drawing.replace("</desc>", () => `</desc>${described}`);
}

export const svg: Format = {
  ending: ".svg",
  type: "image/svg+xml",
  name: "SVG",
  use: "Druck und Layout: scharf in jeder Größe, im Grafikprogramm zu bearbeiten",
  group: "picture",
  bytes: (published) => utf8(withMetadata(drawingOf(published, "asShown"), published)),
};
