import { createHash } from "node:crypto";
import { initWasm, Resvg } from "@resvg/resvg-wasm";
import { fromEarlier, keep } from "../lib/kept.ts";
import { pictureFonts, rasterizerModule } from "../lib/rasterizer.ts";

let ready: Promise<Uint8Array[]> | undefined;

/** Starts the renderer once for a process; returns the fonts it draws with. */
async function start(): Promise<Uint8Array[]> {
  await initWasm(rasterizerModule());
  return pictureFonts();
}

/** A drawing as PNG, `scale` pixels for each of its px: the same bytes on every machine. */
export async function rasterize(svg: string, scale: number): Promise<Uint8Array> {
  const digest = createHash("sha256").update(`${scale}\n${svg}`).digest("hex");
  return fromEarlier(`${digest}.png`) ?? keep(`${digest}.png`, await draw(svg, scale));
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
