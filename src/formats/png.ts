import { crc32 } from "node:zlib";
import { stateText } from "../lib/source-digest.ts";
import { rasterize } from "./raster.ts";
import { drawingOf } from "./svg.ts";
import { type Format, type Published, utf8 } from "./type.ts";

/** Pixels per px that a picture is drawn with as it is shown. */
const density = 2;
const pixelsPerMetre = Math.round((96 * density) / 0.0254);

/** What the picture says of itself in its file: title, source, licence, address, release. */
function texts({ figure, licence, citation, study, digest }: Published): [keyword: string, text: string][] {
  const all: [string, string | undefined][] = [
    ["Title", figure.title],
    ["Description", [figure.mark, figure.alt].filter(Boolean).join(". ")],
    ["Source", [figure.source, citation.url].filter(Boolean).join(" ")],
    ["Copyright", licence],
    ["Version", stateText(study, digest)],
  ];
  return all.flatMap(([keyword, text]): [string, string][] => (text ? [[keyword, text]] : []));
}

/** A PNG with its texts and its size in print before its first pixels. */
function withTexts(png: Uint8Array, published: Published, perMetre: number): Uint8Array {
  // The signature and the first chunk, whose length is fixed.
  const head = 8 + 25;
  const size = new Uint8Array(9);
  new DataView(size.buffer).setUint32(0, perMetre);
  new DataView(size.buffer).setUint32(4, perMetre);
  size[8] = 1;
  const said = texts(published).map(([keyword, text]) =>
    chunk("iTXt", joined([utf8(keyword), new Uint8Array(3), utf8("de"), new Uint8Array(2), utf8(text)])),
  );
  return joined([png.subarray(0, head), chunk("pHYs", size), ...said, png.subarray(head)]);
}

function chunk(type: string, data: Uint8Array): Uint8Array {
  const body = joined([utf8(type), data]);
  const [length, sum] = [new Uint8Array(4), new Uint8Array(4)];
  new DataView(length.buffer).setUint32(0, data.length);
  new DataView(sum.buffer).setUint32(0, crc32(body));
  return joined([length, body, sum]);
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

export const png: Format = {
  ending: ".png",
  type: "image/png",
  name: "PNG",
  use: "Word, E-Mail und Internetseiten, in doppelter Auflösung",
  group: "picture",
  bytes: async (published) =>
    withTexts(await rasterize(drawingOf(published, "asShown"), density), published, pixelsPerMetre),
};

export const slidePng: Format = {
  ending: "-16-9.png",
  type: "image/png",
  name: "PNG im Format 16:9",
  use: "Folien in PowerPoint oder Impress, füllt eine ganze Folie",
  group: "picture",
  // A slide of 1600 px, drawn for screens of 1920.
  bytes: async (published) =>
    withTexts(await rasterize(drawingOf(published, "16:9"), 1.2), published, Math.round((96 * 1.2) / 0.0254)),
};
