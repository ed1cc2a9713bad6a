import { createHash } from "node:crypto";
import { initWasm, Resvg } from "@resvg/resvg-wasm";
import { kept, pictureFonts, rasterizerModule } from "../lib/rasterizer.ts";

/** Raised when renderer or fonts change, so that pictures that were kept are drawn anew. */
const renderer = "resvg 2.6.2, Source Sans 3 0.4.1, Source Serif 4 0.4.1";

let ready: Promise<Uint8Array[]> | undefined;

/** Starts the renderer once for a process; returns the fonts it draws with. */
async function start(): Promise<Uint8Array[]> {
  await initWasm(rasterizerModule());
  return pictureFonts();
}

/** A drawing as PNG, `scale` pixels for each of its px: the same bytes on every machine. */
export async function rasterize(svg: string, scale: number): Promise<Uint8Array> {
  const digest = createHash("sha256").update(`${renderer}\n${scale}\n${svg}`).digest("hex");
  return kept(`${digest}.png`, () => draw(svg, scale));
}

async function draw(svg: string, scale: number): Promise<Uint8Array> {
  ready ??= start();
  const fontBuffers = await ready;
  const font = { fontBuffers, loadSystemFonts: false, defaultFontFamily: "Source Sans 3" };
  const drawing = new Resvg(svg, { font, fitTo: { mode: "zoom", value: scale } });
  const image = drawing.render();
  const png = image.asPng();
  image.free();
  drawing.free();
  return png;
}
