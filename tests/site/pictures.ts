import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { Page } from "playwright-core";
import { once } from "../once.ts";
import { drawAll } from "./browse.ts";

/** Where the accepted pictures lie, at half their size, and which browser drew them. */
export const accepted = join(import.meta.dirname, "pictures");
const browserFile = join(accepted, "browser.txt");

/** One way of looking at a page. */
export interface Look {
  name: string;
  width: number;
  media: "screen" | "print";
  scheme: "light" | "dark";
}

const look = (width: number, scheme: Look["scheme"]): Look => ({
  name: `${width}-${scheme}`,
  width,
  media: "screen",
  scheme,
});

/** Three widths, light and dark, and paper: A4 at 96 px an inch. */
export const looks: readonly Look[] = [
  ...[320, 768, 1280].flatMap((width) => [look(width, "light"), look(width, "dark")]),
  { name: "print", width: 794, media: "print", scheme: "light" },
];

/** The line to the browser of a tab. */
const lineTo = once((page: Page) => page.context().newCDPSession(page));

/** A picture of a page, or of its figure: the upper part of long pages, as a PNG. Nothing moves on it. */
export async function takePicture(
  page: Page,
  { width, media, scheme }: Look,
  part?: string,
): Promise<Buffer> {
  await page.setViewportSize({ width, height: 800 });
  await page.emulateMedia({ media, colorScheme: scheme, reducedMotion: "reduce" });
  // A picture reaches below the window.
  await drawAll(page);
  const box = await page.evaluate(async (part) => {
    await document.fonts.ready;
    const all = { left: 0, top: 0, right: innerWidth, bottom: document.documentElement.scrollHeight };
    return part === undefined ? all : document.querySelector(part)?.getBoundingClientRect().toJSON();
  }, part);
  const [x, y] = [Math.floor(box.left), Math.floor(box.top)];
  const size = { width: Math.ceil(box.right) - x, height: Math.min(Math.ceil(box.bottom) - y, tallest) };
  const line = await lineTo(page);
  // Packed as fast as can be: it is unpacked at once. Playwright's own picture is packed tightly.
  const { data } = await line.send("Page.captureScreenshot", {
    format: "png",
    clip: { x, y, ...size, scale: 1 },
    captureBeyondViewport: true,
    optimizeForSpeed: true,
  });
  return Buffer.from(data, "base64");
}

/** So many px of a page are kept: what comes below is made of the same parts. */
const tallest = 2400;

/** Runs in a page: a picture at half its size, as WebP in Base64. */
async function halved(png: string): Promise<string> {
  const bytes = Uint8Array.from(atob(png), (sign) => sign.charCodeAt(0));
  const image = await createImageBitmap(new Blob([bytes], { type: "image/png" }));
  const canvas = new OffscreenCanvas(Math.ceil(image.width / 2), Math.ceil(image.height / 2));
  const context = canvas.getContext("2d");
  if (context === null) throw new Error("no canvas");
  context.imageSmoothingQuality = "high";
  context.drawImage(image, 0, 0, canvas.width, canvas.height);
  const blob = await canvas.convertToBlob({ type: "image/webp", quality: 0.7 });
  return btoa(
    Array.from(new Uint8Array(await blob.arrayBuffer()), (byte) => String.fromCharCode(byte)).join(""),
  );
}

/** What two pictures differ in, by squares of 12 px of the halved pictures. */
export interface Difference {
  /** Widths and heights, where they are not the same. */
  size?: string;
  /** Squares that look different, and all squares. */
  squares: number;
  of: number;
}

/**
 * Runs in a page: compares a halved picture, a WebP, with a PNG square by square. Letters may be drawn a little
 * differently, and a WebP is not quite what was packed into it.
 */
async function compared([webp, png]: readonly [string, string]): Promise<Difference> {
  const side = 12;
  /** Of 255, how much the mean of a colour in a square may be off: a bar or a word is many times that. */
  const mostOff = 14;
  const pixelsOf = async (picture: string, type: string, part: number): Promise<ImageData> => {
    const bytes = Uint8Array.from(atob(picture), (sign) => sign.charCodeAt(0));
    const image = await createImageBitmap(new Blob([bytes], { type }));
    const [width, height] = [Math.ceil(image.width * part), Math.ceil(image.height * part)];
    const context = new OffscreenCanvas(width, height).getContext("2d", { willReadFrequently: true });
    if (context === null) throw new Error("no canvas");
    context.imageSmoothingQuality = "high";
    context.drawImage(image, 0, 0, width, height);
    return context.getImageData(0, 0, width, height);
  };
  const [a, b] = [await pixelsOf(webp, "image/webp", 1), await pixelsOf(png, "image/png", 0.5)];
  // A line of text that breaks elsewhere makes a page higher; half a px more is none.
  const isOther = Math.abs(a.width - b.width) > 1 || Math.abs(a.height - b.height) > 1;
  const size = isOther ? { size: `${a.width} × ${a.height} → ${b.width} × ${b.height}` } : {};
  const [width, height] = [Math.min(a.width, b.width), Math.min(a.height, b.height)];
  /** How much the mean of a square is off, in the colour in which it is most. */
  const offAt = (x: number, y: number): number => {
    let [red, green, blue] = [0, 0, 0];
    for (let dy = 0; dy < side; dy++) {
      for (let dx = 0; dx < side; dx++) {
        const i = ((y + dy) * a.width + x + dx) * 4;
        const j = ((y + dy) * b.width + x + dx) * 4;
        red += (a.data[i] ?? 0) - (b.data[j] ?? 0);
        green += (a.data[i + 1] ?? 0) - (b.data[j + 1] ?? 0);
        blue += (a.data[i + 2] ?? 0) - (b.data[j + 2] ?? 0);
      }
    }
    return Math.max(Math.abs(red), Math.abs(green), Math.abs(blue)) / side ** 2;
  };
  let squares = 0;
  let of = 0;
  for (let y = 0; y + side <= height; y += side) {
    for (let x = 0; x + side <= width; x += side) {
      of += 1;
      if (offAt(x, y) > mostOff) squares += 1;
    }
  }
  return { ...size, squares, of };
}

/** Compares a PNG with the accepted picture of that name; undefined where there is none. */
export async function differenceTo(bench: Page, name: string, png: Buffer): Promise<Difference | undefined> {
  const file = join(accepted, `${name}.webp`);
  if (!existsSync(file)) return undefined;
  const before = readFileSync(file).toString("base64");
  return bench.evaluate(compared, [before, png.toString("base64")] as const);
}

/** Compares two PNGs as if the first were accepted. */
export async function differenceBetween(bench: Page, before: Buffer, now: Buffer): Promise<Difference> {
  const one = await bench.evaluate(halved, before.toString("base64"));
  return bench.evaluate(compared, [one, now.toString("base64")] as const);
}

/** Makes a PNG the accepted picture of that name. */
export async function accept(bench: Page, name: string, png: Buffer): Promise<void> {
  const file = join(accepted, `${name}.webp`);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, Buffer.from(await bench.evaluate(halved, png.toString("base64")), "base64"));
}

/** True where a picture is the same to a reader: of letters a few squares may look otherwise on another machine. */
export function isSame({ size, squares, of }: Difference): boolean {
  return size === undefined && squares <= Math.max(2, of / 400);
}

const majorOf = (version: string): string => version.replace(/\..*/, "");

/** Why pictures of this browser cannot be compared; undefined where they can. */
export function otherBrowser(version: string): string | undefined {
  if (!existsSync(browserFile)) return "noch keine Bilder angenommen";
  const before = readFileSync(browserFile, "utf8").trim();
  return before === majorOf(version)
    ? undefined
    : `Bilder von Chromium ${before}, hier ist ${majorOf(version)}`;
}

/** Notes which browser drew the accepted pictures. */
export function acceptBrowser(version: string): void {
  mkdirSync(accepted, { recursive: true });
  writeFileSync(browserFile, `${majorOf(version)}\n`);
}
